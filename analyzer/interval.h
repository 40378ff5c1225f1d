/* interval.h -- rates and their changes, with intervals, from counts */
#ifndef ANALYZER_INTERVAL_H
#define ANALYZER_INTERVAL_H

#include "analyzer/statistics.h"

/* `events` of `n`, such as failed deploys of counted deploys. */
struct share {
	uint64_t events, n;
};

/*
 * A rate, 0 to 1, and its interval: the score interval of Wilson (1927),
 * without continuity correction: all rates that lie within z of their own
 * standard errors of the observed one.  All NaN if n = 0 or events > n.
 */
struct estimate interval_wilson(struct share share, enum confidence confidence);

/*
 * Rate `now` - rate `before`, -1 to 1, and its interval: hybrid score,
 * Newcombe (1998) method 10, without continuity correction: each side joins
 * the distances of the two Wilson limits by Pythagoras.  All NaN if one of
 * the rates is no data.
 */
struct estimate interval_newcombe(struct share now, struct share before,
				  enum confidence confidence);

/*
 * Events in a period, such as deploys: `events` in `days` days, and their
 * weekly counts (whole weeks; NaN: a week that was not seen whole).
 */
struct counted {
	uint64_t events;
	double days;
	const double *weeks;
	size_t n_weeks;
};

/*
 * How much more the weekly counts of both periods scatter than chance alone
 * would make them: Pearson's chi-squared, the sum of (count - mean)^2 / mean
 * with each period's own weekly mean, by its degrees of freedom (weeks - 1
 * for each period; 0 if its weeks are empty), and at least 1.  `before` may
 * be NULL.
 */
double interval_dispersion(const struct counted *now,
			   const struct counted *before);

/*
 * Events a day, and their interval: log-normal, quasi-Poisson (McCullagh and
 * Nelder 1989): rate times exp(+-z sqrt(dispersion / events)).  Without
 * events 0 to -ln(tail) / days, the exact limit of Garwood (1936).  All NaN
 * if there are no days.
 */
struct estimate interval_of_rate(const struct counted *counted,
				 enum confidence confidence);

/*
 * Rate `now` by rate `before`, and its interval: ratio times
 * exp(+-z sqrt(dispersion (1 / events now + 1 / events before))).  Without
 * events now the ratio is 0 with unknown bounds; without events before, or
 * without days, all is NaN.
 */
struct estimate interval_of_rate_ratio(const struct counted *now,
				       const struct counted *before,
				       enum confidence confidence);

#endif
