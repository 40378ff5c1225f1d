/* observe.h -- what series show of the deploys of each service */
#ifndef ANALYZER_OBSERVE_H
#define ANALYZER_OBSERVE_H

#include "analyzer/error_rate.h"
#include "model/metrics.h"

/*
 * After the failures are known: fills metrics->impacts, ->overlaps,
 * ->base_rate, ->rules and ->backtests.  Does nothing if no series was read.
 */
void observe(struct metrics *metrics);

/* Whether there are rules with something to look at. */
bool observe_has_rules(const struct metrics *metrics);

/*
 * What a rule looks at for a service: its error rate, or of the series that
 * the rule selects those of the service and those of none.  The caller's.
 */
struct curve *observe_series(const struct metrics *metrics, uint32_t rule,
			     uint32_t service);

#endif
