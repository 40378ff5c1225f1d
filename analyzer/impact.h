/* impact.h -- what followed each deploy, as the error rate shows it */
#ifndef ANALYZER_IMPACT_H
#define ANALYZER_IMPACT_H

#include "analyzer/error_rate.h"
#include "model/metrics.h"

/*
 * Scores the counted deploys of a service for set `set` of
 * metrics->impact_sets, appended to metrics->impacts, and counts the half
 * hours of the window that have no deploy in them nor in the hour before.
 * `by_time` are all deploys that were rolled out (uint32_t), of whatever
 * service, by deployed_at: those near by overlap.
 */
void impact_measure(struct metrics *metrics, uint32_t set, uint32_t service,
		    const struct error_rate *rate, const GArray *by_time);

/* Those of a set that lie in the window. */
struct impact_counts {
	uint32_t deploys, scored, above; /* ratio above IMPACT_FACTOR */
	uint32_t ruled, fired;
};
struct impact_counts impact_count(const struct metrics *metrics, uint32_t set);

/* Those that are scored (of struct impact *), the largest ratio first. */
GPtrArray *impact_scored(const struct metrics *metrics, uint32_t set);

#endif
