/* test_terminal_table.c -- tables for people: on a terminal, as Markdown */
#include "model/schemas.h"
#include "model/source.h"
#include "render/display.h"
#include "render/human.h"
#include "render/markdown.h"
#include "render/terminal.h"
#include "tests/file_text.h"

#include <math.h>
#include <string.h>

#define AT INT64_C(1778594551) /* 2026-05-12 14:02:31 */
#define ID "4f3a2b1c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a"

static void add_deploy(struct table_writer *writer, const char *service,
		       const char *version, double lead, const char *note)
{
	table_text(writer, "annotation-17");
	table_text(writer, service);
	table_text(writer, "production");
	table_time(writer, AT);
	table_text(writer, ID);
	table_text(writer, version);
	table_text(writer, "deploy");
	table_text(writer, NULL);
	table_text(writer, "success");
	table_boolean(writer, false);
	table_integer(writer, 1272);
	table_real(writer, lead);
	table_boolean(writer, true);
	table_text(writer, "rollback");
	table_text(writer, NULL);
	table_real(writer, 5400);
	table_text(writer, note);
	table_text(writer, "annotations.json:17");
	table_boolean(writer, false);
}

static const struct table *deploys(struct pool *pool)
{
	struct table_writer writer = table_begin(pool, &schema_deploys);

	add_deploy(&writer, "checkout", "v2.4.1", 72000, NULL);
	add_deploy(&writer, "注文サービス", NULL, NAN, "after_gap");
	add_deploy(&writer, "a\033[2J|b", "release-2026-05-12.hotfix.3", 40,
		   NULL);
	return table_end(&writer);
}

/* clang-format off */
static const struct {
	const char *name;
	uint32_t width;
	bool is_wide, is_ascii;
	uint32_t dropped;
	const char *want;
} cases[] = {
	{ "80-columns", 80, false, false, 11,
	  "service       deployed_at       version         changes  lead_time_p50  failed\n"
	  "────────────────────────────────────────────────────────────────────────────────\n"
	  "checkout      2026-05-12 14:02  v2.4.1            1 272           20 h  yes\n"
	  "注文サービス  2026-05-12 14:02                    1 272              –  yes\n"
	  "a\\x1b[2J|b    2026-05-12 14:02  release-2026-…    1 272           40 s  yes\n" },
	{ "45-columns-ascii", 45, false, true, 14,
	  "service     deployed_at       version\n"
	  "---------------------------------------------\n"
	  "checkout    2026-05-12 14:02  v2.4.1\n"
	  "??????      2026-05-12 14:02\n"
	  "a\\x1b[2J|b  2026-05-12 14:02  release-2026~\n" },
	{ "120-columns", 120, false, false, 8,
	  "deploy_id     service       deployed_at       version                 kind    changes  lead_time_p50  failed  recovery\n"
	  "────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
	  "annotation-…  checkout      2026-05-12 14:02  v2.4.1                  deploy    1 272           20 h  yes        1.5 h\n"
	  "annotation-…  注文サービス  2026-05-12 14:02                          deploy    1 272              –  yes        1.5 h\n"
	  "annotation-…  a\\x1b[2J|b    2026-05-12 14:02  release-2026-05-12.ho…  deploy    1 272           40 s  yes        1.5 h\n" },
	{ "wide", 80, true, false, 0,
	  "deploy_id      service       environment  deployed_at       commit                                    version                      kind    inferred  outcome  baseline  changes  lead_time_p50  failed  failure_reasons  incident_ids  recovery  note       source               rework\n"
	  "───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
	  "annotation-17  checkout      production   2026-05-12 14:02  4f3a2b1c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a  v2.4.1                       deploy            success  no          1 272           20 h  yes     rollback                          1.5 h             annotations.json:17  no\n"
	  "annotation-17  注文サービス  production   2026-05-12 14:02  4f3a2b1c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a                               deploy            success  no          1 272              –  yes     rollback                          1.5 h  after_gap  annotations.json:17  no\n"
	  "annotation-17  a\\x1b[2J|b    production   2026-05-12 14:02  4f3a2b1c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a  release-2026-05-12.hotfix.3  deploy            success  no          1 272           40 s  yes     rollback                          1.5 h             annotations.json:17  no\n" },
};
/* clang-format on */

