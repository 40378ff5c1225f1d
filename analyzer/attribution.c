/* attribution.c -- which deploy an incident is attributed to */
#include "analyzer/attribution.h"

#include <string.h>

/* Fewer letters of a commit id name nothing. */
enum { SHORTEST_COMMIT_NAME = 4 };

/* The incident on trial and the best deploy so far. */
struct trial {
	const struct metrics *metrics;
	const struct incident *incident;
	int64_t window;
	uint32_t best;
};

static bool is_later(const struct facts *facts, uint32_t a, uint32_t b)
{
	const struct deploy *x = facts_deploy(facts, a);
	const struct deploy *y = facts_deploy(facts, b);

	if (x->deployed_at != y->deployed_at)
		return x->deployed_at > y->deployed_at;
	if (x->started_at != y->started_at)
		return x->started_at > y->started_at;
	return a > b;
}

static void propose(struct trial *trial, uint32_t d)
{
	if (trial->best == NONE ||
	    is_later(trial->metrics->facts, d, trial->best))
		trial->best = d;
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool ships(const struct metrics *metrics, uint32_t d, uint32_t commit)
{
	if (facts_deploy(metrics->facts, d)->head == commit)
		return true;
	for (uint32_t i = 0; i < metrics->named->len; i++) {
		const struct change *named =
			&g_array_index(metrics->named, struct change, i);

		if (named->deploy == d && named->commit == commit)
			return true;
	}
	return false;
}

/* A commit that is in no repository is still known by its letters. */
static bool is_same_commit_name(const char *a, const char *b)
{
	size_t shorter;

	if (!a || !b)
		return false;
	shorter = MIN(strlen(a), strlen(b));
	return shorter >= SHORTEST_COMMIT_NAME &&
	       g_ascii_strncasecmp(a, b, shorter) == 0;
}

static bool is_named(const struct trial *trial, uint32_t d)
{
	const struct incident *incident = trial->incident;
	const struct deploy *deploy = facts_deploy(trial->metrics->facts, d);

	return is_same_text(incident->deploy_name, deploy->id) ||
	       is_same_text(incident->version, deploy->version) ||
	       (incident->commit != NONE &&
		incident->repository ==
			facts_service(trial->metrics->facts, deploy->service)
				->repository &&
		ships(trial->metrics, d, incident->commit)) ||
	       (incident->commit == NONE &&
		is_same_commit_name(incident->commit_name,
				    deploy->commit_name));
}

void attribution_prepare(struct metrics *metrics)
{
	for (uint32_t s = 0; s < metrics->facts->services->len; s++) {
		const struct service *service =
			facts_service(metrics->facts, s);
		int64_t earliest = INT64_MAX;

		for (uint32_t i = service->deploys; i-- > 0;) {
			uint32_t d = service->first_deploy + i;

			earliest = MIN(
				earliest,
				facts_deploy(metrics->facts, d)->started_at);
			metrics_deploy(metrics, d)->earliest_start = earliest;
		}
	}
}

/* How many of the service's deploys come before all that started too late. */
static uint32_t count_started(const struct trial *trial,
			      const struct service *service)
{
	uint32_t low = 0, high = service->deploys;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t d = service->first_deploy + middle;

		if (metrics_deploy(trial->metrics, d)->earliest_start <=
		    trial->incident->began_at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool can_be_blamed(const struct trial *trial, uint32_t d)
{
	return metrics_deploy(trial->metrics, d)->is_counted &&
	       facts_deploy(trial->metrics->facts, d)->started_at <=
		       trial->incident->began_at;
}

static void try_named(struct trial *trial, const struct service *service)
{
	for (uint32_t i = count_started(trial, service); i-- > 0;) {
		uint32_t d = service->first_deploy + i;

		if (can_be_blamed(trial, d) && is_named(trial, d)) {
			propose(trial, d);
			return;
		}
	}
}

static void try_latest(struct trial *trial, const struct service *service)
{
	for (uint32_t i = count_started(trial, service); i-- > 0;) {
		uint32_t d = service->first_deploy + i;
		const struct deploy *deploy =
			facts_deploy(trial->metrics->facts, d);

		if (!can_be_blamed(trial, d))
			continue;
		if (trial->window == INT64_MAX ||
		    trial->incident->began_at - deploy->deployed_at <=
			    trial->window)
			propose(trial, d);
		return;
	}
}

typedef void attempt_function(struct trial *trial,
			      const struct service *service);

/* The attempt with each service of the incident, or with all of them. */
static uint32_t try_services(struct trial *trial, attempt_function *attempt,
			     bool all)
{
	const struct facts *facts = trial->metrics->facts;
	const struct incident *incident = trial->incident;

	trial->best = NONE;
	if (all) {
		for (uint32_t s = 0; s < facts->services->len; s++)
			attempt(trial, facts_service(facts, s));
		return trial->best;
	}
	for (uint32_t i = 0; i < incident->services; i++) {
		uint32_t s = g_array_index(facts->incident_services, uint32_t,
					   incident->first_service + i);

		attempt(trial, facts_service(facts, s));
	}
	return trial->best;
}

struct attribution attribute(const struct metrics *metrics, uint32_t i,
			     int64_t window)
{
	const struct incident *incident = facts_incident(metrics->facts, i);
	struct attribution none = { NONE, MATCH_NONE, false };
	struct trial trial = { metrics, incident, window, NONE };
	bool names_deploy = incident->deploy_name || incident->version ||
			    incident->commit_name;
	bool is_unknown = false;
	uint32_t deploy;

	if (incident->is_drill || incident->unmatched)
		return none;
	if (names_deploy) {
		deploy = try_services(&trial, try_named,
				      incident->services == 0);
		if (deploy != NONE)
			return (struct attribution){ deploy, MATCH_EXPLICIT,
						     false };
		is_unknown = true;
	}
	none.is_unknown = is_unknown;
	if (incident->services == 0 && metrics->facts->services->len != 1)
		return none;
	deploy = try_services(&trial, try_latest, incident->services == 0);
	if (deploy == NONE)
		return none;
	return (struct attribution){ deploy, MATCH_WINDOW, is_unknown };
}
