/* fit.h -- making texts fit the room they have */
#ifndef RENDER_FIT_H
#define RENDER_FIT_H

#include "render/ruler.h"

#include <glib.h>

/*
 * The size, from that of the type down to `least` in steps of 0.5 pt, at which
 * the text is no wider than `width`; 0 if it is wider at the least.
 */
double fit_size(const struct ruler *ruler, const struct type *type,
		const char *text, double width, double least);

/*
 * The text, or as much of its begin as fits with "…" after it.  For names of
 * the data only: never a headline, a footnote or a number.  g_free() it.
 */
char *fit_ellipsis(const struct ruler *ruler, const struct type *type,
		   const char *text, double width);

/*
 * The text in lines (char *, owned by the array) no wider than `width`,
 * broken at spaces; a single word that is wider has an ellipsis.
 */
GPtrArray *fit_lines(const struct ruler *ruler, const struct type *type,
		     const char *text, double width);

/*
 * Moves places on an axis as little as needed so that any two are `gap` or
 * more apart, in their order, within [low, high] if there is room for all.
 */
void fit_apart(double *places, uint32_t n, double gap, double low, double high);

#endif
