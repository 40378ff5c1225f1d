/* test_resilience.c -- faults on releases, and what these bore
 *
 * A record is SERVICE:FAULT@MINUTE[=VERDICT][/PERCENT][*PROBES], a minute long,
 * after the epoch of histories; a minute `-` is none.  What comes out is a word
 * each release, DEPLOY=RAN/FAULTS, then :SCORE (<PREVIOUS), ! if it passed
 * without a probe, and -FAULT,… for those that did not run.
 */
#include "analyzer/resilience.h"
#include "cli/configuration_keys.h"
#include "tests/sampled.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *settings, *records, *want;
} cases[] = {
	{ "none", "", "", "" },
	{ "one", "", "web:kill@20=pass/100*2", "web#0=1/1:1" },
	{ "half-of-its-probes", "", "web:kill@20=fail/50*2", "web#0=1/1:0.5" },
	{ "the-mean-of-two", "", "web:kill@20=fail/50*2 web:cpu@22=pass/100*1",
	  "web#0=2/2:0.75" },
	{ "weighted", "chaos.cpu.weight=30",
	  "web:kill@20=fail/50*2 web:cpu@22=pass/100*1", "web#0=2/2:0.875" },
	{ "a-weight-of-nothing", "chaos.cpu.weight=0", "web:cpu@22=pass/100*1",
	  "web#0=1/1" },
	{ "the-last-run-counts", "",
	  "web:kill@20=fail/0*2 web:kill@25=pass/100*2", "web#0=1/1:1" },
	{ "exact-names", "", "web:kill@20=fail/0*2 web:Kill@25=pass/100*2",
	  "web#0=2/2:0.5" },
	{ "a-verdict-is-all", "", "web:kill@20=pass", "web#0=1/1:1!" },
	{ "or-nothing", "", "web:kill@20=fail", "web#0=1/1:0" },
	{ "no-verdict", "", "web:kill@20", "web#0=1/1" },
	{ "no-verdict-but-hypotheses",
	  "chaos.kill.hypothesis=x < 2|chaos.kill.hypothesis=x < 4",
	  "web:kill@20", "web#0=1/1:0.5" },
	{ "a-verdict-goes-before-hypotheses", "chaos.kill.hypothesis=x < 2",
	  "web:kill@20=pass/100*1", "web#0=1/1:1" },
	{ "stopped-did-not-run", "",
	  "web:kill@20=pass/100*1 web:cpu@22=stopped/0",
	  "web#0=1/2:1-cpu" },
	{ "awaited-neither", "", "web:cpu@22=awaited", "web#0=0/1-cpu" },
	{ "nor-what-never-began", "", "web:cpu@-", "web#-=0/1-cpu" },
	{ "stopped-after-it-ran", "",
	  "web:cpu@20=pass/100*1 web:cpu@22=stopped", "web#0=1/1:1" },
	{ "by-release", "", "web:kill@20=fail/25*4 web:kill@200=pass/100*4",
	  "web#0=1/1:0.25 web#1=1/1:1<0.25" },
	{ "what-another-release-bore", "",
	  "web:kill@20=fail/25*4 web:cpu@22=fail/75*4 web:kill@200=pass/100*4",
	  "web#0=2/2:0.5 web#1=1/2:1<0.5-cpu" },
	{ "the-last-that-has-a-score", "",
	  "web:kill@20=fail/25*4 web:kill@200=stopped web:kill@400=pass/100*1",
	  "web#0=1/1:0.25 web#1=0/1<0.25-kill web#3=1/1:1<0.25" },
	{ "a-failed-roll-out-does-not-run", "", "web:kill@320=pass/100*1",
	  "web#1=1/1:1" },
	{ "before-any-deploy", "", "web:kill@5=pass/100*1", "web#-=1/1:1" },
	{ "another-service", "",
	  "web:kill@20=fail/25*4 api:kill@200=pass/100*4 api:cpu@210=pass/0*1",
	  "api#4=2/2:0.5 web#0=1/1:0.25" },
	{ "a-service-that-nobody-knows", "", "x:kill@20=pass/100*1",
	  "x#-=1/1:1" },
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

static void add_record(struct facts *facts, const char *word)
{
	g_auto(GStrv) parts = g_regex_split_simple(
		"^([^:]*):([^@]*)@([^=]*)(?:=([a-z]*))?(?:/([0-9]*))?"
		"(?:\\*([0-9]*))?$",
		word, G_REGEX_DEFAULT, 0);
	uint32_t n = g_strv_length(parts);
	int64_t at = *parts[3] == '-' ? NO_TIME : history_time(parts[3]);
	struct chaos_result one = {
		.entry = { .place = { 0, 1 }, .service = NONE, .at = at },
		.experiment = facts_text(facts, parts[2]),
		.started_at = at,
		.finished_at = at == NO_TIME ? NO_TIME : at + 300,
		.verdict = n > 5 && *parts[4] ? verdict_of(parts[4]) :
						CHAOS_UNKNOWN,
		.probe_success = n > 6 && *parts[5] ?
					 g_ascii_strtod(parts[5], NULL) / 100 :
					 NAN,
		.probes = n > 7 ? (uint32_t)atoi(parts[6]) : 0,
	};

	one.entry.service = facts_find_service(facts, parts[1]);
	one.entry.service_name = facts_text(facts, parts[1]);
	g_array_append_val(facts->records[RECORD_CHAOS], one);
}

static void set(struct settings *settings, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "|", -1);
	struct key_reading reading = { .settings = settings };

	for (char **line = lines; *line && **line; line++) {
		char *equal = strchr(*line, '=');
		g_autoptr(GError) error = NULL;

		*equal = '\0';
		configuration_key_read(&reading, "--set", false, *line,
				       equal + 1, &error);
		g_assert_no_error(error);
	}
}