static char *shown(const struct table *table, uint32_t width, bool is_wide,
		   bool is_ascii, uint32_t *dropped)
{
	const struct terminal_style style = { width, is_ascii, false };
	struct file_text file = file_text_open();

	*dropped = terminal_table(table, NULL, is_wide, &style, file.stream);
	return file_text_close(&file);
}

static void test_table(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Pool) pool = pool_new();
	uint32_t dropped;
	g_autofree char *got = shown(deploys(pool), row->width, row->is_wide,
				     row->is_ascii, &dropped);

	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpuint(dropped, ==, row->dropped);
}

static void test_no_line_is_too_wide(void)
{
	g_autoptr(Pool) pool = pool_new();
	const struct table *table = deploys(pool);

	for (uint32_t width = 20; width < 300; width++) {
		uint32_t dropped;
		g_autofree char *text =
			shown(table, width, false, false, &dropped);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

		for (uint32_t i = 0; lines[i]; i++)
			g_assert_cmpuint(display_width(lines[i]), <=, width);
	}
}

static void test_empty_table(void)
{
	const struct table none = { &schema_deploys, NULL, 0 };
	uint32_t dropped;
	g_autofree char *text = shown(&none, 40, false, false, &dropped);

	g_assert_cmpstr(text, ==,
			"service  deployed_at  version  changes\n"
			"────────────────────────────────────────\n");
}

static void add_metric(struct table_writer *writer, const char *statistic,
		       double value, const char *unit, int64_t n,
		       const char *kind, double change)
{
	table_time(writer, AT);
	table_time(writer, AT);
	table_text(writer, "all");
	table_text(writer, NULL);
	table_text(writer, "metric");
	table_text(writer, statistic);
	table_real(writer, value);
	table_text(writer, unit);
	table_integer(writer, n);
	table_real(writer, value);
	table_real(writer, NAN);
	table_text(writer, "Elite");
	table_real(writer, value);
	table_integer(writer, 3);
	table_real(writer, change);
	table_text(writer, kind);
	table_real(writer, change);
	table_real(writer, change);
	table_text(writer, "better");
	table_text(writer, NULL);
}

