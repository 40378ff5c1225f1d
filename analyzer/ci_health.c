/* ci_health.c -- how healthy the pipelines are, for all and for each */
#include "analyzer/ci_health.h"

#include "analyzer/ci_gather.h"
#include "analyzer/ci_series.h"

#include <string.h>

static int by_test(gconstpointer a, gconstpointer b)
{
	const struct flaky_test *x = a, *y = b;
	int order = home_compare(&x->home, &y->home);

	if (order == 0)
		order = strcmp(x->suite, y->suite);
	if (order == 0)
		order = strcmp(x->test, y->test);
	if (order == 0)
		order = (x->known_at > y->known_at) -
			(x->known_at < y->known_at);
	return order ? order : g_strcmp0(x->commit, y->commit);
}

static int by_home(gconstpointer a, gconstpointer b)
{
	return home_compare(a, b);
}

/* Whatever has a home, each of them once, in order. */
static GArray *find_homes(const struct ci *ci)
{
	GArray *homes = g_array_new(false, false, sizeof(struct home));
	struct home *all;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < ci->attempts->len; i++)
		g_array_append_val(
			homes,
			g_array_index(ci->attempts, struct attempt, i).home);
	for (uint32_t i = 0; i < ci->trials->len; i++)
		g_array_append_val(
			homes,
			g_array_index(ci->trials, struct test_trial, i).home);
	for (uint32_t i = 0; i < ci->series->len; i++)
		g_array_append_val(
			homes,
			g_array_index(ci->series, struct ci_series, i).home);
	g_array_sort(homes, by_home);
	all = (struct home *)(void *)homes->data;
	for (uint32_t i = 0; i < homes->len; i++)
		if (kept == 0 || home_compare(&all[kept - 1], &all[i]) != 0)
			all[kept++] = all[i];
	g_array_set_size(homes, kept);
	return homes;
}

static void add_scope(struct ci *ci, enum ci_scope_kind kind, struct home home)
{
	struct ci_scope scope = { .kind = kind, .home = home };

	if (kind != CI_PIPELINE)
		scope.home.pipeline = "";
	g_array_append_val(ci->scopes, scope);
}

static void find_scopes(struct ci *ci)
{
	g_autoptr(GArray) homes = find_homes(ci);

	if (homes->len > 0)
		add_scope(ci, CI_ALL, (struct home){ "", "", NONE });
	for (uint32_t i = 0; i < homes->len; i++) {
		struct home home = g_array_index(homes, struct home, i);

		if (i == 0 ||
		    strcmp(g_array_index(homes, struct home, i - 1).service,
			   home.service) != 0)
			add_scope(ci, CI_SERVICE, home);
		add_scope(ci, CI_PIPELINE, home);
	}
}

static void measure_periods(struct metrics *metrics, struct ci_scope *scope)
{
	const int64_t now[] = { metrics->window.since, metrics->window.until };
	const int64_t before[] = { metrics->previous.since,
				   metrics->previous.until };
	struct ci_time time = { now, 1, now[0], now[1] };

	ci_tally(metrics, scope, &time, &scope->now);
	time = (struct ci_time){ before, 1, before[0], before[1] };
	if (metrics->has_previous)
		ci_tally(metrics, scope, &time, &scope->before);
	else
		ci_tally(metrics, scope, &(struct ci_time){ .n = 0 },
			 &scope->before);
}

static void measure_weeks_of(struct metrics *metrics, const struct days *days,
			     const struct ci_scope *scope)
{
	uint32_t n = metrics->ci.n_weeks;
	g_autofree int64_t *bounds = g_new(int64_t, n + 1);
	g_autofree struct ci_value *values = g_new0(struct ci_value, n + 1);
	struct ci_time time = { bounds, n, days->since, days->until };

	for (uint32_t w = 0; w <= n; w++)
		bounds[w] = days->starts[7 * w];
	ci_tally(metrics, scope, &time, values);
	for (uint32_t w = 0; w < n; w++) {
		struct ci_week week = {
			.monday_at = bounds[w],
			.is_complete = bounds[w] >= days->since &&
				       bounds[w + 1] <= days->until,
			.value = values[w],
		};

		g_array_append_val(metrics->ci.weeks, week);
	}
}

static void find_sources(struct metrics *metrics)
{
	struct ci *ci = &metrics->ci;

	ci->has_runs = ci->attempts->len > 0;
	ci->has_tests = ci->trials->len > 0;
	for (uint32_t i = 0; i < ci->attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(ci->attempts, struct attempt, i);

		ci->has_durations |= one->duration >= 0;
		ci->has_waits |= one->wait >= 0;
	}
	for (uint32_t i = 0; i < ci->series->len; i++) {
		const struct ci_series *one =
			&g_array_index(ci->series, struct ci_series, i);

		ci->has_runs |=
			one->use == CI_RUNS ||
			(one->counts_runs && one->result != RESULT_UNKNOWN);
		ci->has_durations |= one->use == CI_DURATION;
		ci->has_waits |= one->use == CI_WAIT;
		ci->has_tests |= one->use == CI_TESTS;
	}
}

bool ci_is_supplied(const struct metrics *metrics)
{
	return metrics->ci.scopes->len > 0;
}

void measure_ci(struct metrics *metrics, const struct days *days)
{
	struct ci *ci = &metrics->ci;

	ci->n_weeks = days->n / 7;
	gather_attempts(metrics);
	gather_trials(metrics);
	gather_series(metrics);
	g_array_sort(ci->flaky, by_test);
	find_sources(metrics);
	find_scopes(ci);
	for (uint32_t s = 0; s < ci->scopes->len; s++) {
		struct ci_scope *scope =
			&g_array_index(ci->scopes, struct ci_scope, s);

		measure_periods(metrics, scope);
		measure_weeks_of(metrics, days, scope);
	}
	measure_stages(metrics);
	measure_deliveries(metrics);
}
