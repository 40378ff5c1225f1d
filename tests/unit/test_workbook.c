/* test_workbook.c -- the sheets of a review, cell by cell */
#include "render/xlsx_write.h"

#include "model/schemas.h"
#include "render/workbook.h"
#include "render/workbook_looks.h"
#include "render/workbook_tiers.h"
#include "tests/book.h"
#include "tests/made.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const char *const thresholds_rows[] = {
	"min_n|5|count|events|true",
	"min_days|28|days|days|true",
	"window_days|91|days|days|",
	"df_elite_per_day|1|per_day|Elite|true",
	"df_high_per_day|0.03125|per_day|High|true",
	"df_medium_per_day|0.015625|per_day|Medium|true",
	"lt_elite_h|1|h|Elite|false",
	"lt_high_h|168|h|High|true",
	"lt_medium_h|720|h|Medium|true",
	"cfr_elite|0.15|fraction|Elite|true",
	"cfr_high|0.3|fraction|High|true",
	"cfr_medium|0.45|fraction|Medium|true",
	"ttr_elite_h|1|h|Elite|false",
	"ttr_high_h|24|h|High|false",
	"ttr_medium_h|168|h|Medium|false",
	NULL,
};

static const char *const scorecard_rows[] = {
	"All services||182|2|14|5|0.5|better|High|30|90|-0.25|none|Elite|"
	"13|0.0625|0.03|0.11|-0.02|Elite|6|1.5|1|[x]|tier|99",
	"web|shop|91|1|7|4|0.25|none|Elite|0.5||0.1|none|Elite|"
	"13|0.125|0.1|0.25|0.01|Elite|2|1|1|[low]||50",
	"=search||91|1|7|4|||Elite|200||||High|0|0|0|0.04||Elite|0|||[x]||49",
	NULL,
};

static const char *const weekly_rows[] = {
	"2026-03-23|all||3|2|5|90000|||0|0||80000|20000|300000||true",
	"2026-03-30|all||4|2|5||||0|0||80000|20000|300000||true",
	"2026-04-06|all||5|2|5|70000|||0|0||80000|20000|300000|run|false",
	"2026-03-23|service|web|3|2|5|90000|||0|0||||||true",
	NULL,
};

static const char *const unmatched_rows[] = {
	"a.json|17|2026-05-12T14:02:31Z|unmatched|=cmd|</t>\x01\xff",
	"b.json||1850-01-01T00:00:00Z|malformed||_x0041_",
	NULL,
};

/* README is sheet 1; the others in the order of the tables. */
enum { README = 1, SCORECARD, WEEKLY, UNMATCHED, THRESHOLDS, EMPTY };

#define OWN(column) "tblScorecard[[#This Row],[" column "]]"
#define N(tier) "COUNTIF($N$6:$N$7,\"" tier "\")"

