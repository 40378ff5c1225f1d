/* terminal.h -- the four keys, and any table, on a terminal or in a pipe */
#ifndef RENDER_TERMINAL_H
#define RENDER_TERMINAL_H

#include "model/report.h"
#include "render/terminal_style.h"

/* From this width on there are blocks of columns; below it `key: value`. */
enum { TERMINAL_FLOOR = 60, TERMINAL_LEAST = 40 };

/*
 * The four keys for all services, against the previous period, then the
 * services by number of deploys (the first `limit`; 0: all).  No line is
 * wider than the style's width, or TERMINAL_LEAST if that is less.  Errors
 * stay with the stream.
 */
void terminal_metrics(const struct report *report, uint32_t limit,
		      const struct terminal_style *style, FILE *stream);

/*
 * A table with units for people.  Of its columns those that matter most are
 * kept and names are cut until it fits; `is_wide` shows all of it.  Returns
 * how many columns were left out.
 */
uint32_t terminal_table(const struct table *table, GTimeZone *zone,
			bool is_wide, const struct terminal_style *style,
			FILE *stream);

#endif
