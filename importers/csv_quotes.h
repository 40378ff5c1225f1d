/* csv_quotes.h -- whether the quotes of a row of a table are in order */
#ifndef IMPORTERS_CSV_QUOTES_H
#define IMPORTERS_CSV_QUOTES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether a quoted cell of these lines does not end, or goes on behind its
 * quote, as none does that a program has written (RFC 4180).
 */
bool csv_quotes_are_odd(const char *lines, size_t length, char delimiter);

#endif