/* The row says what its numbers are. */
static void test_units_of_rows(void)
{
	static const struct {
		double value;
		const char *unit;
		int64_t n;
		const char *kind;
		double change;
		const char *want, *want_low, *want_previous, *want_change;
	} rows[] = {
		{ 72000, "s", 900, "ratio", 0.57, "20\u00a0h", "20\u00a0h",
		  "20\u00a0h", "−43%" },
		{ 0.25, "fraction", 40, "pp", -0.02, "25%", "25%", "1 of 3",
		  "−2.0\u00a0pp" },
		{ 1272, "count", 40, NULL, NAN, "1\u202f272", "1\u202f272",
		  "1\u202f272", "–" },
		{ 8.571, "per_day", 91, "ratio", 4.2, "8.6", "8.6", "8.6",
		  "×4.2" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		static const char *const names[] = { "value", "ci_low",
						     "previous", "change" };
		const char *const wants[] = { rows[i].want, rows[i].want_low,
					      rows[i].want_previous,
					      rows[i].want_change };
		g_autoptr(Pool) pool = pool_new();
		struct table_writer writer = table_begin(pool, &schema_metrics);
		const struct table *table;

		add_metric(&writer, "p50", rows[i].value, rows[i].unit,
			   rows[i].n, rows[i].kind, rows[i].change);
		table = table_end(&writer);
		for (size_t c = 0; c < G_N_ELEMENTS(names); c++) {
			g_autofree char *got = human_cell(
				table, 0,
				schema_column(&schema_metrics, names[c]), NULL);

			g_assert_cmpstr(got, ==, wants[c]);
		}
	}
}

static void test_markdown(void)
{
	static const struct column columns[] = {
		{ "deploy_id", CELL_TEXT, UNIT_NONE, "A text.", NULL },
		{ "lead_time_s", CELL_REAL, UNIT_SECONDS, "A time.", NULL },
	};
	static const struct schema schema = {
		"things", "Things", "One row a thing.", columns, 2, false,
	};
	struct cell cells[] = {
		{ .text = "order_service" },
		{ .real = 72000 },
		{ .text = "_a_ | *b* <b> [x](y) `c`\nd \\" },
		{ .is_empty = true },
	};
	const struct table table = { &schema, cells, 2 };
	struct file_text file = file_text_open();
	g_autofree char *got = NULL;

	markdown_table(&table, NULL, file.stream);
	got = file_text_close(&file);
	g_assert_cmpstr(got, ==,
			"| deploy_id | lead_time |\n"
			"| --- | ---: |\n"
			"| order_service | 20\u00a0h |\n"
			"| \\_a\\_ \\| \\*b\\* \\<b\\> \\[x\\](y) \\`c\\` "
			"d \\\\ | – |\n");
}

/* clang-format off */
/* A curve, or what is left of a budget; as letters and in ASCII. */
static const struct {
	const char *name, *curve;
	double left;
	const char *want, *want_ascii;
} drawings[] = {
	{ "a-curve",
	  "0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.08;0.08;0.04;"
	  "0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;"
	  "0.01;0.01;0", 0,
	  "▂▂▂▂▂▂▂▂▂▂|██▅▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▁",
	  "..........|##=..............._" },
	{ "a-gap-before-the-deploy", ";;;;;;;;;;0.5;1;;;;;;;;;;;;;;;;;", 0,
	  "          |▅█", "          |=#" },
	{ "nothing-but-zero", "0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;"
	  "0;0;0;0;0;0", 0, "▁▁▁▁▁▁▁▁▁▁|▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁",
	  "__________|___________________" },
	{ "none", NULL, 0, "", "" },
	{ "all-left", NULL, 1, "▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮  100%",
	  "####################  100%" },
	{ "nearly-all-left", NULL, 0.999, "▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▮▯ 99.9%",
	  "###################. 99.9%" },
	{ "half-left", NULL, 0.5, "▮▮▮▮▮▮▮▮▮▮▯▯▯▯▯▯▯▯▯▯   50%",
	  "##########..........   50%" },
	{ "a-trace-left", NULL, 0.01, "▮▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯  1.0%",
	  "#...................  1.0%" },
	{ "overspent", NULL, -0.44, "▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯▯  −44%",
	  "....................  -44%" },
	{ "not-measured", NULL, NAN, "   –", "   -" },
};
/* clang-format on */

static void test_drawing(const void *data)
{
	static const struct column curve[] = {
		{ "curve", CELL_TEXT, UNIT_NONE, "A curve.", NULL },
	};
	static const struct column left[] = {
		{ "left", CELL_REAL, UNIT_FRACTION, "What is left.", NULL },
	};
	static const struct schema impact = { "impact", "I", "A.",
					      curve,	1,   false };
	static const struct schema slo = { "slo", "S", "A.", left, 1, false };
	const typeof(drawings[0]) *row = data;
	bool is_curve = row->left == 0;
	struct cell cell = { .is_empty = is_curve ? !row->curve :
						    isnan(row->left) };
	const struct table table = { is_curve ? &impact : &slo, &cell, 1 };
	uint32_t dropped;

	if (is_curve)
		cell.text = row->curve;
	else
		cell.real = row->left;
	for (int i = 0; i < 2; i++) {
		g_autofree char *text =
			shown(&table, 40, true, i == 1, &dropped);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

		g_assert_cmpstr(lines[2], ==,
				i == 1 ? row->want_ascii : row->want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/terminal-table/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], test_table);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(drawings); i++) {
		g_autofree char *path = g_strconcat("/terminal-table/drawing/",
						    drawings[i].name, NULL);

		g_test_add_data_func(path, &drawings[i], test_drawing);
	}
	g_test_add_func("/terminal-table/no-line-is-too-wide",
			test_no_line_is_too_wide);
	g_test_add_func("/terminal-table/empty", test_empty_table);
	g_test_add_func("/terminal-table/units-of-rows", test_units_of_rows);
	g_test_add_func("/terminal-table/markdown", test_markdown);
	return g_test_run();
}
