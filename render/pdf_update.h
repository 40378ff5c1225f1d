/* pdf_update.h -- what cairo cannot write into a PDF file, appended to it */
#ifndef RENDER_PDF_UPDATE_H
#define RENDER_PDF_UPDATE_H

#include <glib.h>
#include <stdbool.h>

/*
 * Appends language, window title, open outline, dates with their prefix and a
 * text for each figure, as an incremental update.  `alternatives` (of char *)
 * are the texts of the figures in the order in which they begin.  False, and
 * the bytes untouched, if the file is not of the kind this knows.
 */
bool pdf_update(GByteArray *bytes, const GPtrArray *alternatives);

#endif
