/* impact.c -- what followed each deploy, as the error rate shows it
 *
 * A deploy is looked at in two ways: the rule as it was written, which has no
 * floor and so fires on noise, and the ratio of the rates after and before.
 * The same rule is asked of quiet half hours; only the difference says much.
 */
#include "analyzer/impact.h"

#include <math.h>

#define MILLI INT64_C(1000)

/*
 * Whether the rule as written fires at a point of the curve in (after, until]
 * (milliseconds): more than IMPACT_FACTOR times the value IMPACT_LAG before,
 * both there, no floor.  `fired_at` is the first such point, in seconds.
 */
struct impact_rule {
	bool is_ruled, is_fired;
	int64_t fired_at;
};

static struct impact_rule impact_rule(const struct curve *rate, int64_t after,
				      int64_t until)
{
	struct impact_rule rule = { .fired_at = NO_TIME };

	for (uint64_t i = curve_until(rate, after);
	     i < rate->n && rate->times[i] <= until; i++) {
		double now = curve_value(rate, i), before;

		if (isnan(now))
			continue;
		before = curve_at(rate, rate->times[i] - IMPACT_LAG * MILLI);
		if (isnan(before))
			continue;
		rule.is_ruled = true;
		if (now > IMPACT_FACTOR * before) {
			rule.is_fired = true;
			rule.fired_at = rate->times[i] / MILLI;
			break;
		}
	}
	return rule;
}

/* A stretch of time (after, until] and what was seen in it. */
struct stretch {
	int64_t after, until;
	double rate; /* NaN: none */
	double errors, total;
	uint64_t samples;
};

/* Where requests are counted, errors by requests; else the mean. */
static struct stretch look(const struct error_rate *rate, int64_t after,
			   int64_t until)
{
	struct stretch stretch = { after * MILLI, until * MILLI, NAN, 0, 0, 0 };
	struct curve_sum sum;

	if (!rate->total) {
		sum = curve_sum(rate->rate, stretch.after, stretch.until);
		stretch.samples = sum.n;
		if (sum.n > 0)
			stretch.rate = sum.sum / (double)sum.n;
		return stretch;
	}
	sum = curve_sum(rate->total, stretch.after, stretch.until);
	stretch.samples = sum.n;
	stretch.total = sum.sum;
	stretch.errors =
		curve_sum(rate->errors, stretch.after, stretch.until).sum;
	if (stretch.total > 0)
		stretch.rate = fmin(stretch.errors / stretch.total, 1);
	return stretch;
}

/* Half of the samples that the step of the series makes expect. */
static bool is_enough(const struct stretch *stretch, int64_t step)
{
	return stretch->samples > 0 && 2 * (int64_t)stretch->samples * step >=
					       stretch->until - stretch->after;
}

static const char *why_unscored(const struct error_rate *rate,
				const struct stretch *before,
				const struct stretch *after)
{
	int64_t step = rate->total ? rate->total->step : rate->rate->step;

	if (rate->rate->n == 0)
		return "no series";
	if (!is_enough(before, step))
		return "too few samples before";
	if (!is_enough(after, step))
		return "too few samples after";
	if (isnan(before->rate) || isnan(after->rate))
		return "no requests";
	return NULL;
}

/* With counts half an error more and a request more, else the floor. */
static double ratio_of(double least, const struct error_rate *rate,
		       const struct stretch *before,
		       const struct stretch *after, bool *is_low)
{
	if (!rate->total) {
		*is_low = before->rate < least;
		if (!*is_low)
			return after->rate / before->rate;
		return least > 0 ? fmax(after->rate, least) / least : NAN;
	}
	*is_low = before->errors < 1;
	if (!*is_low)
		return after->rate / before->rate;
	/* of nothing and nothing the traffic alone would make a ratio */
	if (before->errors + after->errors <= 0)
		return 1;
	return (after->errors + 0.5) / (after->total + 1) *
	       (before->total + 1) / (before->errors + 0.5);
}

static void add_overlaps(struct metrics *metrics, struct impact *impact,
			 const GArray *by_time)
{
	const struct facts *facts = metrics->facts;
	int64_t at = facts_deploy(facts, impact->deploy)->deployed_at;
	uint32_t low = 0, high = by_time->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t d = g_array_index(by_time, uint32_t, middle);

		if (facts_deploy(facts, d)->deployed_at < at - IMPACT_AFTER)
			low = middle + 1;
		else
			high = middle;
	}
	impact->first_overlap = metrics->overlaps->len;
	for (; low < by_time->len; low++) {
		uint32_t d = g_array_index(by_time, uint32_t, low);

		if (facts_deploy(facts, d)->deployed_at > at + IMPACT_AFTER ||
		    metrics->overlaps->len - impact->first_overlap ==
			    IMPACT_OVERLAPS)
			break;
		if (d != impact->deploy)
			g_array_append_val(metrics->overlaps, d);
	}
	impact->overlaps = metrics->overlaps->len - impact->first_overlap;
}

