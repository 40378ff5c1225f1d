/* test_chaos.c -- experiments with series, and whether hypotheses held
 *
 * A record is EXPERIMENT[/ENGINE][@START-END][=VERDICT], minutes after the
 * epoch of histories.  What comes out: the outcome, steady state and worst
 * sample, seconds to recovery, whether the record agrees, and the reason.
 */
#include "analyzer/chaos.h"
#include "cli/configuration_keys.h"
#include "tests/sampled.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *settings, *records, *series, *want;
} cases[] = {
	{ "held", "hypothesis = err < 5%", "kill@20-30=pass",
	  "err 0.01x20 0.04x11 0.01x60", "kill held 0.01 0.04 yes" },
	{ "broke", "hypothesis = err < 5%", "kill@20-30=fail",
	  "err 0.01x20 0.08x15 0.01x60",
	  "kill broke 0.01 0.08 recovered=300 yes" },
	{ "one-sample-breaks-it", "hypothesis = err < 5%", "kill@20-30=pass",
	  "err 0.01x25 0.06 0.01x60", "kill broke 0.01 0.06 recovered=0 no" },
	{ "at-its-limit", "hypothesis = err < 5%", "kill@20-30",
	  "err 0.01x20 0.05x11 0.01x60",
	  "kill broke 0.01 0.05 recovered=60" },
	{ "at-its-limit-and-allowed", "hypothesis = err <= 5%", "kill@20-30",
	  "err 0.01x20 0.05x11 0.01x60", "kill held 0.01 0.05" },
	{ "lower-is-worse", "hypothesis = ok >= 99", "kill@20-30",
	  "ok 99.9x22 98x3 99.9x60", "kill broke 99.9 98 recovered=0" },
	{ "recovery-takes-three", "hypothesis = err < 5%", "kill@20-30",
	  "err 0.01x20 0.08x15 0.01x2 0.08x2 0.01x30",
	  "kill broke 0.01 0.08 recovered=540" },
	{ "never-recovered", "hypothesis = err < 5%;recovery = 10m",
	  "kill@20-30", "err 0.01x20 0.08x60 0.01x30",
	  "kill broke 0.01 0.08 (not seen to recover)" },
	{ "not-steady", "hypothesis = err < 5%", "kill@20-30",
	  "err 0.07x35 0.01x60",
	  "kill broke 0.07 0.07 recovered=300 (outside the limit before, too)" },
	{ "too-few-samples", "hypothesis = err < 5%", "kill@20-22=pass",
	  "err 0.01x60", "kill not scored 0.01 0.01 (too few samples)" },
	{ "just-enough", "hypothesis = err < 5%", "kill@20-23",
	  "err 0.01x60", "kill held 0.01 0.01" },
	{ "no-samples", "hypothesis = err < 5%", "kill@200-210=pass",
	  "err 0.01x60", "kill not scored - - (no samples)" },
	{ "no-series", "hypothesis = err < 5%", "kill@20-30=pass", "x 1x60",
	  "kill not scored - - (no series)" },
	{ "no-hypothesis", "service = web", "kill@20-30=pass", "err 1x60",
	  "kill -" },
	{ "no-end", "hypothesis = err < 5%", "kill@20-?", "err 0.01x60",
	  "kill not scored - - (its end is not known)" },
	{ "no-start", "hypothesis = err < 5%", "kill", "err 0.01x60",
	  "kill not scored - - (its start is not known)" },
	{ "ends-before-it-starts", "hypothesis = err < 5%", "kill@30-20",
	  "err 0.01x60",
	  "kill not scored - - (it ends before it starts)" },
	{ "stopped-says-nothing", "hypothesis = err < 5%",
	  "kill@20-30=stopped", "err 0.01x60", "kill held 0.01 0.01" },
	{ "two-hypotheses", "hypothesis = err < 5%;hypothesis = load < 2",
	  "kill@20-30", "err 0.01x60 | load 3x25 1x60",
	  "kill held 0.01 0.01 | kill broke 3 3 recovered=0 "
	  "(outside the limit before, too)" },

	{ "percent", "hypothesis = errors_percent < 5%", "kill@20-30",
	  "errors_percent 1x20 4x11 1x60", "kill held 0.01 0.04" },
	{ "delay-in-milliseconds", "hypothesis = delay_ms < 0.8s",
	  "kill@20-30", "delay_ms 300x20 900x11 300x60",
	  "kill broke 0.3 0.9 recovered=60" },
	{ "delay-in-seconds", "hypothesis = delay_seconds < 800ms",
	  "kill@20-30", "delay_seconds 0.3x60", "kill held 0.3 0.3" },
	{ "the-worst-of-several", "hypothesis = err < 5%", "kill@20-30",
	  "err{pod=a} 0.01x60 | err{pod=b} 0.01x22 0.2x3 0.01x60",
	  "kill broke 0.01 0.2 recovered=0" },
	{ "counters-count-each-second", "hypothesis = e_total < 1",
	  "kill@20-30", "e_total 0+6x20 120+120x12 1446+6x60",
	  "kill broke 0.1 2 recovered=120" },

	{ "times-of-the-engine", "hypothesis = err < 5%",
	  "kill/e=pass kill/e@20-30", "err 0.01x60",
	  "kill held 0.01 0.01 yes" },
	{ "two-runs-of-an-engine-tell-nothing", "hypothesis = err < 5%",
	  "kill/e=pass kill/e@20-30 kill/e@40-50", "err 0.01x60",
	  "kill not scored - - (its start is not known) | "
	  "kill held 0.01 0.01 | kill held 0.01 0.01" },
	{ "another-experiment-of-the-engine", "hypothesis = err < 5%",
	  "cpu/e@20-30", "err 0.01x60", "cpu -" },
	{ "configured-alone", "hypothesis = err < 5%;"
	  "from = 2026-06-01T00:20:00Z;until = 2026-06-01T00:30:00Z", "",
	  "err 0.01x60", "kill held 0.01 0.01" },
	{ "configured-and-recorded", "hypothesis = err < 5%;"
	  "from = 2026-06-01T00:20:00Z;until = 2026-06-01T00:30:00Z",
	  "kill@30-40", "err 0.01x60", "kill held 0.01 0.01" },
};
/* clang-format on */

