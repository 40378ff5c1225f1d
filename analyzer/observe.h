/* observe.h -- what series show of the deploys of each service */
#ifndef ANALYZER_OBSERVE_H
#define ANALYZER_OBSERVE_H

#include "analyzer/error_rate.h"
#include "model/metrics.h"

/*
 * After the failures are known: fills metrics->impact_sets, ->impacts,
 * ->overlaps, ->rules and ->backtests.  Does nothing if no series was read.
 */
void observe(struct metrics *metrics);

/* Whether there is something to compare; rules with something to look at. */
bool observe_has_impacts(const struct metrics *metrics);
bool observe_has_rules(const struct metrics *metrics);
bool observe_has_rule(const struct metrics *metrics, uint32_t rule);

/*
 * What is looked at for a service: its error rate (`selector` NULL), or of the
 * series selected those of the service and those of none; these have no
 * counts.  The caller's.
 */
struct error_rate *observe_series(const struct metrics *metrics,
				  const struct selector *selector,
				  uint32_t service);

#endif
