/* text_measure.h -- the fonts: how wide a text is, and its drawing */
#ifndef RENDER_TEXT_MEASURE_H
#define RENDER_TEXT_MEASURE_H

#include "render/ruler.h"
#include "render/scene.h"

#include <glib.h>

typedef struct _cairo cairo_t; /* so that only the doors include cairo.h */

/*
 * One family for the whole report: the one asked for, or the first that is
 * installed of Inter, DejaVu Sans Condensed, DejaVu Sans, Liberation Sans.
 * Every size is multiplied by one factor, 0.88 to 1, that makes a line of a
 * wide family as long as one of Inter, so the same pages fit with any.
 */
struct text_measure;
typedef struct text_measure TextMeasure;

/* `family` may be NULL.  SHIPLOG_ERROR_OUTPUT if no family is there. */
struct text_measure *text_measure_new(const char *family, GError **error);
void text_measure_free(struct text_measure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextMeasure, text_measure_free)

/* Lives as long as the measure. */
const struct ruler *text_measure_ruler(const struct text_measure *measure);
const char *text_measure_family(const struct text_measure *measure);
double text_measure_factor(const struct text_measure *measure);

/* Characters that neither the family nor any other font here can draw. */
uint32_t text_measure_unknown(const struct text_measure *measure,
			      const char *text);

/* Draws one line in the current colour, its baseline and anchor at x, y. */
void text_measure_draw(const struct text_measure *measure, cairo_t *cairo,
		       double x, double y, enum anchor anchor,
		       const struct type *type, const char *text);

#endif
