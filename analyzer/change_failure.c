/* change_failure.c -- which deploys failed, why, and how long until recovery
 *
 * Rollbacks are found in one pass over a service's deploys; incidents name
 * their deploy through attribution.c.  Both write into the deploy's result,
 * so a deploy that failed for several reasons still failed once.
 */
#include "analyzer/change_failure.h"

#include "analyzer/attribution.h"
#include "analyzer/scope.h"

#include <string.h>

/* Time of the first rollback after each deploy, by deploy; or NO_TIME. */
static void roll_back(struct metrics *metrics, const struct service *service,
		      int64_t *rolled_back_at)
{
	uint32_t last = NONE; /* the counted deploy that runs */

	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy *deploy = facts_deploy(metrics->facts, d);
		struct deploy_result *result = metrics_deploy(metrics, d);

		if (deploy->is_failure)
			continue;
		if (result->is_counted) {
			last = d;
			continue;
		}
		if (last == NONE || rolled_back_at[last] != NO_TIME)
			continue;
		if (deploy->deployed_at -
			    facts_deploy(metrics->facts, last)->deployed_at >
		    metrics->settings->rollback_window)
			continue;
		rolled_back_at[last] = deploy->deployed_at;
		result = metrics_deploy(metrics, last);
		result->is_failed = true;
		result->failure_reasons |= FAILED_BY_ROLLBACK;
	}
}

static void add_finding(struct metrics *metrics, uint32_t i, const char *kind,
			const char *detail)
{
	const struct incident *incident = facts_incident(metrics->facts, i);
	struct finding finding = {
		.place = incident->place,
		.at = incident->began_at,
		.kind = kind,
		.detail = pool_text(metrics->pool, detail),
	};

	g_array_append_val(metrics->findings, finding);
}

static void judge_end(struct metrics *metrics, uint32_t i)
{
	const struct incident *incident = facts_incident(metrics->facts, i);
	struct incident_result *result = metrics_incident(metrics, i);
	g_autofree char *began = NULL, *ended = NULL, *detail = NULL;

	result->is_open = incident->ended_at == NO_TIME;
	if (result->is_open || incident->ended_at >= incident->began_at) {
		result->is_counted = true;
		if (!result->is_open)
			result->recovery_seconds = (double)(incident->ended_at -
							    incident->began_at);
		return;
	}
	result->note = "ends before it begins";
	began = period_time_text(incident->began_at);
	ended = period_time_text(incident->ended_at);
	detail = g_strdup_printf("incident %s begins %s and ends %s",
				 incident->id ? incident->id : incident->title,
				 began, ended);
	add_finding(metrics, i, "incident ends before it begins", detail);
}

static void judge_incident(struct metrics *metrics, uint32_t i)
{
	const struct incident *incident = facts_incident(metrics->facts, i);
	struct incident_result *result = metrics_incident(metrics, i);
	struct attribution found;

	if (incident->is_drill || incident->unmatched) {
		result->is_open = incident->ended_at == NO_TIME;
		result->note = incident->is_maintenance ? "maintenance" :
			       incident->is_drill	? "drill" :
							  incident->unmatched;
		return;
	}
	judge_end(metrics, i);
	found = attribute(metrics, i, metrics->settings->incident_window);
	result->deploy = found.deploy;
	result->match = found.match;
	if (found.is_unknown) {
		g_autofree char *detail = g_strdup_printf(
			"incident %s names a deploy that is not known",
			incident->id);

		add_finding(metrics, i, "unknown deploy named", detail);
	}
	if (found.deploy != NONE) {
		struct deploy_result *deploy =
			metrics_deploy(metrics, found.deploy);

		deploy->is_failed = true;
		deploy->failure_reasons |= FAILED_BY_INCIDENT;
		deploy->incidents++;
	}
}

