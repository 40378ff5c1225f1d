/* histogram.h -- quantiles of what the buckets of a histogram counted */
#ifndef ANALYZER_HISTOGRAM_H
#define ANALYZER_HISTOGRAM_H

#include "analyzer/curve.h"

/* How many values are at most `upper`; +INFINITY for all. */
struct histogram_bucket {
	double upper, count;
};

/*
 * What the series of a classic histogram (indexes as selector_find() gives;
 * those with a label `le`) counted in (after, until], added by their `le`, in
 * the order of their bounds.  Each bound once; of struct histogram_bucket.
 */
GArray *histogram_of(const struct facts *facts, const GArray *series,
		     int64_t after, int64_t until);

/*
 * Quantile `p` (0 to 1) of the values in cumulative buckets, in the order of
 * their bounds, each once: linear within the bucket that holds it, the first
 * one from 0 if its bound is positive, as Prometheus' histogram_quantile().
 * In the bucket without end it is the last bound; a count that is lower than
 * one before it is taken as that.  NaN without values, without a bucket to
 * +INFINITY, with that bucket alone, or for any other `p`.
 */
double histogram_quantile(double p, const GArray *buckets);

#endif
