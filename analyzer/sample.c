/* sample.c -- the raw values of one scope in one period */
#include "analyzer/sample.h"

#include "analyzer/scope.h"
#include "analyzer/shipment.h"

#include <math.h>

static GArray *doubles(void)
{
	return g_array_new(false, false, sizeof(double));
}

static void add(GArray *values, double value)
{
	g_array_append_val(values, value);
}

static void take_changes(const struct metrics *metrics,
			 const struct deploy_result *result,
			 struct sample_set *sample)
{
	for (uint32_t c = 0; c < result->changes; c++) {
		double lead = metrics_change(metrics, result->first_change + c)
				      ->lead_seconds;

		if (isnan(lead))
			sample->skewed++;
		else
			add(sample->leads, lead);
	}
	g_array_append_val(sample->offsets, sample->leads->len);
}

static void take_deploy(const struct metrics *metrics, uint32_t d,
			struct sample_set *sample)
{
	const struct deploy *deploy = facts_deploy(metrics->facts, d);
	const struct deploy_result *result = metrics_deploy(metrics, d);

	if (!deploy->is_failure && !result->is_counted)
		sample->rollbacks++;
	if (!result->is_counted)
		return;
	sample->deploys++;
	sample->traceable +=
		facts_service(metrics->facts, deploy->service)->repository !=
		NONE;
	if (result->is_failed)
		sample->failed++;
	if (result->is_rework)
		sample->reworks++;
	if (!isnan(result->recovery_seconds))
		add(sample->failed_recoveries, result->recovery_seconds);
	if (result->inferred == INFERRED_REDEPLOY) {
		sample->redeploys++;
	} else if (result->changes != NONE) {
		add(sample->batches, result->changes);
		take_changes(metrics, result, sample);
	}
}

/* Marks the day of each counted deploy, also of those beside the window. */
static void mark_days(const struct metrics *metrics, const struct days *days,
		      const struct service *service, uint32_t *by_day)
{
	struct scope_range range =
		scope_deploys(metrics->facts, service, days->starts[0],
			      days->starts[days->n]);

	for (uint32_t d = range.first; d < range.end; d++) {
		uint32_t day = days_find(
			days, facts_deploy(metrics->facts, d)->deployed_at);

		if (day != NONE && metrics_deploy(metrics, d)->is_counted)
			by_day[day]++;
	}
}

static void take_service(const struct metrics *metrics, const struct days *days,
			 uint32_t s, const struct window *window,
			 struct sample_set *sample, uint32_t *by_day)
{
	const struct service *service = facts_service(metrics->facts, s);
	struct scope_range range = scope_deploys(metrics->facts, service,
						 window->since, window->until);

	for (uint32_t d = range.first; d < range.end; d++)
		take_deploy(metrics, d, sample);
	mark_days(metrics, days, service, by_day);
}

static void take_weeks(const struct days *days, const struct window *window,
		       const uint32_t *by_day, struct sample_set *sample)
{
	for (uint32_t w = 0; w < days->n / 7; w++) {
		double deploys = 0, with = 0;

		if (!days_week_is_whole(days, w, window->since, window->until))
			continue;
		for (uint32_t day = 7 * w; day < 7 * (w + 1); day++) {
			deploys += by_day[day];
			with += by_day[day] > 0;
		}
		add(sample->week_deploys, deploys);
		add(sample->week_days, with);
	}
}

static void take_incidents(const struct metrics *metrics, uint32_t service,
			   const struct window *window,
			   struct sample_set *sample)
{
	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		const struct incident_result *result =
			metrics_incident(metrics, i);

		if (!result->is_counted ||
		    !window_holds(
			    window,
			    facts_incident(metrics->facts, i)->began_at) ||
		    !scope_has_incident(metrics, service, i))
			continue;
		if (result->is_open)
			sample->open++;
		else
			add(sample->recoveries, result->recovery_seconds);
	}
}

/* Whether a service shipped what did not wait any more at as-of. */
static bool ships_later(const struct metrics *metrics, uint32_t s)
{
	struct scope_range range = scope_deploys(
		metrics->facts, facts_service(metrics->facts, s),
		metrics->window.until, metrics->settings->as_of + 1);

	for (uint32_t d = range.first; d < range.end; d++)
		if (metrics_deploy(metrics, d)->ships)
			return true;
	return false;
}

static void ask_who_knows(const struct metrics *metrics, uint32_t service,
			  struct sample_set *sample)
{
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);

		if ((service != NONE && service != s) ||
		    !g_array_index(metrics->knows_waiting, bool, s))
			continue;
		sample->knows_waiting = true;
		sample->has_later |= ships_later(metrics, s);
	}
}

/* How long each commit that waits has done so. */
static void take_waiting(const struct metrics *metrics, uint32_t service,
			 struct sample_set *sample)
{
	ask_who_knows(metrics, service, sample);
	for (uint32_t i = 0; i < metrics->waiting->len; i++) {
		const struct service_commit *one = &g_array_index(
			metrics->waiting, struct service_commit, i);
		double age = shipment_age(metrics, one);

		if (service == NONE ?
			    !scope_has_service(metrics, one->service) :
			    service != one->service)
			continue;
		sample->waiting++;
		if (!isnan(age))
			add(sample->ages, age);
	}
}

static void rank_leads(struct sample_set *sample)
{
	struct clusters leads = sample_leads(sample);

	sample->ranking = bootstrap_rank(&leads);
}

struct clusters sample_leads(const struct sample_set *sample)
{
	return (struct clusters){
		.values = (const double *)(const void *)sample->leads->data,
		.offsets =
			(const uint32_t *)(const void *)sample->offsets->data,
		.n = sample->offsets->len - 1,
		.ranking = sample->ranking,
	};
}

struct sample_set *sample_gather(const struct metrics *metrics,
				 const struct days *days, uint32_t service,
				 const struct window *window)
{
	struct sample_set *sample = g_new0(struct sample_set, 1);
	g_autofree uint32_t *by_day = g_new0(uint32_t, days->n + 1);
	uint32_t none = 0;

	sample->leads = doubles();
	sample->offsets = g_array_new(false, false, sizeof(uint32_t));
	g_array_append_val(sample->offsets, none);
	sample->ages = doubles();
	sample->batches = doubles();
	sample->recoveries = doubles();
	sample->failed_recoveries = doubles();
	sample->week_deploys = doubles();
	sample->week_days = doubles();
	sample->days = period_days(window->since, window->until, metrics->zone);
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);

		if (service == NONE || service == s)
			take_service(metrics, days, s, window, sample, by_day);
	}
	rank_leads(sample);
	if (window == &metrics->window)
		take_waiting(metrics, service, sample);
	take_weeks(days, window, by_day, sample);
	take_incidents(metrics, service, window, sample);
	return sample;
}

void sample_free(struct sample_set *sample)
{
	if (!sample)
		return;
	bootstrap_ranking_free(sample->ranking);
	g_array_unref(sample->leads);
	g_array_unref(sample->offsets);
	g_array_unref(sample->ages);
	g_array_unref(sample->batches);
	g_array_unref(sample->recoveries);
	g_array_unref(sample->failed_recoveries);
	g_array_unref(sample->week_deploys);
	g_array_unref(sample->week_days);
	g_free(sample);
}
