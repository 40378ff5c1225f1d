/* columns.h -- a table on a terminal: which columns fit, and how wide */
#ifndef RENDER_COLUMNS_H
#define RENDER_COLUMNS_H

#include "render/terminal_style.h"

struct text_column {
	const char *header;
	uint32_t gap;	   /* spaces before it */
	uint32_t least;	   /* it is never narrower, if it is not cut */
	uint32_t reserved; /* of one that may be cut: what it gets at least */
	uint32_t rank;	   /* 0 stays longest, when the terminal is narrow */
	bool is_right;	   /* aligned */
	bool may_be_cut;   /* names; numbers never are */
};

struct text_table {
	const struct text_column *columns;
	uint32_t width, rows;
	/* Clean text, to be g_free()d; called more than once for a cell. */
	char *(*cell)(const void *data, uint32_t row, uint32_t column);
	const void *data;
};

/*
 * Prints header, rule and rows.  Columns are dropped from the last rank up
 * until the rest fits; then those that may be cut share what is left, in the
 * order of their ranks.  `is_wide` prints all columns whole.  Returns how
 * many columns were dropped.
 */
uint32_t columns_print(const struct text_table *table,
		       const struct terminal_style *style, bool is_wide,
		       FILE *stream);

#endif