static const struct {
	uint32_t sheet;
	const char *cell, *want;
} cells[] = {
	{ README, "A1", "'Example: Engineering review, 2026 Q2'" },
	{ README, "A4", "'sheet'" },
	{ README, "A5", "'Scorecard'" },
	{ README, "C5", "3" },
	{ README, "A9", "'DataQuality'" },
	{ README, "C9", "0" },
	{ README, "A10", "'Things'" },
	{ README, "B10", "'Too long for a sheet: in review_csv/things.csv "
			 "instead. One row a thing.'" },
	{ README, "C10", "200001" },
	{ SCORECARD, "A1", "'Scorecard, 2026 Q2'" },
	{ SCORECARD, "A4", "'service'" },
	{ SCORECARD, "Z4", "'lead_time_n'" },
	{ SCORECARD, "A5", "'All services'" },
	{ SCORECARD, "B5", "" },
	{ SCORECARD, "C5", "182" },
	{ SCORECARD, "D5", "=" OWN("deploys") "/window_days → 2" },
	{ SCORECARD, "E6", "=" OWN("deploys_per_day") "*7 → 7" },
	{ SCORECARD, "A7", "'=search'" },
	{ SCORECARD, "P6", "=" OWN("failed") "/" OWN("deploys") " → 0.125" },
	{ SCORECARD, "I6", "=IF(" OWN("deploys_per_day") "=\"\",\"[x]\","
			   "IF(window_days<min_days,\"[low]\","
			   "IF(" OWN("deploys_per_day") ">=df_elite_per_day,"
			   "\"Elite\","
			   "IF(" OWN("deploys_per_day") ">=df_high_per_day,"
			   "\"High\","
			   "IF(" OWN("deploys_per_day") ">=df_medium_per_day,"
			   "\"Medium\",\"Low\"))))) → 'Elite'" },
	{ SCORECARD, "N7", "=IF(" OWN("lead_time_n") "=0,\"[x]\","
			   "IF(" OWN("lead_time_n") "<min_n,\"[low]\","
			   "IF(" OWN("lead_time_p50_h") "<lt_elite_h,"
			   "\"Elite\","
			   "IF(" OWN("lead_time_p50_h") "<=lt_high_h,"
			   "\"High\","
			   "IF(" OWN("lead_time_p50_h") "<=lt_medium_h,"
			   "\"Medium\",\"Low\"))))) → 'High'" },
	{ SCORECARD, "N5", "=IF(" N("Elite") "+" N("High") "+" N("Medium")
			   "+" N("Low") "=0,"
			   "IF(" OWN("lead_time_n") "=0,\"[x]\",\"[low]\"),"
			   "IF(" N("Low") ">=" N("Elite") "+" N("High") "+"
			   N("Medium") ",\"Low\","
			   "IF(" N("Medium") "+" N("Low") ">=" N("Elite") "+"
			   N("High") ",\"Medium\","
			   "IF(" N("High") "+" N("Medium") "+" N("Low") ">="
			   N("Elite") ",\"High\",\"Elite\")))) → 'Elite'" },
	{ SCORECARD, "V7", "" },
	{ WEEKLY, "A5", "46104" },
	{ WEEKLY, "G5", "90000" },
	{ WEEKLY, "G6", "" },
	{ WEEKLY, "Q7", "FALSE" },
	{ UNMATCHED, "B5", "17" },
	{ UNMATCHED, "C5", "46154.58508101852" },
	{ UNMATCHED, "E5", "'=cmd'" },
	{ UNMATCHED, "F5", "'</t>\ufffd\ufffd'" },
	{ UNMATCHED, "B6", "" },
	{ UNMATCHED, "C6", "'1850-01-01T00:00:00Z'" },
	{ UNMATCHED, "F6", "'_x005F_x0041_'" },
	{ THRESHOLDS, "B5", "5" },
	{ THRESHOLDS, "E11", "FALSE" },
	{ EMPTY, "A4", "'source'" },
	{ EMPTY, "A5", "" },
};

static const struct {
	const char *part, *text;
} parts[] = {
	{ "xl/workbook.xml", "<sheet name=\"README\" sheetId=\"1\"" },
	{ "xl/workbook.xml", "<definedName name=\"min_n\">"
			     "'Thresholds'!$B$5</definedName>" },
	{ "xl/workbook.xml", "<definedName name=\"_xlnm.Print_Titles\" "
			     "localSheetId=\"1\">Scorecard!$4:$4<" },
	{ "xl/tables/table1.xml", "name=\"tblIndex\"" },
	{ "xl/tables/table2.xml", "name=\"tblScorecard\" displayName="
				  "\"tblScorecard\" ref=\"A4:Z7\"" },
	{ "xl/tables/table6.xml", "ref=\"A4:O5\"" },
	{ "xl/worksheets/sheet1.xml", "<hyperlink ref=\"A5\" "
				      "location=\"'Scorecard'!A1\"" },
	{ "xl/worksheets/sheet2.xml", "topLeftCell=\"B5\"" },
	{ "xl/worksheets/sheet2.xml", "orientation=\"landscape\"" },
	{ "xl/worksheets/sheet2.xml", "fitToHeight=\"0\"" },
	{ "xl/worksheets/sheet2.xml", "&amp;L&amp;F&amp;C&amp;A&amp;RPage &amp;P of &amp;N" },
	{ "xl/worksheets/sheet2.xml", "<formula>\"Elite\"</formula>" },
	{ "xl/worksheets/sheet2.xml", "<dataBar>" },
	{ "xl/worksheets/sheet2.xml", "formula=\"1\"" },
	{ "xl/drawings/drawing1.xml", "Bars of the change failure rate" },
	{ "xl/charts/chart1.xml", "Change failure rate by service, 2026 Q2" },
	{ "xl/charts/chart2.xml", "Weekly!$G$5<" },
	{ "xl/charts/chart2.xml", "Weekly!$G$6:$G$7" },
	{ "xl/charts/chart2.xml", "<c:logBase val=\"10\"/>" },
	{ "xl/charts/chart2.xml", "<a:prstDash val=\"dash\"/>" },
	{ "xl/charts/chart3.xml", "Weekly!$D$6:$D$7" },
	{ "docProps/core.xml", "<dc:creator>Example</dc:creator>" },
};
/* clang-format on */

