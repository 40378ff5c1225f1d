/* test_ci.c -- the numbers of pipelines equal those of the obvious loops
 *
 * Runs, tests and counters are drawn by lot, with retries, gaps, resets, NaN
 * and steps that no week agrees with, over the end of daylight saving; then
 * each number of each week is counted again from the facts, a week at a time.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/statistics.h"
#include "model/entries.h"
#include "model/records_ci.h"
#include "tests/pipelines.h"

#include <math.h>
#include <string.h>

enum {
	ROUNDS = 40,
	DAY = 1440,
	FIRST = 123 * DAY,
	LAST = 156 * DAY
}; /* minutes */

static const char marks[] = "++++!xo~";

static void draw_runs(GRand *rand, GString *text)
{
	int n = g_rand_int_range(rand, 0, 120);

	for (int i = 0; i < n; i++) {
		int at = g_rand_int_range(rand, FIRST, LAST);
		int tries = g_rand_int_range(rand, 0, 5) == 0 ? 2 : 1;

		for (int a = 1; a <= tries; a++, at += 30)
			g_string_append_printf(
				text, " run:%c%s/%s#%d.%d=c%d@%d/%d-%d",
				marks[g_rand_int_range(rand, 0, 8)],
				g_rand_boolean(rand) && tries == 1 ? "web" :
								     "api",
				i % 3 ? "ci" : "nightly", i, a, i % 9, at,
				at + g_rand_int_range(rand, 0, 9),
				at + g_rand_int_range(rand, 9, 29));
	}
}

static void draw_tests(GRand *rand, GString *text)
{
	int n = g_rand_int_range(rand, 0, 150);

	for (int i = 0; i < n; i++)
		g_string_append_printf(text, " test:%c%c/%c=x%d@%d",
				       "+++!f"[g_rand_int_range(rand, 0, 5)],
				       "st"[g_rand_int_range(rand, 0, 2)],
				       "abcdef"[g_rand_int_range(rand, 0, 6)],
				       g_rand_int_range(rand, 0, 4),
				       g_rand_int_range(rand, FIRST, LAST));
}

/* One result each, of services that have no runs. */
static void draw_counters(GRand *rand, GString *text)
{
	static const char *const results[] = { "success", "failure",
					       "cancelled" };

	for (int s = 0; s < 3; s++) {
		int at = g_rand_int_range(rand, FIRST, FIRST + 3000);
		int value = 5;

		g_string_append_printf(text,
				       " series:pipeline_runs_total{service="
				       "ops,result=%s}@%d=5",
				       results[s], at);
		for (int i = 0; i < 60; i++) {
			at += g_rand_int_range(rand, 1, 1300);
			value = g_rand_int_range(rand, 0, 9) == 0 ?
					g_rand_int_range(rand, 0, 4) :
					value + g_rand_int_range(rand, 0, 4);
			if (g_rand_int_range(rand, 0, 12) == 0)
				g_string_append_printf(text, ",%d=nan", at);
			else
				g_string_append_printf(text, ",%d=%d", at,
						       value);
		}
	}
}

struct twin {
	const struct history *history;
	const struct ci_scope *scope;
	int64_t since, until;
};

static bool holds(const struct twin *twin, int64_t at)
{
	return at >= twin->since && at < twin->until;
}

static const struct ci_run *run_at(const struct twin *twin, uint32_t i)
{
	return (const struct ci_run *)(void *)facts_entry(twin->history->facts,
							  RECORD_RUN, i);
}

static bool is_last(const struct twin *twin, const struct ci_run *run)
{
	for (uint32_t i = 0; i < twin->history->facts->records[RECORD_RUN]->len;
	     i++)
		if (strcmp(run_at(twin, i)->run_id, run->run_id) == 0 &&
		    run_at(twin, i)->attempt > run->attempt)
			return false;
	return true;
}

static bool is_of(const struct twin *twin, const struct ci_run *run)
{
	const struct home *home = &twin->scope->home;

	return twin->scope->kind == CI_ALL ||
	       (strcmp(home->service, run->entry.service_name) == 0 &&
		(twin->scope->kind == CI_SERVICE ||
		 strcmp(home->pipeline, run->name) == 0));
}

