/* annotation_text.h -- what the text of an annotation says */
#ifndef IMPORTERS_ANNOTATION_TEXT_H
#define IMPORTERS_ANNOTATION_TEXT_H

#include <stdbool.h>

/*
 * The text without HTML: tags are gone, those that end a line have ended one,
 * entities are letters, and the two letters `\n` are a new line.
 */
char *annotation_text_plain(const char *text);

/* All of the following take plain text and return a copy, or NULL. */

/* HEX of a line `Commit: HEX`, 4 to 64 digits. */
char *annotation_text_commit_line(const char *text);
/* HEX of `NAME@HEX`, 7 to 64 digits. */
char *annotation_text_commit_at(const char *text);
/* The version after "Deployed NAME", or of `NAME@VERSION`. */
char *annotation_text_version(const char *text, const char *service);

/* The first address of a page in a text, the caller's; or NULL. */
char *annotation_text_link(const char *text);
/* The number of the CI run that a link in the text leads to. */
char *annotation_text_run(const char *text);

#endif
