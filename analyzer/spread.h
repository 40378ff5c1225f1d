/* spread.h -- values that are told one by one, or by the bucket */
#ifndef ANALYZER_SPREAD_H
#define ANALYZER_SPREAD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* How many values were at most `bound`; the last bound is infinite. */
struct bucket {
	double bound, count;
};

/*
 * Quantile `p` of values of which only the buckets are known, sorted by bound:
 * linear within its bucket, the first from 0 on, as Prometheus'
 * histogram_quantile has it.  In the last bucket it is the bound before it.
 * Counts that sink where they must not are taken as level.  NaN without an
 * infinite bound, with fewer than two buckets, and without values.
 */
double buckets_quantile(const struct bucket *buckets, uint32_t n, double p);

/* Values of some scope and time, from records and from histograms. */
struct spread {
	GArray *values;	    /* of double */
	GArray *parts;	    /* of struct bucket_part, see spread.c */
	double sum, summed; /* of histograms, and of how many values */
};

struct spread spread_new(void);
void spread_clear(struct spread *spread);
void spread_value(struct spread *spread, double value); /* NaN: none */
/*
 * So many more at most `bound`, in a histogram of that number.  A bound that
 * nothing came to is told with 0: it says where values are not.
 */
void spread_bucket(struct spread *spread, uint32_t family, double bound,
		   double count);

/* How many values there are, those of histograms by their infinite bucket or
 * their count. */
double spread_n(const struct spread *spread);
/* NaN without values, and where a histogram tells no sum. */
double spread_mean(const struct spread *spread);
/*
 * Type 7 where all values are known one by one; else buckets_quantile() of
 * all together, at the bounds of all histograms: between two bounds of its own
 * a histogram rises in a straight line.
 */
double spread_quantile(const struct spread *spread, double p);

#endif
