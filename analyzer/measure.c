/* measure.c -- facts into metrics, step by step */
#include "analyzer/measure.h"

#include "analyzer/accounting.h"
#include "analyzer/change_failure.h"
#include "analyzer/join.h"
#include "analyzer/measures.h"
#include "analyzer/scope.h"
#include "analyzer/weekly.h"

#include <math.h>

/* All services, or those that were asked for. */
static void choose_scopes(struct metrics *metrics)
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

static void look_back(struct metrics *metrics)
{
	metrics->previous = period_previous(&metrics->window, metrics->zone);
	for (uint32_t d = 0; d < metrics->facts->deploys->len; d++)
		if (scope_has_deploy(metrics, d) &&
		    window_holds(&metrics->previous,
				 facts_deploy(metrics->facts, d)->deployed_at))
			metrics->has_previous = true;
}

/* Changes of the window that are older than their own commit, by service. */
static void find_skew(struct metrics *metrics, const struct service *service)
{
	uint32_t skewed = 0, last = NONE;

	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		const struct deploy_result *result = metrics_deploy(metrics, d);

		if (result->changes == NONE ||
		    !window_holds(&metrics->window,
				  facts_deploy(metrics->facts, d)->deployed_at))
			continue;
		for (uint32_t c = 0; c < result->changes; c++)
			if (isnan(metrics_change(metrics,
						 result->first_change + c)
					  ->lead_seconds)) {
				skewed++;
				last = d;
			}
	}
	if (skewed == 0)
		return;
	g_autofree char *detail = g_strdup_printf(
		"%u %s of %s committed after the deploy that shipped %s",
		skewed, skewed == 1 ? "change" : "changes", service->name,
		skewed == 1 ? "it" : "them");
	struct finding finding = {
		.place = facts_deploy(metrics->facts, last)->place,
		.at = facts_deploy(metrics->facts, last)->deployed_at,
		.kind = "clock skew",
		.detail = pool_text(metrics->pool, detail),
	};

	g_array_append_val(metrics->findings, finding);
}

struct metrics *measure(const struct facts *facts,
			const struct settings *settings,
			const struct window *window, GTimeZone *zone)
{
	struct metrics *metrics = metrics_new(facts, settings);
	g_autoptr(Days) days = NULL;

	metrics->zone = g_time_zone_ref(zone);
	metrics->window = *window;
	choose_scopes(metrics);
	look_back(metrics);
	join(metrics);
	find_failures(metrics);
	for (uint32_t p = 0; p < metrics->scopes->len; p++)
		find_skew(metrics,
			  facts_service(facts, g_array_index(metrics->scopes,
							     uint32_t, p)));
	days = days_new(metrics);
	take_measures(metrics, days);
	measure_weeks(metrics, days);
	account(metrics);
	return metrics;
}
