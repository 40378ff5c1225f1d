/* test_ci_health.c -- the numbers of pipelines, by week, stage and target */
#include "analyzer/ci_health.h"
#include "analyzer/targets.h"
#include "tests/pipelines.h"

#include <math.h>
#include <string.h>

#define THREE \
	"run:+web/ci#1@0/1-5 run:!web/ci#2@1d/1d1-1d9 run:+api/ci#3@8d/8d2-8d4"

/* clang-format off */
/*
 * RUNS success/failure/cancelled/skipped RATE MEAN/p50/p95 WAIT TESTS/FLAKY,
 * of all in the window of two weeks; - is no data.
 */
static const struct {
	const char *name, *text, *want;
} values[] = {
	{ "three-runs", THREE, "3 2/1/0/0 0.666667 280/240/- 80 0/0 -" },
	{ "cancelled-and-skipped-are-apart",
	  THREE " run:xweb/ci#4@2d/2d1-2d2 run:oweb/ci#5@2d run:~web/ci#6@3d",
	  "6 2/1/1/1 0.666667 280/240/- 80 0/0 -" },
	{ "of-attempts-the-last", "run:!web/ci#1.1@0/1-9 run:+web/ci#1.2@10/11-13",
	  "1 1/0/0/0 1 120/120/- 60 0/0 -" },
	{ "before-and-after-the-window", "run:+web/ci#1@-1/0-5 run:+web/ci#2@14d/14d1-14d2",
	  "0 0/0/0/0 - -/-/- - 0/0 -" },
	{ "the-first-and-the-last-second", "run:+web/ci#1@0/1-5 run:+web/ci#2@13d23h59/14d-14d4",
	  "2 2/0/0/0 1 240/240/- 60 0/0 -" },
	{ "tests", "test:+s/a@5 test:+s/b@5 test:+s/b@1d test:!s/c=x@5 test:+s/c=x@6 test:os/d@5",
	  "0 0/0/0/0 - -/-/- - 3/1 0.333333" },
	{ "a-test-without-a-time", "test:+s/a@", "0 0/0/0/0 - -/-/- - 1/0 0" },
	{ "counters-of-runs",
	  "series:pipeline_runs_total{service=web,result=success}@0=10,60=14,120=3 "
	  "series:pipeline_runs_total{service=web,result=failure}@0=1,60=2 "
	  "series:pipeline_runs_total{service=web,result=cancelled}@0=1,60=6",
	  "13 7/1/5/0 0.875 -/-/- - 0/0 -" },
	{ "a-counter-in-two-parts",
	  "series:pipeline_runs_total{service=web,result=success}@0=10,60=14,120=15 "
	  "series:pipeline_runs_total{service=web,result=success}@60=14,120=15,180=20",
	  "10 10/0/0/0 1 -/-/- - 0/0 -" },
	{ "a-counter-in-a-part-of-itself",
	  "series:pipeline_runs_total{service=web,result=success}@0=10,60=14,120=15 "
	  "series:pipeline_runs_total{service=web,result=success}@60=14,120=15",
	  "5 5/0/0/0 1 -/-/- - 0/0 -" },
	{ "durations-in-buckets",
	  "series:pipeline_duration_seconds_bucket{service=web,le=60}@0=0,60=2 "
	  "series:pipeline_duration_seconds_bucket{service=web,le=120}@0=0,60=6 "
	  "series:pipeline_duration_seconds_bucket{service=web,le=+Inf}@0=0,60=6 "
	  "series:pipeline_duration_seconds_sum{service=web}@0=0,60=540 "
	  "series:pipeline_duration_seconds_count{service=web}@0=0,60=6",
	  "6 0/0/0/0 - 90/75/- - 0/0 -" },
	{ "a-bound-that-nothing-came-to",
	  "series:pipeline_duration_seconds_bucket{service=web,le=60}@0=1,60=1 "
	  "series:pipeline_duration_seconds_bucket{service=web,le=120}@0=1,60=5 "
	  "series:pipeline_duration_seconds_bucket{service=web,le=+Inf}@0=1,60=5 "
	  "series:pipeline_duration_seconds_sum{service=web}@0=0,60=400 "
	  "series:pipeline_duration_seconds_count{service=web}@0=1,60=5",
	  "4 0/0/0/0 - 100/90/- - 0/0 -" },
	{ "durations-of-cancelled-runs-are-not",
	  "series:pipeline_duration_seconds_sum{service=web,result=success}@0=0,60=540 "
	  "series:pipeline_duration_seconds_count{service=web,result=success}@0=0,60=6 "
	  "series:pipeline_duration_seconds_sum{service=web,result=cancelled}@0=0,60=5 "
	  "series:pipeline_duration_seconds_count{service=web,result=cancelled}@0=0,60=1",
	  "7 6/0/1/0 1 90/-/- - 0/0 -" },
	{ "counters-beat-histograms",
	  "series:pipeline_runs_total{service=web,result=success}@0=10,60=14 "
	  "series:pipeline_duration_seconds_count{service=web,result=success}@0=0,60=6",
	  "4 4/0/0/0 1 -/-/- - 0/0 -" },
	{ "runs-beat-series",
	  "run:+web/ci#1@0/1-5 series:pipeline_runs_total{service=web,result=success}@0=10,60=14 "
	  "series:pipeline_runs_total{service=api,result=success}@0=10,60=15",
	  "6 6/0/0/0 1 240/240/- 60 0/0 -" },
	{ "builds-of-jenkins-that-are-kept",
	  "series:default_jenkins_builds_success_build_count{service=web,jenkins_job=a}@0=10,60=12,120=11,180=13 "
	  "series:default_jenkins_builds_failed_build_count{service=web,jenkins_job=a}@0=1,60=2",
	  "5 4/1/0/0 0.8 -/-/- - 0/0 -" },
	{ "summaries-of-jenkins",
	  "series:default_jenkins_builds_duration_milliseconds_summary{service=web,jenkins_job=a,quantile=0.5}@0=9,60=99 "
	  "series:default_jenkins_builds_duration_milliseconds_summary_sum{service=web,jenkins_job=a}@0=1000,60=121000 "
	  "series:default_jenkins_builds_duration_milliseconds_summary_count{service=web,jenkins_job=a}@0=1,60=3 "
	  "series:default_jenkins_builds_queueing_time_milliseconds_summary{service=web,jenkins_job=a,quantile=0.5}@0=9,60=99 "
	  "series:default_jenkins_builds_queueing_time_milliseconds_summary_sum{service=web,jenkins_job=a}@0=0,60=9000 "
	  "series:default_jenkins_builds_queueing_time_milliseconds_summary_count{service=web,jenkins_job=a}@0=1,60=4",
	  "2 0/0/0/0 - 60/-/- 3 0/0 -" },
	{ "latest-builds-beat-counts-of-them",
	  "series:default_jenkins_builds_success_build_count{service=web,jenkins_job=a}@0=10,60=12 "
	  "series:default_jenkins_builds_last_build_start_time_milliseconds{service=web,jenkins_job=a}@0=10,60=12 "
	  "series:default_jenkins_builds_last_build_result_ordinal{service=web,jenkins_job=a}@0=0,60=0 "
	  "series:default_jenkins_builds_last_build_duration_milliseconds{service=web,jenkins_job=a}@0=10,60=60000",
	  "1 1/0/0/0 1 60/60/- - 0/0 -" },
	{ "waits-of-a-gauge", "series:time_queued_seconds{service=web}@0=10,60=nan,120=30",
	  "0 0/0/0/0 - -/-/- 20 0/0 -" },
	{ "tests-of-a-gauge",
	  "series:pipeline_test_results{service=web,suite=unit,result=passed}@0=10,60=14 "
	  "series:pipeline_test_results{service=web,suite=unit,result=failed}@0=2,60=1 "
	  "series:pipeline_test_results{service=web,suite=unit,result=skipped}@0=5 "
	  "series:pipeline_flaky_tests_total{service=web,test_name=a}@0=3,60=5,61=6",
	  "0 0/0/0/0 - -/-/- - 15/1 0.0666667" },
};