static enum verdict_of_chaos verdict_of(const char *text)
{
	for (int verdict = 0; verdict < CHAOS_VERDICTS; verdict++)
		if (strcmp(chaos_verdict_name((enum verdict_of_chaos)verdict),
			   text) == 0)
			return (enum verdict_of_chaos)verdict;
	g_assert_not_reached();
}

static int64_t time_of(const char *text)
{
	return *text == '\0' || strcmp(text, "?") == 0 ? NO_TIME :
							 history_time(text);
}

static void add_record(struct facts *facts, const char *word)
{
	g_auto(GStrv) parts = g_regex_split_simple(
		"^([^/@=]*)(?:/([^@=]*))?(?:@([^-]*)-([^=]*))?(?:=(.*))?$",
		word, G_REGEX_DEFAULT, 0);
	uint32_t n = g_strv_length(parts);
	struct chaos_result one = {
		.entry = { .place = { 0, 1 }, .service = NONE, .at = NO_TIME },
		.experiment = facts_text(facts, parts[1]),
		.engine =
			n > 2 && *parts[2] ? facts_text(facts, parts[2]) : NULL,
		.started_at = n > 3 ? time_of(parts[3]) : NO_TIME,
		.finished_at = n > 4 ? time_of(parts[4]) : NO_TIME,
		.verdict = n > 5 && *parts[5] ? verdict_of(parts[5]) :
						CHAOS_UNKNOWN,
		.probe_success = NAN,
	};

	one.entry.at = one.started_at;
	g_array_append_val(facts->records[RECORD_CHAOS], one);
}

static void set(struct settings *settings, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, ";", -1);
	struct key_reading reading = { .settings = settings };

	for (char **line = lines; *line && **line; line++) {
		char *equal = strstr(*line, " = ");
		g_autofree char *key = NULL;
		g_autoptr(GError) error = NULL;

		*equal = '\0';
		key = g_strconcat("chaos.kill.", *line, NULL);
		configuration_key_read(&reading, "--set", false, key, equal + 3,
				       &error);
		g_assert_no_error(error);
	}
}

static struct history *make(const char *settings, const char *records,
			    const char *series)
{
	struct history *history = sampled_history("web=?@1", NULL, series);
	g_auto(GStrv) words = g_strsplit(records, " ", -1);

	for (char **word = words; *word && **word; word++)
		add_record(history->facts, *word);
	set(history->settings, settings);
	history_measure(history, "0", "28d");
	return history;
}

static void add_number(GString *out, double number)
{
	if (isnan(number))
		g_string_append(out, " -");
	else
		g_string_append_printf(out, " %.4g", number);
}

static void add_outcome(GString *out, const struct chaos_outcome *outcome)
{
	g_string_append_printf(out, " %s", chaos_held_name(outcome->held));
	add_number(out, outcome->steady);
	add_number(out, outcome->during);
	if (!isnan(outcome->recovered_seconds))
		g_string_append_printf(out, " recovered=%g",
				       outcome->recovered_seconds);
	if (outcome->agrees >= 0)
		g_string_append(out, outcome->agrees ? " yes" : " no");
	if (outcome->reason)
		g_string_append_printf(out, " (%s)", outcome->reason);
}

static char *print(const struct history *history)
{
	g_autoptr(GArray) runs = chaos_runs(history->metrics, false);
	GString *out = g_string_new(NULL);

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);
		const GArray *asked =
			run->settings ? run->settings->hypotheses : NULL;
		uint32_t n = asked ? asked->len : 0;

		for (uint32_t h = 0; h < MAX(n, 1); h++) {
			g_string_append_printf(out, "%s%s",
					       out->len > 0 ? " | " : "",
					       run->experiment);
			if (h >= n) {
				g_string_append(out, " -");
				continue;
			}
			struct chaos_outcome outcome = chaos_judge(
				history->metrics, run,
				&g_array_index(asked, struct chaos_hypothesis,
					       h));

			add_outcome(out, &outcome);
		}
	}
	return g_string_free(out, false);
}

static void judges(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		make(row->settings, row->records, row->series);
	g_autofree char *got = print(history);

	g_assert_cmpstr(got, ==, row->want);
}

static void a_record_that_says_otherwise_is_a_finding(void)
{
	g_autoptr(History) history =
		make("hypothesis = err < 5%", "kill@20-30=pass kill@40-50=pass",
		     "err 0.01x20 0.08x11 0.01x60");
	const struct finding *finding;

	g_assert_cmpuint(history->metrics->findings->len, ==, 1);
	finding = &g_array_index(history->metrics->findings, struct finding, 0);
	g_assert_cmpstr(finding->kind, ==, "verdict differs");
	g_assert_cmpstr(finding->detail, ==,
			"kill: \"err < 5%\" broke, the record says pass");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/chaos/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], judges);
	}
	g_test_add_func("/chaos/finding",
			a_record_that_says_otherwise_is_a_finding);
	return g_test_run();
}
