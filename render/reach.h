/* reach.h -- from where to where an axis of durations goes
 *
 * A log axis has no zero, and what was over within a minute would stretch it
 * by half its length.  If that is true of few values, the axis begins with the
 * others, and those few stand at its edge.
 */
#ifndef RENDER_REACH_H
#define RENDER_REACH_H

#include "model/distribution.h"
#include "render/scale.h"

/* Begin with all zero. */
struct reach {
	double low, high, low_minute; /* the last: of a minute or more */
	uint32_t n, n_minute;
};

void reach_add(struct reach *reach, double seconds); /* NaN: nothing */
void reach_add_sample(struct reach *reach, const struct sample *sample);

/* An axis that holds them; round a day if there are none. */
struct scale reach_scale(const struct reach *reach, double start, double end);

#endif
