/* folder.c -- a folder of its own for each test */
#include "tests/folder.h"

#include <glib/gstdio.h>
#include <string.h>

char *folder_path(const struct folder *folder, const char *name)
{
	return g_build_filename(folder->path, name, NULL);
}

void folder_put(const struct folder *folder, const char *name, const char *text)
{
	g_autofree char *path = folder_path(folder, name);

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

void folder_expect(const struct folder *folder, const char *name,
		   const char *want)
{
	g_autofree char *path = folder_path(folder, name);
	g_autofree char *got = NULL;

	g_file_get_contents(path, &got, NULL, NULL);
	g_assert_cmpstr(got, ==, want);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Everything in a folder, sorted: "a.json a_csv" */
static char *listing(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	g_ptr_array_add(names, NULL);
	return g_strjoinv(" ", (char **)names->pdata);
}

void folder_expect_listing(const struct folder *folder, const char *name,
			   const char *want)
{
	g_autofree char *path = folder_path(folder, name);
	g_autofree char *got = listing(path);

	g_assert_cmpstr(got, ==, want);
}

void folder_set_up(struct folder *folder, const void *data)
{
	(void)data;
	folder->path = g_dir_make_tmp("publish-XXXXXX", NULL);
	g_assert_nonnull(folder->path);
}

static void remove_all(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		if (g_file_test(inner, G_FILE_TEST_IS_DIR))
			remove_all(inner);
		g_remove(inner);
	}
	g_rmdir(path);
}

void folder_tear_down(struct folder *folder, const void *data)
{
	(void)data;
	remove_all(folder->path);
	g_free(folder->path);
}

struct publication *folder_begin(const char *path)
{
	g_autoptr(GError) error = NULL;
	struct publication *publication = publication_begin(path, &error);

	g_assert_no_error(error);
	return publication;
}

void folder_write_one(struct publication *publication, const char *name,
		      const char *text)
{
	g_autoptr(GError) error = NULL;
	FILE *stream = publication_open(publication, name, &error);

	g_assert_no_error(error);
	fputs(text, stream);
	g_assert_true(publication_close_one(publication, &error));
	g_assert_no_error(error);
}

void folder_commit(struct publication *publication)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(publication_commit(publication, &error));
	g_assert_no_error(error);
}
