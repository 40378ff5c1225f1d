/* ci_health.h -- how healthy the pipelines are, for all and for each */
#ifndef ANALYZER_CI_HEALTH_H
#define ANALYZER_CI_HEALTH_H

#include "analyzer/ci_tally.h"
#include "analyzer/days.h"

/*
 * Fills metrics->ci.  Deploys must have been measured: from commit to deploy
 * is of those that ship something.
 */
void measure_ci(struct metrics *metrics, const struct days *days);

/* Fills metrics->ci.stages, of the attempts and series that are there. */
void measure_stages(struct metrics *metrics);
/* Fills metrics->ci.deliveries. */
void measure_deliveries(struct metrics *metrics);

/* Whether a source of runs, tests, traces or their series was given. */
bool ci_is_supplied(const struct metrics *metrics);

#endif
