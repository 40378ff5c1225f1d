/* test_impact.c -- deploys, the error rate round them, and what is said of it
 *
 * All series are of the service web, a point a minute from the epoch on; a
 * deploy at minute 120 is looked at from 121 to 150, and before it 61 to 120.
 */
#include "analyzer/impact.h"

#include "tests/sampled.h"

#include <math.h>

#define RATE "error_ratio{service=web} "

/* clang-format off */
/*
 * What came out of each deploy: the minute at which the rule fired, `-` if it
 * did not, `?` if nothing could be compared; then ratio (baseline to after,
 * samples) or why there is none, `low`, and what it overlaps.
 */
static const struct {
	const char *name, *deploys, *series, *want;
} cases[] = {
	{ "nothing-happens", "web=?@120", RATE "0.01x200",
	  "- x1 (0.01 to 0.01, 60 30)" },
	{ "it-doubles", "web=?@120", RATE "0.01x121 0.02x80",
	  "- x2 (0.01 to 0.02, 60 30)" },
	{ "it-more-than-doubles", "web=?@120", RATE "0.01x121 0.03x80",
	  "121 x3 (0.01 to 0.03, 60 30)" },
	{ "late", "web=?@120", RATE "0.01x150 0.2x50",
	  "150 x1.63333 (0.01 to 0.0163333, 60 30)" },
	{ "too-late", "web=?@120", RATE "0.01x151 0.2x50",
	  "- x1 (0.01 to 0.01, 60 30)" },
	{ "at-the-deploy-is-before", "web=?@120", RATE "0.01x120 0.3 0.01x80",
	  "- x0.674157 (0.0148333 to 0.01, 60 30)" },
	{ "during-the-roll-out-is-neither", "web=?@110-120",
	  RATE "0.01x111 0.5x10 0.01x80", "- x1 (0.01 to 0.01, 60 30)" },
	{ "falls", "web=?@120", RATE "0.04x121 0.01x80",
	  "- x0.25 (0.04 to 0.01, 60 30)" },
	{ "twice-what-it-was-an-hour-before", "web=?@120",
	  RATE "0.01x70 0.03x51 0.03x80",
	  "121 x1.11111 (0.027 to 0.03, 60 30)" },
	{ "no-floor-for-the-rule", "web=?@120", RATE "0x121 0.0001x80",
	  "121 x1 (0 to 0.0001, 60 30) low" },
	{ "a-floor-for-the-ratio", "web=?@120", RATE "0.0001x121 0.004x80",
	  "121 x4 (0.0001 to 0.004, 60 30) low" },
	{ "nothing-before-the-hour", "web=?@120", RATE "@100 0.01x21 0.09x40",
	  "? too few samples before (0.01 to 0.09, 21 30)" },
	{ "half-of-the-samples-will-do", "web=?@120",
	  RATE "@91 0.01x30 0.03x15", "? x3 (0.01 to 0.03, 30 15)" },
	{ "one-sample-fewer-will-not", "web=?@120", RATE "@60 0.01x61 0.01x14",
	  "- too few samples after (0.01 to 0.01, 60 14)" },
	{ "an-hour-before-in-a-gap", "web=?@120",
	  RATE "_x50 0.01x6 _x15 0.01x50 0.09x80",
	  "131 x9 (0.01 to 0.09, 50 30)" },
	{ "nothing-an-hour-before", "web=?@120",
	  RATE "_x50 0.01x6 _x35 0.01x30 0.09x5 _x8 0.5x40",
	  "? x40.6818 (0.01 to 0.406818, 30 22)" },
	{ "stale-is-no-sample", "web=?@120", RATE "0.01x121 stalex30",
	  "? too few samples after (0.01 to -, 60 0)" },
	{ "no-series", "web=?@120", "other{service=web} 1", "? no series (- to -, 0 0)" },
	{ "a-step-of-ten-minutes", "web=?@120", RATE "@0/10 0.01x13 0.05x3",
	  "130 x5 (0.01 to 0.05, 6 3)" },
	{ "steps-that-do-not-meet-the-deploy", "web=?@121",
	  RATE "@0/10 0.01x13 0.05x3", "130 x5 (0.01 to 0.05, 6 3)" },
	{ "overlaps", "web=?@120 api=?@91#a api=?@89#b api=?@150#c api=?@151#d "
	  "api=!?@121#e api=/?@122#f", RATE "0.01x200",
	  "- x1 (0.01 to 0.01, 60 30) +a +e +c" },
	{ "only-what-counts", "web=!?@100 web=/?@110 web=?@120",
	  RATE "0.01x200", "- x1 (0.01 to 0.01, 60 30) +0" },
	{ "two-deploys", "web=?@120 web=?@180", RATE "0.01x181 0.03x80",
	  "- x1 (0.01 to 0.01, 60 30), 181 x3 (0.01 to 0.03, 60 30)" },
};

/* With errors and requests: 100 requests a minute. */
#define COUNTS(errors) "err_total " errors " | all_total 0+100x200"
static const struct {
	const char *name, *series, *want;
} counted[] = {
	{ "sums", COUNTS("0+1x121 130+10x80"),
	  "121 x10 (0.01 to 0.1, 60 30)" },
	{ "no-error-before", COUNTS("0x121 1x80"),
	  "121 x5.999 (0 to 0.000333333, 60 30) low" },
	{ "no-error-at-all", COUNTS("0x200"), "- x1 (0 to 0, 60 30) low" },
	{ "sums-not-means", "err_total 0x121 100x80 | "
	  "all_total 0+1x121 1120+1000x80",
	  "121 x0.408686 (0 to 0.00333333, 60 30) low" },
	{ "no-requests", "err_total 0x200 | all_total 5x200",
	  "? no requests (- to -, 60 30)" },
};

