/* compose_ci_panels.c -- the six panels of CI/CD health */
#include "analyzer/compose_ci.h"

#include "analyzer/ci_tally.h"

#include <math.h>
#include <string.h>

enum { STAGES_MAX = 8, WEEK = 7 };

/* What a panel is of, and what it says where there is nothing. */
static const struct words {
	const char *title, *what, *missing;
	enum axis_kind axis;
} words[CI_TARGETS] = {
	[TARGET_SUCCESS_RATE] = { "Pipeline success rate", "runs",
				  "no runs, traces or run counters were given",
				  AXIS_RATE },
	[TARGET_BUILD_DURATION] = { "Mean build duration", "build durations",
				    "no run with its times was given",
				    AXIS_DURATION },
	[TARGET_FLAKY_RATE] = { "Flaky test rate", "tests",
				"no test reports were given", AXIS_RATE },
	[TARGET_DEPLOYS] = { "Deploys, trailing 7 days", "deploys",
			     "no deploys were given", AXIS_COUNT },
	[TARGET_QUEUE_WAIT] = { "Queue wait, mean", "queue waits",
				"no run with its wait was given",
				AXIS_DURATION },
};

static bool is_given(const struct composer *composer, enum ci_target which)
{
	const struct ci *ci = &composer->metrics->ci;

	switch (which) {
	case TARGET_SUCCESS_RATE:
		return ci->has_runs;
	case TARGET_BUILD_DURATION:
		return ci->has_durations;
	case TARGET_FLAKY_RATE:
		return ci->has_tests;
	case TARGET_QUEUE_WAIT:
		return ci->has_waits;
	default:
		return composer_has_deploys(composer);
	}
}

/* The value of each bucket of the charts, of all services. */
static void fill_points(struct composer *composer, const struct target *target,
			enum ci_target which, struct health_point *points)
{
	const struct metrics *metrics = composer->metrics;
	const struct buckets *buckets = composer_buckets(composer, NONE);
	g_autofree struct ci_value *values =
		g_new0(struct ci_value, buckets->n + 1);
	struct ci_time time = { buckets->bounds, buckets->n,
				composer->days->since, composer->days->until };

	ci_tally(metrics,
		 &g_array_index(metrics->ci.scopes, struct ci_scope, 0), &time,
		 values);
	for (uint32_t b = 0; b < buckets->n; b++) {
		uint32_t n;

		points[b].y = target_value(&values[b], which, &n);
		points[b].is_whole = buckets->buckets[b].is_complete;
		points[b].is_few = n < TARGET_MIN_N;
		points[b].is_missed = !isnan(points[b].y) &&
				      !points[b].is_few &&
				      !target_is_met(target, points[b].y);
	}
}

/* The seven days up to the end of each bucket; NaN where they are not all. */
static void fill_deploys(struct composer *composer, struct health_point *points)
{
	const struct days *days = composer->days;
	const struct buckets *buckets = composer_buckets(composer, NONE);
	g_autofree double *daily = targets_daily(composer->metrics, days);

	for (uint32_t b = 0; b < buckets->n; b++) {
		int64_t end = MIN(buckets->bounds[b + 1], days->until);
		uint32_t last = days_find(days, end - 1);

		points[b].is_whole = true;
		points[b].y = NAN;
		if (last == NONE || last + 1 < WEEK ||
		    days->starts[last + 1 - WEEK] < days->since)
			continue;
		points[b].y = 0;
		for (uint32_t i = 0; i < WEEK; i++)
			points[b].y += daily[last - i];
	}
}

static struct health *make_health(struct composer *composer,
				  const struct target *target,
				  enum ci_target which)
{
	const struct buckets *buckets = composer_buckets(composer, NONE);
	struct health *health =
		pool_new_array(composer->pool, struct health, 1);
	struct health_point *points = pool_new_array(
		composer->pool, struct health_point, buckets->n + 1);

	if (which == TARGET_DEPLOYS)
		fill_deploys(composer, points);
	else
		fill_points(composer, target, which, points);
	for (uint32_t b = 0; b < buckets->n; b++) {
		points[b].at = buckets->bounds[b];
		points[b].is_previous = buckets->buckets[b].is_previous;
	}
	*health = (struct health){
		.span = composer->span,
		.axis = words[which].axis,
		.number = ci_number(target, which,
				    target->n < TARGET_MIN_N &&
						    which != TARGET_DEPLOYS ?
					    NAN :
					    target->value),
		.n = target->n,
		.state = target->state,
		.note = ci_note(composer, which),
		.limit = target->limit,
		.is_floor = target->is_floor,
		.points = points,
		.n_points = buckets->n,
	};
	return health;
}

static const struct sentence *say_target(struct composer *composer,
					 const struct target *target,
					 enum ci_target which)
{
	if (which == TARGET_DEPLOYS)
		return say(composer, "target: trending up");
	return say(composer, target->is_floor ? "target > %" : "target < %",
		   ci_limit(target, which));
}

static const struct sentence *say_before(struct composer *composer,
					 enum ci_target which)
{
	const struct ci_scope *all = &g_array_index(
		composer->metrics->ci.scopes, struct ci_scope, 0);
	uint32_t n;

