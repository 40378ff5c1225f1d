/* limits.h -- what is usual for a weekly value, and which weeks are not */
#ifndef ANALYZER_LIMITS_H
#define ANALYZER_LIMITS_H

#include "analyzer/interval.h"
#include "model/result.h"

/*
 * Process-behaviour limits (Shewhart 1931; XmR as Wheeler, Understanding
 * Variation, 1993): computed from a baseline, the weeks of the previous
 * period, and held against the weeks that follow.
 *
 * Values are weekly, in order of time.  A week that is not whole or has no
 * data must be NaN; it is skipped, and the weeks on its two sides follow each
 * other.  Infinite values count as missing.
 */
enum {
	LIMITS_TRIAL_MIN = 6,	 /* weeks with data for limits at all */
	LIMITS_NATURAL_MIN = 12, /* to call them natural limits */
	LIMITS_RUN = 8,		 /* weeks in a row on one side */
};

enum strength { LIMITS_ABSENT, LIMITS_TRIAL, LIMITS_NATURAL };

/*
 * In the unit of the values.  Beyond near_lower, near_upper a value is nearer
 * that limit than the centre; they are half-way to the limit before it is
 * cut off at 0 or 1, so that cutting makes no week unusual.  Absent: all NaN.
 */
struct limits {
	enum strength strength;
	double centre, lower, upper;
	double near_lower, near_upper;
};

/*
 * The natural limits: mean +- 2.66 times the mean moving range (of each two
 * successive weeks).  Counts (or any value that cannot be below 0): a lower
 * limit below 0 is 0.  Durations, in seconds: reckoned on their natural
 * logarithms and turned back, so the centre is the geometric mean; below one
 * second counts as one.
 */
struct limits limits_of_counts(const double *baseline, size_t n);
struct limits limits_of_durations(const double *baseline, size_t n);

/*
 * The p-limits of one week of `n` deploys: p +- 3 sqrt(p (1 - p) / n), cut
 * off at 0 and 1; p is the sum of the baseline's events by the sum of its n
 * (a week whose n is 0 is no data).  Absent for a week without deploys, and
 * where p is 0 or 1, as then any week at all would be outside; the centre
 * stands if the baseline suffices.
 */
struct limits limits_of_share(const struct share *baseline, size_t weeks,
			      uint64_t n);

/*
 * Writes for each week which rule it breaks, the first of:
 * SIGNAL_OUTSIDE (1) beyond a limit;
 * SIGNAL_RUN (2) one of LIMITS_RUN or more in a row on one side of the centre
 * (all of the run are marked);
 * SIGNAL_NEAR (3) one of three, of four successive weeks, that are nearer the
 * same limit than the centre (those three or four are marked).
 * A value on the line breaks nothing.  SIGNAL_NONE for missing weeks and
 * without limits.
 */
void limits_signals(const struct limits *limits, const double *values, size_t n,
		    enum signal *signals);

/*
 * The same where each week has limits of its own, as the p-limits: `limits`
 * has n elements.
 */
void limits_signals_by_week(const struct limits *limits, const double *values,
			    size_t n, enum signal *signals);

/*
 * The longest run of rule 2, of equal ones the last: indices of its first and
 * last week.  False, and nothing written, if there is none.
 */
bool limits_run(const struct limits *limits, const double *values, size_t n,
		size_t *first, size_t *last);

#endif
