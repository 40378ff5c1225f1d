/* test_loop.c -- the numbers of each stage, from what there is to count
 *
 * A record more than histories, series and pipelines have is a word: a canary
 * `canary:NAME=RESULT@TIME`, an evaluation `flag:NAME/VARIANT@TIMExN` of N
 * subjects, a conversion of as many `sale:…`, an experiment `chaos:NAME@TIME`
 * of ten minutes, and a budget `slo:NAME=LEFT`, in percent.  `-` is none.
 */
#include "analyzer/loop.h"
#include "cli/configuration_keys.h"
#include "model/records_delivery.h"
#include "model/report.h"
#include "tests/pipelines.h"
#include "tests/sampled.h"

#include <math.h>
#include <string.h>

#define TWO "a b:a@1d c:b@2d d:c@3d", "a@-20d b@1d2h c@2d2h", ""
#define CHAIN "a@-40d b:a@-9d c:b@-8d d:c@1d e:d@2d f:e@3d"

/* clang-format off */
static const struct {
	const char *name, *metric;
	const char *commits, *deploys, *incidents, *series, *records, *want;
} cases[] = {
	{ "waiting", "waiting_changes", CHAIN, "a@-30d b@-8d d@2d >f", NULL, "", "",
	  "plan 2 count was - n=2 commits;deploys" },
	{ "waiting/age", "waiting_age_p50", CHAIN, "a@-30d b@-8d d@2d >f", NULL,
	  "", "", "plan 3.132e+07 s was - n=2 commits;deploys" },
	{ "waiting/none", "waiting_changes", "a b:a", "a@1d b@2d >b", NULL, "",
	  "", "plan 0 count was - n=0 commits;deploys" },
	{ "waiting/none-has-no-age", "waiting_age_p50", "a b:a", "a@1d b@2d >b",
	  NULL, "", "",
	  "plan - s was - n=0 commits;deploys nothing" },
	{ "waiting/no-repository", "waiting_changes", "", "a@1d", NULL, "", "",
	  "plan - count was - not measured: deploys of a repository" },

	{ "changes", "changes_shipped", TWO, "", "",
	  "code 2 count was 0 n=2 commits;deploys" },
	{ "changes/before", "changes_shipped", CHAIN, "a@-30d c@-7d d@2d", NULL,
	  "", "", "code 1 count was 2 n=1/2 commits;deploys" },
	{ "changes/none-is-0", "changes_shipped", "a", "a@-40d a@1d", NULL, "",
	  "", "code 0 count was - n=0 commits;deploys" },
	{ "changes/no-repository", "changes_shipped", "", "a@1d b@2d", NULL, "",
	  "", "code - count was - not measured: deploys of a repository" },
	{ "rework", "rework_rate", TWO, "", "",
	  "code 0 fraction was 0 n=2/1 too_few commits;deploys" },

	{ "runs", "pipeline_success_rate", "", "a@1d", NULL, "",
	  "run:+web/ci#1@1d/1d-1d5 run:!web/ci#2@2d/2d-2d5 "
	  "run:xweb/ci#3@3d/3d-3d5 run:+web/ci#4@4d/4d-4d5",
	  "build 0.6667 fraction was - n=3 no_previous runs" },
	{ "runs/none", "pipeline_success_rate", "", "a@1d", NULL, "",
	  "run:+web/ci#1@40d/40d-40d5",
	  "build - fraction was - n=0 no_previous runs nothing" },
	{ "runs/not-given", "pipeline_success_rate", "", "a@1d", NULL, "", "",
	  "build - fraction was - not measured: CI runs" },
	{ "durations", "build_duration_mean", "", "a@-20d a@1d", NULL, "",
	  "run:+web/ci#1@1d/1d-1d5 run:!web/ci#2@2d/2d-2d15",
	  "build 600 s was - n=2 runs" },
	{ "series-of-runs", "pipeline_success_rate", "", "a@1d", NULL,
	  "pipeline_runs_total{pipeline=ci,result=success} @1d 0+1x9",
	  "", "build 1 fraction was - n=8 no_previous series" },
	{ "flaky", "flaky_test_rate", "", "a@-20d a@1d", NULL, "",
	  "test:+u/a=c@1d test:!u/a=c@1d1 test:+u/b=c@1d test:+u/b=c@-9d",
	  "test 0.5 fraction was 0 n=2/1 too_few +0.5 tests" },
	{ "tests", "tests", "", "a@-20d a@1d", NULL, "",
	  "test:+u/a=c@1d test:+u/b=c@1d test:+u/b=c@-9d",
	  "test 2 count was 1 n=2/1 tests" },

	{ "canaries", "canaries_promoted", "", "a@-20d a@1d", NULL, "",
	  "canary:web=success@1d canary:web=failure@2d canary:web=running@3d "
	  "canary:web=success@4d canary:web=failure@-9d",
	  "release 0.6667 fraction was 0 n=3/1 canaries" },
	{ "canaries/none", "canaries_promoted", "", "a@1d", NULL, "",
	  "canary:web=success@-90d",
	  "release - fraction was - n=0 canaries nothing" },
	{ "canaries/not-given", "canaries_promoted", "", "a@1d", NULL, "", "",
	  "release - fraction was - not measured: canaries" },
	{ "flags", "flags_decided", "", "a@1d", NULL, "",
	  "flag:new/off@1dx200 flag:new/on@1dx200 sale:new/on@1dx90 "
	  "sale:new/off@1dx20 flag:other/off@1dx20 flag:other/on@1dx20 "
	  "sale:other/on@1dx1",
	  "release 0.5 fraction was - n=2 flags" },
	{ "flags/not-to-be-read", "flags_decided", "", "a@1d", NULL, "",
	  "flag:new/off@1dx100 flag:new/on@1dx400 flag:old/off@1dx20 "
	  "flag:old/on@1dx20 sale:old/on@1dx1",
	  "release 0 fraction was - n=1 flags" },
	{ "flags/no-conversions", "flags_decided", "", "a@1d", NULL, "",
	  "flag:new/off@1dx20 flag:new/on@1dx20",
	  "release - fraction was - not measured: conversions of feature "
	  "flags" },
	{ "canaries/running", "canaries_promoted", "", "a@1d", NULL, "",
	  "canary:web=running@1d",
	  "release - fraction was - n=0 canaries nothing" },
	{ "flags/nothing-to-compare", "flags_decided", "", "a@1d", NULL, "",
	  "flag:new/on@1dx5",
	  "release - fraction was - n=0 flags nothing" },

	{ "frequency", "deployment_frequency", TWO, "", "",
	  "deploy 0.07143 per_day was 0.03571 n=28/28 too_few ×2 deploys" },
	{ "frequency/none-is-0", "deployment_frequency", "", "a@-40d", NULL, "",
	  "", "deploy 0 per_day was - n=28 no_previous deploys" },
	{ "frequency/not-given", "deployment_frequency", "", NULL, "", "", "",
	  "deploy - per_day was - not measured: deploys" },
	{ "lead-time", "lead_time_p50", TWO, "", "",
	  "deploy 7200 s was - n=2 too_few commits;deploys" },

	{ "failures", "change_failure_rate", "", "a@1d b@2d c@3d d@4d e@5d",
	  "i:web@1d5-1d9", "", "",
	  "operate 0.2 fraction was - n=5 no_previous deploys;incidents" },
	{ "failures/none", "change_failure_rate", "",
	  "a@1d b@2d c@3d d@4d e@5d", "", "", "",
	  "operate 0 fraction was - n=5 to 0.43 no_previous "
	  "deploys;incidents" },
	{ "failures/no-incidents", "change_failure_rate", "", "a@1d", NULL, "",
	  "", "operate 0 fraction was - n=1 no_previous deploys" },
	{ "recovery", "time_to_recovery_mean", "", "a@-20d a@1d",
	  "i:web@2d-2d1h j:web@3d-3d3h k:web@-9d--9d", "", "",
	  "operate 7200 s was 0 n=2/1 too_few incidents" },
	{ "recovery/none", "time_to_recovery_mean", "", "a@1d", "", "", "",
	  "operate - s was - n=0 no_previous incidents nothing" },
	{ "recovery/not-given", "time_to_recovery_mean", "", "a@1d", NULL, "",
	  "", "operate - s was - not measured: incidents" },
	{ "chaos", "hypotheses_held", "", "a@-20d a@1d", NULL,
	  "err @1d 0.01x300 | err @2d 0.09x60 | err @-9d 0.09x60",
	  "chaos:kill@1d1h chaos:kill@2d chaos:kill@3d chaos:kill@-9d",
	  "operate 0.5 fraction was 0 n=2/1 series;chaos" },
	{ "chaos/none-scored", "hypotheses_held", "", "a@1d", NULL, "",
	  "chaos:kill@1d",
	  "operate - fraction was - not measured: hypotheses with series" },
	{ "chaos/none-made", "hypotheses_held", "", "a@1d", NULL, "",
	  "chaos:kill@-90d", "operate - fraction was - n=0 chaos nothing" },

	{ "budgets", "budgets_spent", "", "a@-20d a@1d", NULL, "",
	  "slo:a=10 slo:b=0 slo:c=-20 slo:d=-",
	  "monitor 0.6667 fraction was - n=3" },
	{ "budgets/none-measured", "budgets_spent", "", "a@1d", NULL, "",
	  "slo:a=- slo:b=-",
	  "monitor - fraction was - not measured: series of objectives" },
	{ "impact", "error_rate_doubled", "", "a@-20d a@1d b@2d", NULL,
	  "errors_ratio{service=web} @0 0.01x1440 0.05x60 0.01x1500",
	  "", "monitor 0.5 fraction was - n=2 deploys;series" },
	{ "impact/none-scored", "error_rate_doubled", "", "a@1d", NULL,
	  "errors_ratio{service=web} @20d 0.01x60", "",
	  "monitor - fraction was - not measured: error rates near deploys" },
	{ "impact/not-given", "error_rate_doubled", "", "a@1d", NULL, "", "",
	  "monitor - fraction was - not measured: error rates" },
};
/* clang-format on */

