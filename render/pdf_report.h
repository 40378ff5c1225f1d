/* pdf_report.h -- the review as a PDF file */
#ifndef RENDER_PDF_REPORT_H
#define RENDER_PDF_REPORT_H

#include "render/renderer.h"
#include "render/ruler.h"

/*
 * The scenes (struct scene *, owned by the array) of the pages that are to be
 * drawn: all, or those of options->pages.  `ruler` must outlive them.
 */
GPtrArray *pdf_report_scenes(const struct report *report,
			     const struct render_options *options,
			     const struct ruler *ruler);

/* Writes the file; fills font and unknown_glyphs of options->tally. */
bool pdf_report_write(const struct report *report,
		      const struct render_options *options, FILE *stream,
		      GError **error);

#endif
