/* workbook_weeks.c -- charts over the weeks of a sheet, what they share
 *
 * They are drawn over dates, not over categories, so that the previous period
 * and the window may each be a series, of a part of one column of the table.
 */
#include "render/workbook_weeks.h"

#include "model/schemas.h"

enum {
	LABELS = 7, /* on the axis of the weeks, about */
	DAYS = 7,
};

const struct cell *weeks_cell(const struct weeks *weeks, uint32_t row,
			      const char *name)
{
	return &table_cell(weeks->table, row,
			   schema_column(weeks->table->schema, name));
}

/* A week belongs to the period that holds its Thursday. */
static bool is_previous(const struct weeks *weeks, uint32_t row)
{
	const struct report *report = weeks->workbook->report;
	int64_t monday = weeks_cell(weeks, row, "week")->integer;

	return period_add_days(monday, 3, report->zone) <
	       report->metrics->window.since;
}

struct weeks weeks_find(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table)
{
	struct weeks weeks = {
		.workbook = workbook,
		.table = table,
		.sheet = sheet,
	};

	while (weeks.n < table->rows &&
	       g_strcmp0(weeks_cell(&weeks, weeks.n, "scope")->text, "all") ==
		       0)
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

static double serial(const struct weeks *weeks, uint32_t row)
{
	return workbook_date(weeks_cell(weeks, row, "week")->integer,
			     weeks->workbook->report->zone);
}

/* A week more at either end, and labels at Mondays. */
struct xlsx_axis weeks_axis(const struct weeks *weeks)
{
	return (struct xlsx_axis){
		.number = weeks->n > 53 ? "mmm yyyy" : "d mmm",
		.low = serial(weeks, 0) - DAYS,
		.high = serial(weeks, weeks->n - 1) + DAYS,
		.step = DAYS * ((weeks->n + LABELS) / LABELS),
	};
}

uint32_t weeks_line(struct xlsx_series *series, const struct weeks *weeks,
		    const char *column, uint32_t first, uint32_t last)
{
	if (first >= last)
		return 0;
	series->x = part(weeks, "week", first, last);
	series->y = part(weeks, column, first, last);
	return 1;
}

/* A series for each period that has weeks. */
uint32_t weeks_periods(struct xlsx_series *series, const struct weeks *weeks,
		       const char *column, double width)
{
	const struct report *report = weeks->workbook->report;
	uint32_t n = 0;

	series[n] = (struct xlsx_series){ .name = report->short_previous,
					  .colour = COLOUR_PREV,
					  .width = width };
	n += weeks_line(&series[n], weeks, column, 0, weeks->split);
	series[n] = (struct xlsx_series){ .name = report->short_name,
					  .colour = COLOUR_ACT,
					  .width = width };
	n += weeks_line(&series[n], weeks, column, weeks->split, weeks->n);
	return n;
}

char *weeks_words(const struct weeks *weeks)
{
	const struct report *report = weeks->workbook->report;

	if (weeks->split == 0)
		return g_strdup_printf("%s in blue", report->period_name);
	return g_strdup_printf("%s in grey, %s in blue", report->previous_name,
			       report->period_name);
}
