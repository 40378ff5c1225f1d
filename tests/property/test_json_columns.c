/* test_json_columns.c -- long columns of numbers are read as short ones are
 *
 * A frame whose columns are packed must have the points that were written,
 * whatever the numbers look like and wherever an odd one stands among them.
 */
#include "importers/json_numbers.h"
#include "model/records_series.h"
#include "tests/exported.h"

#include <math.h>
#include <string.h>

enum { START = 1700000000, COLUMNS = 3 };

/* A number as programs print them; `null` at times. */
static char *number_of(int column, int row)
{
	static const char *const odd[] = {
		"null",	     "-0",     "0.1",	 "1e-05",
		"2.5E+3",    "-7e2",   "1e400",	 "0.12345678901234568",
		"1234567.5", "-12.25", "5e+09",	 "123456789012345",
		"9e0",	     "1.0",    "0.0001", "12345678901234567",
	};

	if ((row + column) % 3 == 0)
		return g_strdup(odd[(row / 3 + column) % G_N_ELEMENTS(odd)]);
	return g_strdup_printf("%d.%d", row, column);
}

static void add_column(GString *text, int column, int rows)
{
	g_string_append(text, ",[");
	for (int row = 0; row < rows; row++) {
		g_autofree char *number = number_of(column, row);

		g_string_append_printf(text, "%s%s", row > 0 ? "," : "",
				       number);
	}
	g_string_append_c(text, ']');
}

static GString *frame_of(int rows)
{
	GString *text = g_string_new("{\"schema\":{\"fields\":[{\"name\":"
				     "\"Time\",\"type\":\"time\"}");

	for (int column = 0; column < COLUMNS; column++)
		g_string_append_printf(
			text, ",{\"name\":\"c%d\",\"type\":\"number\"}",
			column);
	g_string_append(text, "]},\"data\":{\"values\":[[");
	for (int row = 0; row < rows; row++)
		g_string_append_printf(text, "%s%d000", row > 0 ? ", " : "",
				       START + row);
	g_string_append_c(text, ']');
	for (int column = 0; column < COLUMNS; column++)
		add_column(text, column, rows);
	g_string_append(text, "],\"entities\":[null,{\"NaN\":[0]}]}}");
	return text;
}

static void assert_point(const struct facts *facts, uint64_t at, int row,
			 double want)
{
	double got = g_array_index(facts->values, double, at);

	g_assert_cmpint(g_array_index(facts->times, int64_t, at), ==,
			(START + row) * INT64_C(1000));
	if (isnan(want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpmem(&got, sizeof(got), &want, sizeof(want));
}

static void assert_column(const struct facts *facts, int column, int rows)
{
	const struct series *series = &g_array_index(
		facts->records[RECORD_SERIES], struct series, (uint32_t)column);
	uint64_t n = 0;

	for (int row = 0; row < rows; row++) {
		g_autofree char *text = number_of(column, row);
		bool is_null = strcmp(text, "null") == 0;

		if (is_null && (row > 0 || column > 0))
			continue;
		assert_point(facts, series->first_point + n++, row,
			     is_null ? NAN : g_ascii_strtod(text, NULL));
	}
	g_assert_cmpuint(series->points, ==, n);
}

static void reads_frame(int rows)
{
	g_autoptr(Exported) exported = exported_new("");
	GString *text = frame_of(rows);

	exported_read(exported, "x.json", text->str, text->len);
	g_string_free(text, true);
	g_assert_cmpuint(exported->errors->len, ==, 0);
	g_assert_cmpuint(exported->facts->leftovers->len, ==, 0);
	g_assert_cmpuint(exported->facts->records[RECORD_SERIES]->len, ==,
			 COLUMNS);
	for (int column = 0; column < COLUMNS; column++)
		assert_column(exported->facts, column, rows);
}

static void frames(void)
{
	reads_frame(3);
	reads_frame(20);
	reads_frame(30000);  /* packed */
	reads_frame(500000); /* and squeezed, of more parts than nodes */
}

/* One series of so many points, each of its row and as much more. */
static void assert_series(const struct exported *exported, int rows,
			  double more)
{
	const struct series *series;

	g_assert_cmpuint(exported->errors->len, ==, 0);
	g_assert_cmpuint(exported->facts->records[RECORD_SERIES]->len, ==, 1);
	series = &g_array_index(exported->facts->records[RECORD_SERIES],
				struct series, 0);
	g_assert_cmpuint(series->points, ==, (uint32_t)rows);
	for (int row = 0; row < rows; row++)
		assert_point(exported->facts,
			     series->first_point + (uint64_t)row, row,
			     row + more);
}

/* What VictoriaMetrics exports: two columns of a series. */
static void exported_columns(void)
{
	enum { ROWS = 600000 };
	g_autoptr(Exported) exported = exported_new("");
	g_autoptr(GString) text =
		g_string_new("{\"metric\":{\"__name__\":\"up\"},\"values\":[");

	for (int row = 0; row < ROWS; row++)
		g_string_append_printf(text, "%s%d.5", row > 0 ? "," : "", row);
	g_string_append(text, "],\"timestamps\":[");
	for (int row = 0; row < ROWS; row++)
		g_string_append_printf(text, "%s%d000", row > 0 ? "," : "",
				       START + row);
	g_string_append(text, "]}\n");
	exported_read(exported, "x.json", text->str, text->len);
	assert_series(exported, ROWS, 0.5);
}

/* A pair of numbers is no column, though it stands in `values`. */
static void pairs_stay_pairs(void)
{
	enum { ROWS = 60000 };
	g_autoptr(Exported) exported = exported_new("");
	g_autoptr(GString) text = g_string_new("[{\"values\":[");

	for (int row = 0; row < ROWS; row++)
		g_string_append_printf(text, "%s[%d,%d.25]", row > 0 ? "," : "",
				       START + row, row);
	g_string_append(text, "],\"metric\":{\"__name__\":\"up\"}}]");
	exported_read(exported, "x.json", text->str, text->len);
	assert_series(exported, ROWS, 0.25);
}

/* clang-format off */
static const struct { const char *text; size_t length; double number; } taken[] = {
	{ "12,", 2, 12 }, { "-0.5e-3]", 7, -0.5e-3 }, { "1e5", 3, 1e5 },
	{ "0", 1, 0 }, { "01", 0, 0 }, { "-", 0, 0 }, { "1.", 0, 0 },
	{ "1.5e", 0, 0 }, { ".5", 0, 0 }, { "+1", 0, 0 }, { "1e+", 0, 0 },
	{ "1234567890123456", 0, 0 }, { "x", 0, 0 }, { "", 0, 0 },
};
/* clang-format on */

static void numbers_are_taken(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
		double number = 0;
		size_t length = json_take_number(
			taken[i].text, strlen(taken[i].text), &number);

		g_test_message("%s", taken[i].text);
		g_assert_cmpuint(length, ==, taken[i].length);
		if (length > 0)
			g_assert_true(number == taken[i].number);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json_columns/frames", frames);
	g_test_add_func("/json_columns/exported", exported_columns);
	g_test_add_func("/json_columns/pairs", pairs_stay_pairs);
	g_test_add_func("/json_columns/numbers", numbers_are_taken);
	return g_test_run();
}
