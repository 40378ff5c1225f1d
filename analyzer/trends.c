/* trends.c -- lines and columns over both periods */
#include "analyzer/trends.h"

#include "analyzer/interval.h"
#include "analyzer/limits.h"

#include <math.h>

static const struct point *points_of(struct composer *composer,
				     const struct buckets *buckets, bool is_p90)
{
	struct point *points =
		pool_new_array(composer->pool, struct point, buckets->n);

	for (uint32_t b = 0; b < buckets->n; b++) {
		const struct week *bucket = &buckets->buckets[b];

		points[b] = (struct point){
			.at = bucket->monday_at,
			.y = is_p90 ? bucket->lead_p90 : bucket->lead_p50,
			.is_previous = bucket->is_previous,
			.is_whole = bucket->is_complete,
			.signal = is_p90 ? SIGNAL_NONE : bucket->signal,
		};
	}
	return points;
}

/* The longest run of the window on one side of the centre, in words. */
static void add_run(struct composer *composer, const struct buckets *buckets,
		    struct trend *trend)
{
	g_autofree double *values = g_new(double, buckets->n + 1);
	struct limits limits = {
		.strength = isnan(trend->centre) ? LIMITS_ABSENT : LIMITS_TRIAL,
		.centre = trend->centre,
		.lower = trend->lower,
		.upper = trend->upper,
		.near_lower = trend->lower,
		.near_upper = trend->upper,
	};
	const char *name = composer->span.previous_name;
	bool is_named = name && !g_ascii_islower(name[0]); /* not "before" */
	uint32_t weeks = 0;
	size_t first, last;

	for (uint32_t b = 0; b < buckets->n; b++) {
		const struct week *bucket = &buckets->buckets[b];
		bool is_in = !bucket->is_previous && bucket->is_complete;

		values[b] = is_in ? bucket->lead_p50 : NAN;
	}
	if (!limits_run(&limits, values, buckets->n, &first, &last))
		return;
	for (size_t b = first; b <= last; b++)
		weeks += !isnan(values[b]);
	trend->run_first = (uint32_t)first;
	trend->run_last = (uint32_t)last;
	trend->run = say(
		composer, "% weeks in a row % the % centre line",
		value_count(weeks),
		value_text(values[first] < trend->centre ? "below" : "above"),
		value_text(is_named ? name : "earlier"));
}

static void add_limits(struct composer *composer, const struct buckets *buckets,
		       struct trend *trend)
{
	uint32_t whole = 0;

	trend->centre = NAN;
	trend->lower = NAN;
	trend->upper = NAN;
	trend->run_first = NONE;
	trend->run_last = NONE;
	if (!buckets->are_weeks || buckets->n == 0)
		return;
	trend->centre = buckets->buckets[0].xmr_centre;
	trend->lower = buckets->buckets[0].xmr_lower;
	trend->upper = buckets->buckets[0].xmr_upper;
	for (uint32_t b = 0; b < buckets->n; b++)
		whole += buckets->buckets[b].is_previous &&
			 buckets->buckets[b].is_complete &&
			 !isnan(buckets->buckets[b].lead_p50);
	trend->limits_are_trial = whole < LIMITS_NATURAL_MIN;
	add_run(composer, buckets, trend);
}

static bool has_points(const struct point *points, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (!isnan(points[i].y))
			return true;
	return false;
}

struct panel trends_lead_time(struct composer *composer)
{
	const char *title = "Median and 90th percentile";
	const struct buckets *buckets = composer_buckets(composer, NONE);
	struct trend *trend = pool_new_array(composer->pool, struct trend, 1);
	struct line *lines = pool_new_array(composer->pool, struct line, 2);

