/* test_ci_gather.c -- runs, jobs and traces, and which attempts they are */
#include "analyzer/ci_gather.h"
#include "model/entries.h"
#include "model/records_ci.h"
#include "tests/exported.h"
#include "tests/pipelines.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *text, *want;
} cases[] = {
	{ "none", "", "" },
	{ "a-run", "run:+web/ci#1=abc@0/1-5",
	  "web/ci#1.1 success 240s wait 60s last" },
	{ "begun-at-once-is-no-wait", "run:+web/ci#1@0/0-5",
	  "web/ci#1.1 success 300s last" },
	{ "without-times", "run:!web/ci#1@0", "web/ci#1.1 failure last" },
	{ "backwards", "run:+web/ci#1@0/5-4", "web/ci#1.1 success wait 300s last" },
	{ "the-last-attempt", "run:!web/ci#1.1@0/1-5 run:+web/ci#1.2@9/10-12",
	  "web/ci#1.1 failure 240s wait 60s | web/ci#1.2 success 120s wait 60s last" },
	{ "in-whatever-order", "run:+web/ci#1.2@9/10-12 run:!web/ci#1.1@0/1-5",
	  "web/ci#1.1 failure 240s wait 60s | web/ci#1.2 success 120s wait 60s last" },
	{ "exported-twice", "run:+web/ci#1@0/1-5 run:+web/ci#1@0/1-5",
	  "web/ci#1.1 success 240s wait 60s last" },
	{ "no-id-no-attempts", "run:+web/ci#@0/1-5 run:+web/ci#@6/7-9",
	  "web/ci#.1 success 240s wait 60s last | web/ci#.1 success 120s wait 60s last" },
	{ "no-service", "run:+-/ci#1@0/1-5", "/ci#1.1 success 240s wait 60s last" },
	{ "jobs-know-better", "run:+web/ci#1@0/0-9 job:+#1:build@0/2-4 job:+#1:test@4/5-8",
	  "web/ci#1.1 success 360s wait 120s last [build 120/120, test 180/180]" },
	{ "jobs-of-another-attempt", "run:+web/ci#1.2@0/1-5 job:!#1.1:build@0/2-4",
	  "web/ci#1.2 success 240s wait 60s last" },
	{ "jobs-alone", "job:+#1:build@0/2-4 job:!#1:test@4/5-8",
	  "/#1.1 failure 360s wait 120s last [build 120/120, test 180/180]" },
	{ "a-skipped-job-is-no-stage", "run:+web/ci#1@0/1-5 job:o#1:deploy@0/3-3",
	  "web/ci#1.1 success 240s wait 60s last" },
	{ "a-trace", "span:+t/a:ci#1@0-9 span:+t/b<a:build@1-4 span:+t/c<a:test@4-8",
	  "/ci#1.1 success 540s last [build 180/180, test 240/240]" },
	{ "nested-spans-count-once",
	  "span:+t/a:ci#1@0-9 span:+t/b<a:build@1-4 span:+t/c<b:compile@1-3",
	  "/ci#1.1 success 540s last [build 180/180]" },
	{ "a-root-that-is-not-there", "span:+t/b<a:build@1-4 span:+t/c<a:test@4-8",
	  "/#.1 unknown 420s last [build 180/180, test 240/240]" },
	{ "a-known-run-counts-once",
	  "run:+web/ci#1=abc@0/1-9 span:!t/a:ci#1=abc@1-9 span:+t/b<a:build@1-4",
	  "web/ci#1.1 success 480s wait 60s last [build 180/180]" },
	{ "another-run-of-that-id",
	  "run:+web/ci#1=abc@0/1-9 span:+t/a:ci#1=def@1-9",
	  "/ci#1.1 success 480s last | web/ci#1.1 success 480s wait 60s last" },
	{ "traces-are-attempts", "span:!t/a:ci#1@0-9 span:+u/a:ci#1@20-25",
	  "/ci#1.1 failure 540s | /ci#1.2 success 300s last" },
};

/* Stretches of stages, in seconds: how long each ran, and how long critical. */
static const struct {
	const char *name, *stretches, *want;
} stages[] = {
	{ "none",              "",                     "" },
	{ "one-after-another", "a:0-10 b:10-30",       "a 10/10 b 20/20" },
	{ "a-gap",             "a:0-10 b:15-30",       "a 10/10 b 15/15" },
	{ "beside-itself",     "a:0-10 a:5-20",        "a 20/15" },
	{ "again-later",       "a:0-10 a:20-25",       "a 15/15" },
	{ "within-itself",     "a:0-20 a:5-10",        "a 20/20" },
	{ "the-longest-waits", "a:0-10 b:0-40 c:40-50", "a 10/0 b 40/40 c 10/10" },
	{ "a-second-is-forgiven", "a:0-10 b:9-20",     "a 10/9 b 11/11" },
	{ "beside-each-other", "a:0-10 b:8-20",        "a 10/0 b 12/12" },
	{ "no-time",           "a:5-5 b:5-9",          "a 0/0 b 4/4" },
};
/* clang-format on */

