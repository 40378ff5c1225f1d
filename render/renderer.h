/* renderer.h -- the outputs of a report, one table of them */
#ifndef RENDER_RENDERER_H
#define RENDER_RENDERER_H

#include "model/report.h"
#include "render/publish.h"

#include <stdio.h>

enum paper { PAPER_A4, PAPER_LETTER };

/* What the renderers tell of their work; the manifest prints it. */
struct render_tally {
	char font[128];	  /* the family in use; "" if none was drawn */
	uint64_t guarded; /* cells of CSV that would have been formulas */
	uint64_t unknown_glyphs; /* letters of the inputs the font lacks */
};

struct render_options {
	const char *name; /* of the files: "engineering-review_2026Q2" */
	enum paper paper;
	const char *font;	  /* family that was asked for, or NULL */
	const char *const *pages; /* ids to draw, NULL-terminated; NULL: all */
	struct render_tally *tally; /* added to; never NULL */
};

/*
 * One kind of output.  `write` gives the bytes of one file, NAME.EXTENSION;
 * `publish` makes several files of its own.  One of the two is NULL.
 */
struct renderer {
	const char *name, *extension, *about;
	bool (*write)(const struct report *report,
		      const struct render_options *options, FILE *stream,
		      GError **error);
	bool (*publish)(const struct report *report,
			const struct render_options *options,
			struct publication *publication, GError **error);
};

/* All there are, in the order they are written; ends with a NULL name. */
extern const struct renderer renderers[];

/* The renderer of that name ("pdf", "csv"), or NULL. */
const struct renderer *renderer_find(const char *name);

/* Writes the files of one renderer into the publication. */
bool renderer_run(const struct renderer *renderer, const struct report *report,
		  const struct render_options *options,
		  struct publication *publication, GError **error);

#endif
