/* compose_ci_notes.c -- the lines below the panels of CI/CD health */
#include "analyzer/compose_ci.h"

#include "analyzer/bootstrap.h"
#include "analyzer/ci_tally.h"
#include "analyzer/interval.h"

#include <math.h>
#include <string.h>

enum { MANY = 5000 };

static const struct ci_value *now_of(const struct composer *composer)
{
	return &g_array_index(composer->metrics->ci.scopes, struct ci_scope, 0)
			.now;
}

static const struct sentence *and_more(struct composer *composer,
				       const struct sentence *first,
				       const struct sentence *more)
{
	return more ? composer_join(composer, "", first, " · ", more) : first;
}

/* "95% CI 95.3–97.0%", or NULL where the n is too small. */
static const struct sentence *say_share(struct composer *composer,
					struct share share)
{
	struct estimate rate = interval_wilson(share, CONFIDENCE_95);
	struct value range = value_range(VALUE_RATE_RANGE, rate.low, rate.high);

	range.n = (uint32_t)share.n;
	return share.n < TARGET_MIN_N ? NULL :
					say(composer, "95%% CI %", range);
}

static const struct sentence *note_success(struct composer *composer)
{
	const struct ci_value *value = now_of(composer);
	uint32_t judged = value->succeeded + value->failed;
	const struct sentence *note =
		say(composer, "% of % runs", value_count(value->succeeded),
		    value_count(judged));

	note = and_more(composer, note,
			say_share(composer,
				  (struct share){ value->succeeded, judged }));
	if (value->cancelled > 0)
		note = and_more(composer, note,
				say(composer, "% cancelled",
				    value_count(value->cancelled)));
	if (value->skipped > 0)
		note = and_more(composer, note,
				say(composer, "% skipped",
				    value_count(value->skipped)));
	return note;
}

/* Durations or waits of the runs of the window, where records tell them. */
static GArray *values_of(const struct composer *composer, bool are_waits)
{
	const struct metrics *metrics = composer->metrics;
	GArray *values = g_array_new(false, false, sizeof(double));

	for (uint32_t i = 0; i < metrics->ci.attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(metrics->ci.attempts, struct attempt, i);
		double value = are_waits ? one->wait : one->duration;

		if (ci_is_judged(one) && value >= 0 &&
		    window_holds(&metrics->window, one->at))
			g_array_append_val(values, value);
	}
	return values;
}

/* Of so many values the mean is normal, and drawing again only takes long. */
static struct estimate mean_of_many(const double *values, uint32_t n)
{
	double mean = statistics_mean(values, n), squares = 0, half;

	for (uint32_t i = 0; i < n; i++)
		squares += (values[i] - mean) * (values[i] - mean);
	half = statistics_z(CONFIDENCE_95) * sqrt(squares / (n - 1) / n);
	return (struct estimate){ mean, mean - half, mean + half };
}

/* Of the mean; buckets of a histogram give none. */
static const struct sentence *say_mean(struct composer *composer,
				       bool are_waits, uint32_t n)
{
	g_autoptr(GArray) values = values_of(composer, are_waits);
	struct clusters clusters = {
		.values = (const double *)(void *)values->data,
		.n = values->len,
	};
	struct random random;
	struct estimate mean;

	random_seed(&random, are_waits ? "queue mean" : "duration mean", "",
		    composer->metrics->window.name);
	mean = values->len > MANY ?
		       mean_of_many(clusters.values, clusters.n) :
		       bootstrap_mean(&clusters, CONFIDENCE_95, &random);
	if (values->len != n || isnan(mean.low))
		return NULL;
	return say(composer, "95%% CI % to %",
		   value_duration_pair(mean.low, mean.high),
		   value_duration_pair(mean.high, mean.low));
}

static const struct sentence *say_p95(struct composer *composer, double p95)
{
	return isnan(p95) ? NULL :
			    say(composer, "p95\u00a0%", value_duration(p95));
}

static const struct sentence *say_delivery(struct composer *composer)
{
	const GArray *values = composer->metrics->ci.deliveries;

	if (values->len < TARGET_MIN_N)
		return NULL;
	return say(composer, "commit to deploy %, median of %",
		   value_duration(statistics_quantile(
			   (const double *)(void *)values->data, values->len,
			   0.5)),
		   value_count(values->len));
}

