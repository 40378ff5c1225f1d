/* counter.h -- what counters counted between two times */
#ifndef ANALYZER_COUNTER_H
#define ANALYZER_COUNTER_H

#include "analyzer/curve.h"

/* Of a time: how much was counted, and how many points say so. */
struct increase {
	double amount;	 /* NaN: nothing is known */
	uint64_t points; /* of all series, in the time itself */
};

/*
 * The sum over several counters, as curves_of() gives them: counters must not
 * be added before their resets are known.  NaN if nothing is known of any.
 */
struct increase counter_increases(const GPtrArray *counters, int64_t after,
				  int64_t until);

/*
 * What several counters counted in each `step` (a grid of milliseconds since
 * 1970), at its end.  A step in which none has a point, or none that follows
 * another within CURVE_LOOKBACK or two steps of its own, has no value.
 */
struct curve *counter_steps(const GPtrArray *counters, int64_t step);

#endif
