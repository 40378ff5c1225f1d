/* walk.c -- which files and repositories the sources are
 *
 * All names are gathered before anything is read and sorted before anything
 * is dropped, so that of two names for one file the same one stays whatever
 * the order in which they were given.
 */
#include "importers/walk.h"

#include "importers/git.h"
#include "model/error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 64 };

struct walker {
	struct walk *walk;
	struct facts *facts;
	GPtrArray *errors;
	GHashTable *folders; /* visited: "DEVICE:NUMBER" */
};

static void free_file(void *data)
{
	struct walk_file *file = data;

	g_free(file->name);
	g_free(file);
}

void walk_free(struct walk *walk)
{
	if (!walk)
		return;
	g_ptr_array_unref(walk->files);
	g_ptr_array_unref(walk->repositories);
	g_free(walk);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct walk_file *x = *(const struct walk_file *const *)a;
	const struct walk_file *y = *(const struct walk_file *const *)b;
	int order = strcmp(x->name, y->name);

	return order ? order : x->is_in_folder - y->is_in_folder;
}

static void add_error(struct walker *walker, const char *name, const char *what)
{
	g_ptr_array_add(walker->errors,
			g_error_new(SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
				    "%s: %s", name, what));
}

static void add_finding(struct walker *walker, const char *name,
			const char *kind, const char *what)
{
	g_autofree char *shown = g_utf8_make_valid(name, -1);
	g_autofree char *detail = g_strdup_printf("%s: %s", shown, what);

	finding_add(walker->facts, (struct place){ NONE, 0 }, NO_TIME, kind,
		    detail);
}

static void add_file(struct walker *walker, const char *name,
		     const struct stat *status, bool is_in_folder)
{
	struct walk_file *file = g_new0(struct walk_file, 1);

	file->name = g_strdup(name);
	file->device = status->st_dev;
	file->number = status->st_ino;
	file->is_in_folder = is_in_folder;
	g_ptr_array_add(walker->walk->files, file);
}

static bool is_first_visit(struct walker *walker, const struct stat *status)
{
	return g_hash_table_add(walker->folders,
				g_strdup_printf("%ju:%ju",
						(uintmax_t)status->st_dev,
						(uintmax_t)status->st_ino));
}

static void visit(struct walker *walker, const char *name, int depth);

static GPtrArray *children(const char *name, GError **error)
{
	g_autoptr(GDir) folder = g_dir_open(name, 0, error);
	GPtrArray *names;
	const char *child;

	if (!folder)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((child = g_dir_read_name(folder)))
		if (*child != '.')
			g_ptr_array_add(names, g_strdup(child));
	g_ptr_array_sort(names, by_text);
	return names;
}

static void visit_folder(struct walker *walker, const char *name, int depth)
{
	g_autoptr(GPtrArray) names = NULL;

	if (depth == DEEPEST) {
		add_error(walker, name, "is nested too deep");
		return;
	}
	names = children(name, NULL);
	if (!names) {
		/* errno has not survived the folder's own clean-up */
		errno = access(name, R_OK | X_OK) == 0 ? EIO : errno;
		add_error(walker, name, g_strerror(errno));
		return;
	}
	if (depth == 0 && names->len == 0)
		add_finding(walker, name, "empty folder", "holds no exports");
	for (uint32_t i = 0; i < names->len; i++) {
		g_autofree char *path =
			g_build_filename(name, names->pdata[i], NULL);

		visit(walker, path, depth + 1);
	}
}

static void visit(struct walker *walker, const char *name, int depth)
{
	struct stat status;

	if (stat(name, &status) < 0) {
		add_error(walker, name, g_strerror(errno));
	} else if (S_ISDIR(status.st_mode)) {
		if (!is_first_visit(walker, &status))
			return;
		if (git_recognises(name))
			add_finding(walker, name, "repository in a folder",
				    "a git repository is to be given as a "
				    "source of its own");
		else
			visit_folder(walker, name, depth);
	} else if (S_ISREG(status.st_mode) || depth == 0) {
		add_file(walker, name, &status, depth > 0);
	} else {
		add_finding(walker, name, "not a file",
			    "is a device, a pipe or a socket");
	}
}

/* Before the folders, so that none that is named is met in one of them. */
static void visit_repository(struct walker *walker, const char *name)
{
	struct stat status;

	if (!git_recognises(name))
		return;
	g_ptr_array_add(walker->walk->repositories, g_strdup(name));
	if (stat(name, &status) == 0)
		is_first_visit(walker, &status);
}

static void visit_all(struct walker *walker, const GPtrArray *names)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	struct stat nothing = { 0 };

	for (uint32_t i = 0; i < names->len; i++)
		g_ptr_array_add(sorted, names->pdata[i]);
	g_ptr_array_sort(sorted, by_text);
	for (uint32_t i = 0; i < sorted->len; i++)
		visit_repository(walker, sorted->pdata[i]);
	for (uint32_t i = 0; i < sorted->len; i++)
		if (strcmp(sorted->pdata[i], "-") == 0)
			add_file(walker, "-", &nothing, false);
		else
			visit(walker, sorted->pdata[i], 0);
}

/* Of the names of one file the first stays; it was named if one of them was. */
static void drop_copies(GPtrArray *files)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	g_ptr_array_sort(files, by_name);
	for (uint32_t i = 0; i < files->len;) {
		struct walk_file *file = files->pdata[i];
		g_autofree char *identity = g_strdup_printf(
			"%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
			file->device, file->number);
		struct walk_file *first = g_hash_table_lookup(seen, identity);

		if (first) {
			first->is_in_folder &= file->is_in_folder;
			g_ptr_array_remove_index(files, i);
			continue;
		}
		g_hash_table_insert(seen, g_steal_pointer(&identity), file);
		i++;
	}
}

struct walk *walk_sources(const GPtrArray *names, struct facts *facts,
			  GPtrArray *errors)
{
	struct walk *walk = g_new0(struct walk, 1);
	g_autoptr(GHashTable) folders =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct walker walker = {
		.walk = walk,
		.facts = facts,
		.errors = errors,
		.folders = folders,
	};

	walk->files = g_ptr_array_new_with_free_func(free_file);
	walk->repositories = g_ptr_array_new_with_free_func(g_free);
	visit_all(&walker, names);
	drop_copies(walk->files);
	g_ptr_array_sort(walk->repositories, by_text);
	return walk;
}
