/* text.h -- files that are read by lines, or as one text */
#ifndef IMPORTERS_TEXT_H
#define IMPORTERS_TEXT_H

#include "importers/source.h"

/*
 * What is not UTF-8 becomes question marks, in place.  Returns how many bytes
 * are done: all, but for less than 4 at the end, where a character may be cut
 * and this is not the last piece.
 */
size_t text_make_valid(char *text, size_t length, bool is_last);

/*
 * Calls `line` for each line, without its end, NUL-terminated and valid UTF-8,
 * which it may change; `number` counts from 1.  Of a line that is longer than
 * 16 MiB `text` is NULL.  False from it ends the reading.
 */
bool text_read_lines(struct source_file *file,
		     bool (*line)(void *data, char *text, size_t length,
				  uint64_t number),
		     void *data, GError **error);

/* All of the file, at most 16 MiB, valid UTF-8, the caller's; or NULL. */
char *text_read_all(struct source_file *file, GError **error);

#endif
