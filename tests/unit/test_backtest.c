/* test_backtest.c -- series, deploys, a rule: when it fires, and was it right
 *
 * All series are of the service web, a point a minute from the epoch on.  The
 * rule is `above 5 % for 3 m within 30 m` unless it says otherwise.
 */
#include "analyzer/backtest.h"

#include "tests/sampled.h"

#include <math.h>

#define RATE "error_ratio{service=web} "

/* clang-format off */
/* The minute at which each deploy would be taken back; `-` never, `?` nobody
 * can tell. */
static const struct {
	const char *name, *deploys, *series, *want;
} fires[] = {
	{ "all-is-well", "web=?@10", RATE "0.01x60", "-" },
	{ "breaks-at-once", "web=?@10", RATE "0.01x11 0.2x49", "14" },
	{ "breaks-later", "web=?@10", RATE "0.01x20 0.2x40", "23" },
	{ "exactly-at-the-level-is-not-above", "web=?@10", RATE "0.05x60",
	  "-" },
	{ "not-for-long-enough", "web=?@10", RATE "0.01x20 0.2x3 0.01x37",
	  "-" },
	{ "just-for-long-enough", "web=?@10", RATE "0.01x20 0.2x4 0.01x36",
	  "23" },
	{ "begins-again-after-a-dip", "web=?@10",
	  RATE "0.01x20 0.2x3 0.01 0.2x36", "27" },
	{ "a-standing-breach-counts-from-the-deploy", "web=?@10", RATE "0.2x60",
	  "13" },
	{ "a-standing-breach-that-ends", "web=?@10", RATE "0.2x13 0.01x47",
	  "-" },
	{ "a-breach-that-stood-unseen", "web=?@10m30s", RATE "0.2x60", "14" },
	{ "at-the-last-minute", "web=?@10", RATE "0.01x37 0.2x20", "40" },
	{ "a-minute-too-late", "web=?@10", RATE "0.01x38 0.2x20", "-" },
	{ "stale-begins-again", "web=?@10", RATE "0.01x11 0.2x3 stale 0.2x45",
	  "18" },
	{ "one-missing-point-is-no-gap", "web=?@10",
	  RATE "0.01x11 0.2x2 _ 0.2x46", "14" },
	{ "five-minutes-without-one-are-no-gap", "web=?@10",
	  RATE "0.01x11 0.2 _x4 0.2x44", "16" },
	{ "six-are", "web=?@10", RATE "0.01x11 0.2 _x5 0.2x43", "20" },
	{ "to-the-next-deploy", "web=?@10 web=?@20", RATE "0.01x19 0.2x41",
	  "-,23" },
	{ "to-the-start-of-the-next", "web=?@10 web=?@20-25",
	  RATE "0.01x18 0.2x42", "-,28" },
	{ "a-failed-roll-out-is-no-next", "web=?@10 web=/?@20",
	  RATE "0.01x19 0.2x41", "22" },
	{ "a-rollback-is-the-next", "web=?@10 web=!?@20",
	  RATE "0.01x19 0.2x41", "-" },
	{ "no-series", "web=?@10", "x 1", "?" },
	{ "too-few-to-be-silent", "web=?@10", RATE "0.01x20", "?" },
	{ "few-are-enough-to-fire", "web=?@10", RATE "0.01x11 0.2x8", "14" },
	{ "a-step-of-ten-minutes-never-fires", "web=?@10",
	  RATE "@0/10 0.01x2 0.2x9", "-" },
	{ "seconds", "web=?@10", RATE "@0/15s 0.01x45 0.2x200", "14.25" },
};

/* Other rules: above, for (minutes), within (minutes). */
static const struct {
	const char *name;
	double above;
	int64_t for_minutes, within_minutes;
	const char *series, *want;
} rules[] = {
	{ "a-higher-level", 0.3, 3, 30, RATE "0.01x11 0.2x10 0.4x40", "24" },
	{ "at-the-first-point", 0.05, 0, 30, RATE "0.01x20 0.2 0.01x40", "20" },
	{ "a-standing-breach-at-the-first-point", 0.05, 0, 30, RATE "0.2x60",
	  "11" },
	{ "for-longer", 0.05, 10, 30, RATE "0.01x11 0.2x40", "21" },
	{ "within-less", 0.05, 3, 5, RATE "0.01x13 0.2x40", "-" },
	{ "longer-than-it-looks", 0.05, 40, 30, RATE "0.2x80", "-" },
	{ "another-series", 800, 3, 30,
	  "latency{service=web} 100x11 900x40 | latency{service=api} 100x60",
	  "14" },
	{ "a-series-of-all", 800, 3, 30, "latency 100x11 900x40", "14" },
};