/* "a:b=c@d": the text behind the mark, cut off there. */
static char *cut(char *text, char mark)
{
	char *at = strchr(text, mark);

	if (!at)
		return NULL;
	*at = '\0';
	return at + 1;
}

static struct record_entry entry_at(int64_t at)
{
	return (struct record_entry){ .at = at,
				      .service = NONE,
				      .place = { 0, 1 } };
}

static void add_canary(struct facts *facts, char *text)
{
	char *at = cut(text, '@'), *result = cut(text, '=');
	struct canary canary = {
		.entry = entry_at(history_time(at)),
		.name = facts_copy(facts, text),
		.started_at = history_time(at),
		.finished_at = history_time(at) + 600,
	};

	for (int r = 0; r < RESULTS; r++)
		if (strcmp(result_name((enum result)r), result) == 0)
			canary.result = (enum result)r;
	g_array_append_val(facts->records[RECORD_CANARY], canary);
}

static void add_evaluations(struct facts *facts, char *text, bool is_sale)
{
	char *times = cut(text, 'x'), *at = cut(text, '@');
	char *variant = cut(text, '/');

	for (int i = 0; i < atoi(times); i++) {
		g_autofree char *subject = g_strdup_printf("%s%d", variant, i);
		struct flag_evaluation one = {
			.entry = entry_at(history_time(at)),
			.flag = facts_text(facts, text),
			.variant = facts_text(facts, variant),
			.subject = facts_copy(facts, subject),
			.measure = is_sale ? "conversion" : NULL,
			.value = is_sale ? 1 : NAN,
		};

		g_array_append_val(facts->records[RECORD_EVALUATION], one);
	}
}

