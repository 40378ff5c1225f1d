/* json.h -- tables and the report's words as JSON */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include "render/renderer.h"

/*
 * An array of objects, one a row and line, keys as the columns; no data is
 * null, times and dates are text, text is as it was read (invalid UTF-8 and
 * bytes that are none become U+FFFD).  Errors stay with the stream.
 */
void json_table(const struct table *table, GTimeZone *zone, FILE *stream);

/* A JSON string with its quotes, or null for NULL; to be g_free()d. */
char *json_literal(const char *text);

/*
 * The report: period, headlines (of each page the first that has its facts),
 * notes, alternative texts of the charts, the pages, and the tables.
 */
bool json_write(const struct report *report,
		const struct render_options *options, FILE *stream,
		GError **error);

#endif
