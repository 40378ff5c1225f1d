/* test_canary_analysis.c -- AnalysisRuns, their conditions and measurements
 *
 * A metric is NAME:SUCCESS?FAILURE@LIMITS=VALUES/COUNT: limits of failures, of
 * inconclusive measurements and of errors in a row; the count, of all
 * measurements, may be left out.  `E` is an error, `R` one that still runs,
 * `#7` a number without quotes.
 */
#include "analyzer/canary_analysis.h"
#include "model/canary.h"
#include "tests/exported.h"
#include "tests/sampled.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *phase, *metrics, *want;
} cases[] = {
	{ "no-metrics", "Successful", "", "-" },
	{ "no-conditions", "Successful", "a:?@0/0/4=1", "-" },
	{ "nothing-measured", "Successful", "a:result < 5?@0/0/4=", "-" },
	{ "all-good", "Successful", "a:result < 5?@0/0/4=1,2,3", "promoted" },
	{ "one-bad", "Failed", "a:result < 5?@0/0/4=1,9,3",
	  "rolled back: a failed 1 of 3 measurements" },
	{ "at-its-limit", "Successful", "a:result < 5?@1/0/4=1,9,3",
	  "promoted" },
	{ "over-its-limit", "Failed", "a:result < 5?@1/0/4=9,9,3",
	  "rolled back: a failed 2 of 3 measurements" },
	{ "without-a-limit", "Successful", "a:result < 5?@-1/0/4=9,9,9",
	  "promoted" },
	{ "a-failure-condition", "Failed", "a:?result >= 5@0/0/4=1,5",
	  "rolled back: a failed 1 of 2 measurements" },
	{ "a-failure-condition-that-does-not-hold", "Successful",
	  "a:?result >= 5@0/0/4=1,4", "promoted" },
	{ "both-and-neither-holds", "Inconclusive",
	  "a:result < 2?result > 5@0/0/4=1,3",
	  "open: a was inconclusive in 1 of 2 measurements" },
	{ "as-many-as-are-borne", "Successful",
	  "a:result < 2?result > 5@0/1/4=1,3", "promoted" },
	{ "both-and-both-hold", "Failed", "a:result < 9?result > 5@0/0/4=7",
	  "rolled back: a failed 1 of 1 measurements" },
	{ "errors-in-a-row", "Error", "a:result < 5?@0/0/2=1,E,E,E",
	  "rolled back: a had 3 errors in a row" },
	{ "errors-apart", "Successful", "a:result < 5?@0/0/2=E,E,1,E,E",
	  "promoted" },
	{ "a-value-of-another-kind-is-an-error", "Error",
	  "a:result[0] < 5?@0/0/1=[],[]",
	  "rolled back: a had 2 errors in a row" },
	{ "two-metrics", "Failed",
	  "a:result < 5?@0/0/4=1;b:result[0] > 0.9?@0/0/4=[0.8]",
	  "rolled back: b failed 1 of 1 measurements" },
	{ "both-fail", "Failed",
	  "a:result < 5?@0/0/4=7;b:result[0] > 0.9?@0/0/4=[0.8]",
	  "rolled back: a failed 1 of 1 measurements; "
	  "b failed 1 of 1 measurements" },
	{ "a-failure-is-one-whatever-else", "Failed",
	  "a:result < 5?@0/0/4=7;b:what(result)?@0/0/4=1",
	  "rolled back: a failed 1 of 1 measurements" },
	{ "not-understood", "Successful",
	  "a:result < 5?@0/0/4=1;b:what(result)?@0/0/4=1",
	  "not scored: b has a condition that is not understood" },
	{ "without-a-condition", "Successful",
	  "a:result < 5?@0/0/4=1;job:?@0/0/4=1",
	  "not scored: job has no condition" },
	{ "not-kept", "Successful", "a:result < 5?@1/0/4=1,2/4",
	  "not scored: a has measurements that are not kept" },
	{ "not-kept-and-borne", "Successful", "a:result < 5?@2/0/4=1,2/4",
	  "promoted" },
	{ "not-kept-and-failed", "Failed", "a:result < 5?@0/0/4=1,9/40",
	  "rolled back: a failed 1 of 2 measurements" },
	{ "a-number-without-quotes", "Failed", "a:result < 5?@0/0/4=#7",
	  "rolled back: a failed 1 of 1 measurements" },
	{ "still-running", "Running", "a:result < 5?@0/0/4=1,R", "open" },
	{ "a-dry-run", "Successful", "a:result < 5?@0/0/4=1;dry:result < 0?@0/0/4=1",
	  "promoted" },
};
/* clang-format on */

static void add_measurements(GString *text, const char *values)
{
	g_auto(GStrv) list = g_regex_split_simple(",(?![^\\[]*\\])", values,
						  G_REGEX_DEFAULT, 0);

	for (char **one = list; *one && *values; one++) {
		g_string_append(text, one == list ? "{" : ",{");
		if (**one == 'E' || **one == 'R')
			g_string_append_printf(text, "\"phase\":\"%s\"}",
					       **one == 'E' ? "Error" :
							      "Running");
		else if (**one == '#')
			g_string_append_printf(text, "\"value\":%s}", *one + 1);
		else
			g_string_append_printf(text,
					       "\"phase\":\"Successful\","
					       "\"value\":\"%s\"}",
					       *one);
	}
}

