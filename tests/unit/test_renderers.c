/* test_renderers.c -- the table of outputs, and the files that come of it */
#include "render/renderer.h"

#include "tests/made.h"

#include <glib/gstdio.h>

static const struct column columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "A text.", NULL },
	{ "count", CELL_INTEGER, UNIT_COUNT, "A number.", NULL },
};
static const struct schema things = {
	"things", "Things", "One row a thing.", columns, 2, false,
};
static const struct schema hidden = {
	"hidden", "Hidden", "One row a thing.", columns, 2, true,
};

static void test_find(void)
{
	for (const struct renderer *one = renderers; one->name; one++) {
		g_assert_true(renderer_find(one->name) == one);
		g_assert_true((one->write != NULL) != (one->publish != NULL));
		g_assert_true((one->write != NULL) == (one->extension != NULL));
		g_assert_nonnull(one->about);
	}
	g_assert_nonnull(renderer_find("csv"));
	g_assert_nonnull(renderer_find("json"));
	g_assert_null(renderer_find("doc"));
}

static void expect_file(const char *folder, const char *name, const char *want)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *got = NULL;

	g_file_get_contents(path, &got, NULL, NULL);
	g_assert_cmpstr(got, ==, want);
	g_remove(path);
}

static void test_csv(void)
{
	const struct made_scope all = { .deploys = 1 };
	struct report *report = made_report(&all, 1, 0);
	struct cell cells[] = { { .text = "=1" }, { .integer = 7 } };
	const struct table shown = { &things, cells, 1 };
	const struct table inner = { &hidden, cells, 1 };
	const struct table *tables[] = { &shown, &inner };
	struct render_tally tally = { .guarded = 2 };
	const struct render_options options = { .name = "review",
						.tally = &tally };
	g_autofree char *folder = g_dir_make_tmp("renderers-XXXXXX", NULL);
	g_autofree char *inside = g_build_filename(folder, "review_csv", NULL);
	g_autofree char *json = g_build_filename(folder, "review.json", NULL);
	g_autoptr(GError) error = NULL;
	struct publication *publication = publication_begin(folder, &error);

	report->tables = tables;
	report->n_tables = 2;
	g_assert_true(renderer_run(renderer_find("csv"), report, &options,
				   publication, &error));
	g_assert_true(renderer_run(renderer_find("json"), report, &options,
				   publication, &error));
	g_assert_cmpuint(publication_count(publication), ==, 2);
	g_assert_cmpstr(publication_file(publication, 1).name, ==,
			"review.json");
	g_assert_true(publication_commit(publication, &error));
	publication_free(publication);
	g_assert_no_error(error);
	g_assert_cmpuint(tally.guarded, ==, 3);
	expect_file(folder, "review_csv/things.csv", "name,count\r\n'=1,7\r\n");
	expect_file(folder, "review_csv/hidden.csv", NULL);
	g_remove(inside);
	g_assert_cmpint(g_remove(json), ==, 0);
	g_assert_cmpint(g_remove(folder), ==, 0);
	made_free(report);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/renderers/find", test_find);
	g_test_add_func("/renderers/csv-and-json", test_csv);
	return g_test_run();
}
