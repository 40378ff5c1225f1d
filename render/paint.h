/* paint.h -- how a mark is filled and outlined */
#ifndef RENDER_PAINT_H
#define RENDER_PAINT_H

#include "render/theme.h"

/* Neither fill nor line if COLOUR_NONE.  Make one with the functions below. */
struct paint {
	enum colour fill, line;
	double width;	/* of the line */
	double opacity; /* 1: opaque */
	double on, off; /* dashes; 0, 0: a whole line */
};

struct paint paint_fill(enum colour fill);
struct paint paint_line(enum colour line, double width);
struct paint paint_dash(enum colour line, double width, double on, double off);
struct paint paint_both(enum colour fill, enum colour line, double width);
struct paint paint_faint(struct paint paint, double opacity);

#endif
