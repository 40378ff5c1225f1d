/* comparison.h -- whether two groups of values differ, and by how much */
#ifndef ANALYZER_COMPARISON_H
#define ANALYZER_COMPARISON_H

#include "analyzer/interval.h"

/* Values in any order; those that are not finite are left out. */
struct group {
	const double *values;
	size_t n;
};

/* Its values, sorted, g_malloc()ed; `n` is how many are finite. */
double *group_sorted(struct group group, size_t *n);

/*
 * Mann and Whitney (1947), the normal approximation with correction for ties
 * and for continuity.  The interval holds the shifts that this test does not
 * reject, as `wilcox.test(conf.int = TRUE, exact = FALSE)` of R; but where R
 * searches for the jump of the statistic up to 0.0001, it is found exactly: the
 * statistic jumps at differences of values, so each end is the k-th smallest
 * or largest of them, k = ceil(pairs / 2 - 1 / 2 - z sigma), at least 1, where
 * only ties inside a group count in sigma.  Of two values in the middle it is
 * the mean, R's any between them.  Where all values are equal p is 1.
 * All NaN if a group is empty.  Takes (n + m) log(n + m) steps.
 */
struct comparison_of_ranks comparison_of_ranks(struct group now,
					       struct group before,
					       enum confidence confidence);

/*
 * Degrees of freedom as Welch and Satterthwaite have them.  All NaN but the
 * difference if a group has fewer than two values, or none differ by more than
 * rounding: as in R, the standard error is to be above ten steps of the means.
 */
struct comparison_of_means comparison_of_means(struct group now,
					       struct group before,
					       enum confidence confidence);

/*
 * Whether groups scatter alike: the analysis of variance of the distances from
 * each group's median, Brown and Forsythe (1974).  It suits delays: they are
 * skewed and have outliers, which the medians bear, and a canary may be slower
 * as well, which would spoil a test by ranks, as that of Ansari and Bradley,
 * that takes places to be equal.  Groups without values have no say; NaN if
 * fewer than two have, or no distances of a group differ by more than rounding.
 */
struct comparison_of_spreads comparison_of_spreads(const struct group *groups,
						   size_t n);

/*
 * Whether two shares are equal: p of the score test, Pearson's chi-squared of
 * the four counts without a correction, two-sided.  1 where no event or all
 * are, NaN where a share is none.
 */
double comparison_of_shares(struct share now, struct share before);

/*
 * Whether counts are shared out by `weights` (of any sum): p of Pearson's
 * chi-squared (1900) with n - 1 degrees of freedom.  NaN without counts, with
 * fewer than two, or with a weight that is not above 0.
 */
double comparison_of_counts(const uint64_t *counts, const double *weights,
			    size_t n);

/*
 * Adjusts the p of n comparisons that are made together, in place, as Holm
 * (1979): the smallest times n, the next times n - 1, …, none below one before
 * it, at most 1.  NaN is none of them and stays.
 */
void comparison_adjust(double *p, size_t n);

#endif
