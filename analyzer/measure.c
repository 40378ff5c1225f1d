/* measure.c -- facts into metrics, step by step */
#include "analyzer/measure.h"

#include "analyzer/accounting.h"
#include "analyzer/budget.h"
#include "analyzer/canary.h"
#include "analyzer/change_failure.h"
#include "analyzer/ci_health.h"
#include "analyzer/chaos.h"
#include "analyzer/flags.h"
#include "analyzer/measures.h"
#include "analyzer/observe.h"
#include "analyzer/rework.h"
#include "analyzer/scope.h"
#include "analyzer/shipment.h"
#include "analyzer/weekly.h"

#include <math.h>

/* Changes of the window that are older than their own commit, by service. */
static void find_skew(struct metrics *metrics, const struct service *service)
{
	struct scope_range range =
		scope_deploys(metrics->facts, service, metrics->window.since,
			      metrics->window.until);
	uint32_t skewed = 0, last = NONE;

	for (uint32_t d = range.first; d < range.end; d++) {
		const struct deploy_result *result = metrics_deploy(metrics, d);

		if (result->changes == NONE)
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

void measure(struct metrics *metrics)
{
	g_autoptr(Days) days = NULL;

	shipment_settle(metrics);
	rework_find(metrics);
	find_failures(metrics);
	for (uint32_t p = 0; p < metrics->scopes->len; p++)
		find_skew(metrics, facts_service(metrics->facts,
						 g_array_index(metrics->scopes,
							       uint32_t, p)));
	days = days_new(metrics);
	take_measures(metrics, days);
	measure_weeks(metrics, days);
	observe(metrics);
	measure_ci(metrics, days);
	budgets_measure(metrics);
	canaries_measure(metrics);
	flags_measure(metrics);
	chaos_find(metrics);
	account(metrics);
}
