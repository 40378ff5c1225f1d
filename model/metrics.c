/* metrics.c -- room for what is measured */
#include "model/metrics.h"

#include "model/canary.h"
#include "model/large_pages.h"

#include <math.h>

#define ARRAY(type) g_array_new(false, true, sizeof(type))

static struct ci ci_new(void)
{
	return (struct ci){
		.attempts = ARRAY(struct attempt),
		.stage_times = ARRAY(struct stage_time),
		.trials = ARRAY(struct test_trial),
		.flaky = ARRAY(struct flaky_test),
		.scopes = ARRAY(struct ci_scope),
		.weeks = ARRAY(struct ci_week),
		.stages = ARRAY(struct ci_stage),
		.deliveries = ARRAY(double),
	};
}

static void ci_clear(struct ci *ci)
{
	g_array_unref(ci->attempts);
	g_array_unref(ci->stage_times);
	g_array_unref(ci->trials);
	g_array_unref(ci->flaky);
	g_array_unref(ci->scopes);
	g_array_unref(ci->weeks);
	g_array_unref(ci->stages);
	g_array_unref(ci->deliveries);
	if (ci->series)
		g_array_unref(ci->series);
}

struct metrics *metrics_new(const struct facts *facts,
			    const struct settings *settings)
{
	struct metrics *metrics = g_new0(struct metrics, 1);

	metrics->facts = facts;
	metrics->settings = settings;
	metrics->pool = pool_new();
	metrics->scopes = ARRAY(uint32_t);
	metrics->measures = ARRAY(struct measure);
	metrics->deploys = g_array_sized_new(
		false, true, sizeof(struct deploy_result), facts->deploys->len);
	metrics->changes = ARRAY(struct change);
	metrics->named = ARRAY(struct change);
	metrics->merges = ARRAY(uint32_t);
	metrics->waiting = ARRAY(struct service_commit);
	metrics->knows_waiting = ARRAY(bool);
	metrics->wanted = ARRAY(struct service_commit);
	metrics->incidents = ARRAY(struct incident_result);
	metrics->deploy_incidents = ARRAY(uint32_t);
	metrics->weeks = ARRAY(struct week);
	metrics->sources = ARRAY(struct source_result);
	metrics->findings = ARRAY(struct finding);
	metrics->impacts = ARRAY(struct impact);
	metrics->impact_sets = ARRAY(struct impact_set);
	metrics->overlaps = ARRAY(uint32_t);
	metrics->rules = ARRAY(struct backtest_rule);
	metrics->backtests = ARRAY(struct backtest);
	metrics->ci = ci_new();
	metrics->budgets = ARRAY(struct budget);
	metrics->budget_days = ARRAY(struct budget_day);
	metrics->budget_spots = ARRAY(struct budget_spot);
	metrics->budget_steps = ARRAY(struct budget_step);
	metrics->canaries = g_ptr_array_new_with_free_func(
		(GDestroyNotify)canary_replay_free);
	for (int span = 0; span < FLAGS_SPANS; span++)
		metrics->flags[span] = flags_new();
	large_pages(metrics->deploys->data,
		    facts->deploys->len * sizeof(struct deploy_result));
	g_array_set_size(metrics->deploys, facts->deploys->len);
	for (uint32_t d = 0; d < metrics->deploys->len; d++)
		*metrics_deploy(metrics, d) = (struct deploy_result){
			.changes = NONE,
			.lead_p50 = NAN,
			.recovery_seconds = NAN,
			.budget_burned = NAN,
		};
	g_array_set_size(metrics->incidents, facts->incidents->len);
	for (uint32_t i = 0; i < metrics->incidents->len; i++)
		*metrics_incident(metrics, i) = (struct incident_result){
			.deploy = NONE,
			.recovery_seconds = NAN,
		};
	g_array_set_size(metrics->knows_waiting, facts->services->len);
	g_array_set_size(metrics->sources, facts->sources->len);
	return metrics;
}

void metrics_free(struct metrics *metrics)
{
	if (!metrics)
		return;
	g_array_unref(metrics->scopes);
	g_array_unref(metrics->measures);
	g_array_unref(metrics->deploys);
	g_array_unref(metrics->changes);
	g_array_unref(metrics->named);
	g_array_unref(metrics->merges);
	g_array_unref(metrics->waiting);
	g_array_unref(metrics->knows_waiting);
	g_array_unref(metrics->wanted);
	g_array_unref(metrics->incidents);
	g_array_unref(metrics->deploy_incidents);
	g_array_unref(metrics->weeks);
	g_array_unref(metrics->sources);
	g_array_unref(metrics->findings);
	g_array_unref(metrics->impacts);
	g_array_unref(metrics->impact_sets);
	g_array_unref(metrics->overlaps);
	g_array_unref(metrics->rules);
	g_array_unref(metrics->backtests);
	ci_clear(&metrics->ci);
	g_array_unref(metrics->budgets);
	g_array_unref(metrics->budget_days);
	g_array_unref(metrics->budget_spots);
	g_array_unref(metrics->budget_steps);
	g_ptr_array_unref(metrics->canaries);
	for (int span = 0; span < FLAGS_SPANS; span++)
		g_ptr_array_unref(metrics->flags[span]);
	pool_free(metrics->pool);
	if (metrics->zone)
		g_time_zone_unref(metrics->zone);
	g_free(metrics);
}

const struct measure *metrics_find(const struct metrics *metrics,
				   uint32_t scope, enum metric metric,
				   enum statistic statistic)
{
	uint32_t first = scope == NONE ? 0 : (scope + 1) * MEASURES;

	for (uint32_t m = first; m < first + MEASURES; m++) {
		const struct measure *measure =
			&g_array_index(metrics->measures, struct measure, m);

		if (measure->metric == metric &&
		    measure->statistic == statistic)
			return measure;
	}
	g_assert_not_reached();
}

uint64_t metrics_used(const struct metrics *metrics, uint64_t *usable)
{
	uint64_t used = 0;

	*usable = 0;
	for (uint32_t s = 0; s < metrics->sources->len; s++) {
		const struct source_result *result = metrics_source(metrics, s);

		if (facts_source(metrics->facts, s)->kind == SOURCE_COMMITS)
			continue;
		used += result->fates[FATE_USED];
		*usable += result->fates[FATE_USED] +
			   result->fates[FATE_UNMATCHED] +
			   result->fates[FATE_MALFORMED];
	}
	return used;
}

bool window_holds(const struct window *window, int64_t at)
{
	return at >= window->since && at < window->until;
}
