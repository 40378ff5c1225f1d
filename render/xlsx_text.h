/* xlsx_text.h -- text that a workbook can hold; all to be g_free()d */
#ifndef RENDER_XLSX_TEXT_H
#define RENDER_XLSX_TEXT_H

#include "render/xlsx_chart.h"

#include <glib.h>

/*
 * A copy of `text` (any bytes; NULL is "") that a cell takes: control
 * characters, bytes that are no UTF-8 and letters that XML has not become
 * U+FFFD, what would be read as an escape (_x0041_) is escaped itself, and a
 * text too long for a cell (32 767) is cut after 1 000 letters, with "…".
 */
char *xlsx_text_cell(const char *text);

/* The same on one line and of at most `most` letters, for titles. */
char *xlsx_text_line(const char *text, size_t most);

/* A name that a sheet may have: up to 31 letters, none of []:*?/\. */
char *xlsx_text_sheet(const char *name);

/* "$A$5:$C$9". */
char *xlsx_text_range(struct xlsx_range range);

#endif