static void score(struct metrics *metrics, uint32_t d, double least,
		  const struct error_rate *rate, const GArray *by_time)
{
	const struct deploy *deploy = facts_deploy(metrics->facts, d);
	int64_t at = deploy->deployed_at;
	struct stretch before = look(rate, deploy->started_at - IMPACT_BEFORE,
				     deploy->started_at);
	struct stretch after = look(rate, at, at + IMPACT_AFTER);
	struct impact_rule rule = impact_rule(rate->rate, at * MILLI,
					      (at + IMPACT_AFTER) * MILLI);
	struct impact impact = {
		.deploy = d,
		.is_ruled = rule.is_ruled,
		.is_fired = rule.is_fired,
		.fired_at = rule.fired_at,
		.ratio = NAN,
		.before = before.rate,
		.after = after.rate,
		.samples_before = (uint32_t)before.samples,
		.samples_after = (uint32_t)after.samples,
		.unscored = why_unscored(rate, &before, &after),
	};

	if (!impact.unscored)
		impact.ratio =
			ratio_of(least, rate, &before, &after, &impact.is_low);
	if (!impact.unscored && !isfinite(impact.ratio)) {
		impact.ratio = NAN;
		impact.unscored = "nothing before";
	}
	add_overlaps(metrics, &impact, by_time);
	g_array_append_val(metrics->impacts, impact);
}

/*
 * The half hours of the window, counted from its beginning, as far as there are
 * points.  Any deploy counts here,
 * one that failed to roll out, too: the deploys of a service stand by time.
 */
static void count_quiet(const struct metrics *metrics,
			const struct service *service, const struct curve *rate,
			struct base_rate *base)
{
	const struct facts *facts = metrics->facts;
	uint32_t next = 0; /* the first deploy that is not too long ago */
	int64_t at = metrics->window.since, until;

	if (rate->n == 0)
		return;
	until = MIN(metrics->window.until,
		    rate->times[rate->n - 1] / MILLI + IMPACT_AFTER);
	at += MAX(0, (rate->times[0] / MILLI - at) / IMPACT_AFTER) *
	      IMPACT_AFTER;
	for (; at + IMPACT_AFTER <= until; at += IMPACT_AFTER) {
		const struct deploy *deploy;
		struct impact_rule rule;

		while (next < service->deploys &&
		       facts_deploy(facts, service->first_deploy + next)
				       ->deployed_at < at - IMPACT_LAG)
			next++;
		deploy = next < service->deploys ?
				 facts_deploy(facts,
					      service->first_deploy + next) :
				 NULL;
		if (deploy && MIN(deploy->started_at, deploy->deployed_at) <=
				      at + IMPACT_AFTER)
			continue;
		rule = impact_rule(rate, at * MILLI,
				   (at + IMPACT_AFTER) * MILLI);
		base->n += rule.is_ruled;
		base->fired += rule.is_fired;
	}
}

void impact_measure(struct metrics *metrics, uint32_t set, uint32_t s,
		    const struct error_rate *rate, const GArray *by_time)
{
	const struct service *service = facts_service(metrics->facts, s);
	bool is_error_rate = !metrics_impact_set(metrics, set)->series;
	double least = is_error_rate ? metrics->settings->min_error_rate : 0;

	for (uint32_t i = 0; i < service->deploys; i++)
		if (metrics_deploy(metrics, service->first_deploy + i)
			    ->is_counted)
			score(metrics, service->first_deploy + i, least, rate,
			      by_time);
	count_quiet(metrics, service, rate->rate,
		    &metrics_impact_set(metrics, set)->base_rate);
}

struct impact_counts impact_count(const struct metrics *metrics, uint32_t s)
{
	const struct impact_set *set = metrics_impact_set(metrics, s);
	struct impact_counts counts = { 0 };

	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		const struct impact *impact = metrics_impact(metrics, i);

		if (!window_holds(&metrics->window,
				  facts_deploy(metrics->facts, impact->deploy)
					  ->deployed_at))
			continue;
		counts.deploys++;
		counts.scored += !isnan(impact->ratio);
		counts.above += impact->ratio > IMPACT_FACTOR;
		counts.ruled += impact->is_ruled;
		counts.fired += impact->is_fired;
	}
	return counts;
}

static int by_ratio(gconstpointer a, gconstpointer b)
{
	const struct impact *x = *(const struct impact *const *)a;
	const struct impact *y = *(const struct impact *const *)b;

	if (x->ratio != y->ratio)
		return x->ratio > y->ratio ? -1 : 1;
	return (x->deploy > y->deploy) - (x->deploy < y->deploy);
}

GPtrArray *impact_scored(const struct metrics *metrics, uint32_t s)
{
	const struct impact_set *set = metrics_impact_set(metrics, s);
	GPtrArray *all = g_ptr_array_new();

	for (uint32_t i = set->first; i < set->first + set->n; i++) {
		struct impact *impact = metrics_impact(metrics, i);

		if (!isnan(impact->ratio) &&
		    window_holds(&metrics->window,
				 facts_deploy(metrics->facts, impact->deploy)
					 ->deployed_at))
			g_ptr_array_add(all, impact);
	}
	g_ptr_array_sort(all, by_ratio);
	return all;
}
