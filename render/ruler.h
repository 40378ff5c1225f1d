/* ruler.h -- how wide a text is: all that layout knows of fonts */
#ifndef RENDER_RULER_H
#define RENDER_RULER_H

#include "render/theme.h"

/*
 * Layout asks a ruler and never a font, so the same charts can be laid out
 * with fonts (text_measure.h) or, for golden tests, without any.
 */
struct ruler {
	/* Width in pt of one line; `ruler` is the one it was called on. */
	double (*width)(const struct ruler *ruler, const struct type *type,
			const char *text);
};

/* Width in pt of the text as it will be drawn in that type. */
double ruler_width(const struct ruler *ruler, const struct type *type,
		   const char *text);

/*
 * The plain ruler: 0.55 em a character, twice that for wide ones (CJK), none
 * for combining marks; the same on every machine.
 */
const struct ruler *ruler_plain(void);

#endif
