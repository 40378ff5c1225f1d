/* scope.h -- what belongs to the services that are measured */
#ifndef ANALYZER_SCOPE_H
#define ANALYZER_SCOPE_H

#include "model/metrics.h"

/* Fills metrics->scopes: all services, or those that were asked for. */
void scope_choose(struct metrics *metrics);

/* Sets metrics->previous, and whether one of them has a deploy in it. */
void scope_look_back(struct metrics *metrics);

/* Whether metrics->scopes holds the service. */
bool scope_has_service(const struct metrics *metrics, uint32_t service);
bool scope_has_deploy(const struct metrics *metrics, uint32_t d);

/* Deploys of a service, which stand in order of time: first to before end. */
struct scope_range {
	uint32_t first, end;
};

/* Those of [since, until). */
struct scope_range scope_deploys(const struct facts *facts,
				 const struct service *service, int64_t since,
				 int64_t until);

/*
 * Whether the incident concerns `service`, or (NONE) any that is measured.
 * One that names no service concerns all services together, if all are, and
 * the service of a run that has but one.
 */
bool scope_has_incident(const struct metrics *metrics, uint32_t service,
			uint32_t i);

#endif
