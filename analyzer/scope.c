/* scope.c -- what belongs to the services that are measured */
#include "analyzer/scope.h"

bool scope_has_service(const struct metrics *metrics, uint32_t service)
{
	if (metrics->scopes->len == metrics->facts->services->len)
		return true;
	for (uint32_t p = 0; p < metrics->scopes->len; p++)
		if (g_array_index(metrics->scopes, uint32_t, p) == service)
			return true;
	return false;
}

bool scope_has_deploy(const struct metrics *metrics, uint32_t d)
{
	return scope_has_service(metrics,
				 facts_deploy(metrics->facts, d)->service);
}

bool scope_has_incident(const struct metrics *metrics, uint32_t service,
			uint32_t i)
{
	const struct incident *incident = facts_incident(metrics->facts, i);

	if (incident->services == 0)
		return (service == NONE ||
			metrics->facts->services->len == 1) &&
		       metrics->scopes->len == metrics->facts->services->len;
	for (uint32_t s = 0; s < incident->services; s++) {
		uint32_t named =
			g_array_index(metrics->facts->incident_services,
				      uint32_t, incident->first_service + s);

		if (service == NONE ? scope_has_service(metrics, named) :
				      named == service)
			return true;
	}
	return false;
}