/* Deploys and incidents, and what each deploy was: saved minutes. */
static const struct {
	const char *name, *deploys, *incidents, *series, *want;
} classes[] = {
	{ "correct", "web=?@10", "", RATE "0.01x60", "correct" },
	{ "false-alarm", "web=?@10", "", RATE "0.01x11 0.2x50", "false alarm" },
	{ "missed", "web=?@10", "i:web@20-40", RATE "0.01x60", "missed" },
	{ "caught", "web=?@10", "i:web@20-50", RATE "0.01x11 0.2x50",
	  "caught 36" },
	{ "recovered-before-it-fired", "web=?@10", "i:web@11-12",
	  RATE "0.01x11 0.2x50", "caught -2" },
	{ "the-last-incident-counts", "web=?@10", "i:web@20-50 k:web@21-60",
	  RATE "0.01x11 0.2x50", "caught 46" },
	{ "still-open", "web=?@10", "i:web@20", RATE "0.01x11 0.2x50",
	  "caught" },
	{ "rolled-back", "web=?@10 web=!?@40-50", "i:web@20-90",
	  RATE "0.01x11 0.2x90", "caught 26" },
	{ "rolled-back-late", "web=?@10 web=!?@70", "", RATE "0.01x11 0.2x90",
	  "caught 56" },
	{ "no-series", "web=?@10", "i:web@20-40", "x 1", "-" },
};
/* clang-format on */

static void add_fired(GString *out, const struct backtest *one)
{
	if (out->len > 0)
		g_string_append_c(out, ',');
	if (one->is_fired)
		g_string_append_printf(out, "%g",
				       (double)(one->fired_at - history_epoch) /
					       60);
	else
		g_string_append_c(out,
				  one->class == BACKTEST_UNKNOWN ? '?' : '-');
}

static void add_class(GString *out, const struct backtest *one)
{
	g_string_append(out, one->class == BACKTEST_UNKNOWN ?
				     "-" :
				     backtest_class_name(one->class));
	if (!isnan(one->saved_seconds))
		g_string_append_printf(out, " %g", one->saved_seconds / 60);
}

static char *print(struct history *history,
		   void (*add)(GString *out, const struct backtest *one))
{
	const struct metrics *metrics = history->metrics;
	GString *out = g_string_new(NULL);
	uint32_t counts[BACKTEST_CLASSES] = { 0 };
	const struct backtest_rule *rule = metrics_rule(metrics, 0);

	for (uint32_t i = 0; i < rule->n; i++) {
		const struct backtest *one = metrics_backtest(metrics, i);

		add(out, one);
		counts[one->class]++;
	}
	/* all lie in the window, and the rule itself is one of its sweep */
	g_assert_cmpmem(counts, sizeof(counts), rule->classes,
			sizeof(rule->classes));
	for (int l = 0; l < SWEEP_LEVELS; l++)
		for (int k = 0; k < SWEEP_LENGTHS; k++)
			if (rule->sweep[l][k].is_chosen)
				g_assert_cmpmem(counts, sizeof(counts),
						rule->sweep[l][k].classes,
						sizeof(counts));
	return g_string_free(out, false);
}

static void fires_at(const void *data)
{
	const typeof(fires[0]) *row = data;
	g_autoptr(History) history =
		sampled_history(row->deploys, NULL, row->series);
	g_autofree char *got = NULL;

	history_measure(history, "0", "1d");
	got = print(history, add_fired);
	g_assert_cmpstr(got, ==, row->want);
}

static void rules_fire(const void *data)
{
	const typeof(rules[0]) *row = data;
	g_autoptr(History) history =
		sampled_history("web=?@10", NULL, row->series);
	struct rollback_settings *rule =
		settings_rollback(history->settings, "rule");
	g_autofree char *got = NULL;

	rule->above = row->above;
	rule->for_seconds = row->for_minutes * 60;
	rule->within_seconds = row->within_minutes * 60;
	if (row->above > 1)
		rule->series =
			selector_parse(history->settings->pool, "latency");
	history_measure(history, "0", "1d");
	got = print(history, add_fired);
	g_assert_cmpstr(got, ==, row->want);
}

static void classifies(const void *data)
{
	const typeof(classes[0]) *row = data;
	g_autoptr(History) history =
		sampled_history(row->deploys, row->incidents, row->series);
	g_autofree char *got = NULL;

	history_measure(history, "0", "1d");
	got = print(history, add_class);
	g_assert_cmpstr(got, ==, row->want);
}

static void there_may_be_several(void)
{
	g_autoptr(History) history =
		sampled_history("web=?@10", "", RATE "0.01x11 0.2x50");

	settings_rollback(history->settings, "b")->above = 0.5;
	settings_rollback(history->settings, "a");
	history_measure(history, "0", "1d");
	g_assert_cmpuint(history->metrics->rules->len, ==, 2);
	g_assert_cmpstr(metrics_rule(history->metrics, 0)->rule.name, ==, "b");
	g_assert_cmpint(metrics_backtest(history->metrics, 0)->class, ==,
			BACKTEST_CORRECT);
	g_assert_cmpint(metrics_backtest(history->metrics, 1)->class, ==,
			BACKTEST_FALSE_ALARM);
}

#define ADD_ROWS(what, rows, function)                                     \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                  \
		g_autofree char *path = g_strconcat("/backtest/" what "/", \
						    rows[i].name, NULL);   \
		g_test_add_data_func(path, &rows[i], function);            \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("fires", fires, fires_at)
	ADD_ROWS("rules", rules, rules_fire)
	ADD_ROWS("class", classes, classifies)
	g_test_add_func("/backtest/several", there_may_be_several);
	return g_test_run();
}
