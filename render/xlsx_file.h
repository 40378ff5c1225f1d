/* xlsx_file.h -- a file in memory for a library that wants a path */
#ifndef RENDER_XLSX_FILE_H
#define RENDER_XLSX_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * A new file in memory, and its path in `path` (to be g_free()d).  -1 with
 * SHIPLOG_ERROR_OUTPUT if there is none, or if no temporary file can be made
 * in the folder for these.
 */
int xlsx_file_open(char **path, GError **error);

/* Copies the workbook in it to the stream, if all of its parts are whole. */
bool xlsx_file_copy(int file, FILE *stream, GError **error);

/* Sets SHIPLOG_ERROR_OUTPUT: "cannot make the workbook: WHY"; false. */
bool xlsx_file_fail(GError **error, const char *why);

#endif
