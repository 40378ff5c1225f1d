/* flagger_rules.c -- what the specification of a canary of Flagger says */
#include "importers/flagger_rules.h"

#include "importers/field.h"

#include <math.h>
#include <string.h>

#define SUCCESS "request-success-rate"
#define DELAY "request-duration"

enum { LEAST_INTERVAL = 10, USUAL_INTERVAL = 60, USUAL_ITERATIONS = 10 };

static uint32_t number_at(const struct json *record, const char *key)
{
	int64_t number;

	return field_integer(record, key, &number) && number > 0 ?
		       (uint32_t)MIN(number, INT32_MAX) :
		       0;
}

static int64_t interval_of(const struct json *record)
{
	const char *text = field_text(record, "interval");
	double seconds;

	if (!text || !duration_read(text, &seconds) || !(seconds < 1e9))
		return USUAL_INTERVAL;
	return (int64_t)seconds;
}

/* In the order in which they are looked at. */
static bool is_template(const struct json *metric)
{
	return json_is_object(field(metric, "template_ref")) &&
	       !field_text(metric, "query");
}

static bool is_built_in(const struct json *metric)
{
	return field_is(metric, "name", SUCCESS "|" DELAY) ||
	       field_text(metric, "query");
}

static struct canary_check read_check(struct reading *reading,
				      const struct json *metric)
{
	const struct json *range = field(metric, "threshold_range");
	double limit = field_real(metric, "threshold");
	struct canary_check check = {
		.name = field_own(reading, metric, "name"),
		.low = field_real(range, "min"),
		.high = field_real(range, "max"),
		.window_seconds = interval_of(metric),
	};

	if (!json_is_object(range) && field_is(metric, "name", SUCCESS))
		check.low = isnan(limit) ? 0 : limit;
	else if (!json_is_object(range))
		check.high = isnan(limit) ? 0 : limit;
	if (field_is(metric, "name", DELAY)) {
		check.low = trunc(check.low);
		check.high = trunc(check.high);
	}
	if (!check.name)
		check.name = field_own(reading, metric, "template_ref.name");
	if (!check.name)
		check.name = field_own(reading, metric, "query");
	return check;
}

static void read_checks(struct reading *reading, const struct json *analysis,
			struct canary_rules *rules)
{
	GArray *checks = g_array_new(false, false, sizeof(struct canary_check));

	for (int late = 0; late < 2; late++)
		for (const struct json *metric =
			     json_first(field(analysis, "metrics"));
		     metric; metric = json_next(metric)) {
			struct canary_check check;

			if (late ? is_built_in(metric) || !is_template(metric) :
				   !is_built_in(metric))
				continue;
			check = read_check(reading, metric);
			g_array_append_val(checks, check);
		}
	rules->n_checks = checks->len;
	rules->checks =
		facts_own(reading->import->facts, g_array_free(checks, false));
}

static void read_steps(struct reading *reading, const struct json *analysis,
		       struct canary_rules *rules)
{
	GArray *steps = g_array_new(false, false, sizeof(uint32_t));

	for (const struct json *one =
		     json_first(field(analysis, "step_weights"));
	     one; one = json_next(one)) {
		int64_t weight = 0;
		uint32_t step;

		if (!json_integer(one, &weight) || weight < 0)
			weight = 0;
		step = (uint32_t)MIN(weight, INT32_MAX);
		g_array_append_val(steps, step);
	}
	rules->n_steps = steps->len;
	rules->steps =
		facts_own(reading->import->facts, g_array_free(steps, false));
}

/* Without a mesh there are no weights: everything is blue and green. */
static void leave_out_traffic(struct canary_rules *rules)
{
	rules->is_unweighted = true;
	rules->is_matched = false;
	if (rules->iterations == 0)
		rules->iterations = USUAL_ITERATIONS;
}

const struct canary_rules *flagger_read_rules(struct reading *reading,
					      const struct json *spec)
{
	const struct json *analysis = field(spec, "analysis");
	struct canary_rules *rules;

	if (!analysis)
		analysis = field(spec, "canary_analysis");
	if (!json_is_object(spec))
		return NULL;
	rules = facts_own(reading->import->facts,
			  g_new0(struct canary_rules, 1));
	*rules = (struct canary_rules){
		.interval_seconds = MAX(interval_of(analysis), LEAST_INTERVAL),
		.threshold = number_at(analysis, "threshold"),
		.max_weight = number_at(analysis, "max_weight"),
		.step_weight = number_at(analysis, "step_weight"),
		.iterations = number_at(analysis, "iterations"),
		.is_matched = json_first(field(analysis, "match")) != NULL,
		.is_mirrored = field_truth(analysis, "mirror"),
		.skips_analysis = field_truth(spec, "skip_analysis") ||
				  !json_is_object(analysis),
	};
	read_steps(reading, analysis, rules);
	read_checks(reading, analysis, rules);
	if (field_is(spec, "provider", "kubernetes"))
		leave_out_traffic(rules);
	return rules;
}
