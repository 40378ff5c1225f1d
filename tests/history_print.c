/* history_print.c -- what became of a history, in a line */
#include "tests/history.h"

#include <math.h>
#include <string.h>

static const struct graph *graph_of(const struct facts *facts, uint32_t service)
{
	return facts_graph(facts, facts_service(facts, service)->repository);
}

const char *history_subject(const struct history *history,
			    const struct change *change)
{
	const struct facts *facts = history->facts;
	uint32_t service = facts_deploy(facts, change->deploy)->service;

	return graph_of(facts, service)->subjects[change->commit];
}

static void print_ships(const struct history *history, const char *commit,
			GString *out)
{
	const struct metrics *metrics = history->metrics;
	const char *before = "";

	for (uint32_t c = 0; c < metrics->changes->len; c++) {
		const struct change *change = metrics_change(metrics, c);

		if (strcmp(history_subject(history, change), commit) != 0)
			continue;
		g_string_append_printf(
			out, "%s%s", before,
			facts_deploy(metrics->facts, change->deploy)->id);
		before = ",";
	}
	if (!*before)
		g_string_append_c(out, '-');
}

char *history_print(const struct history *history)
{
	const struct facts *facts = history->facts;
	GString *out = g_string_new(NULL);

	for (uint32_t r = 0; r < facts->repositories->len; r++) {
		const struct graph *graph = facts_graph(facts, r);

		for (uint32_t c = 0; c < graph->n; c++) {
			g_string_append_printf(out, "%s%s",
					       out->len > 0 ? " " : "",
					       graph->subjects[c]);
			print_ships(history, graph->subjects[c], out);
		}
	}
	return g_string_free(out, false);
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *history_print_waiting(const struct history *history, const char *service)
{
	const struct facts *facts = history->facts;
	const GArray *waiting = history->metrics->waiting;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	uint32_t s = facts_find_service(facts, service);

	for (uint32_t i = 0; i < waiting->len; i++) {
		const struct service_commit *one =
			&g_array_index(waiting, struct service_commit, i);

		if (one->service == s)
			g_ptr_array_add(names, (char *)graph_of(facts, s)
						       ->subjects[one->commit]);
	}
	g_ptr_array_sort(names, compare_texts);
	g_ptr_array_add(names, NULL);
	return g_strjoinv(" ", (char **)names->pdata);
}

static void print_state(const struct deploy *deploy,
			const struct deploy_result *result, GString *out)
{
	if (deploy->is_failure)
		g_string_append(out, "struck");
	else if (deploy->kind == KIND_ROLLBACK)
		g_string_append(out, "rollback");
	else if (result->is_baseline)
		g_string_append(out, "baseline");
	else if (result->inferred != INFERRED_NOT)
		g_string_append(out, result->inferred == INFERRED_REDEPLOY ?
					     "redeploy" :
					     "back");
	else if (result->changes == NONE)
		g_string_append(out, "unknown");
	else
		g_string_append_printf(out, "%u", result->changes);
	g_string_append(out, result->is_after_gap ? "+gap" : "");
	g_string_append(out, result->is_truncated ? "+cut" : "");
	if (result->is_failed)
		g_string_append_c(out, '!');
	if (result->failure_reasons & FAILED_BY_ROLLBACK)
		g_string_append_c(out, 'r');
	if (result->failure_reasons & FAILED_BY_INCIDENT)
		g_string_append_c(out, 'i');
}

char *history_print_deploys(const struct history *history)
{
	const struct facts *facts = history->facts;
	GString *out = g_string_new(NULL);

	for (uint32_t d = 0; d < facts->deploys->len; d++) {
		g_string_append_printf(out, "%s%s=", d > 0 ? " " : "",
				       facts_deploy(facts, d)->id);
		print_state(facts_deploy(facts, d),
			    metrics_deploy(history->metrics, d), out);
	}
	return g_string_free(out, false);
}

char *history_print_incidents(const struct history *history)
{
	const struct facts *facts = history->facts;
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < facts->incidents->len; i++) {
		const struct incident_result *result =
			metrics_incident(history->metrics, i);

		g_string_append_printf(
			out, "%s%s>%s%s", i > 0 ? " " : "",
			facts_incident(facts, i)->id,
			result->deploy == NONE ?
				"-" :
				facts_deploy(facts, result->deploy)->id,
			result->match == MATCH_EXPLICIT ? "=" : "");
	}
	return g_string_free(out, false);
}

const struct measure *history_find(const struct history *history,
				   const char *service, enum metric metric,
				   enum statistic statistic)
{
	const struct metrics *metrics = history->metrics;

	if (!service)
		return metrics_find(metrics, NONE, metric, statistic);
	for (uint32_t p = 0; p < metrics->scopes->len; p++) {
		uint32_t s = g_array_index(metrics->scopes, uint32_t, p);

		if (strcmp(facts_service(metrics->facts, s)->name, service) ==
		    0)
			return metrics_find(metrics, p, metric, statistic);
	}
	g_error("no service %s", service);
}

char *history_print_measure(const struct history *history, const char *service,
			    enum metric metric, enum statistic statistic)
{
	const struct measure *measure =
		history_find(history, service, metric, statistic);

	if (isnan(measure->value))
		return g_strdup_printf("- n=%u", measure->n);
	return g_strdup_printf("%.6g n=%u", measure->value, measure->n);
}
