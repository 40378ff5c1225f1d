/* strip_row.h -- a row of values: dots, centre, what lies beyond */
#ifndef RENDER_STRIP_ROW_H
#define RENDER_STRIP_ROW_H

#include "model/distribution.h"
#include "render/scale.h"
#include "render/scene.h"

/*
 * Draws the row in its box: a dot for each value, a bar at the centre, a tick
 * at the p90, a ring at the previous centre.  Of more than 600 values it shows
 * 100 quantiles and says so; each of fewer than five has its value beside it.
 * Values that the scale does not hold stand at its edge, counted.
 */
void strip_row_draw(struct scene *scene, const struct scale *x,
		    const struct strip_row *row, struct box box);

#endif
