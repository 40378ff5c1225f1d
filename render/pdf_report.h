/* pdf_report.h -- the review as a PDF file */
#ifndef RENDER_PDF_REPORT_H
#define RENDER_PDF_REPORT_H

#include "render/renderer.h"

/* Writes the file; fills font and unknown_glyphs of options->tally. */
bool pdf_report_write(const struct report *report,
		      const struct render_options *options, FILE *stream,
		      GError **error);

#endif
