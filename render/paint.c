/* paint.c -- how a mark is filled and outlined */
#include "render/paint.h"

struct paint paint_fill(enum colour fill)
{
	return (struct paint){ .fill = fill, .opacity = 1 };
}

struct paint paint_line(enum colour line, double width)
{
	return (struct paint){ .line = line, .width = width, .opacity = 1 };
}

struct paint paint_dash(enum colour line, double width, double on, double off)
{
	struct paint paint = paint_line(line, width);

	paint.on = on;
	paint.off = off;
	return paint;
}

struct paint paint_both(enum colour fill, enum colour line, double width)
{
	struct paint paint = paint_line(line, width);

	paint.fill = fill;
	return paint;
}

struct paint paint_faint(struct paint paint, double opacity)
{
	paint.opacity = opacity;
	return paint;
}
