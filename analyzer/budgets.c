/* budgets.c -- the error budgets of all objectives
 *
 * An objective at a time: its series become a ledger of minutes, which is
 * asked and freed, so that memory does not grow with the objectives.
 */
#include "analyzer/budget.h"

#include "analyzer/indicator.h"
#include "analyzer/scope.h"
#include "analyzer/slos.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

enum { MINUTE = 60, DAY = 24 * 3600 };

/* A day before the first point of any series; INT64_MAX without any. */
static int64_t first_sample(const struct facts *facts)
{
	int64_t first = INT64_MAX;

	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++) {
		int64_t at = facts_entry(facts, RECORD_SERIES, i)->at;

		if (at != NO_TIME)
			first = MIN(first, at);
	}
	return first == INT64_MAX ? first : (first / MINUTE) * MINUTE - DAY;
}

/* From where on events matter: the first window that reaches the review. */
static struct ledger *new_ledger(const struct metrics *metrics,
				 const struct slo_length *length)
{
	int64_t end = budget_end(metrics);
	int64_t since = MIN(metrics->window.since, end);

	since = budget_window(metrics, length, since + 1);
	since -= since % MINUTE;
	since = MAX(since, MIN(first_sample(metrics->facts), end));
	return ledger_new(since, end);
}

static void mark_incidents(const struct metrics *metrics, uint32_t service,
			   struct ledger *ledger)
{
	for (uint32_t i = 0; i < metrics->incidents->len; i++) {
		const struct incident *incident =
			facts_incident(metrics->facts, i);
		const struct incident_result *result =
			metrics_incident(metrics, i);

		if (result->is_counted &&
		    scope_has_incident(metrics, service, i))
			ledger_mark(ledger, LEDGER_INCIDENT, incident->began_at,
				    result->is_open ? budget_end(metrics) :
						      incident->ended_at);
	}
}

static void mark_deploys(const struct metrics *metrics, uint32_t s,
			 struct ledger *ledger)
{
	const struct service *service = facts_service(metrics->facts, s);

	for (uint32_t i = 0; i < service->deploys; i++) {
		uint32_t d = service->first_deploy + i;
		int64_t at = facts_deploy(metrics->facts, d)->deployed_at;

		if (metrics_deploy(metrics, d)->is_counted)
			ledger_mark(ledger, LEDGER_DEPLOY, at,
				    at + BUDGET_AFTER_DEPLOY);
	}
}

static void measure_one(struct metrics *metrics, struct budget *budget)
{
	g_autoptr(Ledger) ledger = new_ledger(metrics, &budget->slo->length);
	struct budgeting budgeting = { metrics, ledger, budget };

	budget->until = budget_end(metrics);
	budget->since =
		budget_window(metrics, &budget->slo->length, budget->until);
	budget->unmeasured =
		indicator_read(metrics->facts, budget->slo, ledger);
	ledger_close(ledger);
	if (budget->unmeasured)
		return;
	if (budget->service != NONE) {
		mark_incidents(metrics, budget->service, ledger);
		mark_deploys(metrics, budget->service, ledger);
	}
	budget_tell(&budgeting);
}

/* Of a service that is measured; of an unknown one if all are. */
static bool is_wanted(const struct metrics *metrics, uint32_t service)
{
	return service == NONE ? metrics->settings->only_services->len == 0 :
				 scope_has_service(metrics, service);
}

static int by_service(gconstpointer a, gconstpointer b)
{
	const struct budget *x = a, *y = b;
	int order = g_strcmp0(x->slo->service, y->slo->service);

	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	return order ? order : g_strcmp0(x->slo->name, y->slo->name);
}

/* The one that is meant, by its name or an alias of its own. */
static uint32_t service_of(const struct metrics *metrics,
			   const struct slo_settings *slo)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (slo->service)
		facts_find_named(metrics->facts, slo->service, found);
	return found->len == 1 ? g_array_index(found, uint32_t, 0) : NONE;
}

void budgets_measure(struct metrics *metrics)
{
	g_autoptr(GPtrArray) slos = slos_gather(metrics);

	for (uint32_t i = 0; i < slos->len; i++) {
		struct budget budget = {
			.slo = slos->pdata[i],
			.service = service_of(metrics, slos->pdata[i]),
			.valid = NAN,
			.bad = NAN,
			.allowed = NAN,
			.left = NAN,
			.spent_at = NO_TIME,
			.burn_incidents = NAN,
			.burn_deploys = NAN,
			.coverage = NAN,
			.burn = { NAN, NAN, NAN },
		};

		if (is_wanted(metrics, budget.service))
			g_array_append_val(metrics->budgets, budget);
	}
	g_array_sort(metrics->budgets, by_service);
	for (uint32_t i = 0; i < metrics->budgets->len; i++)
		measure_one(metrics, metrics_budget(metrics, i));
}