static void add_experiment(struct history *history, char *text)
{
	char *at = cut(text, '@');
	struct chaos_result one = {
		.entry = entry_at(history_time(at)),
		.experiment = facts_copy(history->facts, text),
		.started_at = history_time(at),
		.finished_at = history_time(at) + 600,
		.probe_success = NAN,
	};
	struct key_reading reading = { .settings = history->settings };

	g_array_append_val(history->facts->records[RECORD_CHAOS], one);
	if (history->settings->experiments->len == 0)
		g_assert_true(configuration_key_read(&reading, "--set", false,
						     "chaos.kill.hypothesis",
						     "err < 5%", NULL));
}

/* Words of pipelines are left; they were read before. */
static void add_record(struct history *history, const char *word)
{
	g_autofree char *text = g_strdup(word);
	char *rest = cut(text, ':');

	if (strcmp(text, "canary") == 0)
		add_canary(history->facts, rest);
	else if (strcmp(text, "flag") == 0 || strcmp(text, "sale") == 0)
		add_evaluations(history->facts, rest,
				strcmp(text, "sale") == 0);
	else if (strcmp(text, "chaos") == 0)
		add_experiment(history, rest);
}

static void add_budget(struct metrics *metrics, const char *word)
{
	struct budget budget = { .left = NAN };
	const char *left = strchr(word, '=');

	if (!g_str_has_prefix(word, "slo:"))
		return;
	if (strcmp(left, "=-") != 0)
		budget.left = g_ascii_strtod(left + 1, NULL) / 100;
	g_array_append_val(metrics->budgets, budget);
}

