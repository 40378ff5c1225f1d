/* workbook_weekly.c -- charts of the sheet Weekly: lead time and deploys
 *
 * Both are drawn over dates, not over categories, so that the previous period
 * and the window may each be a series, of a part of one column of the table.
 */
#include "render/workbook.h"

#include "model/schemas.h"
#include "render/scale.h"

#include <math.h>
#include <string.h>

enum {
	CHART_WIDTH = 720, /* pixels */
	CHART_HEIGHT = 340,
	CHART_ROWS = 18, /* that a chart covers, and one more */
	PLOT = 220,	 /* pt that columns may cover together */
	WIDEST = 10,	 /* pt of a column */
	LABELS = 7,	 /* on the axis of the weeks, about */
	DAYS = 7,
};

/* The rows of all services, which come first: [0, split) are previous. */
struct weeks {
	const struct workbook *workbook;
	const struct table *table;
	struct xlsx_sheet *sheet;
	uint32_t n, split;
};

static const struct cell *cell_of(const struct weeks *weeks, uint32_t row,
				  const char *name)
{
	return &table_cell(weeks->table, row,
			   schema_column(weeks->table->schema, name));
}

/* A week belongs to the period that holds its Thursday. */
static bool is_previous(const struct weeks *weeks, uint32_t row)
{
	const struct report *report = weeks->workbook->report;
	int64_t monday = cell_of(weeks, row, "week")->integer;

	return period_add_days(monday, 3, report->zone) <
	       report->metrics->window.since;
}

static struct weeks weeks_of(const struct workbook *workbook,
			     struct xlsx_sheet *sheet,
			     const struct table *table)
{
	struct weeks weeks = {
		.workbook = workbook,
		.table = table,
		.sheet = sheet,
	};

	while (weeks.n < table->rows &&
	       g_strcmp0(cell_of(&weeks, weeks.n, "scope")->text, "all") == 0)
		weeks.n++;
	while (weeks.split < weeks.n && is_previous(&weeks, weeks.split))
		weeks.split++;
	if (!workbook->report->previous_name)
		weeks.split = 0;
	return weeks;
}

/* The rows [first, last) of a column. */
static struct xlsx_range part(const struct weeks *weeks, const char *column,
			      uint32_t first, uint32_t last)
{
	uint32_t c = schema_column(weeks->table->schema, column);

	return (struct xlsx_range){ WORKBOOK_DATA + first, c,
				    WORKBOOK_DATA + last - 1, c };
}

/* Widens low … high to the values of the column. */
static void span(const struct weeks *weeks, const char *column, double *low,
		 double *high)
{
	for (uint32_t row = 0; row < weeks->n; row++) {
		const struct cell *cell = cell_of(weeks, row, column);

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

static double serial(const struct weeks *weeks, uint32_t row)
{
	return workbook_date(cell_of(weeks, row, "week")->integer,
			     weeks->workbook->report->zone);
}

/* A week more at either end, and labels at Mondays. */
static struct xlsx_axis week_axis(const struct weeks *weeks)
{
	return (struct xlsx_axis){
		.number = weeks->n > 53 ? "mmm yyyy" : "d mmm",
		.low = serial(weeks, 0) - DAYS,
		.high = serial(weeks, weeks->n - 1) + DAYS,
		.step = DAYS * ((weeks->n + LABELS) / LABELS),
	};
}

/* From 0 to above the largest count. */
static struct xlsx_axis deploys_axis(const struct weeks *weeks)
{
	struct scale scale;
	struct ticks ticks;
	int64_t most = 0;

	for (uint32_t row = 0; row < weeks->n; row++)
		most = MAX(most, cell_of(weeks, row, "deploys")->integer);
	scale = scale_count(0, (double)most, 0, 1);
	ticks = scale_ticks_count(&scale);
	return (struct xlsx_axis){
		.number = "#,##0",
		.high = scale.high,
		.has_grid = true,
		.step = ticks.n > 1 ? ticks.ticks[1].value : 0,
	};
}

static uint32_t add_line(struct xlsx_series *series, const struct weeks *weeks,
			 const char *column, uint32_t first, uint32_t last)
{
	if (first >= last)
		return 0;
	series->x = part(weeks, "week", first, last);
	series->y = part(weeks, column, first, last);
	return 1;
}

static uint32_t add_limit(struct xlsx_series *series, const struct weeks *weeks,
			  const char *column)
{
	if (cell_of(weeks, 0, column)->is_empty)
		return 0;
	*series = (struct xlsx_series){
		.name = strcmp(column, "xmr_upper") == 0 ? "upper limit" :
							   "lower limit",
		.colour = COLOUR_INK3,
		.width = 1,
		.is_dashed = true,
	};
	return add_line(series, weeks, column, 0, weeks->n);
}

/* A series for each period that has weeks. */
static uint32_t add_periods(struct xlsx_series *series,
			    const struct weeks *weeks, const char *column,
			    double width)
{
	const struct report *report = weeks->workbook->report;
	uint32_t n = 0;

	series[n] = (struct xlsx_series){ .name = report->short_previous,
					  .colour = COLOUR_PREV,
					  .width = width };
	n += add_line(&series[n], weeks, column, 0, weeks->split);
	series[n] = (struct xlsx_series){ .name = report->short_name,
					  .colour = COLOUR_ACT,
					  .width = width };
	n += add_line(&series[n], weeks, column, weeks->split, weeks->n);
	return n;
}

static char *periods(const struct weeks *weeks)
{
	const struct report *report = weeks->workbook->report;

	if (weeks->split == 0)
		return g_strdup_printf("%s in blue", report->period_name);
	return g_strdup_printf("%s in grey, %s in blue", report->previous_name,
			       report->period_name);
}

static void add_lead_time(const struct weeks *weeks, uint32_t column)
{
	struct xlsx_series series[4];
	g_autofree char *both = periods(weeks);
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
		.x = week_axis(weeks),
		.y = { .number = "#,##0", .is_log = true, .has_grid = true },
		.width = CHART_WIDTH,
		.height = CHART_HEIGHT,
		.has_legend = true,
	};

	if (!set_seconds(weeks, &chart.y))
		return;
	chart.x.name = "3 600 s = 1 h, 86 400 s = 1 d, 604 800 s = 1 week";
	chart.n = add_periods(series, weeks, "lead_time_p50_s", 2);
	chart.n += add_limit(&series[chart.n], weeks, "xmr_upper");
	chart.n += add_limit(&series[chart.n], weeks, "xmr_lower");
	xlsx_chart(weeks->sheet, WORKBOOK_HEAD, column, &chart);
}

static void add_deploys(const struct weeks *weeks, uint32_t column)
{
	struct xlsx_series series[2];
	g_autofree char *both = periods(weeks);
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
		.n = add_periods(series, weeks, "deploys",
				 MIN(WIDEST, (double)PLOT / weeks->n)),
		.x = week_axis(weeks),
		.y = deploys_axis(weeks),
		.width = CHART_WIDTH,
		.height = CHART_HEIGHT,
	};

	xlsx_chart(weeks->sheet, WORKBOOK_HEAD + CHART_ROWS, column, &chart);
}

void workbook_weekly(const struct workbook *workbook, struct xlsx_sheet *sheet,
		     const struct table *table)
{
	struct weeks weeks = weeks_of(workbook, sheet, table);
	uint32_t column = table->schema->width + 1;

	if (weeks.n == 0)
		return;
	add_lead_time(&weeks, column);
	add_deploys(&weeks, column);
}
