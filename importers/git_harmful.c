/* git_harmful.c -- pipes and devices where files should be
 *
 * Whoever opens one waits for somebody to write to it, for ever.
 */
#include "importers/git_harmful.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_LIMIT = 32 };

GHashTable *git_harmful_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

enum entry { ENTRY_FILE, ENTRY_FOLDER, ENTRY_HARMFUL };

static enum entry entry_of(const char *path, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type == DT_REG)
		return ENTRY_FILE;
	if (entry->d_type == DT_DIR)
		return ENTRY_FOLDER;
	if (stat(path, &status) != 0)
		return ENTRY_FILE; /* a link to nothing */
	if (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode) ||
	    S_ISBLK(status.st_mode))
		return ENTRY_HARMFUL;
	return S_ISDIR(status.st_mode) ? ENTRY_FOLDER : ENTRY_FILE;
}

/* Whether the folder comes up the first time, by whatever name. */
static bool is_new(const char *folder, GHashTable *seen)
{
	struct stat status;

	return stat(folder, &status) == 0 &&
	       g_hash_table_add(seen,
				g_strdup_printf("%ju:%ju",
						(uintmax_t)status.st_dev,
						(uintmax_t)status.st_ino));
}

/* `seen` is NULL where folders are not gone into. */
static char *find(const char *folder, GHashTable *seen, int depth)
{
	const struct dirent *entry;
	char *found = NULL;
	DIR *entries;

	if (depth == 0 || (seen && !is_new(folder, seen)))
		return NULL;
	entries = opendir(folder);
	while (entries && !found && (entry = readdir(entries))) {
		g_autofree char *path =
			g_build_filename(folder, entry->d_name, NULL);

		if (*entry->d_name == '.')
			continue;
		switch (entry_of(path, entry)) {
		case ENTRY_HARMFUL:
			found = g_steal_pointer(&path);
			break;
		case ENTRY_FOLDER:
			if (seen)
				found = find(path, seen, depth - 1);
			break;
		case ENTRY_FILE:
			break;
		}
	}
	if (entries)
		closedir(entries);
	return found;
}

char *git_harmful_beside(const char *folder)
{
	return find(folder, NULL, 1);
}

char *git_harmful_below(const char *folder, GHashTable *seen)
{
	return find(folder, seen, DEPTH_LIMIT);
}