/* Lists each deploy's incidents, by counting first and placing then. */
static void list_incidents(struct metrics *metrics)
{
	uint32_t n = 0;

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		struct deploy_result *result = metrics_deploy(metrics, d);

		result->first_incident = n;
		n += result->incidents;
		result->incidents = 0;
	}
	g_array_set_size(metrics->deploy_incidents, n);
	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		uint32_t d = metrics_incident(metrics, i)->deploy;
		struct deploy_result *result;

		if (d == NONE)
			continue;
		result = metrics_deploy(metrics, d);
		g_array_index(metrics->deploy_incidents, uint32_t,
			      result->first_incident + result->incidents++) = i;
	}
}

/* When the last incident of the deploy ended; NO_TIME: none, or open. */
static int64_t incidents_ended_at(const struct metrics *metrics,
				  const struct deploy_result *result)
{
	int64_t last = NO_TIME;

	for (uint32_t i = 0; i < result->incidents; i++) {
		uint32_t at = g_array_index(metrics->deploy_incidents, uint32_t,
					    result->first_incident + i);
		const struct incident *incident =
			facts_incident(metrics->facts, at);

		if (incident->ended_at == NO_TIME)
			return NO_TIME;
		/* an end before the beginning is no end */
		if (metrics_incident(metrics, at)->is_counted)
			last = MAX(last, incident->ended_at);
	}
	return last;
}

static void measure_recovery(struct metrics *metrics, uint32_t d,
			     int64_t rolled_back_at)
{
	struct deploy_result *result = metrics_deploy(metrics, d);
	int64_t at, deployed_at;

	if (!result->is_failed)
		return;
	at = incidents_ended_at(metrics, result);
	deployed_at = facts_deploy(metrics->facts, d)->deployed_at;
	if (at == NO_TIME || (rolled_back_at != NO_TIME && rolled_back_at < at))
		at = rolled_back_at;
	if (at != NO_TIME)
		result->recovery_seconds = (double)MAX(at - deployed_at, 0);
}

static void count_service(const struct metrics *metrics, uint32_t s,
			  const bool *failed, struct failure_window *window)
{
	struct scope_range range =
		scope_deploys(metrics->facts, facts_service(metrics->facts, s),
			      metrics->window.since, metrics->window.until);

	for (uint32_t d = range.first; d < range.end; d++) {
		const struct deploy_result *result = metrics_deploy(metrics, d);

		if (!result->is_counted)
			continue;
		window->deploys++;
		if (failed[d] || result->failure_reasons & FAILED_BY_ROLLBACK)
			window->failed++;
	}
}

/* How many deploys of the window fail if incidents count this long after. */
static void count_failures(struct metrics *metrics,
			   struct failure_window *window)
{
	g_autofree bool *failed = g_new0(bool, metrics->deploys->len + 1);

	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		uint32_t d = attribute(metrics, i, window->seconds).deploy;

		if (d != NONE)
			failed[d] = true;
	}
	for (uint32_t p = 0; p < metrics->scopes->len; p++)
		count_service(metrics,
			      g_array_index(metrics->scopes, uint32_t, p),
			      failed, window);
}

void find_failures(struct metrics *metrics)
{
	static const int64_t seconds[] = { 3600, 24 * 3600, 72 * 3600,
					   INT64_MAX };
	uint32_t n = metrics->deploys->len;
	g_autofree int64_t *rolled_back_at = g_new(int64_t, n + 1);

	for (uint32_t d = 0; d < n; d++)
		rolled_back_at[d] = NO_TIME;
	for (uint32_t s = 0; s < metrics->facts->services->len; s++)
		roll_back(metrics, facts_service(metrics->facts, s),
			  rolled_back_at);
	attribution_prepare(metrics);
	for (uint32_t i = 0; i < metrics->incidents->len; i++)
		judge_incident(metrics, i);
	if (metrics->incidents->len > 0)
		list_incidents(metrics);
	for (uint32_t d = 0; d < n; d++)
		measure_recovery(metrics, d, rolled_back_at[d]);
	for (size_t w = 0; w < G_N_ELEMENTS(seconds); w++) {
		metrics->failure_windows[w].seconds = seconds[w];
		count_failures(metrics, &metrics->failure_windows[w]);
	}
}
