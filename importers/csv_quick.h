/* csv_quick.h -- the rows of a table that are plain */
#ifndef IMPORTERS_CSV_QUICK_H
#define IMPORTERS_CSV_QUICK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* What there is somewhere in a piece of a file, so that rows need no look. */
struct csv_piece {
	char *at, *end;
	bool has_quotes; /* or NULs */
	bool has_returns;
	bool is_ascii;
};

struct csv_piece csv_piece(char *bytes, size_t length);

/*
 * The cells of the row that begins at piece->at, which is moved behind it; they
 * are where they were, each with a NUL in place of what followed.  False, and
 * nothing has happened, if the row is not whole, or is anything but plain:
 * quoted, empty, with blanks at an end of a cell, not UTF-8.
 */
bool csv_quick_row(struct csv_piece *piece, char delimiter, GPtrArray *cells);

#endif