	lines[0] = (struct line){ "p90", points_of(composer, buckets, true),
				  buckets->n, false };
	lines[1] = (struct line){ "median", points_of(composer, buckets, false),
				  buckets->n, true };
	if (!has_points(lines[1].points, buckets->n))
		return panel_missing(composer, PANEL_TREND,
				     composer_state_of_changes(composer), title,
				     "changes",
				     say(composer, "lead time needs deploys "
						   "whose commits are in a "
						   "repository"));
	trend->span = composer->span;
	trend->axis = AXIS_DURATION_LOG;
	trend->lines = lines;
	trend->n = 2;
	add_limits(composer, buckets, trend);
	return panel_drawn(
		PANEL_TREND, title,
		say(composer, "all services, log scale, by % of deploy",
		    value_text(buckets->step)),
		trend,
		say(composer,
		    "Lead time by % from % to %: median "
		    "and 90th percentile",
		    value_text(buckets->step),
		    value_time(VALUE_DATE, composer->span.since),
		    value_time(VALUE_DATE, composer->span.until - 1)));
}

struct panel trends_deploys(struct composer *composer)
{
	const char *title = "Deploys, and those that failed";
	const struct buckets *buckets = composer_buckets(composer, NONE);
	struct columns_chart *chart =
		pool_new_array(composer->pool, struct columns_chart, 1);
	struct column_bar *bars =
		pool_new_array(composer->pool, struct column_bar, buckets->n);
	const struct measure *deploys = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS);
	const struct measure *failed = composer_measure(
		composer, NONE, CHANGE_FAILURE_RATE, STATISTIC_FAILED);

	if (!composer_has_deploys(composer))
		return panel_missing(composer, PANEL_COLUMNS,
				     STATE_NOT_MEASURED, title, "deploys",
				     say(composer, "no deploys were given"));
	for (uint32_t b = 0; b < buckets->n; b++) {
		const struct week *bucket = &buckets->buckets[b];

		bars[b] = (struct column_bar){
			bucket->monday_at,   bucket->deploys,
			bucket->failed,	     bucket->is_previous,
			bucket->is_complete,
		};
	}
	chart->span = composer->span;
	chart->bars = bars;
	chart->n = buckets->n;
	return panel_drawn(
		PANEL_COLUMNS, title,
		say(composer, "counted deploys by %, failed part solid",
		    value_text(buckets->step)),
		chart,
		say(composer, "Deploys by %: % in %, % failed",
		    value_text(buckets->step), value_count(deploys->value),
		    value_text(composer->said), value_count(failed->value)));
}

struct panel trends_failure_rate(struct composer *composer)
{
	struct buckets months = buckets_of_months(
		composer->pool, composer->metrics, composer->days, NONE);
	g_autofree char *name =
		g_strconcat("Change failure rate by ", months.step, NULL);
	const char *title = pool_text(composer->pool, name);
	struct rates *rates = pool_new_array(composer->pool, struct rates, 1);
	struct rate_point *points =
		pool_new_array(composer->pool, struct rate_point, months.n);

	if (!composer_has_deploys(composer))
		return panel_missing(composer, PANEL_RATES, STATE_NOT_MEASURED,
				     title, "deploys",
				     say(composer, "no deploys were given"));
	for (uint32_t b = 0; b < months.n; b++) {
		const struct week *month = &months.buckets[b];
		struct estimate rate = interval_wilson(
			(struct share){ month->failed, month->deploys },
			CONFIDENCE_95);

		points[b] = (struct rate_point){
			.at = months.bounds[b],
			.until = months.bounds[b + 1],
			.part = month->failed,
			.total = month->deploys,
			.rate = rate.value,
			.low = rate.low,
			.high = rate.high,
			.is_previous = month->is_previous,
			.is_whole = month->is_complete,
		};
	}
	rates->span = composer->span;
	rates->points = points;
	rates->n = months.n;
	rates->centre = composer_measure(composer, NONE, CHANGE_FAILURE_RATE,
					 STATISTIC_RATE)
				->value;
	return panel_drawn(PANEL_RATES, title,
			   say(composer, "bars: 95%% interval; line: rate of %",
			       value_text(composer->said)),
			   rates, NULL);
}
