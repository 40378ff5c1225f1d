/* statistics.h -- means, quantiles, and what an estimate is */
#ifndef ANALYZER_STATISTICS_H
#define ANALYZER_STATISTICS_H

#include "model/comparison.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Everything here answers for every input.  NaN is *no data*: it comes out
 * where there is nothing to say, and a NaN among values is a missing value,
 * which is left out.  No answer depends on the order of the values.
 */

/* How sure an interval is to hold the truth: two-sided, 95 % or 99 %. */
enum confidence { CONFIDENCE_95, CONFIDENCE_99 };

/* Of a change: 95 % for all services, 99 % for one of many. */
enum confidence statistics_confidence_of_change(bool is_all_services);

/* Standard normal deviate of it: 1.96, 2.58 (to 16 digits). */
double statistics_z(enum confidence confidence);

/* What it leaves out on each side: 0.025, 0.005. */
double statistics_tail(enum confidence confidence);

/*
 * Whether the interval of a change lies wholly above `none` (+1), wholly
 * below (-1), or neither (0, also if its bounds are unknown).  `none` is 1
 * for a ratio, 0 for a difference.
 */
int statistics_direction(struct estimate change, double none);

/* A number in the order of the values, and back; NaN is the greatest. */
int64_t statistics_number(double value);
double statistics_of_number(int64_t number);

/* Sorts ascending, in place, NaN last. */
void statistics_sort(double *values, size_t n);

/* NaN of no values. */
double statistics_mean(const double *values, size_t n);

/*
 * Quantile `p` (0 to 1, else NaN) of sorted values: linear between the order
 * statistics on either side of place (n - 1) p, counted from 0; Hyndman and
 * Fan (1996) type 7, Excel's PERCENTILE.INC.  NaN of no values.
 */
double statistics_quantile_sorted(const double *sorted, size_t n, double p);

/* The same of values in any order, which are copied. */
double statistics_quantile(const double *values, size_t n, double p);

/*
 * The interpolation of the two above: the value `fraction` (0 to below 1) of
 * the way from `low` to `high`, neighbours in order; never beyond them.
 */
double statistics_between(double low, double high, double fraction);

#endif
