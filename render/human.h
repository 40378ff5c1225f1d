/* human.h -- cells of any table as people read them */
#ifndef RENDER_HUMAN_H
#define RENDER_HUMAN_H

#include "model/table.h"

#include <glib.h>

/*
 * The cell with its unit in the form of format.h: "20 h", "6.1%", "4 120".
 * Where the table has a column `unit` or `change_kind` (the table metrics),
 * that of the row says what its plain numbers are.  Times are in `zone`.  No
 * data is "–" for numbers and times, "" for text; text is as it was read, and
 * some columns are drawn (drawn_cell.h).
 * To be g_free()d.
 */
char *human_cell(const struct table *table, uint32_t row, uint32_t column,
		 GTimeZone *zone);

/* The column's name; without the suffix of seconds, as cells have units. */
char *human_header(const struct column *column);

/* Whether the column is set to the right. */
bool human_is_number(const struct column *column);

#endif
