/* events.h -- what a file of JSON is read as, in a line */
#ifndef TESTS_EVENTS_H
#define TESTS_EVENTS_H

#include <stddef.h>

/*
 * Reads bytes in pieces of `chunk` and prints what json_reader_next() gives:
 * records as they are, members of a wrapper as KEY+{…}, what is broken as
 * !WHY@BYTE, an error as its message; with blanks between.  Lists stand under
 * "items" and "data".  The caller's to g_free().
 */
char *events_print(const char *bytes, size_t length, size_t chunk);
/* The same, read ahead by another thread if `jobs` is more than 1. */
char *events_print_ahead(const char *bytes, size_t length, size_t chunk,
			 int jobs);

#endif
