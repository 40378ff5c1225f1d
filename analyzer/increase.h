/* increase.h -- how much a counter grew, point by point */
#ifndef ANALYZER_INCREASE_H
#define ANALYZER_INCREASE_H

/* A counter as it is read, from its first point on. */
struct increase {
	double before; /* NaN: no point yet */
};
struct increase increase_begin(void);

/*
 * By how much the counter has grown since the point before; 0 for its first,
 * which tells nothing.  A fall is a reset: it has grown by its new value.  NaN
 * (no value, a stale marker) is passed over.  Nothing is extrapolated, so what
 * it grew by in two spans of time adds up to that of both.
 */
double increase_next(struct increase *increase, double value);

#endif
