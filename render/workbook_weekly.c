/* workbook_weekly.c -- charts of the sheet Weekly: lead time and deploys */
#include "render/workbook_weeks.h"

#include "render/scale.h"

#include <math.h>
#include <string.h>

enum {
	PLOT = 220,  /* pt that columns may cover together */
	WIDEST = 10, /* pt of a column */
};

/* Widens low … high to the values of the column. */
static void span(const struct weeks *weeks, const char *column, double *low,
		 double *high)
{
	for (uint32_t row = 0; row < weeks->n; row++) {
		const struct cell *cell = weeks_cell(weeks, row, column);

		if (cell->is_empty || !(cell->real > 0))
			continue;
		*low = fmin(*low, cell->real);
		*high = fmax(*high, cell->real);
	}
}

/* From a power of ten to another; false if there is nothing to draw. */
static bool set_seconds(const struct weeks *weeks, struct xlsx_axis *axis)
{
	double low = INFINITY, high = 0;

	span(weeks, "lead_time_p50_s", &low, &high);
	if (high == 0)
		return false;
	span(weeks, "xmr_lower", &low, &high);
	span(weeks, "xmr_upper", &low, &high);
	axis->low = pow(10, floor(log10(low)));
	axis->high = pow(10, ceil(log10(high)));
	if (axis->high <= axis->low)
		axis->high = axis->low * 10;
	return true;
}

/* From 0 to above the largest count. */
static struct xlsx_axis deploys_axis(const struct weeks *weeks)
{
	struct scale scale;
	struct ticks ticks;
	int64_t most = 0;

	for (uint32_t row = 0; row < weeks->n; row++)
		most = MAX(most, weeks_cell(weeks, row, "deploys")->integer);
	scale = scale_count(0, (double)most, 0, 1);
	ticks = scale_ticks_count(&scale);
	return (struct xlsx_axis){
		.number = "#,##0",
		.high = scale.high,
		.has_grid = true,
		.step = ticks.n > 1 ? ticks.ticks[1].value : 0,
	};
}

static uint32_t add_limit(struct xlsx_series *series, const struct weeks *weeks,
			  const char *column)
{
	if (weeks_cell(weeks, 0, column)->is_empty)
		return 0;
	*series = (struct xlsx_series){
		.name = strcmp(column, "xmr_upper") == 0 ? "upper limit" :
							   "lower limit",
		.colour = COLOUR_INK3,
		.width = 1,
		.is_dashed = true,
	};
	return weeks_line(series, weeks, column, 0, weeks->n);
}

static void add_lead_time(const struct weeks *weeks, uint32_t column)
{
	struct xlsx_series series[4];
	g_autofree char *both = weeks_words(weeks);
	g_autofree char *alternative = g_strdup_printf(
		"Lines of the median lead time by week in seconds, log scale, "
		"all services: %s; dashed, the natural process limits, where "
		"there are any.",
		both);
	struct xlsx_chart chart = {
		.kind = XLSX_LINES,
		.title = "Median lead time by week (seconds, log scale)",
		.alternative = alternative,
		.series = series,
		.x = weeks_axis(weeks),
		.y = { .number = "#,##0", .is_log = true, .has_grid = true },
		.width = WEEKS_CHART_WIDTH,
		.height = WEEKS_CHART_HEIGHT,
		.has_legend = true,
	};

	if (!set_seconds(weeks, &chart.y))
		return;
	chart.x.name = "3 600 s = 1 h, 86 400 s = 1 d, 604 800 s = 1 week";
	chart.n = weeks_periods(series, weeks, "lead_time_p50_s", 2);
	chart.n += add_limit(&series[chart.n], weeks, "xmr_upper");
	chart.n += add_limit(&series[chart.n], weeks, "xmr_lower");
	xlsx_chart(weeks->sheet, WORKBOOK_HEAD, column, &chart);
}

static void add_deploys(const struct weeks *weeks, uint32_t column)
{
	struct xlsx_series series[2];
	g_autofree char *both = weeks_words(weeks);
	g_autofree char *title =
		g_strdup_printf("Counted deploys by week: %s", both);
	g_autofree char *alternative = g_strdup_printf(
		"Columns of the counted deploys by week, all services: %s.",
		both);
	const struct xlsx_chart chart = {
		.kind = XLSX_COLUMNS,
		.title = title,
		.alternative = alternative,
		.series = series,
		.n = weeks_periods(series, weeks, "deploys",
				   MIN(WIDEST, (double)PLOT / weeks->n)),
		.x = weeks_axis(weeks),
		.y = deploys_axis(weeks),
		.width = WEEKS_CHART_WIDTH,
		.height = WEEKS_CHART_HEIGHT,
	};

	xlsx_chart(weeks->sheet, WORKBOOK_HEAD + WEEKS_CHART_ROWS, column,
		   &chart);
}

void workbook_weekly(const struct workbook *workbook, struct xlsx_sheet *sheet,
		     const struct table *table)
{
	struct weeks weeks = weeks_find(workbook, sheet, table);
	uint32_t column = table->schema->width + 1;

	if (weeks.n == 0)
		return;
	add_lead_time(&weeks, column);
	add_deploys(&weeks, column);
}