static int64_t instant(const char *text)
{
	g_autofree char *full = strchr(text, 'T') ?
					g_strdup(text) :
					g_strconcat(text, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) at = g_date_time_new_from_iso8601(full, NULL);

	return g_date_time_to_unix(at);
}

static void add_cell(struct table_writer *writer, enum cell_type type,
		     const char *text)
{
	if (*text == '\0')
		table_empty(writer);
	else if (type == CELL_TEXT)
		table_text(writer, pool_text(writer->pool, text));
	else if (type == CELL_REAL)
		table_real(writer, g_ascii_strtod(text, NULL));
	else if (type == CELL_BOOLEAN)
		table_boolean(writer, strcmp(text, "true") == 0);
	else if (type == CELL_INTEGER)
		table_integer(writer, g_ascii_strtoll(text, NULL, 10));
	else
		table_time(writer, instant(text));
}

static const struct table *make(struct pool *pool, const struct schema *schema,
				const char *const *rows)
{
	struct table_writer writer = table_begin(pool, schema);

	for (; rows && *rows; rows++) {
		g_auto(GStrv) words = g_strsplit(*rows, "|", -1);

		g_assert_cmpuint(g_strv_length(words), ==, schema->width);
		for (uint32_t c = 0; c < schema->width; c++)
			add_cell(&writer, schema->columns[c].type, words[c]);
	}
	return table_end(&writer);
}

static const struct column thing_columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "A name.", NULL },
};
static const struct schema things = {
	"things", "Things", "One row a thing.", thing_columns, 1, false,
};
static const struct table many_things = { &things, NULL, WORKBOOK_ROWS + 1 };

struct bytes {
	char *data;
	size_t length;
};

static struct bytes write_review(void)
{
	const struct made_scope all = { .deploys = 1 };
	struct report *report = made_report(&all, 1, 0);
	struct pool *pool = report->pool;
	const struct table *tables[] = {
		make(pool, &schema_scorecard, scorecard_rows),
		make(pool, &schema_weekly, weekly_rows),
		make(pool, &schema_unmatched, unmatched_rows),
		make(pool, &schema_thresholds, thresholds_rows),
		make(pool, &schema_data_quality, NULL),
		&many_things,
	};
	struct render_tally tally = { .guarded = 0 };
	const struct render_options options = { .name = "review",
						.tally = &tally };
	g_autoptr(GError) error = NULL;
	struct bytes bytes = { NULL, 0 };
	FILE *stream = open_memstream(&bytes.data, &bytes.length);

	report->tables = tables;
	report->n_tables = G_N_ELEMENTS(tables);
	g_assert_true(xlsx_write(report, &options, stream, &error));
	g_assert_no_error(error);
	fclose(stream);
	made_free(report);
	return bytes;
}

