/* workbook_readme.c -- the first sheet: what the workbook holds */
#include "render/workbook.h"

#include "model/schemas.h"
#include "render/format.h"
#include "render/words.h"
#include "render/workbook_looks.h"

enum { WIDEST = 100 };

static const struct column index_columns[] = {
	{ "sheet", CELL_TEXT, UNIT_NONE, "", NULL },
	{ "holds", CELL_TEXT, UNIT_NONE, "", NULL },
	{ "rows", CELL_INTEGER, UNIT_COUNT, "", NULL },
};

static const struct schema index_schema = {
	"index", "README", "", index_columns, G_N_ELEMENTS(index_columns), true,
};

/* Below the table, row by row: a word and what it means. */
struct below {
	struct xlsx_sheet *sheet;
	uint32_t row;
};

static void put(struct below *below, const char *word, const char *text)
{
	if (word)
		xlsx_text(below->sheet, below->row, 0, word, &workbook_bold);
	xlsx_text(below->sheet, below->row++, 1, text, &workbook_text);
}

static const struct table *make_index(const struct workbook *workbook,
				      struct pool *pool)
{
	const struct report *report = workbook->report;
	struct table_writer writer = table_begin(pool, &index_schema);

	for (uint32_t i = 0; i < report->n_tables; i++) {
		const struct table *table = report_table_at(report, i);
		g_autofree char *elsewhere = g_strdup_printf(
			"Too long for a sheet: in %s_csv/%s.csv instead. %s",
			workbook->options->name, table->schema->name,
			table->schema->about);

		table_text(&writer, table->schema->sheet);
		table_text(&writer, table->rows > WORKBOOK_ROWS ?
					    pool_text(pool, elsewhere) :
					    table->schema->about);
		table_integer(&writer, table->rows);
	}
	return table_end(&writer);
}

static void add_links(const struct workbook *workbook, struct xlsx_sheet *sheet)
{
	const struct report *report = workbook->report;

	for (uint32_t i = 0; i < report->n_tables; i++) {
		const struct table *table = report_table_at(report, i);

		if (table->rows <= WORKBOOK_ROWS)
			xlsx_link(sheet, WORKBOOK_DATA + i,
				  table->schema->sheet, table->schema->sheet,
				  &workbook_link);
	}
}

static void put_shorthand(const struct report *report, struct below *below)
{
	g_autofree char *times = g_strdup_printf(
		"Times are UTC; days, weeks and the period are those of %s.",
		report->zone_name);

	put(below, "Shorthand", NULL);
	put(below, "[low]",
	    "Too few events for a tier: fewer than min_n, or a window of fewer "
	    "than min_days days (sheet Thresholds).");
	put(below, "[x]", "Not available: there is no data for it.");
	put(below, "(blank)", "No data. It is never zero.");
	put(below, "_s, _h, _pp",
	    "Seconds, hours, a difference of rates (0.01 is one percentage "
	    "point).");
	put(below, "_at, week", times);
}

static char *cite(const struct report *report)
{
	g_autofree char *stamp = format_stamp(report->generated_at);

	return g_strdup_printf(
		"%s%s%s, %s, generated %s by %s %s.", report->organisation,
		*report->organisation ? ": " : "", report->title,
		report->period_name, stamp, PACKAGE_NAME, PACKAGE_VERSION);
}

static void put_notes(const struct report *report, struct below *below)
{
	const struct words_context context = { .zone = report->zone };

	for (uint32_t i = 0; i < report->n_notes; i++) {
		g_autofree char *text = words_text(report->notes[i], &context);

		put(below, i == 0 ? "Notes" : NULL, text);
	}
}

static char *about(const struct report *report)
{
	const struct window *window = &report->metrics->window;
	g_autofree char *period = format_period(
		window->since, window->until, report->zone, report->zone_name);
	g_autofree char *stamp = format_stamp(report->generated_at);

	return g_strdup_printf("%s%s%s. Generated %s by %s %s.", period,
			       report->previous_name ? ", compared with " : "",
			       report->previous_name ? report->previous_name :
						       "",
			       stamp, PACKAGE_NAME, PACKAGE_VERSION);
}

void workbook_readme(const struct workbook *workbook)
{
	const struct report *report = workbook->report;
	g_autoptr(Pool) pool = pool_new();
	g_autofree char *title =
		g_strdup_printf("%s%s%s, %s", report->organisation,
				*report->organisation ? ": " : "",
				report->title, report->period_name);
	g_autofree char *standfirst = about(report);
	g_autofree char *citation = cite(report);
	const struct workbook_sheet wanted = {
		.table = make_index(workbook, pool),
		.sheet = "README",
		.name = "tblIndex",
		.title = title,
		.about = standfirst,
		.widest = WIDEST,
	};
	struct below below = {
		.sheet = workbook_add(workbook, &wanted),
		.row = WORKBOOK_DATA + MAX(report->n_tables, 1) + 1,
	};

	add_links(workbook, below.sheet);
	put_shorthand(report, &below);
	below.row++;
	put(&below, "How to cite", citation);
	if (report_table(report, "definitions")) {
		xlsx_link(below.sheet, below.row, "Definitions", "Definitions",
			  &workbook_link);
		put(&below, NULL, "What every column and every term means.");
	}
	below.row++;
	put_notes(report, &below);
}
