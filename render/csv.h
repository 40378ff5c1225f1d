/* csv.h -- a table as comma- or tab-separated values */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include "model/table.h"

#include <glib.h>
#include <stdio.h>

enum csv_form { CSV_FORM_COMMAS, CSV_FORM_TABS };

/*
 * Writes the header and the rows.  Commas: RFC 4180, UTF-8 without a mark,
 * CRLF, quotes only where they are needed.  Tabs: LF, no quotes; a TAB or a
 * break in a cell is a space.  Both guard text that a spreadsheet would take
 * for a formula with a leading `'`, and return how many cells were guarded.
 * `zone` is that of dates.  Errors stay with the stream (ferror).
 */
uint64_t csv_table(const struct table *table, GTimeZone *zone,
		   enum csv_form form, FILE *stream);

#endif
