/* git_folders.c -- where a repository keeps its things, and whether to open it
 *
 * A repository may be hostile.  Files that libgit2 would wait for (pipes) are
 * refused, so is the repository of another user, and of its configuration
 * only the two lines are looked for that say it cannot be read at all: the
 * configuration itself may include any file of the machine.
 */
#include "importers/git_folders.h"

#include "importers/git.h"
#include "importers/git_below.h"
#include "importers/git_lenders.h"
#include "model/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LINK_LIMIT 8192
#define CONFIG_LIMIT (1 << 20)

void git_folders_clear(struct git_folders *folders)
{
	g_free(folders->work);
	g_free(folders->git);
	g_free(folders->common);
	g_clear_pointer(&folders->objects, g_ptr_array_unref);
	g_clear_pointer(&folders->gone, g_ptr_array_unref);
}

static bool has(const char *folder, const char *name, GFileTest test)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return g_file_test(path, test);
}

char *git_folders_text(const char *folder, const char *name, size_t limit)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	int file = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	g_autofree char *text = NULL;
	struct stat status;
	size_t length = 0;
	ssize_t got = -1;

	if (file < 0)
		return NULL;
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
	    (uint64_t)status.st_size <= limit) {
		text = g_malloc((size_t)status.st_size + 1);
		while ((got = read(file, text + length,
				   (size_t)status.st_size - length)) > 0)
			length += (size_t)got;
		text[length] = '\0';
	}
	close(file);
	return got == 0 ? g_steal_pointer(&text) : NULL;
}

/* The path that a file holds after `prefix`, as seen from its folder. */
static char *read_link(const char *folder, const char *name, const char *prefix)
{
	g_autofree char *text = git_folders_text(folder, name, LINK_LIMIT);

	if (!text || !g_str_has_prefix(text, prefix))
		return NULL;
	g_strstrip(text);
	if (g_path_is_absolute(text + strlen(prefix)))
		return g_strdup(text + strlen(prefix));
	return g_build_filename(folder, text + strlen(prefix), NULL);
}

static bool is_git_folder(const char *path)
{
	bool has_objects = has(path, "objects", G_FILE_TEST_IS_DIR) &&
			   has(path, "refs", G_FILE_TEST_IS_DIR);

	return has(path, "HEAD", G_FILE_TEST_EXISTS) &&
	       (has_objects || has(path, "commondir", G_FILE_TEST_EXISTS));
}

/* The folder with HEAD in it, or NULL. */
static char *find_git_folder(const char *path)
{
	g_autofree char *inner = g_build_filename(path, ".git", NULL);
	g_autofree char *linked = NULL;

	if (is_git_folder(inner))
		return g_steal_pointer(&inner);
	linked = read_link(path, ".git", "gitdir: ");
	if (linked && is_git_folder(linked))
		return g_steal_pointer(&linked);
	return is_git_folder(path) ? g_strdup(path) : NULL;
}

bool git_recognises(const char *path)
{
	g_autofree char *found = find_git_folder(path);

	/* A work tree whose .git leads nowhere is one all the same. */
	return found || has(path, ".git", G_FILE_TEST_EXISTS);
}

static char *real_path(const char *path)
{
	char *real = realpath(path, NULL);
	char *copy = g_strdup(real);

	free(real);
	return copy;
}

static bool find_all(const char *path, struct git_folders *folders,
		     GError **error)
{
	g_autofree char *git = find_git_folder(path);
	g_autofree char *common = NULL;
	int code;

	if (git)
		common = read_link(git, "commondir", "");
	folders->git = git ? real_path(git) : NULL;
	folders->common = common ? real_path(common) : g_strdup(folders->git);
	errno = 0;
	folders->work = real_path(path);
	code = errno;
	if (folders->work && folders->git && folders->common)
		return true;
	if (!folders->work)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    path,
			    code == ENOENT ? "no such repository" :
					     g_strerror(code));
	else if (has(path, ".git", G_FILE_TEST_EXISTS))
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: its .git leads to no repository", path);
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: not a git repository", path);
	return false;
}

static bool check_owner(const char *path, const struct git_folders *folders,
			GError **error)
{
	const char *const owned[] = { folders->work, folders->git,
				      folders->common };
	struct stat status;

	for (size_t i = 0; i < G_N_ELEMENTS(owned); i++) {
		if (stat(owned[i], &status) == 0 && status.st_uid == geteuid())
			continue;
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: belongs to another user (--trust-owner reads "
			    "it all the same)",
			    path);
		return false;
	}
	return true;
}