static void test_review(void)
{
	struct bytes bytes = write_review();
	struct book *book = book_open(bytes.data, bytes.length);

	book_check(book);
	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
		g_autofree char *got =
			book_cell(book, cells[i].sheet, cells[i].cell);

		g_test_message("sheet %u, %s", cells[i].sheet, cells[i].cell);
		g_assert_cmpstr(got, ==, cells[i].want);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *text = book_part(book, parts[i].part);

		g_test_message("%s in %s", parts[i].text, parts[i].part);
		g_assert_nonnull(text);
		g_assert_nonnull(strstr(text, parts[i].text));
	}
	book_free(book);
	free(bytes.data);
}

static void test_same_bytes(void)
{
	struct bytes one = write_review(), two = write_review();

	g_assert_cmpmem(one.data, one.length, two.data, two.length);
	free(one.data);
	free(two.data);
}

/* Limits that are missing leave values in place of formulas. */
static void test_no_limits(void)
{
	g_autoptr(Pool) pool = pool_new();
	const struct table *few =
		make(pool, &schema_thresholds, thresholds_rows + 4);

	g_assert_null(workbook_tier_formula(&workbook_tiers[0], NULL));
	g_assert_null(workbook_tier_formula(&workbook_tiers[1], few));
	g_assert_false(workbook_has_limit(few, "min_n"));
	g_assert_true(workbook_has_limit(few, "cfr_high"));
}

/* The day is that of the zone, whatever the day in UTC. */
static void test_dates(void)
{
	static const struct {
		const char *at, *zone;
		double want;
	} rows[] = {
		{ "1970-01-01", "UTC", 25569 },
		{ "2026-01-01", "UTC", 46023 },
		{ "2026-03-31T22:00:00Z", "Europe/Berlin", 46113 },
		{ "2026-04-01T04:00:00Z", "America/New_York", 46113 },
		{ "1900-03-01", "UTC", 61 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GTimeZone) zone =
			g_time_zone_new_identifier(rows[i].zone);

		g_assert_cmpfloat(workbook_date(instant(rows[i].at), zone), ==,
				  rows[i].want);
	}
}

/* Numbers look as their unit says, in their column or in their row. */
static void test_kinds(void)
{
	static const struct {
		struct column column;
		struct workbook_words words;
		const char *want;
	} rows[] = {
		{ { "n", CELL_INTEGER, UNIT_COUNT, "", NULL }, { 0 }, "#,##0" },
		{ { "record", CELL_INTEGER, UNIT_NONE, "", NULL }, { 0 }, "0" },
		{ { "cfr_ci_low", CELL_REAL, UNIT_FRACTION, "", NULL },
		  { 0 },
		  "0.0%" },
		{ { "lead_time_change", CELL_REAL, UNIT_FRACTION, "", NULL },
		  { 0 },
		  "+0%;-0%;0%" },
		{ { "cfr_change_pp", CELL_REAL, UNIT_FRACTION, "", NULL },
		  { 0 },
		  "+0.0%;-0.0%;0.0%" },
		{ { "recovery_mean_h", CELL_REAL, UNIT_NONE, "", NULL },
		  { 0 },
		  "#,##0.0" },
		{ { "value", CELL_REAL, UNIT_NONE, "", NULL },
		  { "fraction", NULL },
		  "0.0%" },
		{ { "change", CELL_REAL, UNIT_NONE, "", NULL },
		  { "fraction", "pp" },
		  "+0.0%;-0.0%;0.0%" },
		{ { "week", CELL_DATE, UNIT_NONE, "", NULL },
		  { 0 },
		  "yyyy-mm-dd" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_assert_cmpstr(workbook_look(workbook_kind(&rows[i].column,
							    &rows[i].words))
					->number,
				==, rows[i].want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	if (book_can_look())
		g_test_add_func("/workbook/review", test_review);
	g_test_add_func("/workbook/same-bytes", test_same_bytes);
	g_test_add_func("/workbook/no-limits", test_no_limits);
	g_test_add_func("/workbook/dates", test_dates);
	g_test_add_func("/workbook/kinds", test_kinds);
	return g_test_run();
}
