/* workbook.h -- the sheets of the review's workbook */
#ifndef RENDER_WORKBOOK_H
#define RENDER_WORKBOOK_H

#include "render/renderer.h"
#include "render/xlsx.h"

/*
 * Every sheet is laid out alike: title in the first row, a sentence on what
 * the sheet holds in the second, the header of its one table in the fourth,
 * and the data from the fifth.
 */
enum { WORKBOOK_HEAD = 3, WORKBOOK_DATA = 4 };

/* Above this many rows a table is left to its CSV file. */
enum { WORKBOOK_ROWS = 200000 };

struct workbook {
	struct xlsx *xlsx;
	const struct report *report;
	const struct render_options *options;
};

struct workbook_sheet {
	const struct table *table;
	const char *sheet, *name; /* "Weekly", "tblWeekly" */
	const char *title, *about;
	uint32_t widest; /* letters a column has at most */
};

/* Adds a sheet with its table, values only. */
struct xlsx_sheet *workbook_add(const struct workbook *workbook,
				const struct workbook_sheet *wanted);

/* The cells of columns of a table on its sheet, without the header. */
struct xlsx_range workbook_range(const struct table *table, const char *first,
				 const char *last);

/* The number that a workbook has for the day that begins then in the zone. */
double workbook_date(int64_t at, GTimeZone *zone);

/* What some sheets have beside their values, written after these. */
void workbook_scorecard(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table);
void workbook_weekly(const struct workbook *workbook, struct xlsx_sheet *sheet,
		     const struct table *table);
void workbook_ci(const struct workbook *workbook, struct xlsx_sheet *sheet,
		 const struct table *table);
void workbook_impact(const struct workbook *workbook, struct xlsx_sheet *sheet,
		     const struct table *table);
void workbook_flags(const struct workbook *workbook, struct xlsx_sheet *sheet,
		    const struct table *table);
void workbook_slo_daily(const struct workbook *workbook,
			struct xlsx_sheet *sheet, const struct table *table);
void workbook_thresholds(const struct workbook *workbook,
			 struct xlsx_sheet *sheet, const struct table *table);

/* The first sheet: what the others hold, shorthand, how to cite, notes. */
void workbook_readme(const struct workbook *workbook);

#endif
