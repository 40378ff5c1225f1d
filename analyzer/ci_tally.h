/* ci_tally.h -- the numbers of pipelines, by scope and span of time */
#ifndef ANALYZER_CI_TALLY_H
#define ANALYZER_CI_TALLY_H

#include "model/metrics.h"

enum { CI_P95_MIN_N = 40 };

/* Buckets i from bounds[i] to before bounds[i + 1], of which only what lies in
 * [since, until) counts. */
struct ci_time {
	const int64_t *bounds;
	uint32_t n;
	int64_t since, until;
};

/*
 * One value a bucket, for what is of the scope: runs by when their last attempt
 * was asked for (else began), counters by when they were seen to grow, tests by
 * when they ran, a flaky one by when its second outcome came.
 */
void ci_tally(const struct metrics *metrics, const struct ci_scope *scope,
	      const struct ci_time *time, struct ci_value *values);

/* Whether a run ended one way or the other, and so has a duration. */
bool ci_is_judged(const struct attempt *attempt);

#endif