static bool is_of_pipelines(const char *word)
{
	return g_str_has_prefix(word, "run:") ||
	       g_str_has_prefix(word, "test:");
}

static struct history *make(const typeof(cases[0]) *row)
{
	struct history *history = g_new0(struct history, 1);
	g_auto(GStrv) words = g_strsplit(row->records, " ", -1);
	g_autoptr(GString) pipelines = g_string_new(NULL);

	for (char **word = words; *word; word++)
		if (is_of_pipelines(*word))
			g_string_append_printf(pipelines, "%s ", *word);
	history->facts = facts_new();
	history_read(history->facts, "", row->commits, row->deploys,
		     row->incidents);
	if (*row->series)
		sampled_read(history->facts, row->series);
	if (pipelines->len > 0)
		pipelines_read(history->facts, g_strchomp(pipelines->str));
	facts_seal(history->facts, 600);
	history->settings = settings_new();
	history->settings->as_of = history_time("365d");
	for (char **word = words; *word; word++)
		add_record(history, *word);
	history_measure(history, "0", "28d");
	for (char **word = words; *word; word++)
		add_budget(history->metrics, *word);
	return history;
}

static void print_value(GString *out, double value)
{
	if (isnan(value))
		g_string_append(out, " -");
	else
		g_string_append_printf(out, " %.4g", value);
}

static void print_basis(GString *out, const struct loop_number *number)
{
	g_string_append_printf(out, " n=%u", number->n);
	if (number->previous_n > 0 && number->previous_n != NONE)
		g_string_append_printf(out, "/%u", number->previous_n);
	if (!isnan(number->high))
		g_string_append_printf(out, " to %.2g", number->high);
	if (number->verdict != VERDICT_EMPTY)
		g_string_append_printf(out, " %s",
				       verdict_name(number->verdict));
	if (number->change_kind == CHANGE_RATIO && !isnan(number->change))
		g_string_append_printf(out, " ×%.3g", number->change);
	else if (number->change_kind == CHANGE_POINTS && number->change != 0)
		g_string_append_printf(out, " %+.3g", number->change);
	if (number->source)
		g_string_append_printf(out, " %s", number->source);
	if (number->state == STATE_NONE)
		g_string_append(out, " nothing");
}

static char *print(const struct loop_number *number)
{
	GString *out = g_string_new(loop_stage_name(number->stage));

	print_value(out, number->value);
	g_string_append_printf(out, " %s was", unit_name(number->unit));
	print_value(out, number->previous);
	if (number->state == STATE_NOT_MEASURED)
		g_string_append_printf(out, " not measured: %s",
				       number->missing);
	else
		print_basis(out, number);
	return g_string_free(out, false);
}

static void counts(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = make(row);
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GArray) numbers = loop_numbers(history->metrics, pool);
	const struct loop_number *found = NULL;
	g_autofree char *got = NULL;

	for (uint32_t i = 0; i < numbers->len; i++) {
		const struct loop_number *one =
			&g_array_index(numbers, struct loop_number, i);

		if (strcmp(one->metric, row->metric) == 0)
			found = one;
	}
	g_assert_nonnull(found);
	got = print(found);
	g_assert_cmpstr(got, ==, row->want);
}

/* Eight stages in their order, one number each or two, operate three. */
static void stages_follow_each_other(void)
{
	g_autoptr(History) history = history_new("", NULL, NULL);
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(GArray) numbers = NULL;

	history_measure(history, "0", "28d");
	numbers = loop_numbers(history->metrics, pool);
	for (uint32_t i = 0; i < numbers->len; i++) {
		const struct loop_number *one =
			&g_array_index(numbers, struct loop_number, i);

		g_assert_cmpint(one->state, ==, STATE_NOT_MEASURED);
		g_string_append_printf(got, "%s ", loop_stage_name(one->stage));
	}
	g_assert_cmpstr(got->str, ==,
			"plan plan code code build build test test release "
			"release deploy deploy operate operate operate monitor "
			"monitor ");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/loop/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], counts);
	}
	g_test_add_func("/loop/stages", stages_follow_each_other);
	return g_test_run();
}