/* What counters of one result grew by, point by point. */
static double counted(const struct twin *twin, const char *result)
{
	const struct facts *facts = twin->history->facts;
	double sum = 0;

	if (twin->scope->kind != CI_ALL &&
	    strcmp(twin->scope->home.service, "ops") != 0)
		return 0;
	for (uint32_t s = 0; s < facts->records[RECORD_SERIES]->len; s++) {
		const struct series *one =
			(const struct series *)(void *)facts_entry(
				facts, RECORD_SERIES, s);
		double before = NAN;

		if (strcmp(g_array_index(facts->labels, struct label,
					 one->first_label + 1)
				   .value,
			   result) != 0)
			continue;
		for (uint64_t p = one->first_point;
		     p < one->first_point + one->points; p++) {
			int64_t at =
				g_array_index(facts->times, int64_t, p) / 1000;
			double value = g_array_index(facts->values, double, p);

			if (isnan(value))
				continue;
			if (!isnan(before) && holds(twin, at))
				sum += value >= before ? value - before : value;
			before = value;
		}
	}
	return sum;
}

static int by_size(gconstpointer a, gconstpointer b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* So far between the two that stand beside the place. */
static double quantile(GArray *values, double p)
{
	double place = p * (values->len - 1);
	uint32_t low = (uint32_t)place;
	double first, second;

	g_array_sort(values, by_size);
	first = g_array_index(values, double, low);
	second = g_array_index(values, double, MIN(low + 1, values->len - 1));
	return first + (place - low) * (second - first);
}

static void check_runs(const struct twin *twin, const struct ci_value *got)
{
	g_autoptr(GArray) durations = g_array_new(false, false, sizeof(double));
	uint32_t n[RESULTS] = { 0 }, runs = 0;
	double wait = 0;
	uint32_t waits = 0;

	for (uint32_t i = 0; i < twin->history->facts->records[RECORD_RUN]->len;
	     i++) {
		const struct ci_run *run = run_at(twin, i);
		double seconds = (double)(run->finished_at - run->started_at);

		if (!holds(twin, run->queued_at) || !is_of(twin, run) ||
		    !is_last(twin, run))
			continue;
		n[run->result]++;
		runs++;
		if (run->result != RESULT_SUCCESS &&
		    run->result != RESULT_FAILURE)
			continue;
		g_array_append_val(durations, seconds);
		if (run->started_at == run->queued_at)
			continue;
		wait += (double)(run->started_at - run->queued_at);
		waits++;
	}
	g_assert_cmpuint(got->succeeded, ==,
			 n[RESULT_SUCCESS] + counted(twin, "success"));
	g_assert_cmpuint(got->failed, ==,
			 n[RESULT_FAILURE] + counted(twin, "failure"));
	g_assert_cmpuint(got->cancelled, ==,
			 n[RESULT_CANCELLED] + counted(twin, "cancelled"));
	g_assert_cmpuint(got->skipped, ==, n[RESULT_SKIPPED]);
	g_assert_cmpuint(got->durations, ==, durations->len);
	g_assert_cmpuint(got->waits, ==, waits);
	if (waits > 0)
		g_assert_cmpfloat_with_epsilon(got->wait_mean, wait / waits,
					       1e-9);
	if (durations->len == 0)
		return;
	g_assert_cmpfloat_with_epsilon(
		got->duration_mean,
		statistics_mean((const double *)(void *)durations->data,
				durations->len),
		1e-9);
	g_assert_cmpfloat_with_epsilon(got->duration_p50,
				       quantile(durations, 0.5), 1e-9);
	g_assert_cmpint(isnan(got->duration_p95), ==, durations->len < 40);
	if (durations->len >= 40)
		g_assert_cmpfloat_with_epsilon(got->duration_p95,
					       quantile(durations, 0.95), 1e-9);
}

static const struct test_result *test_at(const struct twin *twin, uint32_t i)
{
	return (const struct test_result *)(void *)facts_entry(
		twin->history->facts, RECORD_TEST, i);
}

/* Parameters of one moment are one: it failed if any did. */
static bool failed_at(const struct twin *twin, const struct test_result *test,
		      bool *is_flaky)
{
	bool has_failed = false;

	*is_flaky = true;
	for (uint32_t i = 0;
	     i < twin->history->facts->records[RECORD_TEST]->len; i++) {
		const struct test_result *one = test_at(twin, i);

		if (one->entry.at != test->entry.at ||
		    strcmp(one->suite, test->suite) != 0 ||
		    strcmp(one->name, test->name) != 0)
			continue;
		has_failed |= one->outcome == TEST_FAILED || one->is_flaky;
		*is_flaky &= one->outcome == TEST_PASSED;
	}
	*is_flaky &= has_failed;
	return has_failed;
}

/* Whether both outcomes are known from this test on, and not before it. */
static bool settles(const struct twin *twin, const struct test_result *test)
{
	bool had_passed = false, had_failed = false, is_flaky;
	bool fails = failed_at(twin, test, &is_flaky);
	bool passes = !fails || is_flaky;

	for (uint32_t i = 0;
	     i < twin->history->facts->records[RECORD_TEST]->len; i++) {
		const struct test_result *one = test_at(twin, i);
		bool is_one_flaky, has_failed;

		if (one->entry.at >= test->entry.at ||
		    strcmp(one->suite, test->suite) != 0 ||
		    strcmp(one->name, test->name) != 0 ||
		    g_strcmp0(one->commit_name, test->commit_name) != 0)
			continue;
		has_failed = failed_at(twin, one, &is_one_flaky);
		had_failed |= has_failed;
		had_passed |= !has_failed || is_one_flaky;
	}
	return !(had_passed && had_failed) && (had_passed || passes) &&
	       (had_failed || fails);
}

static void check_tests(const struct twin *twin, const struct ci_value *got)
{
	g_autoptr(GHashTable) run =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) flaky =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (uint32_t i = 0;
	     i < twin->history->facts->records[RECORD_TEST]->len; i++) {
		const struct test_result *test = test_at(twin, i);

		if (!holds(twin, test->entry.at))
			continue;
		g_hash_table_add(
			run, g_strconcat(test->suite, "/", test->name, NULL));
		if (settles(twin, test))
			g_hash_table_add(flaky, g_strconcat(test->suite, "/",
							    test->name, NULL));
	}
	g_assert_cmpuint(got->tests, ==, g_hash_table_size(run));
	g_assert_cmpuint(got->flaky, ==, g_hash_table_size(flaky));
}