	if (!composer->metrics->has_previous || which == TARGET_DEPLOYS)
		return say(composer, "the source was read");
	target_value(&all->before, which, &n);
	return say(composer, "% in %", value_count(n),
		   value_text(composer->said_before));
}

struct panel ci_panel(struct composer *composer, const struct target *targets,
		      enum ci_target which)
{
	const struct target *target = &targets[which];
	const char *title = words[which].title;
	struct health *health;

	if (!is_given(composer, which))
		return panel_missing(
			composer, PANEL_HEALTH, STATE_NOT_MEASURED, title,
			words[which].what,
			say(composer, "%", value_text(words[which].missing)));
	if (target->n == 0)
		return panel_missing(composer, PANEL_HEALTH, STATE_NONE, title,
				     words[which].what,
				     say_before(composer, which));
	health = make_health(composer, target, which);
	health->target = say_target(composer, target, which);
	return panel_drawn(PANEL_HEALTH, title, NULL, health,
			   composer_join(composer, "",
					 say(composer, "%: %",
					     value_text(title), health->number),
					 ", ", health->target));
}

static int by_p95(gconstpointer a, gconstpointer b)
{
	const struct ci_stage *x = *(const struct ci_stage *const *)a;
	const struct ci_stage *y = *(const struct ci_stage *const *)b;
	int order;

	if (x->p95 != y->p95)
		return x->p95 > y->p95 ? -1 : 1;
	order = strcmp(x->home.service, y->home.service);
	if (order == 0)
		order = strcmp(x->home.pipeline, y->home.pipeline);
	return order ? order : strcmp(x->stage, y->stage);
}

/* Those with a p95, slowest first: of const struct ci_stage *. */
static GPtrArray *find_slowest(const struct composer *composer)
{
	const GArray *stages = composer->metrics->ci.stages;
	GPtrArray *slowest = g_ptr_array_new();

	for (uint32_t i = 0; i < stages->len; i++) {
		struct ci_stage *one =
			&g_array_index(stages, struct ci_stage, i);

		if (!isnan(one->p95))
			g_ptr_array_add(slowest, one);
	}
	g_ptr_array_sort(slowest, by_p95);
	return slowest;
}

/* Whether the service has the stage in several pipelines. */
static bool needs_pipeline(const struct composer *composer,
			   const struct ci_stage *stage)
{
	const GArray *stages = composer->metrics->ci.stages;
	uint32_t n = 0;

	for (uint32_t i = 0; i < stages->len; i++) {
		const struct ci_stage *one =
			&g_array_index(stages, struct ci_stage, i);

		n += strcmp(one->stage, stage->stage) == 0 &&
		     strcmp(one->home.service, stage->home.service) == 0;
	}
	return n > 1;
}

static const char *name_stage(struct composer *composer,
			      const struct ci_stage *stage)
{
	const char *service = stage->home.service;
	const char *pipeline =
		needs_pipeline(composer, stage) ? stage->home.pipeline : "";
	g_autofree char *name =
		g_strconcat(service, *service ? " · " : "", pipeline,
			    *pipeline ? " · " : "",
			    *stage->stage ? stage->stage : "–", NULL);

	return pool_text(composer->pool, name);
}

static const struct sentence *say_stages(struct composer *composer,
					 const struct ci_stage *slowest)
{
	const struct sentence *said =
		composer->report->short_previous ?
			say(composer, "ring = %; n = runs of the stage",
			    value_text(composer->report->short_previous)) :
			say(composer, "n = runs of the stage");

	if (isnan(slowest->critical_share))
		return said;
	return composer_join(
		composer, "", said, "; ",
		say(composer, "the slowest is % of the critical path",
		    value_rate(slowest->critical_share, slowest->runs)));
}

struct panel ci_stages_panel(struct composer *composer)
{
	const char *title = "Slowest stages, p95";
	g_autoptr(GPtrArray) slowest = find_slowest(composer);
	uint32_t n = MIN(slowest->len, STAGES_MAX);
	struct stage_rows *rows =
		pool_new_array(composer->pool, struct stage_rows, 1);
	struct stage_row *list =
		pool_new_array(composer->pool, struct stage_row, n + 1);

	if (composer->metrics->ci.stages->len == 0)
		return panel_missing(composer, PANEL_STAGES, STATE_NOT_MEASURED,
				     title, "stages",
				     say(composer, "no jobs, traces or stage "
						   "durations were given"));
	if (n == 0)
		return panel_missing(composer, PANEL_STAGES, STATE_NONE, title,
				     "stages run 40 times",
				     say(composer,
					 "p95 needs that many; the table "
					 "ci_stages has the medians"));
	for (uint32_t i = 0; i < n; i++) {
		const struct ci_stage *one = slowest->pdata[i];

		list[i] =
			(struct stage_row){ name_stage(composer, one),
					    one->runs, one->p95,
					    one->previous_p95, one->is_slower };
	}
	rows->rows = list;
	rows->n = n;
	rows->previous_name = composer->report->short_previous;
	return panel_drawn(PANEL_STAGES, title,
			   say_stages(composer, slowest->pdata[0]), rows,
			   say(composer, "The % slowest stages, p95; %: %",
			       value_count(n), value_text(list[0].name),
			       value_duration(list[0].now)));
}
