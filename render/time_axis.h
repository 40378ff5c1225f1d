/* time_axis.h -- what charts over both periods have in common */
#ifndef RENDER_TIME_AXIS_H
#define RENDER_TIME_AXIS_H

#include "model/chart.h"
#include "render/calendar.h"
#include "render/chart.h"

/* Room left for the names of rows and right for those of lines, at least. */
#define TIME_AXIS_LEFT 30.0
#define TIME_AXIS_RIGHT 40.0

struct time_axis {
	struct box plot; /* between the periods' names and those of months */
	struct scale x;	 /* starts where there is a period to show */
};

/* From where to where a bucket goes, pt; only what lies in the periods. */
struct slot {
	double from, to;
};

/*
 * The plot within the canvas with so much room left and right of it.  Without
 * a previous period, a part of it at the left is kept for saying so.
 */
struct time_axis time_axis_make(const struct canvas *canvas,
				const struct span *span, double left,
				double right, bool keeps_room);

/*
 * Months below and the names of the periods above, after the gridlines.  Where
 * the previous period is missing, or a good part of the axis lies before the
 * first data at `first_at`, a wash that says "no data before 30 Mar".
 */
void time_axis_draw(const struct canvas *canvas, const struct time_axis *axis,
		    const struct span *span, int64_t first_at);

/* The slots of buckets that begin at these instants, in their order. */
void time_axis_slots(const struct time_axis *axis, const int64_t *starts,
		     uint32_t n, struct slot *slots);

#endif