static void gathers(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = pipelines_history("", NULL, row->text);
	g_autofree char *got = NULL;

	history_measure(history, "0", "7d");
	got = pipelines_print(history->metrics);
	g_assert_cmpstr(got, ==, row->want);
}

static void has_stages(const void *data)
{
	const typeof(stages[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->stretches, " ", -1);
	g_autoptr(GArray) stretches =
		g_array_new(false, false, sizeof(struct stretch));
	g_autoptr(GString) got = g_string_new(NULL);
	struct ci ci = {
		.stage_times =
			g_array_new(false, false, sizeof(struct stage_time)),
	};
	struct attempt attempt = { .number = 1 };

	for (char **word = words; *word && **word; word++) {
		struct stretch one = { .stage = *word };
		char *at = strchr(*word, ':');

		*at = '\0';
		one.from = g_ascii_strtod(at + 1, NULL);
		one.to = g_ascii_strtod(strchr(at + 1, '-') + 1, NULL);
		g_array_append_val(stretches, one);
	}
	attempt_set_stages(&ci, &attempt, stretches);
	for (uint32_t s = 0; s < attempt.stages; s++) {
		const struct stage_time *time =
			&g_array_index(ci.stage_times, struct stage_time, s);

		g_string_append_printf(got, "%s%s %g/%g", s > 0 ? " " : "",
				       time->stage, time->seconds,
				       time->critical);
	}
	g_array_unref(ci.stage_times);
	g_assert_cmpstr(got->str, ==, row->want);
}

/* Of one repository and of several services; what a pipeline is called. */
static void finds_services(void)
{
	g_autoptr(History) one = pipelines_history(
		"a", "web=a@1d", "run:+repo/ci#1@0/1-5 job:+#1:build@0/1-3");
	g_autoptr(History) two =
		pipelines_history("a", "web=a@1d api=a@1d",
				  "run:+repo/ci#1@0/1-5 run:+repo/api#2@0/1-5");
	g_autofree char *got_one = NULL, *got_two = NULL;

	history_measure(one, "0", "7d");
	got_one = pipelines_print(one->metrics);
	g_assert_cmpstr(got_one, ==,
			"web/ci#1.1 success 120s wait 60s last [build "
			"120/120]");
	history_measure(two, "0", "7d");
	got_two = pipelines_print(two->metrics);
	g_assert_cmpstr(got_two, ==,
			"api/api#2.1 success 240s wait 60s last | repo/ci#1.1 "
			"success 240s wait 60s last");
}

/* What an interface lists and what a hook sends is one run. */
static void counts_once(void)
{
	static const char run[] =
		"{'id':7,'name':'Build','run_number':3,'head_sha':'abc',"
		"'created_at':'2023-11-14T22:13:20Z','status':'%s',"
		"'conclusion':%s,'updated_at':'2023-11-14T22:%s:20Z'}";
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *early =
		g_strdup_printf(run, "in_progress", "null", "14");
	g_autofree char *late =
		g_strdup_printf(run, "completed", "'success'", "20");
	g_autofree char *listed =
		g_strdup_printf("{'total_count':1,'workflow_runs':[%s]}", late);
	g_autofree char *sent = g_strdup_printf(
		"{'action':'in_progress','workflow_run':%s}", early);
	g_autofree char *one = exported_json(listed);
	g_autofree char *two = exported_json(sent);
	const struct ci_run *kept;

	exported_read(exported, "listed.json", one, strlen(one));
	exported_read(exported, "sent.json", two, strlen(two));
	facts_seal(exported->facts, 600);
	g_assert_cmpuint(exported->facts->records[RECORD_RUN]->len, ==, 1);
	kept = (const struct ci_run *)(void *)facts_entry(exported->facts,
							  RECORD_RUN, 0);
	g_assert_cmpint(kept->result, ==, RESULT_SUCCESS);
	g_assert_cmpuint(
		facts_source(exported->facts, 1)->fates[FATE_DUPLICATE] +
			facts_source(exported->facts, 0)->fates[FATE_DUPLICATE],
		==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ci/attempts/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], gathers);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
		g_autofree char *path =
			g_strconcat("/ci/stages/", stages[i].name, NULL);

		g_test_add_data_func(path, &stages[i], has_stages);
	}
	g_test_add_func("/ci/services", finds_services);
	g_test_add_func("/ci/api-and-hook", counts_once);
	return g_test_run();
}
