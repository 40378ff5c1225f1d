/* targets.c -- the targets of pipelines, and which are met */
#include "analyzer/targets.h"

#include "analyzer/scope.h"
#include "analyzer/slope.h"

#include <math.h>

enum { WEEK = 7 };

double target_value(const struct ci_value *value, enum ci_target target,
		    uint32_t *n)
{
	switch (target) {
	case TARGET_SUCCESS_RATE:
		*n = value->succeeded + value->failed;
		return value->success_rate;
	case TARGET_BUILD_DURATION:
		*n = value->durations;
		return value->duration_mean;
	case TARGET_FLAKY_RATE:
		*n = value->tests;
		return value->flaky_rate;
	case TARGET_QUEUE_WAIT:
		*n = value->waits;
		return value->wait_mean;
	default:
		*n = 0;
		return NAN;
	}
}

bool target_is_met(const struct target *target, double value)
{
	return target->is_floor ? value > target->limit : value < target->limit;
}

double *targets_daily(const struct metrics *metrics, const struct days *days)
{
	double *daily = g_new0(double, days->n + 1);

	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		int64_t at = facts_deploy(metrics->facts, d)->deployed_at;
		uint32_t day = days_find(days, at);

		if (day != NONE && at >= days->since && at < days->until &&
		    metrics_deploy(metrics, d)->is_counted &&
		    scope_has_deploy(metrics, d))
			daily[day]++;
	}
	return daily;
}

struct estimate targets_trend(const struct metrics *metrics,
			      const struct days *days)
{
	g_autofree double *daily = targets_daily(metrics, days);
	uint32_t first = days_find(days, metrics->window.since);
	uint32_t last = days_find(days, metrics->window.until - 1);
	struct estimate slope;

	if (first == NONE || last == NONE)
		return (struct estimate){ NAN, NAN, NAN };
	slope = slope_of(daily + first, last - first + 1);
	return (struct estimate){ WEEK * WEEK * slope.value,
				  WEEK * WEEK * slope.low,
				  WEEK * WEEK * slope.high };
}

static struct target make_target(const struct metrics *metrics,
				 enum ci_target target)
{
	const struct targets *limits = &metrics->settings->targets;
	const struct target all[CI_TARGETS] = {
		[TARGET_SUCCESS_RATE] = { .name = "Pipeline success rate",
					  .limit = limits->success_rate,
					  .is_floor = true },
		[TARGET_BUILD_DURATION] = { .name = "Mean build duration",
					    .limit = limits->build_duration },
		[TARGET_FLAKY_RATE] = { .name = "Flaky test rate",
					.limit = limits->flaky_rate },
		[TARGET_DEPLOYS] = { .name = "Deploys, 7 days", .limit = NAN },
		[TARGET_QUEUE_WAIT] = { .name = "Queue wait",
					.limit = limits->queue_wait },
	};

	return all[target];
}

/* Weeks that are whole and have enough; of all services, which come first. */
static uint32_t count_missed(const struct metrics *metrics,
			     const struct target *target, enum ci_target which)
{
	uint32_t running = 0;

	for (uint32_t w = 0; w < metrics->ci.n_weeks; w++) {
		const struct ci_week *week =
			&g_array_index(metrics->ci.weeks, struct ci_week, w);
		uint32_t n;
		double value = target_value(&week->value, which, &n);

		if (!week->is_complete || n < TARGET_MIN_N)
			continue;
		running = target_is_met(target, value) ? 0 : running + 1;
	}
	return running;
}

static void judge_value(const struct metrics *metrics, enum ci_target which,
			struct target *target)
{
	const struct ci_scope *all =
		&g_array_index(metrics->ci.scopes, struct ci_scope, 0);

	target->value = target_value(&all->now, which, &target->n);
	if (target->n < TARGET_MIN_N || isnan(target->value))
		return;
	target->state = target_is_met(target, target->value) ? TARGET_MET :
							       TARGET_MISSED;
	target->weeks_missed = count_missed(metrics, target, which);
}

/* The deploys of the last seven days, and whether they become more. */
static void judge_trend(const struct metrics *metrics, const struct days *days,
			struct target *target)
{
	g_autofree double *daily = targets_daily(metrics, days);
	struct estimate trend = targets_trend(metrics, days);
	uint32_t last = days_find(days, metrics->window.until - 1);
	double n = 0;

	target->value = NAN;
	if (isnan(metrics_find(metrics, NONE, DEPLOYMENT_FREQUENCY,
			       STATISTIC_COUNT)
			  ->value) ||
	    last == NONE)
		return;
	target->value = 0;
	for (uint32_t i = 0; i < WEEK && i <= last; i++)
		target->value += daily[last - i];
	for (uint32_t d = 0; d < days->n; d++)
		if (days->starts[d] >= metrics->window.since)
			n += daily[d];
	target->n = (uint32_t)n;
	if (target->n >= TARGET_MIN_N && !isnan(trend.low))
		target->state = trend.low > 0  ? TARGET_MET :
				trend.high < 0 ? TARGET_MISSED :
						 TARGET_OPEN;
}

void targets_judge(const struct metrics *metrics, const struct days *days,
		   struct target *targets)
{
	for (int t = 0; t < CI_TARGETS; t++) {
		targets[t] = make_target(metrics, (enum ci_target)t);
		targets[t].value = NAN;
		if (t == TARGET_DEPLOYS)
			judge_trend(metrics, days, &targets[t]);
		else if (metrics->ci.scopes->len > 0)
			judge_value(metrics, (enum ci_target)t, &targets[t]);
	}
}