static char *print(struct history *history)
{
	g_autoptr(Pool) pool = pool_new();
	g_autoptr(GArray) results =
		resilience_of(history->metrics, pool, false);
	GString *out = g_string_new(NULL);

	for (uint32_t r = 0; r < results->len; r++) {
		const struct resilience *one =
			&g_array_index(results, struct resilience, r);

		g_string_append_printf(out, "%s%s#%s=%u/%u", r > 0 ? " " : "",
				       one->service,
				       one->deploy ? one->deploy->id : "-",
				       one->ran, one->faults);
		if (!isnan(one->score))
			g_string_append_printf(out, ":%g", one->score);
		if (!isnan(one->previous))
			g_string_append_printf(out, "<%g", one->previous);
		if (one->unprobed > 0)
			g_string_append_c(out, '!');
		if (one->not_run)
			g_string_append_printf(out, "-%s", one->not_run);
	}
	return g_string_free(out, false);
}

static void bears(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history = sampled_history(
		"web=?@10 web=?@180 web=/?@300 web=?@360 api=?@15", NULL,
		"x 1x20 3x10 1x60");
	g_auto(GStrv) words = g_strsplit(row->records, " ", -1);
	g_autofree char *got = NULL;

	for (char **word = words; *word && **word; word++)
		add_record(history->facts, *word);
	set(history->settings, row->settings);
	history_measure(history, "0", "28d");
	got = print(history);
	g_assert_cmpstr(got, ==, row->want);
}

static void of_one_service_alone(void)
{
	g_autoptr(History) history =
		sampled_history("web=?@10 api=?@15", NULL, "x 1x20");
	g_autofree char *got = NULL;

	add_record(history->facts, "web:kill@20=pass/100*1");
	add_record(history->facts, "api:kill@20=fail/50*2");
	add_record(history->facts, "x:kill@20=fail/50*2");
	g_ptr_array_add(history->settings->only_services, (char *)"api");
	history_measure(history, "0", "28d");
	got = print(history);
	g_assert_cmpstr(got, ==, "api#1=1/1:0.5");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/resilience/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], bears);
	}
	g_test_add_func("/resilience/one-service", of_one_service_alone);
	return g_test_run();
}
