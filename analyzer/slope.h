/* slope.h -- whether something rises from day to day */
#ifndef ANALYZER_SLOPE_H
#define ANALYZER_SLOPE_H

#include "analyzer/statistics.h"

enum { SLOPE_MIN_N = 28 };

/*
 * The slope of `n` values, each a step after the other, a step: least squares,
 * its 95 % interval by Student's t with n - 2 degrees of freedom (its quantile
 * by the expansion of Cornish and Fisher, good to four digits from 10 on).
 * Unknown bounds below SLOPE_MIN_N; all NaN below 3.
 */
struct estimate slope_of(const double *values, size_t n);

#endif
