/* git_below.c -- what lies below the folders of a repository
 *
 * Whoever opens a pipe waits for somebody to write to it, for ever.
 */
#include "importers/git_below.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_LIMIT = 32 };

GHashTable *git_below_set(void)
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

/* What is done with an entry; true ends the walk. */
typedef bool each_entry(enum entry kind, const char *path, void *data);

/* `seen` is NULL where folders are not gone into. */
static bool walk(const char *folder, GHashTable *seen, int depth,
		 each_entry *each, void *data)
{
	const struct dirent *entry;
	bool is_over = false;
	DIR *entries;

	if (depth == 0 || (seen && !is_new(folder, seen)))
		return false;
	entries = opendir(folder);
	while (entries && !is_over && (entry = readdir(entries))) {
		g_autofree char *path =
			g_build_filename(folder, entry->d_name, NULL);
		enum entry kind;

		if (*entry->d_name == '.')
			continue;
		kind = entry_of(path, entry);
		is_over = kind == ENTRY_FOLDER ?
				  seen && walk(path, seen, depth - 1, each,
					       data) :
				  each(kind, path, data);
	}
	if (entries)
		closedir(entries);
	return is_over;
}

static bool keep_harmful(enum entry kind, const char *path, void *data)
{
	if (kind == ENTRY_HARMFUL)
		*(char **)data = g_strdup(path);
	return kind == ENTRY_HARMFUL;
}

char *git_below_pipe_in(const char *folder)
{
	char *found = NULL;

	walk(folder, NULL, 1, keep_harmful, &found);
	return found;
}

char *git_below_pipe(const char *folder, GHashTable *seen)
{
	char *found = NULL;

	walk(folder, seen, DEPTH_LIMIT, keep_harmful, &found);
	return found;
}

static bool add_name(enum entry kind, const char *path, void *data)
{
	if (kind == ENTRY_FILE)
		g_ptr_array_add(data, g_strdup(path));
	return false;
}

GPtrArray *git_below_files(const char *folder)
{
	g_autoptr(GHashTable) seen = git_below_set();
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	walk(folder, seen, DEPTH_LIMIT, add_name, paths);
	return paths;
}
