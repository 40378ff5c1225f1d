/* test_publish.c -- files that appear together or not at all */
#include "tests/folder.h"

#include <glib/gstdio.h>

static void test_commit(struct folder *folder, const void *data)
{
	g_autofree char *path = folder_path(folder, "new/reports");
	struct publication *publication = folder_begin(path);
	struct publication_file file;

	(void)data;
	folder_write_one(publication, "a.json", "abc");
	folder_write_one(publication, "a_csv/deploys.csv", "x");
	folder_write_one(publication, "a_csv/changes.csv", "");
	g_assert_cmpuint(publication_count(publication), ==, 3);
	file = publication_file(publication, 0);
	g_assert_cmpstr(file.name, ==, "a.json");
	g_assert_cmpuint(file.bytes, ==, 3);
	g_assert_cmpstr(file.sha256, ==,
			"ba7816bf8f01cfea414140de5dae2223"
			"b00361a396177a9cb410ff61f20015ad");
	folder_expect(folder, "new/reports/a.json", NULL);
	folder_commit(publication);
	publication_free(publication);

	folder_expect(folder, "new/reports/a.json", "abc");
	folder_expect_listing(folder, "new/reports", "a.json a_csv");
	folder_expect_listing(folder, "new/reports/a_csv",
			      "changes.csv deploys.csv");
}

static void test_commit_replaces(struct folder *folder, const void *data)
{
	struct publication *publication;

	(void)data;
	folder_put(folder, "a.json", "earlier");
	folder_put(folder, "other", "stays");
	publication = folder_begin(folder->path);
	folder_write_one(publication, "a.json", "later");
	folder_expect(folder, "a.json", "earlier");
	folder_commit(publication);
	publication_free(publication);
	folder_expect(folder, "a.json", "later");
	folder_expect_listing(folder, "", "a.json other");
}

static void test_abort(struct folder *folder, const void *data)
{
	struct publication *publication;
	g_autoptr(GError) error = NULL;

	(void)data;
	folder_put(folder, "a.json", "earlier");
	publication = folder_begin(folder->path);
	folder_write_one(publication, "a.json", "later");
	folder_write_one(publication, "a_csv/deploys.csv", "x");
	g_assert_nonnull(publication_open(publication, "a.pdf", &error));
	publication_free(publication);
	folder_expect(folder, "a.json", "earlier");
	folder_expect_listing(folder, "", "a.json");
}

static void test_abort_removes_its_folder(struct folder *folder,
					  const void *data)
{
	g_autofree char *path = folder_path(folder, "reports");
	struct publication *publication = folder_begin(path);

	(void)data;
	folder_write_one(publication, "a.json", "x");
	publication_free(publication);
	folder_expect_listing(folder, "", "");
}

static void test_abort_keeps_folders(struct folder *folder, const void *data)
{
	g_autofree char *path = folder_path(folder, "a_csv");
	struct publication *publication;

	(void)data;
	g_assert_cmpint(g_mkdir(path, 0777), ==, 0);
	publication = folder_begin(folder->path);
	folder_write_one(publication, "a_csv/deploys.csv", "x");
	publication_free(publication);
	folder_expect_listing(folder, "", "a_csv");
	folder_expect_listing(folder, "a_csv", "");
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*test)(struct folder *folder, const void *data);
	} tests[] = {
		{ "commit", test_commit },
		{ "commit-replaces", test_commit_replaces },
		{ "abort", test_abort },
		{ "abort-removes-its-folder", test_abort_removes_its_folder },
		{ "abort-keeps-folders", test_abort_keeps_folders },
	};

	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_autofree char *path =
			g_strconcat("/publish/", tests[i].name, NULL);

		g_test_add(path, struct folder, NULL, folder_set_up,
			   tests[i].test, folder_tear_down);
	}
	return g_test_run();
}