/* Two weeks in Berlin, of which one has a day of 25 hours. */
static void measure_there(struct history *history)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
	struct window_request request = { .since = "2026-10-21",
					  .until = "2026-11-04" };
	struct window window;

	g_assert_true(period_window(&request, history->settings->as_of, NO_TIME,
				    zone, &window, NULL));
	history->metrics =
		join(history->facts, history->settings, &window, zone, false);
	measure(history->metrics);
}

static void check(struct history *history)
{
	const struct metrics *metrics = history->metrics;
	const struct ci *ci = &metrics->ci;
	int64_t first = metrics->has_previous ? metrics->previous.since :
						metrics->window.since;

	for (uint32_t s = 0; s < ci->scopes->len; s++)
		for (uint32_t w = 0; w < ci->n_weeks; w++) {
			const struct ci_week *week = &g_array_index(
				ci->weeks, struct ci_week, s * ci->n_weeks + w);
			struct twin twin = {
				history,
				&g_array_index(ci->scopes, struct ci_scope, s),
				MAX(week->monday_at, first),
				MIN(period_add_days(week->monday_at, 7,
						    metrics->zone),
				    metrics->window.until),
			};

			check_runs(&twin, &week->value);
			if (twin.scope->kind == CI_ALL)
				check_tests(&twin, &week->value);
		}
}

static void equals_its_twin(void)
{
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(round + 7);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(History) history = NULL;

		draw_runs(rand, text);
		draw_tests(rand, text);
		draw_counters(rand, text);
		history = pipelines_history(
			"a", round % 3 ? "web=a@140d web=a@150d" : NULL,
			text->str);
		measure_there(history);
		check(history);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ci/equals-its-twin", equals_its_twin);
	return g_test_run();
}
