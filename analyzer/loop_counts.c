/* loop_counts.c -- how many of how many, in the window of the metrics */
#include "analyzer/loop_counts.h"

#include "analyzer/chaos.h"
#include "analyzer/impact.h"
#include "analyzer/scope.h"
#include "model/canary.h"

#include <math.h>

/* Of a service that is measured, or of none. */
static bool is_ours(const struct metrics *metrics, const char *service)
{
	uint32_t s =
		service ? facts_find_service(metrics->facts, service) : NONE;

	return s == NONE || scope_has_service(metrics, s);
}

static bool is_in_window(const struct metrics *metrics, int64_t at)
{
	return at == NO_TIME || window_holds(&metrics->window, at);
}

struct loop_count loop_canaries(const struct metrics *metrics)
{
	struct loop_count count = { 0 };

	for (uint32_t i = 0; i < metrics->canaries->len; i++) {
		const struct canary_run *run = &metrics_canary(metrics, i)->run;
		enum result result = run->record->result;

		if (is_in_window(metrics, run->record->entry.at) &&
		    is_ours(metrics, run->service)) {
			count.share.events += result == RESULT_SUCCESS;
			count.share.n += result == RESULT_SUCCESS ||
					 result == RESULT_FAILURE;
		}
	}
	return count;
}

/* One that could be compared, had anything told of conversions. */
static bool is_unmeasured(const struct flag_result *result,
			  const struct flag_arm *arm)
{
	const struct flag_arm *control = result->arms->pdata[0];

	return !result->has_conversions && control->is_control &&
	       arm != control && *arm->variant && !arm->decision;
}

struct loop_count loop_flags(const struct metrics *metrics)
{
	const GPtrArray *results = metrics->flags[FLAGS_OF_WINDOW];
	struct loop_count count = { 0 };

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		for (uint32_t a = 0; a < result->arms->len; a++) {
			const struct flag_arm *arm = result->arms->pdata[a];

			bool is_decided =
				g_strcmp0(arm->decision, "better") == 0 ||
				g_strcmp0(arm->decision, "worse") == 0;

			count.share.events += is_decided;
			count.share.n +=
				is_decided ||
				g_strcmp0(arm->decision, "undecided") == 0;
			count.unjudged += is_unmeasured(result, arm);
		}
	}
	return count;
}

static void count_hypotheses(const struct metrics *metrics,
			     const struct chaos_run *run, struct share *share)
{
	const GArray *asked = chaos_hypotheses(run);

	for (uint32_t h = 0; asked && h < asked->len; h++) {
		enum chaos_held held =
			chaos_judge(metrics, run, chaos_hypothesis_at(asked, h))
				.held;

		share->events += held == CHAOS_HELD;
		share->n += held != CHAOS_NOT_SCORED;
	}
}

struct loop_count loop_hypotheses(const struct metrics *metrics)
{
	g_autoptr(GArray) runs = chaos_runs(metrics, false);
	struct loop_count count = { 0 };

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);

		if (!is_ours(metrics, run->service))
			continue;
		count_hypotheses(metrics, run, &count.share);
		count.unjudged++;
	}
	return count;
}

struct loop_count loop_impacts(const struct metrics *metrics)
{
	struct impact_counts counts = impact_count(metrics, 0);

	return (struct loop_count){ { counts.above, counts.scored },
				    counts.deploys - counts.scored };
}

struct loop_count loop_budgets(const struct metrics *metrics)
{
	struct loop_count count = { 0 };

	for (uint32_t i = 0; i < metrics->budgets->len; i++) {
		double left = metrics_budget(metrics, i)->left;

		count.share.events += left <= 0;
		count.share.n += !isnan(left);
		count.unjudged += isnan(left);
	}
	return count;
}

struct loop_count loop_changes(const struct metrics *metrics)
{
	struct loop_count count = { 0 };

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		uint32_t changes = metrics_deploy(metrics, d)->changes;

		if (changes != NONE && scope_has_deploy(metrics, d) &&
		    window_holds(&metrics->window,
				 facts_deploy(metrics->facts, d)->deployed_at))
			count.share.n += changes;
	}
	count.share.events = count.share.n;
	return count;
}