static const struct sentence *note_duration(struct composer *composer)
{
	const struct ci_value *value = now_of(composer);
	const struct sentence *note =
		say(composer, "% runs", value_count(value->durations));

	if (value->durations >= TARGET_MIN_N) {
		note = and_more(composer, note,
				say_mean(composer, false, value->durations));
		note = and_more(composer, note,
				say(composer, "median %",
				    value_duration(value->duration_p50)));
		note = and_more(composer, note,
				say_p95(composer, value->duration_p95));
	}
	return and_more(composer, note, say_delivery(composer));
}

static const struct sentence *note_wait(struct composer *composer)
{
	const struct ci_value *value = now_of(composer);
	const struct sentence *note =
		say(composer, "% waits", value_count(value->waits));

	if (value->waits < TARGET_MIN_N)
		return note;
	note = and_more(composer, note, say_mean(composer, true, value->waits));
	return and_more(composer, note, say_p95(composer, value->wait_p95));
}

/* How many in a row are of the test, and in the window; the next into `i`. */
static uint32_t count_same(const struct metrics *metrics, uint32_t *i)
{
	const GArray *flaky = metrics->ci.flaky;
	const struct flaky_test *first =
		&g_array_index(flaky, struct flaky_test, *i);
	uint32_t n = 0;

	for (; *i < flaky->len; (*i)++) {
		const struct flaky_test *one =
			&g_array_index(flaky, struct flaky_test, *i);

		if (strcmp(one->test, first->test) != 0 ||
		    strcmp(one->suite, first->suite) != 0 ||
		    strcmp(one->home.service, first->home.service) != 0 ||
		    strcmp(one->home.pipeline, first->home.pipeline) != 0)
			break;
		n += one->known_at == NO_TIME ||
		     window_holds(&metrics->window, one->known_at);
	}
	return n;
}

/* The test that was flaky most often, or NULL. */
static const struct sentence *say_flakiest(struct composer *composer)
{
	const GArray *flaky = composer->metrics->ci.flaky;
	const struct flaky_test *worst = NULL;
	uint32_t most = 0;

	for (uint32_t i = 0; i < flaky->len;) {
		const struct flaky_test *one =
			&g_array_index(flaky, struct flaky_test, i);
		uint32_t n = count_same(composer->metrics, &i);

		if (n > most) {
			most = n;
			worst = one;
		}
	}
	if (!worst)
		return NULL;
	return say(composer, "most often % (%)", value_text(worst->test),
		   value_text(*worst->home.service ? worst->home.service :
						     "service not known"));
}

/* Results of which nobody can tell whether they are flaky, or NULL. */
static const struct sentence *say_unknown(struct composer *composer)
{
	const struct metrics *metrics = composer->metrics;
	uint32_t n = 0;

	for (uint32_t i = 0; i < metrics->ci.trials->len; i++) {
		const struct test_trial *one = &g_array_index(
			metrics->ci.trials, struct test_trial, i);

		n += !one->commit && (one->at == NO_TIME ||
				      window_holds(&metrics->window, one->at));
	}
	if (n == 0)
		return NULL;
	return say(composer,
		   n == 1 ? "% result is of no known commit" :
			    "% results are of no known commit",
		   value_count(n));
}

static const struct sentence *note_flaky(struct composer *composer)
{
	const struct ci_value *value = now_of(composer);
	const struct sentence *note =
		say(composer, "% of % tests", value_count(value->flaky),
		    value_count(value->tests));

	note = and_more(composer, note,
			say_share(composer, (struct share){ value->flaky,
							    value->tests }));
	note = and_more(composer, note, say_flakiest(composer));
	return and_more(composer, note, say_unknown(composer));
}

static const struct sentence *note_deploys(struct composer *composer)
{
	struct estimate trend =
		targets_trend(composer->metrics, composer->days);

	if (isnan(trend.low))
		return say(composer, "no trend of fewer than 28 days");
	return say(composer,
		   "slope % per week (95%% CI % to %), of the daily counts",
		   value_number(VALUE_SIGNED, trend.value),
		   value_number(VALUE_SIGNED, trend.low),
		   value_number(VALUE_SIGNED, trend.high));
}

const struct sentence *ci_note(struct composer *composer, enum ci_target which)
{
	switch (which) {
	case TARGET_SUCCESS_RATE:
		return note_success(composer);
	case TARGET_BUILD_DURATION:
		return note_duration(composer);
	case TARGET_FLAKY_RATE:
		return note_flaky(composer);
	case TARGET_QUEUE_WAIT:
		return note_wait(composer);
	default:
		return note_deploys(composer);
	}
}
