/* workbook_impact.c -- charts of the sheet Impact: error rates round deploys */
#include "render/workbook.h"

#include "model/schemas.h"
#include "render/format.h"

#include <string.h>

enum {
	CHART_WIDTH = 480, /* pixels */
	CHART_HEIGHT = 280,
	CHART_ROWS = 15, /* that a chart covers, and one more */
	CHART_COLUMNS = 8,
	ACROSS = 2,
	LINE = 2, /* rows of the ends of the line of the deploy */
};

/* The rows [first, last) of a deploy on the sheet ImpactCurves. */
struct round {
	const struct table *table;
	uint32_t first, last;
};

static const struct cell *cell_of(const struct table *table, uint32_t row,
				  const char *name)
{
	return &table_cell(table, row, schema_column(table->schema, name));
}

static bool is_same(const struct table *table, uint32_t a, uint32_t b)
{
	static const char *const names[] = { "deploy_id", "service", "series" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(cell_of(table, a, names[i])->text,
			   cell_of(table, b, names[i])->text) != 0)
			return false;
	return true;
}

static struct xlsx_range part(const struct round *round, const char *column,
			      bool is_line)
{
	uint32_t c = schema_column(round->table->schema, column);

	return (struct xlsx_range){
		WORKBOOK_DATA + round->first + (is_line ? 0 : LINE), c,
		WORKBOOK_DATA + (is_line ? round->first + LINE : round->last) -
			1,
		c
	};
}

static void add_chart(const struct workbook *workbook, struct xlsx_sheet *sheet,
		      const struct round *round, struct xlsx_range place)
{
	const struct table *table = round->table;
	const char *service = cell_of(table, round->first, "service")->text;
	const char *name = cell_of(table, round->first, "series")->text;
	g_autofree char *moment = format_moment(
		cell_of(table, round->first, "deployed_at")->integer,
		workbook->report->zone);
	g_autofree char *ratio =
		format_ratio(cell_of(table, round->first, "ratio")->real);
	g_autofree char *title =
		g_strdup_printf("%s, %s: %s %s", service, moment, name, ratio);
	g_autofree char *alternative = g_strdup_printf(
		"Line: %s of %s from 30 minutes before to an hour after its "
		"deploy of %s, which is an upright line; in the half hour "
		"after it %s of the hour before its start. Association, not "
		"proof of cause.",
		name, service, moment, ratio);
	const struct xlsx_series series[] = {
		{ .name = name,
		  .sheet = table->schema->sheet,
		  .x = part(round, "minute", false),
		  .y = part(round, "value", false),
		  .colour = COLOUR_ACT,
		  .width = 1.75 },
		{ .name = "deploy",
		  .sheet = table->schema->sheet,
		  .x = part(round, "minute", true),
		  .y = part(round, "deploy_line", true),
		  .colour = COLOUR_WARN,
		  .width = 1.5,
		  .is_dashed = true },
	};
	const struct xlsx_chart chart = {
		.kind = XLSX_LINES,
		.title = title,
		.alternative = alternative,
		.series = series,
		.n = G_N_ELEMENTS(series),
		.x = { .name = "minutes since the deploy",
		       .number = "0",
		       .low = -30,
		       .high = 60,
		       .step = 15 },
		.y = { .number = strcmp(name, "error rate") == 0 ? "0.0%" :
								   "General",
		       .has_grid = true },
		.width = CHART_WIDTH,
		.height = CHART_HEIGHT,
		.has_legend = true,
	};

	xlsx_chart(sheet, place.row, place.column, &chart);
}

/* Two beside each other, as on the page. */
void workbook_impact(const struct workbook *workbook, struct xlsx_sheet *sheet,
		     const struct table *table)
{
	struct round round = {
		.table = report_table(workbook->report,
				      schema_impact_curves.name),
	};
	uint32_t n = 0;

	if (!round.table)
		return;
	while (round.first < round.table->rows) {
		struct xlsx_range place = {
			.row = WORKBOOK_HEAD + n / ACROSS * CHART_ROWS,
			.column = table->schema->width + 1 +
				  n % ACROSS * CHART_COLUMNS,
		};

		round.last = round.first + 1;
		while (round.last < round.table->rows &&
		       is_same(round.table, round.first, round.last))
			round.last++;
		if (round.last - round.first > LINE) {
			add_chart(workbook, sheet, &round, place);
			n++;
		}
		round.first = round.last;
	}
}
