/* workbook_slo.c -- the chart of the sheet SLODaily: budgets left by day */
#include "render/workbook.h"

#include "model/schemas.h"

#include <math.h>
#include <string.h>

enum { LINES = 6, CHART_WIDTH = 720, CHART_HEIGHT = 340, DAYS = 7 };

/* The rows [first, last) of an objective, and what is left at its end. */
struct objective_rows {
	const char *name;
	uint32_t first, last;
	double left;
};

static const struct cell *cell_of(const struct table *table, uint32_t row,
				  const char *name)
{
	return &table_cell(table, row, schema_column(table->schema, name));
}

static bool is_same(const struct table *table, uint32_t a, uint32_t b)
{
	return g_strcmp0(cell_of(table, a, "objective_name")->text,
			 cell_of(table, b, "objective_name")->text) == 0 &&
	       g_strcmp0(cell_of(table, a, "service")->text,
			 cell_of(table, b, "service")->text) == 0;
}

static int by_left(gconstpointer a, gconstpointer b)
{
	const struct objective_rows *x = a, *y = b;

	if (x->left != y->left)
		return x->left < y->left ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

/* Those that have a day with samples, the least left first. */
static GArray *objectives_of(const struct table *table)
{
	GArray *all = g_array_new(false, false, sizeof(struct objective_rows));
	struct objective_rows one = { .left = NAN };

	for (uint32_t row = 0; row < table->rows; row++) {
		if (row == 0 || !is_same(table, row - 1, row)) {
			const struct cell *name =
				cell_of(table, row, "objective_name");

			one = (struct objective_rows){
				name->is_empty ? "" : name->text, row, row, NAN
			};
		}
		if (!cell_of(table, row, "left")->is_empty)
			one.left = cell_of(table, row, "left")->real;
		one.last = row + 1;
		if ((one.last == table->rows ||
		     !is_same(table, row, one.last)) &&
		    !isnan(one.left))
			g_array_append_val(all, one);
	}
	g_array_sort(all, by_left);
	return all;
}

static struct xlsx_range part(const struct table *table, const char *column,
			      const struct objective_rows *rows)
{
	uint32_t c = schema_column(table->schema, column);

	return (struct xlsx_range){ WORKBOOK_DATA + rows->first, c,
				    WORKBOOK_DATA + rows->last - 1, c };
}

static struct xlsx_axis day_axis(const struct workbook *workbook,
				 const struct table *table,
				 const struct objective_rows *rows)
{
	GTimeZone *zone = workbook->report->zone;
	double low = workbook_date(cell_of(table, rows->first, "day")->integer,
				   zone);
	double high = workbook_date(
		cell_of(table, rows->last - 1, "day")->integer, zone);

	return (struct xlsx_axis){
		.number = high - low > 370 ? "mmm yyyy" : "d mmm",
		.low = low - 1,
		.high = high + 1,
		.step = DAYS * ceil((high - low + 1) / (DAYS * DAYS)),
	};
}

void workbook_slo_daily(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table)
{
	static const enum colour colours[LINES] = { COLOUR_WARN, COLOUR_ACT,
						    COLOUR_MID,	 COLOUR_INC,
						    COLOUR_PREV, COLOUR_INK3 };
	g_autoptr(GArray) all = objectives_of(table);
	struct xlsx_series series[LINES] = { 0 };
	struct xlsx_chart chart = {
		.kind = XLSX_LINES,
		.title = "Share of the error budget left, by day",
		.alternative = "Lines of the share of the error budget that "
			       "is left at the end of each day, of the "
			       "objectives with the least left; below 0 it "
			       "is overspent.",
		.series = series,
		.n = MIN(all->len, LINES),
		.y = { .number = "0%", .has_grid = true },
		.width = CHART_WIDTH,
		.height = CHART_HEIGHT,
		.has_legend = true,
	};

	if (chart.n == 0)
		return;
	for (uint32_t i = 0; i < chart.n; i++) {
		const struct objective_rows *rows =
			&g_array_index(all, struct objective_rows, i);

		series[i] = (struct xlsx_series){
			.name = rows->name,
			.x = part(table, "day", rows),
			.y = part(table, "left", rows),
			.colour = colours[i],
			.width = 1.75,
			.is_dashed = i % 2 == 1,
		};
	}
	chart.x = day_axis(workbook, table,
			   &g_array_index(all, struct objective_rows, 0));
	xlsx_chart(sheet, WORKBOOK_HEAD, table->schema->width + 1, &chart);
}
