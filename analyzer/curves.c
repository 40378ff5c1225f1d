/* curves.c -- a series round some deploys, as small panels */
#include "analyzer/curves.h"

#include <math.h>

#define MILLI INT64_C(1000)
#define MINUTE (60 * MILLI)

static const struct impact *impact_of(const struct metrics *metrics, uint32_t d)
{
	for (uint32_t i = 0; i < metrics->impacts->len; i++)
		if (metrics_impact(metrics, i)->deploy == d)
			return metrics_impact(metrics, i);
	return NULL;
}

static const struct sentence *overlap_words(struct composer *composer,
					    const struct impact *impact)
{
	const struct metrics *metrics = composer->metrics;
	const struct facts *facts = metrics->facts;
	uint32_t d;

	if (impact->overlaps > 1)
		return say(composer, "overlaps %",
			   value_count(impact->overlaps));
	d = g_array_index(metrics->overlaps, uint32_t, impact->first_overlap);
	return say(
		composer, "overlaps %",
		value_text(facts_service(facts, facts_deploy(facts, d)->service)
				   ->name));
}

static const struct sentence *when_and_what(struct composer *composer,
					    uint32_t d)
{
	const struct deploy *deploy = facts_deploy(composer->metrics->facts, d);
	struct value at = composer_moment(composer, deploy->deployed_at);
	g_autofree char *commit = NULL;

	if (deploy->version)
		return say(composer, "% \u00b7 %", at,
			   value_text(deploy->version));
	if (!deploy->commit_name)
		return say(composer, "%", at);
	commit = g_strndup(deploy->commit_name, 7);
	return say(composer, "% \u00b7 %", at,
		   value_text(pool_text(composer->pool, commit)));
}

/* When it was, what it was, and what was deployed beside it. */
static const struct sentence *about(struct composer *composer, uint32_t d)
{
	const struct impact *impact = impact_of(composer->metrics, d);
	const struct sentence *first = when_and_what(composer, d);

	if (!impact || impact->overlaps == 0)
		return first;
	return composer_join(composer, "", first, " \u00b7 ",
			     overlap_words(composer, impact));
}

const struct curve_point *curves_points(struct pool *pool, int64_t deployed_at,
					const struct curve *curve, uint32_t *n)
{
	int64_t at = deployed_at * MILLI;
	GArray *points = g_array_new(false, false, sizeof(struct curve_point));
	uint64_t first = curve_until(curve, at + CURVES_FROM * MINUTE - 1);

	for (uint64_t i = first;
	     i < curve->n && curve->times[i] <= at + CURVES_TO * MINUTE; i++) {
		struct curve_point point = {
			(double)(curve->times[i] - at) / (double)MINUTE,
			curve_value(curve, i),
		};
		struct curve_point gap = { point.minute, NAN };

		if (i > first &&
		    curve->times[i] - curve->times[i - 1] > 2 * curve->step)
			g_array_append_val(points, gap);
		g_array_append_val(points, point);
	}
	*n = points->len;
	return pool_steal_array(pool, points);
}

void curves_fill(struct composer *composer, uint32_t d,
		 const struct curve *curve, struct curve_panel *panel)
{
	const struct facts *facts = composer->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, d);

	panel->name = facts_service(facts, deploy->service)->name;
	panel->about = about(composer, d);
	panel->points = curves_points(composer->pool, deploy->deployed_at,
				      curve, &panel->n);
}

/* Minutes until the level was back and stayed so for the half hour; NaN. */
static double back_after(const struct composer *composer, uint32_t d,
			 const struct curve *curve, double limit)
{
	int64_t at =
		facts_deploy(composer->metrics->facts, d)->deployed_at * MILLI;
	double back = NAN;
	bool is_above = false;

	for (uint64_t i = curve_until(curve, at);
	     i < curve->n && curve->times[i] <= at + CURVES_TO * MINUTE; i++) {
		double level = curve_value(curve, i);

		if (isnan(level))
			continue;
		if (level > limit) {
			is_above = true;
			back = NAN;
		} else if (is_above && isnan(back)) {
			back = (double)(curve->times[i] - at) / MILLI;
		}
	}
	return back;
}

static const struct sentence *incident_words(struct composer *composer,
					     const struct deploy_result *result)
{
	const struct metrics *metrics = composer->metrics;
	uint32_t i = g_array_index(metrics->deploy_incidents, uint32_t,
				   result->first_incident);
	const char *id = facts_incident(metrics->facts, i)->id;
	double seconds = metrics_incident(metrics, i)->recovery_seconds;

	if (result->incidents > 1)
		return say(composer, "followed by % incidents",
			   value_count(result->incidents));
	if (isnan(seconds))
		return say(composer, "followed by incident %", value_text(id));
	return say(composer, "followed by incident %, %", value_text(id),
		   value_duration(seconds));
}

/* The rollback after a deploy that was rolled back: the next roll-out. */
static const struct sentence *rollback_words(struct composer *composer,
					     uint32_t d)
{
	const struct facts *facts = composer->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, d), *next;

	do
		next = facts_deploy(facts, ++d);
	while (next->is_failure);
	return say(composer, "followed by a rollback, % later",
		   value_duration(
			   (double)(next->deployed_at - deploy->deployed_at)));
}

const struct sentence *curves_outcome(struct composer *composer, uint32_t d,
				      const struct curve *curve, double limit)
{
	const struct deploy_result *result =
		metrics_deploy(composer->metrics, d);
	double back = back_after(composer, d, curve, limit);

	if (result->failure_reasons & FAILED_BY_ROLLBACK)
		return rollback_words(composer, d);
	if (result->incidents > 0)
		return incident_words(composer, result);
	if (!isnan(back))
		return say(composer, "no incident; back after %",
			   value_duration(back));
	return say(composer, "no incident");
}
