/* markdown.h -- a table to paste into a chat or a pull request */
#ifndef RENDER_MARKDOWN_H
#define RENDER_MARKDOWN_H

#include "model/table.h"

#include <glib.h>
#include <stdio.h>

/*
 * A pipe table with all columns, cells as people read them; numbers are set
 * to the right.  Nothing in a cell is markup.  Errors stay with the stream.
 */
void markdown_table(const struct table *table, GTimeZone *zone, FILE *stream);

#endif
