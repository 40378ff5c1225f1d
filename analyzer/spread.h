/* spread.h -- values that are told one by one, or by the bucket */
#ifndef ANALYZER_SPREAD_H
#define ANALYZER_SPREAD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

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
 * Type 7 where all values are known one by one; else histogram_quantile() of
 * all together, at the bounds of all histograms: between two bounds of its own
 * a histogram rises in a straight line.
 */
double spread_quantile(const struct spread *spread, double p);

#endif
