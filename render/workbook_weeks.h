/* workbook_weeks.h -- charts over the weeks of a sheet, what they share */
#ifndef RENDER_WORKBOOK_WEEKS_H
#define RENDER_WORKBOOK_WEEKS_H

#include "render/workbook.h"

enum {
	WEEKS_CHART_WIDTH = 720, /* pixels */
	WEEKS_CHART_HEIGHT = 340,
	WEEKS_CHART_ROWS = 18, /* that a chart covers, and one more */
};

/* The rows of all services, which come first: [0, split) are previous. */
struct weeks {
	const struct workbook *workbook;
	const struct table *table;
	struct xlsx_sheet *sheet;
	uint32_t n, split;
};

/* Of a table with the columns `week` and `scope`. */
struct weeks weeks_find(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table);
const struct cell *weeks_cell(const struct weeks *weeks, uint32_t row,
			      const char *name);
/* The axis of dates: a week more at either end, and labels at Mondays. */
struct xlsx_axis weeks_axis(const struct weeks *weeks);
/* The rows [first, last) of a column as a line; 1, or 0 if there are none. */
uint32_t weeks_line(struct xlsx_series *series, const struct weeks *weeks,
		    const char *column, uint32_t first, uint32_t last);
/* A series for each period that has weeks; how many. */
uint32_t weeks_periods(struct xlsx_series *series, const struct weeks *weeks,
		       const char *column, double width);
/* "2026 Q1 in grey, 2026 Q2 in blue"; the caller's. */
char *weeks_words(const struct weeks *weeks);

#endif
