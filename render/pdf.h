/* pdf.h -- scenes as the bytes of a PDF file */
#ifndef RENDER_PDF_H
#define RENDER_PDF_H

#include "render/renderer.h"
#include "render/scene.h"
#include "render/text_measure.h"

struct pdf_info {
	const char *title, *author, *subject, *creator; /* none may be NULL */
	int64_t created_at; /* both dates: same input, same bytes */
	enum paper paper;   /* the live area is centred on either */
};

/*
 * A page for each scene (struct scene *, at least one), in that order, with
 * outline, named destinations (the ids), links, structure and page labels.
 * Links to pages that are not among the scenes are left out.  The caller
 * unrefs the bytes.  NULL with SHIPLOG_ERROR_OUTPUT if cairo gives up.
 */
GByteArray *pdf_make(const GPtrArray *scenes, const struct pdf_info *info,
		     const struct text_measure *measure, GError **error);

#endif
