/* git_tag_names.c -- the names of the tags of a repository
 *
 * libgit2 passes over a ref that leads nowhere, and sometimes over those that
 * come after it; so what is kept as a file is looked for here as well.
 */
#include "importers/git_tag_names.h"

#include "importers/git_below.h"

#include <string.h>

#define TAGS "refs/tags/"

static int add_name(const char *name, void *names)
{
	g_hash_table_add(names, g_strdup(name + strlen(TAGS)));
	return 0;
}

static void add_files(const struct git *git, GHashTable *names)
{
	g_autofree char *folder =
		g_build_filename(git->common_folder, "refs", "tags", NULL);
	g_autoptr(GPtrArray) paths = git_below_files(folder);

	for (uint32_t i = 0; i < paths->len; i++) {
		const char *path = paths->pdata[i];

		/* git writes .lock files and renames them */
		if (!g_str_has_suffix(path, ".lock"))
			g_hash_table_add(names,
					 g_strdup(path + strlen(folder) + 1));
	}
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *git_tag_names(const struct git *git)
{
	g_autoptr(GHashTable) found = git_below_set();
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter each;
	void *name;

	git_reference_foreach_glob(git->repository, TAGS "*", add_name, found);
	add_files(git, found);
	g_hash_table_iter_init(&each, found);
	while (g_hash_table_iter_next(&each, &name, NULL)) {
		g_ptr_array_add(names, name);
		g_hash_table_iter_steal(&each);
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}
