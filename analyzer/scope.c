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

/* The first that was not deployed before then. */
static uint32_t first_from(const struct facts *facts,
			   const struct service *service, int64_t at)
{
	uint32_t low = service->first_deploy, high = low + service->deploys;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (facts_deploy(facts, middle)->deployed_at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct scope_range scope_deploys(const struct facts *facts,
				 const struct service *service, int64_t since,
				 int64_t until)
{
	return (struct scope_range){
		first_from(facts, service, since),
		first_from(facts, service, until),
	};
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

void scope_choose(struct metrics *metrics)
{
	const GPtrArray *only = metrics->settings->only_services;

	for (uint32_t s = 0; s < metrics->facts->services->len; s++) {
		bool is_chosen = only->len == 0;

		for (uint32_t i = 0; i < only->len; i++)
			if (name_equal(only->pdata[i],
				       facts_service(metrics->facts, s)->name))
				is_chosen = true;
		if (is_chosen)
			g_array_append_val(metrics->scopes, s);
	}
}

void scope_look_back(struct metrics *metrics)
{
	metrics->previous = period_previous(&metrics->window, metrics->zone);
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		struct scope_range range = scope_deploys(
			metrics->facts,
			facts_service(
				metrics->facts,
				g_array_index(metrics->scopes, uint32_t, p)),
			metrics->previous.since, metrics->previous.until);

		metrics->has_previous |= range.first < range.end;
	}
}
