/* test_tables_curves.c -- the series round deploys, in tables
 *
 * The window is the first day; all series are of the service web.
 */
#include "analyzer/tables_curves.h"

#include "tests/review.h"
#include "tests/sampled.h"

#define RATE "error_ratio{service=web} "

static struct review *see(const char *deploys, const char *incidents,
			  const char *series)
{
	return review_new(sampled_history(deploys, incidents, series), "0",
			  "1d");
}

static const char *text_of(const struct table *table, uint32_t row,
			   const char *column)
{
	const struct cell *cell =
		&table_cell(table, row, schema_column(table->schema, column));

	return cell->is_empty ? NULL : cell->text;
}

/* Three minutes each, ten before and 19 after; a gap is empty. */
static void curves_in_short(void)
{
	g_autoptr(Review) review =
		see("web=?@60 web=?@-9d", "", RATE "@30 0.01x31 _x3 0.2x15");
	const struct table *table = report_table(review->report, "impact");

	g_assert_cmpuint(table->rows, ==, 1);
	g_assert_cmpstr(text_of(table, 0, "curve"), ==,
			"0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;0.01;;"
			"0.2;0.2;0.2;0.2;0.2;;;;;;;;;;;;;");
}

/* Two ends of the line of the deploy, then points, with gaps; largest first. */
static void curves_of_the_largest(void)
{
	g_autoptr(Review) review =
		see("web=?@120 web=?@500", "",
		    RATE "0.01x121 0.03x40 _x5 0.01x335 0.05x40 0.01x60");
	const struct table *table =
		report_table(review->report, "impact_curves");
	uint32_t minute = schema_column(table->schema, "minute");
	uint32_t value = schema_column(table->schema, "value");
	uint32_t line = schema_column(table->schema, "deploy_line");

	g_assert_cmpuint(table->rows, ==, 2 * (2 + 91) - 5 + 1);
	g_assert_cmpfloat(table_cell(table, 0, line).real, ==, 0);
	g_assert_cmpfloat(table_cell(table, 1, line).real, ==, 0.05);
	g_assert_true(table_cell(table, 1, value).is_empty);
	g_assert_true(table_cell(table, 2, line).is_empty);
	g_assert_cmpfloat(table_cell(table, 1, minute).real, ==, 0);
	g_assert_cmpfloat(table_cell(table, 2, minute).real, ==, -30);
	g_assert_cmpfloat(table_cell(table, 2 + 30, value).real, ==, 0.01);
	g_assert_cmpfloat(table_cell(table, 2 + 31, value).real, ==, 0.05);
	g_assert_cmpfloat(table_cell(table, 93 + 1, line).real, ==, 0.03);
	/* a blank cell, where the line breaks, before the point at 46 */
	g_assert_true(table_cell(table, 93 + 2 + 71, value).is_empty);
	g_assert_cmpfloat(table_cell(table, 93 + 2 + 72, minute).real, ==, 46);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tables-curves/in-short", curves_in_short);
	g_test_add_func("/tables-curves/of-the-largest", curves_of_the_largest);
	return g_test_run();
}
