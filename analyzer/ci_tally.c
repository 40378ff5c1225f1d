/* ci_tally.c -- the numbers of pipelines, by scope and span of time */
#include "analyzer/ci_tally.h"

#include "analyzer/ci_series.h"
#include "analyzer/spread.h"

#include <math.h>
#include <string.h>

enum { MOST_TESTS = 1000000000 };

/* The buckets of one scope in the making. */
struct tally {
	const struct metrics *metrics;
	const struct ci_scope *scope;
	const struct ci_time *time;
	struct ci_value *values;
	struct spread *durations, *waits; /* by bucket */
	double (*counts)[RESULTS];	  /* of runs, by bucket */
	const struct ci_series *series;	  /* that is being taken */
	uint32_t last_bucket, last_tests; /* of a gauge of tests */
};

bool ci_is_judged(const struct attempt *attempt)
{
	return attempt->is_last && (attempt->result == RESULT_SUCCESS ||
				    attempt->result == RESULT_FAILURE);
}

static uint32_t find(const struct tally *tally, int64_t at)
{
	const struct ci_time *time = tally->time;
	uint32_t low = 0, high = time->n;

	if (at < time->since || at >= time->until || high == 0 ||
	    at < time->bounds[0] || at >= time->bounds[high])
		return NONE;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (time->bounds[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What the home of a thing is to a scope: before it, in it, behind it. */
static int compare(const struct ci_scope *scope, const struct home *home)
{
	int order;

	if (scope->kind == CI_ALL)
		return 0;
	order = strcmp(home->service, scope->home.service);
	return order || scope->kind == CI_SERVICE ?
		       order :
		       strcmp(home->pipeline, scope->home.pipeline);
}

/*
 * The range that is of the scope, of things that are sorted by their home and
 * begin with it: the first that is not before the scope, or behind it.
 */
static uint32_t bound(const GArray *things, const struct ci_scope *scope,
		      bool is_end)
{
	size_t size = g_array_get_element_size((GArray *)things);
	uint32_t low = 0, high = things->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare(
			scope,
			(const struct home *)(const void *)(things->data +
							    middle * size));

		if (order < 0 || (is_end && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void take_attempts(struct tally *tally)
{
	const GArray *attempts = tally->metrics->ci.attempts;
	uint32_t end = bound(attempts, tally->scope, true);

	for (uint32_t i = bound(attempts, tally->scope, false); i < end; i++) {
		const struct attempt *one =
			&g_array_index(attempts, struct attempt, i);
		uint32_t b = find(tally, one->at);

		if (b == NONE || !one->is_last)
			continue;
		tally->counts[b][one->result]++;
		if (!ci_is_judged(one))
			continue;
		if (one->duration >= 0)
			spread_value(&tally->durations[b], one->duration);
		if (one->wait >= 0)
			spread_value(&tally->waits[b], one->wait);
	}
}

static void take_growth(int64_t at, double amount, void *data)
{
	struct tally *tally = data;
	const struct ci_series *series = tally->series;
	uint32_t b = find(tally, at);
	struct spread *spread;

	if (b == NONE)
		return;
	if (series->use == CI_RUNS || series->counts_runs)
		tally->counts[b][series->result] += amount;
	if (series->use != CI_DURATION && series->use != CI_WAIT)
		return;
	if (series->use == CI_DURATION && (series->result == RESULT_CANCELLED ||
					   series->result == RESULT_SKIPPED))
		return;
	spread = series->use == CI_WAIT ? &tally->waits[b] :
					  &tally->durations[b];
	if (series->part == PART_BUCKET)
		spread_bucket(spread, series->family, series->bound, amount);
	else if (series->part == PART_SUM)
		spread->sum += amount;
	else if (series->part == PART_COUNT)
		spread->summed += amount;
}

/* A gauge of waits: each of its points is a value. */
static void take_wait(int64_t at, double value, void *data)
{
	struct tally *tally = data;
	uint32_t b = find(tally, at);

	if (b != NONE && value >= 0)
		spread_value(&tally->waits[b], value);
}

/* A gauge of tests: the last of its points in the bucket. */
static void take_tests(int64_t at, double value, void *data)
{
	struct tally *tally = data;
	uint32_t b = find(tally, at);

	if (b == NONE || !(value >= 0) || value > MOST_TESTS)
		return;
	if (b == tally->last_bucket)
		tally->values[b].tests -= tally->last_tests;
	tally->last_bucket = b;
	tally->last_tests = (uint32_t)round(value);
	tally->values[b].tests += tally->last_tests;
}

/* A bucket that does not grow says where durations are not. */
static void take_bound(struct tally *tally, const struct ci_series *series)
{
	struct spread *spreads =
		series->use == CI_WAIT ? tally->waits : tally->durations;

	for (uint32_t b = 0; b < tally->time->n; b++)
		spread_bucket(&spreads[b], series->family, series->bound, 0);
}

static void take_series(struct tally *tally)
{
	const struct ci *ci = &tally->metrics->ci;

	for (uint32_t i = 0; i < ci->series->len; i++) {
		const struct ci_series *one =
			&g_array_index(ci->series, struct ci_series, i);

		if (compare(tally->scope, &one->home) != 0)
			continue;
		tally->series = one;
		tally->last_bucket = NONE;
		if (one->part == PART_BUCKET &&
		    (one->use == CI_DURATION || one->use == CI_WAIT))
			take_bound(tally, one);
		if (one->use == CI_TESTS && one->result != RESULT_SKIPPED)
			ci_series_points(tally->metrics, one, take_tests,
					 tally);
		else if (one->use == CI_WAIT && one->part == PART_PLAIN)
			ci_series_points(tally->metrics, one, take_wait, tally);
		else if (one->use == CI_RUNS || one->use == CI_DURATION ||
			 one->use == CI_WAIT)
			ci_series_growth(tally->metrics, one, take_growth,
					 tally);
	}
}

/* A test without a time is of the window, and of no week. */
static uint32_t find_test(const struct tally *tally, int64_t at)
{
	if (at != NO_TIME)
		return find(tally, at);
	for (uint32_t b = 0; b < tally->time->n; b++)
		if (tally->time->bounds[b] == tally->metrics->window.since &&
		    tally->time->bounds[b + 1] == tally->metrics->window.until)
			return b;
	return NONE;
}

/* The test that was met last, and in which time. */
struct met {
	struct home home;
	const char *suite, *test;
	uint32_t time; /* NONE: none yet */
};

/* Those of one test stand together and in the order of time. */
static bool is_another(struct met *last, struct met one)
{
	bool is_other = last->time != one.time ||
			strcmp(last->home.service, one.home.service) != 0 ||
			strcmp(last->home.pipeline, one.home.pipeline) != 0 ||
			strcmp(last->suite, one.suite) != 0 ||
			strcmp(last->test, one.test) != 0;

	*last = one;
	return is_other;
}

static void take_trials(struct tally *tally)
{
	const struct ci *ci = &tally->metrics->ci;
	struct met last = { .time = NONE };
	uint32_t end = bound(ci->trials, tally->scope, true);

	for (uint32_t i = bound(ci->trials, tally->scope, false); i < end;
	     i++) {
		const struct test_trial *one =
			&g_array_index(ci->trials, struct test_trial, i);
		struct met met = { one->home, one->suite, one->test,
				   find_test(tally, one->at) };

		if (met.time != NONE && is_another(&last, met))
			tally->values[met.time].tests++;
	}
}

static void take_flaky(struct tally *tally)
{
	const struct ci *ci = &tally->metrics->ci;
	struct met last = { .time = NONE };
	uint32_t end = bound(ci->flaky, tally->scope, true);

	for (uint32_t i = bound(ci->flaky, tally->scope, false); i < end; i++) {
		const struct flaky_test *one =
			&g_array_index(ci->flaky, struct flaky_test, i);
		struct met met = { one->home, one->suite, one->test,
				   find_test(tally, one->known_at) };

		if (met.time != NONE && is_another(&last, met))
			tally->values[met.time].flaky++;
	}
}

static double ratio(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

static uint32_t whole(double count)
{
	return (uint32_t)fmin(round(count), UINT32_MAX);
}

static void conclude(struct tally *tally, uint32_t b)
{
	struct ci_value *value = &tally->values[b];
	const double *counts = tally->counts[b];
	const struct spread *durations = &tally->durations[b];
	const struct spread *waits = &tally->waits[b];
	double runs = 0;

	for (int result = 0; result < RESULTS; result++)
		runs += counts[result];
	value->runs = whole(runs);
	value->succeeded = whole(counts[RESULT_SUCCESS]);
	value->failed = whole(counts[RESULT_FAILURE]);
	value->cancelled = whole(counts[RESULT_CANCELLED]);
	value->skipped = whole(counts[RESULT_SKIPPED]);
	value->success_rate =
		ratio(value->succeeded, value->succeeded + value->failed);
	value->durations = whole(spread_n(durations));
	value->waits = whole(spread_n(waits));
	value->duration_mean = spread_mean(durations);
	value->duration_p50 = spread_quantile(durations, 0.5);
	value->duration_p95 = value->durations < CI_P95_MIN_N ?
				      NAN :
				      spread_quantile(durations, 0.95);
	value->wait_mean = spread_mean(waits);
	value->wait_p95 = value->waits < CI_P95_MIN_N ?
				  NAN :
				  spread_quantile(waits, 0.95);
	value->flaky_rate = value->tests < value->flaky ?
				    NAN :
				    ratio(value->flaky, value->tests);
}

void ci_tally(const struct metrics *metrics, const struct ci_scope *scope,
	      const struct ci_time *time, struct ci_value *values)
{
	g_autofree struct spread *durations = g_new(struct spread, time->n + 1);
	g_autofree struct spread *waits = g_new(struct spread, time->n + 1);
	double(*counts)[RESULTS] = g_malloc0_n(time->n + 1, sizeof(*counts));
	struct tally tally = {
		.metrics = metrics,
		.scope = scope,
		.time = time,
		.values = values,
		.durations = durations,
		.waits = waits,
		.counts = counts,
	};

	for (uint32_t b = 0; b < time->n; b++) {
		values[b] = (struct ci_value){ 0 };
		durations[b] = spread_new();
		waits[b] = spread_new();
	}
	take_attempts(&tally);
	take_series(&tally);
	take_trials(&tally);
	take_flaky(&tally);
	for (uint32_t b = 0; b < time->n; b++) {
		conclude(&tally, b);
		spread_clear(&durations[b]);
		spread_clear(&waits[b]);
	}
	g_free(counts);
}
