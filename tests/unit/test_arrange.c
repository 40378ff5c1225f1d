/* test_arrange.c -- rows by a column, and the first of them */
#include "render/arrange.h"

#include "model/error.h"

static const struct column columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "A text.", NULL },
	{ "count", CELL_INTEGER, UNIT_COUNT, "A number.", NULL },
	{ "rate", CELL_REAL, UNIT_FRACTION, "A real number.", NULL },
};
static const struct schema schema = {
	"things", "Things", "One row a thing.", columns, 3, false,
};

#define EMPTY                    \
	{                        \
		.is_empty = true \
	}

/* clang-format off */
static const struct cell cells[] = {
	{ .text = "d" }, { .integer = 2 },  { .real = 0.5 },
	{ .text = "a" }, EMPTY,             { .real = -1 },
	{ .text = "c" }, { .integer = 10 }, EMPTY,
	{ .text = "b" }, { .integer = 2 },  { .real = 0.5 },
};

static const struct {
	const char *name, *sort;
	uint32_t limit;
	const char *want;
} cases[] = {
	{ "as-they-stand",        NULL,     0, "dacb" },
	{ "the-first",            NULL,     2, "da" },
	{ "limit-beyond",         NULL,     9, "dacb" },
	{ "by-text",              "name",   0, "abcd" },
	{ "by-text-falling",      "-name",  0, "dcba" },
	{ "by-integer",           "count",  0, "dbca" },
	{ "falling-empty-last",   "-count", 0, "cdba" },
	{ "by-real",              "rate",   0, "adbc" },
	{ "by-real-falling",      "-rate",  2, "db" },
};
/* clang-format on */

static void test_order(const void *data)
{
	const typeof(cases[0]) *row = data;
	const struct table table = { &schema, (struct cell *)cells, 4 };
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GError) error = NULL;
	const struct table *got =
		arrange_table(pool, &table, row->sort, row->limit, &error);
	g_autoptr(GString) names = g_string_new(NULL);

	g_assert_no_error(error);
	for (uint32_t i = 0; i < got->rows; i++)
		g_string_append(names, table_cell(got, i, 0).text);
	g_assert_cmpstr(names->str, ==, row->want);
}

static void test_no_such_column(void)
{
	const struct table table = { &schema, (struct cell *)cells, 4 };
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GError) error = NULL;

	g_assert_null(arrange_table(pool, &table, "-nmae", 0, &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE);
	g_assert_cmpstr(error->message, ==,
			"--sort: 'nmae' is no column of things");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/arrange/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], test_order);
	}
	g_test_add_func("/arrange/no-such-column", test_no_such_column);
	return g_test_run();
}
