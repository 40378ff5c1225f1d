/* survival.h -- how long something takes, where some of it is not done yet */
#ifndef ANALYZER_SURVIVAL_H
#define ANALYZER_SURVIVAL_H

#include <stdint.h>

/*
 * The median of a duration by the product-limit estimator (Kaplan and Meier
 * 1958): the first time at which half or less is left.  `done` are `n`
 * durations that have ended, `open` are `n_open` that have lasted so long and
 * go on; at the same time ends come first.  NaN if the curve never gets there.
 * Values must not be NaN; both arrays are sorted in place.
 */
double survival_median(double *done, uint32_t n, double *open, uint32_t n_open);

#endif
