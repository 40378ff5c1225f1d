/* limits.h -- what is usual for a weekly value, and which weeks are not */
#ifndef ANALYZER_LIMITS_H
#define ANALYZER_LIMITS_H

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
 * that limit than the centre.  Absent: all NaN.
 */
struct limits {
	enum strength strength;
	double centre, lower, upper;
	double near_lower, near_upper;
};

/*
 * The natural limits of durations, in seconds: mean +- 2.66 times the mean
 * moving range (of each two successive weeks), reckoned on their natural
 * logarithms and turned back, so the centre is the geometric mean; below one
 * second counts as one.
 */
struct limits limits_of_durations(const double *baseline, size_t n);

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
 * The longest run of rule 2, of equal ones the last: indices of its first and
 * last week.  False, and nothing written, if there is none.
 */
bool limits_run(const struct limits *limits, const double *values, size_t n,
		size_t *first, size_t *last);

#endif
