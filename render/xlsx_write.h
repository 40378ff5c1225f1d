/* xlsx_write.h -- the review as a workbook */
#ifndef RENDER_XLSX_WRITE_H
#define RENDER_XLSX_WRITE_H

#include "render/renderer.h"

/*
 * A README, then a sheet for each table of the report, in their order.  Values
 * are those of the tables; tiers and simple quotients of the scorecard are
 * formulas on the sheet Thresholds, with the table's value as their result.
 */
bool xlsx_write(const struct report *report,
		const struct render_options *options, FILE *stream,
		GError **error);

#endif