/* Quiet half hours of the first day that break the rule, of how many. */
static const struct {
	const char *name, *deploys, *series, *want;
} quiet[] = {
	{ "nothing-happens", "web=?@-1d", RATE "0.01x1440", "0/47" },
	{ "now-and-then", "web=?@-1d",
	  RATE "0.01x600 0.05x5 0.01x600 0.05x60 0.01x175", "5/47" },
	{ "not-in-the-hour-after-a-deploy", "web=?@600",
	  RATE "0.01x600 0.05x5 0.01x835", "0/43" },
	{ "nor-during-one-that-failed", "web=/?@595-615",
	  RATE "0.01x600 0.05x5 0.01x835", "0/43" },
	{ "half-an-hour-later-again", "web=?@509",
	  RATE "0.01x600 0.05x5 0.01x835", "2/44" },
	{ "nothing-to-compare", "web=?@-1d", RATE "0.01x30", "0/0" },
	{ "no-series", "web=?@-1d", "x 1", "0/0" },
};
/* clang-format on */

static void print_one(GString *out, const struct history *history,
		      const struct impact *impact)
{
	const struct metrics *metrics = history->metrics;
	double minutes = (double)(impact->fired_at - history_epoch) / 60;

	if (!impact->is_ruled)
		g_string_append(out, "? ");
	else if (impact->is_fired)
		g_string_append_printf(out, "%g ", minutes);
	else
		g_string_append(out, "- ");
	if (impact->unscored)
		g_string_append(out, impact->unscored);
	else
		g_string_append_printf(out, "x%g", impact->ratio);
	g_string_append(out, isnan(impact->before) ? " (-" : " (");
	if (!isnan(impact->before))
		g_string_append_printf(out, "%g", impact->before);
	g_string_append(out, isnan(impact->after) ? " to -" : " to ");
	if (!isnan(impact->after))
		g_string_append_printf(out, "%g", impact->after);
	g_string_append_printf(out, ", %u %u)%s", impact->samples_before,
			       impact->samples_after,
			       impact->is_low ? " low" : "");
	for (uint32_t i = 0; i < impact->overlaps; i++)
		g_string_append_printf(
			out, " +%s",
			facts_deploy(metrics->facts,
				     g_array_index(metrics->overlaps, uint32_t,
						   impact->first_overlap + i))
				->id);
}

static char *print(const struct history *history)
{
	const struct metrics *metrics = history->metrics;
	uint32_t web = facts_find_service(history->facts, "web");
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < metrics->impacts->len; i++) {
		const struct impact *impact = metrics_impact(metrics, i);

		if (facts_deploy(metrics->facts, impact->deploy)->service !=
		    web)
			continue;
		g_string_append(out, out->len > 0 ? ", " : "");
		print_one(out, history, impact);
	}
	return g_string_free(out, false);
}

static void sees(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		sampled_history(row->deploys, NULL, row->series);
	g_autofree char *got = NULL;

	history_measure(history, "0", "1d");
	got = print(history);
	g_assert_cmpstr(got, ==, row->want);
}

static void sees_counts(const void *data)
{
	const typeof(counted[0]) *row = data;
	g_autoptr(History) history =
		sampled_history("web=?@120", NULL, row->series);
	struct service_settings *web =
		settings_service(history->settings, "web");
	g_autofree char *got = NULL;

	web->errors = selector_parse(history->settings->pool, "err_total");
	web->total = selector_parse(history->settings->pool, "all_total");
	history_measure(history, "0", "1d");
	got = print(history);
	g_assert_cmpstr(got, ==, row->want);
}

static void knows_quiet_times(const void *data)
{
	const typeof(quiet[0]) *row = data;
	g_autoptr(History) history =
		sampled_history(row->deploys, NULL, row->series);
	g_autofree char *got = NULL;

	history_measure(history, "0", "1d");
	got = g_strdup_printf(
		"%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
		metrics_impact_set(history->metrics, 0)->base_rate.fired,
		metrics_impact_set(history->metrics, 0)->base_rate.n);
	g_assert_cmpstr(got, ==, row->want);
}

/* Deploys outside of the window have an impact, but are not counted. */
static void counts_the_window(void)
{
	g_autoptr(History) history = sampled_history(
		"web=?@-60 web=?@120 web=?@400 web=?@1500 api=?@120", NULL,
		RATE "@-200 0.01x321 0.09x40 0.01x140");
	struct impact_counts counts;

	history_measure(history, "0", "1d");
	counts = impact_count(history->metrics, 0);
	g_assert_cmpuint(history->metrics->impacts->len, ==, 5);
	g_assert_cmpuint(counts.deploys, ==, 3);
	g_assert_cmpuint(counts.scored, ==, 1);
	g_assert_cmpuint(counts.above, ==, 1);
	g_assert_cmpuint(counts.ruled, ==, 1);
	g_assert_cmpuint(counts.fired, ==, 1);
}

#define ADD_ROWS(what, rows, function)                                        \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                     \
		g_autofree char *path =                                       \
			g_strconcat("/impact/" what "/", rows[i].name, NULL); \
		g_test_add_data_func(path, &rows[i], function);               \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("rate", cases, sees)
	ADD_ROWS("counts", counted, sees_counts)
	ADD_ROWS("quiet", quiet, knows_quiet_times)
	g_test_add_func("/impact/window", counts_the_window);
	return g_test_run();
}