/* Weeks of the scopes: SCOPE=RUNS,… joined by a blank. */
static const struct {
	const char *name, *text, *want;
} weeks[] = {
	{ "by-scope", THREE, "all=2,1 api=0,1 api/ci=0,1 web=2,0 web/ci=2,0" },
	{ "pipelines-of-a-service", "run:+web/ci#1@0/1-5 run:+web/nightly#2@0/1-5",
	  "all=2,0 web=2,0 web/ci=1,0 web/nightly=1,0" },
	{ "nothing", "", "" },
};
/* clang-format on */

static void print_real(GString *out, double value)
{
	if (isnan(value))
		g_string_append_c(out, '-');
	else
		g_string_append_printf(out, "%g", value);
}

static char *print_value(const struct ci_value *value)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "%u %u/%u/%u/%u ", value->runs,
			       value->succeeded, value->failed,
			       value->cancelled, value->skipped);
	print_real(out, value->success_rate);
	g_string_append_c(out, ' ');
	print_real(out, value->duration_mean);
	g_string_append_c(out, '/');
	print_real(out, value->duration_p50);
	g_string_append_c(out, '/');
	print_real(out, value->duration_p95);
	g_string_append_c(out, ' ');
	print_real(out, value->wait_mean);
	g_string_append_printf(out, " %u/%u ", value->tests, value->flaky);
	print_real(out, value->flaky_rate);
	return g_string_free(out, false);
}

