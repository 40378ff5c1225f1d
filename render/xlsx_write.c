/* xlsx_write.c -- the review as a workbook: a sheet a table */
#include "render/xlsx_write.h"

#include "model/schemas.h"
#include "render/format.h"
#include "render/workbook.h"

#include <string.h>

enum { WIDEST = 60, WIDEST_OF_WORDS = 110 };

static const struct {
	const struct schema *schema;
	const char *about; /* what to know beside what a row is, or NULL */
	void (*finish)(const struct workbook *workbook,
		       struct xlsx_sheet *sheet, const struct table *table);
} extras[] = {
	{ &schema_scorecard,
	  "Tiers are formulas on the sheet Thresholds. [low]: too few events "
	  "for a tier. [x]: no data.",
	  workbook_scorecard },
	{ &schema_weekly, NULL, workbook_weekly },
	{ &schema_ci_weekly, NULL, workbook_ci },
	{ &schema_impact,
	  "Charts: the deploys with the largest ratios, from the "
	  "sheet ImpactCurves.",
	  workbook_impact },
	{ &schema_flags, "Chart: from the sheet FlagsForest.", workbook_flags },
	{ &schema_slo_daily, NULL, workbook_slo_daily },
	{ &schema_thresholds, NULL, workbook_thresholds },
};

/* "data_quality" → "Data quality" */
static char *title_of(const struct report *report, const struct schema *schema)
{
	char *title =
		g_strdup_printf("%s, %s", schema->name, report->period_name);

	g_strdelimit(title, "_", ' ');
	title[0] = g_ascii_toupper(title[0]);
	return title;
}

static bool has(const struct schema *schema, enum cell_type type,
		enum unit unit)
{
	for (uint32_t c = 0; c < schema->width; c++)
		if (schema->columns[c].type == type &&
		    (unit == UNIT_NONE || schema->columns[c].unit == unit))
			return true;
	return false;
}

static char *about_of(const struct report *report, const struct schema *schema)
{
	const struct window *window = &report->metrics->window;
	g_autofree char *period = format_period(
		window->since, window->until, report->zone, report->zone_name);
	GString *out = g_string_new(schema->about);

	g_string_append_printf(out, " %s.", period);
	if (has(schema, CELL_TIME, UNIT_NONE))
		g_string_append(out, " Times are UTC.");
	if (has(schema, CELL_REAL, UNIT_SECONDS))
		g_string_append(out, " Durations are seconds.");
	for (size_t i = 0; i < G_N_ELEMENTS(extras); i++)
		if (extras[i].schema == schema && extras[i].about)
			g_string_append_printf(out, " %s", extras[i].about);
	return g_string_free(out, false);
}

static void add_table(const struct workbook *workbook,
		      const struct table *table)
{
	const struct schema *schema = table->schema;
	g_autofree char *name = g_strconcat("tbl", schema->sheet, NULL);
	g_autofree char *title = title_of(workbook->report, schema);
	g_autofree char *about = about_of(workbook->report, schema);
	const struct workbook_sheet wanted = {
		.table = table,
		.sheet = schema->sheet,
		.name = name,
		.title = title,
		.about = about,
		.widest = schema == &schema_definitions ? WIDEST_OF_WORDS :
							  WIDEST,
	};
	struct xlsx_sheet *sheet = workbook_add(workbook, &wanted);

	for (size_t i = 0; i < G_N_ELEMENTS(extras); i++)
		if (extras[i].schema == schema)
			extras[i].finish(workbook, sheet, table);
}

bool xlsx_write(const struct report *report,
		const struct render_options *options, FILE *stream,
		GError **error)
{
	const struct xlsx_info info = {
		.title = report->title,
		.author = report->organisation,
		.created_at = report->generated_at,
		.is_letter = options->paper == PAPER_LETTER,
	};
	struct workbook workbook = {
		.xlsx = xlsx_open(&info, error),
		.report = report,
		.options = options,
	};

	if (!workbook.xlsx)
		return false;
	workbook_readme(&workbook);
	for (uint32_t i = 0; i < report->n_tables; i++)
		if (report_table_at(report, i)->rows <= WORKBOOK_ROWS)
			add_table(&workbook, report_table_at(report, i));
	return xlsx_close(workbook.xlsx, stream, error);
}