/* Into the specification and the status. */
static void add_metric(GString *spec, GString *status, const char *metric)
{
	g_auto(GStrv) p = g_regex_split_simple(
		"^([^:]*):([^?]*)\\?([^@]*)@([-0-9]*)/([0-9]*)/([0-9]*)="
		"([^/]*)(?:/([0-9]*))?$",
		metric, G_REGEX_DEFAULT, 0);

	g_assert_cmpuint(g_strv_length(p), >=, 8);
	g_string_append_printf(
		spec,
		"%s{\"name\":\"%s\",\"successCondition\":\"%s\","
		"\"failureCondition\":\"%s\",\"failureLimit\":%s,"
		"\"inconclusiveLimit\":%s,\"consecutiveErrorLimit\":%s}",
		spec->len > 0 ? "," : "", p[1], p[2], p[3], p[4], p[5], p[6]);
	g_string_append_printf(status,
			       "%s{\"name\":\"%s\",%s\"count\":%s,"
			       "\"measurements\":[",
			       status->len > 0 ? "," : "", p[1],
			       strcmp(p[1], "dry") == 0 ? "\"dryRun\":true," :
							  "",
			       g_strv_length(p) > 9 ? p[8] : "1");
	add_measurements(status, p[7]);
	g_string_append(status, "]}");
}

static char *write_run(const char *phase, const char *metrics)
{
	g_auto(GStrv) list = g_strsplit(metrics, ";", -1);
	g_autoptr(GString) spec = g_string_new(NULL);
	g_autoptr(GString) status = g_string_new(NULL);

	for (char **one = list; *one && **one; one++)
		add_metric(spec, status, *one);
	return g_strdup_printf(
		"{\"apiVersion\":\"argoproj.io/v1alpha1\",\"kind\":"
		"\"AnalysisRun\",\"metadata\":{\"name\":\"shop-1\"},\"spec\":"
		"{\"metrics\":[%s]},\"status\":{\"phase\":\"%s\",\"startedAt\":"
		"\"2026-06-01T00:00:00Z\",\"metricResults\":[%s]}}",
		spec->str, phase, status->str);
}

static void judges(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Exported) exported = exported_new("");
	g_autofree char *text = write_run(row->phase, row->metrics);
	const struct canary *canary;
	struct canary_opinion opinion;
	g_autofree char *got = NULL;

	exported_read(exported, "run.json", text, strlen(text));
	g_assert_cmpuint(exported->facts->records[RECORD_CANARY]->len, ==, 1);
	canary = &g_array_index(exported->facts->records[RECORD_CANARY],
				struct canary, 0);
	opinion = canary_analysis_judge(canary);
	got = g_strdup_printf("%s%s%s", opinion.verdict ? opinion.verdict : "-",
			      opinion.reason ? ": " : "",
			      opinion.reason ? opinion.reason : "");
	g_free(opinion.reason);
	g_assert_cmpstr(got, ==, row->want);
}

/* Verdict, whether the record agrees, and why, of the only canary. */
static char *replayed(struct history *history)
{
	const struct canary_replay *replay;

	g_assert_cmpuint(history->metrics->canaries->len, ==, 1);
	replay = metrics_canary(history->metrics, 0);
	return g_strdup_printf("%s %d %s", replay->verdict, replay->agrees,
			       replay->reason ? replay->reason : "-");
}

/* What a section says counts where the conditions cannot say anything. */
static const struct {
	const char *name, *condition;
	bool has_section;
	const char *want;
} sides[] = {
	{ "own", "result < 5", false, "promoted 0 -" },
	{ "own-before-a-section", "result < 5", true, "promoted 0 -" },
	{ "neither", "what(result)", false,
	  "not scored -1 a has a condition that is not understood" },
	{ "a-section", "what(result)", true,
	  "not scored -1 error-rate is not measured" },
	{ "no-condition", NULL, false,
	  "not scored -1 error-rate is not measured" },
};

static void decides(const void *data)
{
	const typeof(sides[0]) *row = data;
	g_autoptr(History) history =
		sampled_history("web=?@10", NULL, "x 1x90");
	const char *const values[] = { "1" };
	const struct analysis_metric metric = {
		.name = "a",
		.success = row->condition,
		.values = values,
		.n = 1,
		.count = 1,
	};
	const struct canary_analysis analysis = { &metric, 1 };
	struct canary canary = {
		.entry = { .place = { 0, 1 }, .service_name = "web" },
		.name = "web",
		.result = RESULT_FAILURE,
		.started_at = history_time("20"),
		.finished_at = history_time("40"),
		.analysis = &analysis,
	};
	g_autofree char *got = NULL;

	canary.entry.at = canary.finished_at;
	canary.entry.service = facts_find_service(history->facts, "web");
	g_array_append_val(history->facts->records[RECORD_CANARY], canary);
	if (row->has_section)
		settings_canary(history->settings, "web");
	history_measure(history, "0", "28d");
	got = replayed(history);
	g_assert_cmpstr(got, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/canary-analysis/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], judges);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
		g_autofree char *path = g_strconcat("/canary-analysis/decides/",
						    sides[i].name, NULL);

		g_test_add_data_func(path, &sides[i], decides);
	}
	return g_test_run();
}