static const struct ci_scope *scope_at(const struct history *history,
				       uint32_t s)
{
	return &g_array_index(history->metrics->ci.scopes, struct ci_scope, s);
}

static void has_value(const void *data)
{
	const typeof(values[0]) *row = data;
	g_autoptr(History) history = pipelines_history("", NULL, row->text);
	g_autofree char *got = NULL;

	history_measure(history, "0", "14d");
	got = print_value(&scope_at(history, 0)->now);
	g_assert_cmpstr(got, ==, row->want);
}

static void has_weeks(const void *data)
{
	const typeof(weeks[0]) *row = data;
	g_autoptr(History) history = pipelines_history("", NULL, row->text);
	g_autoptr(GString) got = g_string_new(NULL);
	const struct ci *ci;

	history_measure(history, "0", "14d");
	ci = &history->metrics->ci;
	for (uint32_t s = 0; s < ci->scopes->len; s++) {
		const struct ci_scope *scope = scope_at(history, s);

		g_string_append_printf(
			got, "%s%s%s%s=", s > 0 ? " " : "",
			scope->kind == CI_ALL ? "all" : scope->home.service,
			scope->kind == CI_PIPELINE ? "/" : "",
			scope->home.pipeline);
		for (uint32_t w = 0; w < ci->n_weeks; w++)
			g_string_append_printf(
				got, "%s%u", w > 0 ? "," : "",
				g_array_index(ci->weeks, struct ci_week,
					      s * ci->n_weeks + w)
					.value.runs);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* `n` runs from minute `first` on, an hour apart, of so many minutes. */
static void add_runs(GString *text, int n, int first, int minutes)
{
	for (int i = 0; i < n; i++) {
		int at = first + 60 * i;

		g_string_append_printf(
			text,
			" run:+web/ci#%d@%d/%d-%d job:+#%d:build@%d/%d-%d",
			1000 + at, at, at + 1, at + 1 + minutes + i % 3,
			1000 + at, at, at + 1, at + 1 + minutes + i % 3);
	}
}

/* A stage in both periods: it needs 40 runs, and must be slower to be told. */
static void compares_stages(void)
{
	static const struct {
		int n, now, before;
		bool has_p95, is_slower;
	} rows[] = {
		{ 39, 10, 10, false, false },
		{ 40, 10, 10, true, false },
		{ 60, 20, 10, true, true },
		{ 60, 10, 20, true, false },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(History) history = NULL;
		const struct ci_stage *stage;

		add_runs(text, rows[i].n, 0, rows[i].before);
		add_runs(text, rows[i].n, 10080, rows[i].now);
		history = pipelines_history("a b:a", "a@1d b@8d", text->str);
		history_measure(history, "7d", "14d");
		stage = &g_array_index(history->metrics->ci.stages,
				       struct ci_stage, 0);
		g_assert_cmpuint(stage->runs, ==, rows[i].n);
		g_assert_cmpuint(stage->previous_runs, ==, rows[i].n);
		g_assert_true(!isnan(stage->p95) == rows[i].has_p95);
		g_assert_true(stage->is_slower == rows[i].is_slower);
		g_assert_cmpfloat_with_epsilon(stage->critical_share, 1, 1e-9);
	}
}

/* Buckets of one stage, of two results: 30 below 60 s, 50 up to 120 s. */
static void has_stages_of_series(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(History) history = NULL;
	const struct ci_stage *stage;

	for (int i = 0; i < 2; i++)
		g_string_append_printf(
			text,
			" series:pipeline_stage_duration_seconds_bucket{service"
			"=web,stage=e2e,result=%s,le=30}@0=0,60=0"
			" series:pipeline_stage_duration_seconds_bucket{service"
			"=web,stage=e2e,result=%s,le=60}@0=0,60=15"
			" series:pipeline_stage_duration_seconds_bucket{service"
			"=web,stage=e2e,result=%s,le=120}@0=0,60=25"
			" series:pipeline_stage_duration_seconds_bucket{service"
			"=web,stage=e2e,result=%s,le=+Inf}@0=0,60=25",
			i ? "failure" : "success", i ? "failure" : "success",
			i ? "failure" : "success", i ? "failure" : "success");
	history = pipelines_history("", NULL, text->str);
	history_measure(history, "0", "7d");
	g_assert_cmpuint(history->metrics->ci.stages->len, ==, 1);
	stage = &g_array_index(history->metrics->ci.stages, struct ci_stage, 0);
	g_assert_cmpstr(stage->stage, ==, "e2e");
	g_assert_cmpuint(stage->runs, ==, 50);
	g_assert_cmpfloat_with_epsilon(stage->p50, 55, 1e-9);
	g_assert_cmpfloat_with_epsilon(stage->p95, 112.5, 1e-9);
	g_assert_true(isnan(stage->previous_p95));
}

/* A deploy counts if a run is known of its commit; in minutes. */
static void measures_deliveries(void)
{
	g_autoptr(History) history = pipelines_history(
		"a@0 b:a@60 c:b@120", "web=a@5h web=b@6h web=c@7h",
		"run:+web/ci#1=0001620000000000000000000000000000000000@1h");
	const GArray *found;

	history_measure(history, "0", "7d");
	found = history->metrics->ci.deliveries;
	g_assert_cmpuint(found->len, ==, 1);
	g_assert_cmpfloat(g_array_index(found, double, 0), ==, 5 * 3600);
}

/* Met, missed, too few; a limit that is reached is missed. */
static void judges_targets(void)
{
	static const struct {
		double limit;
		enum target_state success;
	} rows[] = {
		{ 0.79, TARGET_MET },
		{ 0.8, TARGET_MISSED },
		{ 0.95, TARGET_MISSED },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) text = g_string_new("run:!web/ci#1@0/1-5");
		g_autoptr(History) history = NULL;
		g_autoptr(Days) days = NULL;
		struct target targets[CI_TARGETS];

		add_runs(text, 4, 60, 4);
		history = pipelines_history("a", "a@-20d a@1d", text->str);
		history->settings->targets.success_rate = rows[i].limit;
		history_measure(history, "0", "28d");
		days = days_new(history->metrics);
		targets_judge(history->metrics, days, targets);
		g_assert_cmpint(targets[TARGET_SUCCESS_RATE].state, ==,
				rows[i].success);
		g_assert_cmpint(targets[TARGET_BUILD_DURATION].state, ==,
				TARGET_MET);
		g_assert_cmpint(targets[TARGET_FLAKY_RATE].state, ==,
				TARGET_UNKNOWN);
		g_assert_cmpint(targets[TARGET_DEPLOYS].state, ==,
				TARGET_UNKNOWN);
	}
}

static void add(const char *group, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/ci/", group, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
		add("value/", values[i].name, &values[i], has_value);
	for (size_t i = 0; i < G_N_ELEMENTS(weeks); i++)
		add("weeks/", weeks[i].name, &weeks[i], has_weeks);
	g_test_add_func("/ci/stages-compared", compares_stages);
	g_test_add_func("/ci/stages-of-series", has_stages_of_series);
	g_test_add_func("/ci/deliveries", measures_deliveries);
	g_test_add_func("/ci/targets", judges_targets);
	return g_test_run();
}
