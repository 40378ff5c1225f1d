/* chaos_around.c -- what ran when an experiment began, what else happened */
#include "analyzer/chaos.h"

bool chaos_is_during(const struct chaos_run *run, int64_t from, int64_t until)
{
	return run->started_at != NO_TIME && run->ended_at != NO_TIME &&
	       from <= run->ended_at &&
	       (until == NO_TIME || until >= run->started_at);
}

/* The deploys of a service stand by time. */
const struct deploy *chaos_running(const struct metrics *metrics,
				   const struct chaos_run *run)
{
	const struct facts *facts = metrics->facts;
	uint32_t s =
		run->service ? facts_find_service(facts, run->service) : NONE;
	const struct deploy *last = NULL;
	const struct service *service;

	if (s == NONE || run->started_at == NO_TIME)
		return NULL;
	service = facts_service(facts, s);
	for (uint32_t i = 0; i < service->deploys; i++) {
		const struct deploy *one =
			facts_deploy(facts, service->first_deploy + i);

		if (!one->is_failure && one->deployed_at <= run->started_at)
			last = one;
	}
	return last;
}