/* libgit2 opens all these by name, and would wait for a pipe. */
static bool check_files(const char *path, const struct git_folders *folders,
			GError **error)
{
	g_autofree char *refs = g_build_filename(folders->common, "refs", NULL);
	g_autoptr(GHashTable) seen = git_below_set();
	g_autofree char *found = git_below_pipe_in(folders->git);
	bool is_beside = found != NULL;
	const char *name;

	if (!found)
		found = git_below_pipe_in(folders->common);
	if (!found)
		found = git_below_pipe(refs, seen);
	for (uint32_t i = 0; i < folders->objects->len && !found; i++)
		found = git_below_pipe(folders->objects->pdata[i], seen);
	if (!found)
		return true;
	name = found;
	if (g_str_has_prefix(found, folders->common))
		name = found + strlen(folders->common) + 1;
	else if (is_beside)
		name = strrchr(found, '/') + 1;
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: its '%s' is not a file", path, name);
	return false;
}

static bool config_says(const char *config, const char *pattern)
{
	g_autofree char *full =
		g_strconcat("\\[extensions\\][^\\[]*?\\b", pattern, NULL);

	return g_regex_match_simple(full, config,
				    G_REGEX_RAW | G_REGEX_CASELESS, 0);
}

static bool check_format(const char *path, const struct git_folders *folders,
			 GError **error)
{
	g_autofree char *config =
		git_folders_text(folders->common, "config", CONFIG_LIMIT);
	const char *what = NULL;

	if (!config)
		return true;
	if (config_says(config, "objectformat\\s*=\\s*\"?sha256"))
		what = "SHA-256 object ids";
	else if (config_says(config, "refstorage\\s*=\\s*\"?reftable"))
		what = "refs kept as a reftable";
	if (!what)
		return true;
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: has %s, which this program's libgit2 cannot read",
		    path, what);
	return false;
}

/* The 20 bytes that begin `before` bytes from the end of a file. */
static bool read_digest(const char *path, off_t before, uint8_t digest[20])
{
	int file = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	bool is_read = file >= 0 && lseek(file, -before, SEEK_END) >= 0 &&
		       read(file, digest, 20) == 20;

	if (file >= 0)
		close(file);
	return is_read;
}

/* A pack ends with the digest that its index has before its own. */
static bool is_whole_pack(const char *folder, const char *name)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".pack"));
	g_autofree char *pack = g_build_filename(folder, name, NULL);
	g_autofree char *index = g_strconcat(folder, "/", stem, ".idx", NULL);
	uint8_t ours[20], theirs[20];

	return !g_file_test(index, G_FILE_TEST_EXISTS) ||
	       (read_digest(pack, 20, ours) && read_digest(index, 40, theirs) &&
		memcmp(ours, theirs, sizeof(ours)) == 0);
}

/* libgit2 takes the objects of a pack that is broken off for unknown ones. */
static bool check_packs(const char *path, const char *objects, GError **error)
{
	g_autofree char *folder = g_build_filename(objects, "pack", NULL);
	g_autoptr(GDir) packs = g_dir_open(folder, 0, NULL);
	g_autofree char *worst = NULL;
	const char *name;

	while (packs && (name = g_dir_read_name(packs))) {
		if (!g_str_has_suffix(name, ".pack") ||
		    is_whole_pack(folder, name) ||
		    (worst && strcmp(worst, name) < 0))
			continue;
		g_free(worst);
		worst = g_strdup(name);
	}
	if (worst)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: its '%s' is broken off or does not fit its "
			    "index",
			    path, worst);
	return worst == NULL;
}

static bool check_all_packs(const char *path, const struct git_folders *folders,
			    GError **error)
{
	for (uint32_t i = 0; i < folders->objects->len; i++)
		if (!check_packs(path, folders->objects->pdata[i], error))
			return false;
	return true;
}

bool git_folders_find(const char *path, bool trusts_owner,
		      struct git_folders *folders, GError **error)
{
	if (!find_all(path, folders, error) ||
	    (!trusts_owner && !check_owner(path, folders, error)))
		return false;
	folders->gone = g_ptr_array_new_with_free_func(g_free);
	folders->objects = git_lenders_find(folders->common, folders->gone);
	return check_files(path, folders, error) &&
	       check_all_packs(path, folders, error) &&
	       check_format(path, folders, error);
}
