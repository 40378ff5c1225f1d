/* buckets.h -- both periods cut into weeks, months or quarters */
#ifndef ANALYZER_BUCKETS_H
#define ANALYZER_BUCKETS_H

#include "analyzer/days.h"

/*
 * n buckets of one scope; bucket i is [bounds[i], bounds[i + 1]).  Fills what
 * struct week says, limits and signals aside.  A bucket belongs to the period
 * that holds its middle (a week: its Thursday) and counts what falls in it and
 * in either period.
 */
void buckets_measure(const struct metrics *metrics, const struct days *days,
		     uint32_t service, const int64_t *bounds, uint32_t n,
		     struct week *buckets);

/*
 * What charts over time show: weeks up to 53 of them in the window, else
 * months, beyond 5 years quarters.  Weeks are those of metrics->weeks.
 * Bounds and buckets are the pool's.
 */
struct buckets {
	const struct week *buckets;
	const int64_t *bounds; /* n + 1 */
	uint32_t n;
	const char *step; /* "week", "month", "quarter" */
	bool are_weeks;
};
struct buckets buckets_for_charts(struct pool *pool,
				  const struct metrics *metrics,
				  const struct days *days, uint32_t service);

/* Months (or quarters beyond five years), for rates and their intervals. */
struct buckets buckets_of_months(struct pool *pool,
				 const struct metrics *metrics,
				 const struct days *days, uint32_t service);

#endif
