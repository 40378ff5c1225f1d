/* test_ci_levels.c -- gauges of the latest run, and the runs that they show
 *
 * A point a minute or so; of GitLab all are of the pipelines of shop/web on
 * main, of Jenkins of the job web.
 */
#include "tests/pipelines.h"

#define GITLAB "{project=shop/web,ref=main,kind=branch}@"
#define STATUS(word)                                                   \
	" series:gitlab_ci_pipeline_status{project=shop/web,ref=main," \
	"kind=branch,status=" word "}@"
#define JOB(name, job, stage)                                                \
	" series:gitlab_ci_pipeline_job_" name "{project=shop/web,ref=main," \
	"kind=branch,stage=" stage ",job_name=" job "}@"
#define ID "series:gitlab_ci_pipeline_id" GITLAB
#define TOOK " series:gitlab_ci_pipeline_duration_seconds" GITLAB
#define WAITED " series:gitlab_ci_pipeline_queued_duration_seconds" GITLAB
#define JENKINS(name) \
	" series:default_jenkins_builds_" name "{jenkins_job=web}@"

/* clang-format off */
static const struct {
	const char *name, *text, *want;
} cases[] = {
	{ "nothing-changes", ID "0=7,5=7" STATUS("success") "0=1,5=1"
	  TOOK "0=60,5=60", "" },
	{ "one-that-is-seen-whole",
	  ID "0=7,5=8,9=8" STATUS("running") "0=0,5=1,9=0"
	  STATUS("success") "0=1,5=0,9=1" TOOK "0=60,5=0,9=240"
	  WAITED "0=1,5=2,9=3", "web/#.1 success 240s wait 3s last" },
	{ "two", ID "0=7,5=8,9=9" STATUS("success") "0=1,5=0,9=1"
	  STATUS("failed") "0=0,5=1,9=0" TOOK "0=60,5=90,9=240",
	  "web/#.1 failure 90s last | web/#.1 success 240s last" },
	{ "as-it-was-shown-last", ID "0=7,5=8,9=8" STATUS("success") "0=1,5=1,9=0"
	  STATUS("failed") "0=0,5=0,9=1" TOOK "0=60,5=90,9=240",
	  "web/#.1 failure 240s last" },
	{ "cancelled", ID "0=7,5=8" STATUS("canceled") "0=0,5=1",
	  "web/#.1 cancelled last" },
	{ "still-running", ID "0=7,5=8" STATUS("running") "0=0,5=1",
	  "web/#.1 running last" },
	{ "gone-before-it-was-seen-to-end",
	  ID "0=7,5=8,9=9" STATUS("running") "0=0,5=1,9=0"
	  STATUS("success") "0=1,5=0,9=1",
	  "web/#.1 running last | web/#.1 success last" },
	{ "the-first-is-seen-to-end",
	  ID "0=7,5=7" STATUS("running") "0=1,5=0" STATUS("success") "0=0,5=1"
	  TOOK "5=60", "web/#.1 success 60s last" },
	{ "by-the-count-of-runs",
	  "series:gitlab_ci_pipeline_run_count" GITLAB "0=1,5=2"
	  STATUS("success") "0=1,5=1" TOOK "0=60,5=61",
	  "web/#.1 success 61s last" },
	{ "ids-come-before-counts", ID "0=7,5=8"
	  " series:gitlab_ci_pipeline_run_count" GITLAB "0=1,5=1,6=2"
	  STATUS("success") "0=1,5=1,6=1", "web/#.1 success last" },
	{ "by-the-status-alone",
	  "series:x{service=web}@0=1" STATUS("success") "0=1,5=0,9=1,10=1"
	  STATUS("running") "0=0,5=1,9=0,10=0" TOOK "0=5,9=60",
	  "web/#.1 success 60s last" },
	{ "only-what-is-so-is-shown", ID "0=7,5=8" STATUS("success") "0=1,5=1",
	  "web/#.1 success last" },
	{ "the-same-result-at-once-again",
	  ID "0=7,1=7,2=8,3=8,4=8" STATUS("success") "0=1,1=1,2=1,3=1,4=1"
	  TOOK "0=60,1=60,2=60,3=60,4=60", "web/#.1 success 60s last" },
	{ "running-is-told-late",
	  ID "0=7,1=8,2=8,3=8" STATUS("success") "0=1,1=1,2=0,3=1"
	  STATUS("running") "0=0,1=0,2=1,3=0" TOOK "0=60,1=60,2=0,3=90",
	  "web/#.1 success 90s last" },
	{ "other-results-are-not-shown",
	  ID "0=7,1=7,2=7,3=8,4=8,5=8,6=8,7=8" STATUS("success") "0=1,1=1,2=1,7=1"
	  STATUS("running") "3=1,4=1,5=1,6=1" TOOK "2=9,7=240",
	  "web/#.1 success 240s last" },
	{ "stale", ID "0=7,5=nan,6=8" STATUS("success") "0=1,5=nan,6=1",
	  "web/#.1 success last" },
	{ "other-branches-are-apart",
	  ID "0=7,5=8,6=8" STATUS("success") "0=1,5=1"
	  " series:gitlab_ci_pipeline_id{project=shop/web,ref=x,kind=branch}@0=3,6=4"
	  " series:gitlab_ci_pipeline_status{project=shop/web,ref=x,kind=branch,"
	  "status=failed}@0=1,6=1",
	  "web/#.1 success last | web/#.1 failure last" },
	{ "stages", ID "0=7,5=8" STATUS("success") "0=1,5=1" TOOK "5=100"
	  JOB("id", "a", "test") "0=1,5=2" JOB("duration_seconds", "a", "test") "0=9,5=40"
	  JOB("id", "b", "test") "0=1,5=3" JOB("duration_seconds", "b", "test") "0=9,5=60"
	  JOB("id", "c", "build") "0=1,5=4" JOB("duration_seconds", "c", "build") "0=9,5=30"
	  JOB("id", "d", "ship") "0=1,5=1" JOB("duration_seconds", "d", "ship") "0=9,5=9",
	  "web/#.1 success 100s last [test 60/nan, build 30/nan]" },
	{ "jobs-that-a-run-does-without", ID "0=7,5=8,9=9"
	  STATUS("success") "0=1,5=1,9=1" TOOK "5=100,9=50"
	  JOB("id", "a", "test") "0=1,5=2,9=3" JOB("duration_seconds", "a", "test") "0=9,5=40,9=50"
	  JOB("id", "b", "ship") "0=1,5=3,9=3" JOB("duration_seconds", "b", "ship") "0=9,5=60,9=60",
	  "web/#.1 success 100s last [test 40/nan, ship 60/nan] | "
	  "web/#.1 success 50s last [test 50/nan]" },
	{ "a-build", JENKINS("last_build_start_time_milliseconds") "0=1000,5=2000"
	  JENKINS("last_build_result_ordinal") "0=0,5=0"
	  JENKINS("last_build_duration_milliseconds") "0=1500,5=62500",
	  "web/web#.1 success 62.5s last" },
	{ "results-of-builds",
	  JENKINS("last_build_start_time_milliseconds") "0=1,1=2,2=3,3=4,4=5,5=6"
	  JENKINS("last_build_result_ordinal") "0=0,1=1,2=2,3=3,4=4,5=9",
	  "web/web#.1 failure last | web/web#.1 failure last | web/web#.1 skipped last | "
	  "web/web#.1 cancelled last | web/web#.1 running last" },
	{ "another-prefix",
	  " series:ci_jenkins_builds_last_build_start_time_milliseconds"
	  "{jenkins_job=shop/web}@0=1,5=2"
	  " series:ci_jenkins_builds_last_build_result_ordinal"
	  "{jenkins_job=shop/web}@0=0,5=0", "web/shop/web#.1 success last" },
	{ "what-is-scraped-is-no-service",
	  " series:default_jenkins_builds_last_build_start_time_milliseconds"
	  "{job=jenkins,jenkins_job=shop/web}@0=1,5=2"
	  " series:default_jenkins_builds_last_build_result_ordinal"
	  "{job=jenkins,jenkins_job=shop/web}@0=0,5=0"
	  " series:default_jenkins_builds_last_build_start_time_milliseconds"
	  "{job=jenkins,jenkins_job=shop/other}@0=1,5=2",
	  "shop/other/shop/other#.1 unknown last | web/shop/web#.1 success last" },
	{ "a-label-says-the-service",
	  " series:default_jenkins_builds_last_build_start_time_milliseconds"
	  "{service=web,job=jenkins,jenkins_job=a}@0=1,5=2",
	  "web/a#.1 unknown last" },
	{ "the-project-comes-before-a-label",
	  " series:default_jenkins_builds_last_build_start_time_milliseconds"
	  "{service=jenkins,jenkins_job=shop/web}@0=1,5=2",
	  "web/shop/web#.1 unknown last" },
	{ "runs-beat-gauges", "run:+web/ci#1@0/1-5 " ID "0=7,5=8"
	  STATUS("success") "0=1,5=1", "web/ci#1.1 success 240s wait 60s last" },
};
/* clang-format on */

static void shows(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		pipelines_history("a", "web=a@1d", row->text);
	g_autofree char *got = NULL;

	history_measure(history, "0", "14d");
	got = pipelines_print(history->metrics);
	g_assert_cmpstr(got, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ci-levels/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], shows);
	}
	return g_test_run();
}
