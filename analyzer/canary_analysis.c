/* canary_analysis.c -- AnalysisRuns judged by their own conditions */
#include "analyzer/canary_analysis.h"

#include "analyzer/condition.h"

#include <glib.h>

enum outcome { PASSED, FAILED, INCONCLUSIVE, NOT_SCORED };

/* Of a metric: its measurements by what came of them. */
struct counts {
	uint32_t failed, inconclusive, known;
	uint32_t errors; /* the most in a row */
	uint32_t in_a_row;
	bool is_unknown;
};

static enum condition ask(const char *condition, const char *value,
			  enum condition otherwise)
{
	return condition ? condition_holds(condition, value) : otherwise;
}

/* Without a failure condition what is no success is a failure, and so on. */
static void count(struct counts *counts, const struct analysis_metric *metric,
		  const char *value)
{
	enum condition good = CONDITION_ERROR, bad = CONDITION_ERROR;

	if (value) {
		good = ask(metric->success, value, CONDITION_TRUE);
		bad = ask(metric->failure, value,
			  good == CONDITION_TRUE ? CONDITION_FALSE :
						   CONDITION_TRUE);
	}
	counts->is_unknown |=
		good == CONDITION_UNKNOWN || bad == CONDITION_UNKNOWN;
	if (good == CONDITION_ERROR || bad == CONDITION_ERROR) {
		counts->in_a_row++;
		counts->errors = MAX(counts->errors, counts->in_a_row);
		return;
	}
	counts->in_a_row = 0;
	counts->known++;
	if (bad == CONDITION_TRUE)
		counts->failed++;
	else if (good == CONDITION_FALSE)
		counts->inconclusive++;
}

static bool is_over(uint64_t n, uint32_t limit)
{
	return limit != UINT32_MAX && n > limit;
}

static enum outcome outcome_of(const struct analysis_metric *metric,
			       const struct counts *counts)
{
	uint64_t lost = metric->count > counts->known ?
				metric->count - counts->known :
				0;

	if (counts->is_unknown || (!metric->success && !metric->failure))
		return NOT_SCORED;
	if (is_over(counts->failed, metric->failure_limit) ||
	    is_over(counts->errors, metric->error_limit))
		return FAILED;
	if (is_over(counts->failed + lost, metric->failure_limit))
		return NOT_SCORED;
	if (is_over(counts->inconclusive, metric->inconclusive_limit))
		return INCONCLUSIVE;
	return PASSED;
}

static void explain(GString *reason, const struct analysis_metric *metric,
		    const struct counts *counts, enum outcome outcome)
{
	g_string_append_printf(reason, "%s%s ", reason->len > 0 ? "; " : "",
			       metric->name ? metric->name : "a metric");
	if (outcome == INCONCLUSIVE)
		g_string_append_printf(reason,
				       "was inconclusive in %u of %u "
				       "measurements",
				       counts->inconclusive, counts->known);
	else if (outcome == FAILED &&
		 is_over(counts->failed, metric->failure_limit))
		g_string_append_printf(reason, "failed %u of %u measurements",
				       counts->failed, counts->known);
	else if (outcome == FAILED)
		g_string_append_printf(reason, "had %u errors in a row",
				       counts->errors);
	else if (!metric->success && !metric->failure)
		g_string_append(reason, "has no condition");
	else if (counts->is_unknown)
		g_string_append(reason, "has a condition that is not "
					"understood");
	else
		g_string_append(reason, "has measurements that are not kept");
}

static enum outcome judge(const struct analysis_metric *metric,
			  struct counts *counts)
{
	*counts = (struct counts){ 0 };
	for (uint32_t v = 0; v < metric->n; v++)
		count(counts, metric, metric->values[v]);
	return outcome_of(metric, counts);
}

/* The worst of its metrics: a failure, then what nobody knows. */
static enum outcome worst_of(const struct canary_analysis *analysis)
{
	static const enum outcome order[] = { FAILED, NOT_SCORED,
					      INCONCLUSIVE };
	bool has[NOT_SCORED + 1] = { false };
	struct counts counts;

	for (uint32_t m = 0; m < analysis->n; m++)
		has[judge(&analysis->metrics[m], &counts)] = true;
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		if (has[order[i]])
			return order[i];
	return PASSED;
}

static bool has_condition(const struct canary_analysis *analysis)
{
	for (uint32_t m = 0; analysis && m < analysis->n; m++)
		if (analysis->metrics[m].n > 0 &&
		    (analysis->metrics[m].success ||
		     analysis->metrics[m].failure))
			return true;
	return false;
}

struct canary_opinion canary_analysis_judge(const struct canary *record)
{
	static const char *const verdicts[] = {
		[PASSED] = "promoted",
		[FAILED] = "rolled back",
		[INCONCLUSIVE] = "open",
		[NOT_SCORED] = "not scored",
	};
	const struct canary_analysis *analysis = record->analysis;
	g_autoptr(GString) reason = g_string_new(NULL);
	struct canary_opinion opinion = { NULL, NULL, NULL };
	enum outcome worst;

	if (!has_condition(analysis))
		return opinion;
	worst = worst_of(analysis);
	for (uint32_t m = 0; worst != PASSED && m < analysis->n; m++) {
		struct counts counts;

		if (judge(&analysis->metrics[m], &counts) != worst)
			continue;
		opinion.metric =
			reason->len > 0 ? NULL : analysis->metrics[m].name;
		explain(reason, &analysis->metrics[m], &counts, worst);
	}
	opinion.verdict = worst == PASSED && record->result == RESULT_RUNNING ?
				  "open" :
				  verdicts[worst];
	if (reason->len > 0)
		opinion.reason = g_string_free(g_steal_pointer(&reason), false);
	return opinion;
}
