/* workbook_ci.c -- charts of the sheet CI: success rate, duration, queue */
#include "render/workbook_weeks.h"

#include "render/format.h"

/* What is drawn of the weeks of all runs, and what it is held to. */
static const struct chart {
	const char *column, *target, *title, *number;
	bool is_share;
} charts[] = {
	{ "success_rate", "success_rate_target",
	  "Pipeline success rate by week, target above", "0%", true },
	{ "duration_mean_s", "duration_target_s",
	  "Mean build duration by week (seconds), target below", "#,##0",
	  false },
	{ "flaky_rate", "flaky_rate_target",
	  "Flaky test rate by week, target below", "0%", true },
	{ "queue_mean_s", "queue_target_s",
	  "Mean queue wait by week (seconds), target below", "#,##0", false },
};

static bool has_values(const struct weeks *weeks, const char *column)
{
	for (uint32_t row = 0; row < weeks->n; row++)
		if (!weeks_cell(weeks, row, column)->is_empty)
			return true;
	return false;
}

static char *target_of(const struct weeks *weeks, const struct chart *chart)
{
	double target = weeks_cell(weeks, 0, chart->target)->real;

	return chart->is_share ? format_rate(target, 20, target) :
				 format_count(target);
}

/* One below the other; where there is nothing to draw, none. */
static uint32_t add_chart(const struct weeks *weeks, const struct chart *one,
			  uint32_t row, uint32_t column)
{
	struct xlsx_series series[3];
	uint32_t n = weeks_periods(series, weeks, one->column, 2);
	g_autofree char *both = weeks_words(weeks);
	g_autofree char *target = target_of(weeks, one);
	g_autofree char *title = g_strdup_printf("%s %s", one->title, target);
	g_autofree char *alternative =
		g_strdup_printf("Lines, all pipelines: %s %s, dashed; %s.",
				one->title, target, both);
	const struct xlsx_chart chart = {
		.kind = XLSX_LINES,
		.title = title,
		.alternative = alternative,
		.series = series,
		.n = n + 1,
		.x = weeks_axis(weeks),
		.y = { .number = one->number, .has_grid = true },
		.width = WEEKS_CHART_WIDTH,
		.height = WEEKS_CHART_HEIGHT,
		.has_legend = true,
	};

	if (!has_values(weeks, one->column))
		return row;
	series[n] = (struct xlsx_series){ .name = "target",
					  .colour = COLOUR_WARN,
					  .width = 1.25,
					  .is_dashed = true };
	weeks_line(&series[n], weeks, one->target, 0, weeks->n);
	xlsx_chart(weeks->sheet, row, column, &chart);
	return row + WEEKS_CHART_ROWS;
}

void workbook_ci(const struct workbook *workbook, struct xlsx_sheet *sheet,
		 const struct table *table)
{
	struct weeks weeks = weeks_find(workbook, sheet, table);
	uint32_t row = WORKBOOK_HEAD;

	if (weeks.n == 0)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(charts); i++)
		row = add_chart(&weeks, &charts[i], row,
				table->schema->width + 1);
}
