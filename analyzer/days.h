/* days.h -- the days of both periods, counted from a Monday */
#ifndef ANALYZER_DAYS_H
#define ANALYZER_DAYS_H

#include "model/metrics.h"

/*
 * Midnights of the zone: starts[0] is the Monday of the week in which the
 * previous period (else the window) begins, starts[n] the end of the last
 * week.  Day i is [starts[i], starts[i + 1]); week w has the days 7 w to
 * 7 w + 6; n is a multiple of 7.
 */
struct days {
	int64_t *starts; /* n + 1 */
	uint32_t n;
	int64_t since, until; /* of both periods together */
};
typedef struct days Days;

struct days *days_new(const struct metrics *metrics);
void days_free(struct days *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Days, days_free)

/* The day of an instant, or NONE if it lies outside. */
uint32_t days_find(const struct days *days, int64_t at);

/* Whether all seven days of week `w` lie in [since, until). */
bool days_week_is_whole(const struct days *days, uint32_t w, int64_t since,
			int64_t until);

#endif
