/* delivered.c -- canaries and evaluations of flags that can be read aloud */
#include "tests/delivered.h"

#include "cli/configuration_keys.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

/* clang-format off */
static const struct canary_check checks[] = {
	{ "request-success-rate", 99, NAN, false, 60 },
	{ "request-duration", NAN, 500, false, 60 },
};
static const uint32_t weights[] = { 10, 50, 100 };

/* By name: Flagger's, one metric alone, a list, many steps, none, … */
static const struct canary_rules both = {
	.interval_seconds = 60, .threshold = 2, .max_weight = 30,
	.step_weight = 10, .checks = checks, .n_checks = 2 };
static const struct canary_rules first = {
	.interval_seconds = 60, .threshold = 2, .max_weight = 30,
	.step_weight = 10, .checks = checks, .n_checks = 1 };
static const struct canary_rules listed = {
	.interval_seconds = 120, .threshold = 1, .steps = weights,
	.n_steps = 3, .checks = checks, .n_checks = 1 };
static const struct canary_rules fine = {
	.interval_seconds = 60, .threshold = 2, .max_weight = 50,
	.step_weight = 5, .checks = checks, .n_checks = 1 };
static const struct canary_rules beside = {
	.interval_seconds = 60, .threshold = 2, .iterations = 3,
	.is_unweighted = true, .checks = checks, .n_checks = 1 };
static const struct canary_rules skipped = {
	.interval_seconds = 60, .threshold = 1, .step_weight = 10,
	.skips_analysis = true, .checks = checks, .n_checks = 1 };
static const struct canary_rules stuck = {
	.interval_seconds = 60, .threshold = 1, .checks = checks,
	.n_checks = 1 };
/* clang-format on */

static const struct canary_rules *rules_named(const char *name)
{
	static const struct {
		const char *name;
		const struct canary_rules *rules;
	} named[] = {
		{ "both", &both },     { "first", &first },
		{ "listed", &listed }, { "skipped", &skipped },
		{ "fine", &fine },     { "beside", &beside },
		{ "stuck", &stuck },   { "none", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
		if (strcmp(named[i].name, name) == 0)
			return named[i].rules;
	g_assert_not_reached();
}

static int64_t time_of(const char *text)
{
	return strcmp(text, "?") == 0 ? NO_TIME : history_time(text);
}

static enum result result_of(const char *text)
{
	for (int result = RESULT_SUCCESS; result < RESULTS; result++)
		if (strcmp(result_name((enum result)result), text) == 0)
			return (enum result)result;
	return RESULT_UNKNOWN;
}

static void add_canary(struct history *history, const char *word)
{
	g_auto(GStrv) parts = g_strsplit_set(word, "@-=", -1);
	char *ready = strchr(parts[1], '+');
	struct canary canary = {
		.entry = { .place = { 0, 1 },
			   .service = NONE,
			   .service_name = "web" },
		.name = "shop",
		.rules = rules_named(parts[0]),
		.phase = strcmp(parts[3], "initialized") == 0 ? "Initialized" :
								NULL,
		.ready_seconds = ready ? (uint32_t)atoi(ready + 1) : 0,
		.finished_at = time_of(parts[2]),
		.result = result_of(parts[3]),
	};

	if (ready)
		*ready = '\0';
	canary.started_at = time_of(parts[1]);
	canary.entry.at = canary.finished_at;
	if (canary.result == RESULT_RUNNING) {
		history->settings->as_of = canary.finished_at;
		canary.finished_at = NO_TIME;
	}
	g_array_append_val(history->facts->records[RECORD_CANARY], canary);
}

void delivered_canaries(struct history *history, const char *canaries)
{
	g_auto(GStrv) words = g_strsplit(canaries, " ", -1);

	for (char **word = words; *word && **word; word++)
		add_canary(history, *word);
}

static void add_evaluation(struct facts *facts, const char *word,
			   const char *number)
{
	g_auto(GStrv) parts = g_regex_split_simple(
		"^([^/]*)/([^#=!@]*)(#[^=!@]*)?(=[^:]*:[^!@]*)?(!)?(@.*)?$",
		word, G_REGEX_DEFAULT, 0);
	struct flag_evaluation one = {
		.entry = { .at = history_epoch + 3600, .place = { 0, 1 } },
		.flag = facts_text(facts, parts[1]),
		.variant = *parts[2] ? facts_text(facts, parts[2]) : NULL,
		.value = NAN,
	};
	uint32_t n = g_strv_length(parts);

	if (n > 3 && *parts[3]) {
		g_autofree char *subject = g_strconcat(parts[3], number, NULL);

		one.subject = facts_text(facts, subject);
	}
	if (n > 4 && *parts[4]) {
		char *colon = strchr(parts[4], ':');

		*colon = '\0';
		one.measure = facts_text(facts, parts[4] + 1);
		one.value =
			colon[1] == '_' ? NAN : g_ascii_strtod(colon + 1, NULL);
	}
	one.is_error = n > 5 && *parts[5];
	if (n > 6 && *parts[6])
		one.entry.at = history_time(parts[6] + 1);
	g_array_append_val(facts->records[RECORD_EVALUATION], one);
}

void delivered_flags(struct facts *facts, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (char **word = words; *word && **word; word++) {
		char *star = strchr(*word, '*');
		int n = 1;

		if (star) {
			*star = '\0';
			n = atoi(star + 1);
		}
		for (int i = 0; i < n; i++) {
			g_autofree char *number = g_strdup_printf("%d", i);

			add_evaluation(facts, *word, number);
		}
	}
}

void delivered_set(struct settings *settings, const char *section,
		   const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, ";", -1);
	struct key_reading reading = { .settings = settings };

	for (char **line = lines; *line && **line; line++) {
		char *equal = strstr(*line, " = ");
		g_autofree char *key = NULL;
		g_autoptr(GError) error = NULL;

		*equal = '\0';
		key = g_strconcat(section, ".", *line, NULL);
		configuration_key_read(&reading, "--set", false, key, equal + 3,
				       &error);
		g_assert_no_error(error);
	}
}
