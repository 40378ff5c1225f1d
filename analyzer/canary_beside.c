/* canary_beside.c -- a canary beside the primary, while it had traffic */
#include "analyzer/canary.h"
#include "analyzer/comparison.h"

#include <math.h>

/* From the first look that gives it traffic. */
static int64_t traffic_from(const struct canary_replay *replay)
{
	for (uint32_t s = 0; s < replay->steps->len; s++) {
		const struct replay_step *step =
			&g_array_index(replay->steps, struct replay_step, s);

		if (step->weight > 0 || step->iterations > 0)
			return canary_look_at(&replay->run, step->tick);
	}
	return replay->run.started_at;
}

static const char *judge(const struct canary_comparison *one,
			 const struct canary_check *check)
{
	int direction = statistics_direction(one->ranks.shift, 0);

	if (one->n == 0 || one->primary_n == 0)
		return "not measured";
	if (one->n < CANARY_VALUES_MIN || one->primary_n < CANARY_VALUES_MIN)
		return "too few";
	if (!isnan(check->low) && isnan(check->high))
		direction = -direction;
	if (direction != 0 && one->ranks.p < 0.05)
		return direction > 0 ? "worse" : "better";
	if (one->spreads.p < 0.05 && one->spreads.ratio > 1)
		return "wider";
	return "no difference";
}

struct canary_comparison canary_compare(const struct canary_replay *replay,
					struct canary_section *section,
					uint32_t check)
{
	const struct canary_run *run = &replay->run;
	const struct canary_check *rule = &run->rules.checks[check];
	g_autoptr(GArray) now = g_array_new(false, false, sizeof(double));
	g_autoptr(GArray) beside = g_array_new(false, false, sizeof(double));
	struct canary_comparison one = { 0 };
	struct group groups[2];

	if (run->started_at != NO_TIME) {
		int64_t from = traffic_from(replay) * 1000;

		canary_metric_gather(
			canary_section_metric(section, rule->name, false), from,
			run->until * 1000, now);
		canary_metric_gather(
			canary_section_metric(section, rule->name, true), from,
			run->until * 1000, beside);
	}
	groups[0] = (struct group){ (double *)now->data, now->len };
	groups[1] = (struct group){ (double *)beside->data, beside->len };
	one.n = now->len;
	one.primary_n = beside->len;
	one.median = statistics_quantile(groups[0].values, one.n, 0.5);
	one.primary_median =
		statistics_quantile(groups[1].values, one.primary_n, 0.5);
	one.ranks = comparison_of_ranks(groups[0], groups[1], CONFIDENCE_95);
	one.spreads = comparison_of_spreads(groups, 2);
	one.verdict = judge(&one, rule);
	return one;
}
