/* test_weekly.c -- the weeks of both periods, and what is unusual in them */
#include "tests/history.h"

#include <math.h>
#include <string.h>

/*
 * A week as text: its Monday, < if it belongs to the previous period, ~ if it
 * is not whole, then DEPLOYS/DAYS cCHANGES fFAILED iINCIDENTS/RESOLVED and
 * the medians of lead and the mean of recovery in minutes.
 */
static void print_week(const struct week *week, GTimeZone *zone, GString *out)
{
	g_autofree char *monday = period_date_text(week->monday_at, zone);

	g_string_append_printf(
		out, "%s%s%s%s %u/%u c%u f%u i%u/%u", out->len > 0 ? "; " : "",
		monday + 5, week->is_previous ? "<" : "",
		week->is_complete ? "" : "~", week->deploys, week->deploy_days,
		week->changes, week->failed, week->incidents, week->resolved);
	if (!isnan(week->lead_p50))
		g_string_append_printf(out, " l%g", week->lead_p50 / 60);
	if (!isnan(week->recovery_mean))
		g_string_append_printf(out, " r%g", week->recovery_mean / 60);
	g_assert_cmpint(isnan(week->failure_rate), ==, week->deploys == 0);
}

static char *print_weeks(const struct history *history, uint32_t service)
{
	GString *out = g_string_new(NULL);

	for (uint32_t w = 0; w < history->metrics->weeks->len; w++) {
		const struct week *week = metrics_week(history->metrics, w);

		if (week->service == service)
			print_week(week, history->metrics->zone, out);
	}
	return g_string_free(out, false);
}

/* clang-format off */
/* Days from Monday 2026-06-01. */
static const struct {
	const char *name, *commits, *deploys, *incidents, *since, *until;
	const char *want;
} cases[] = {
	{ "whole-weeks", "a", "a@0", NULL, "0", "14d",
	  "06-01 1/1 c0 f0 i0/0; 06-08 0/0 c0 f0 i0/0" },
	{ "parts-of-weeks", "a", "a@2d", NULL, "2d", "9d",
	  "06-01~ 1/1 c0 f0 i0/0; 06-08~ 0/0 c0 f0 i0/0" },
	{ "one-day", "a", "a@2d", NULL, "2d", "3d",
	  "06-01~ 1/1 c0 f0 i0/0" },
	{ "a-previous-period", "a", "a@0 a@7d", NULL, "7d", "14d",
	  "06-01< 1/1 c0 f0 i0/0; 06-08 1/1 c0 f0 i0/0" },

	/* a week of both belongs where its Thursday is, and is whole */
	{ "a-thursday-of-the-window", "a", "a@1d a@2d a@8d", NULL, "10d", "17d",
	  "06-01<~ 0/0 c0 f0 i0/0; 06-08 1/1 c0 f0 i0/0; 06-15~ 0/0 c0 f0 i0/0" },
	{ "a-thursday-of-the-previous-one", "a", "a@8d", NULL, "11d", "18d",
	  "06-01<~ 0/0 c0 f0 i0/0; 06-08< 1/1 c0 f0 i0/0; 06-15~ 0/0 c0 f0 i0/0" },

	/* what lies in the week but in neither period is not counted */
	{ "beside-the-periods", "a", "a@2d a@9d", NULL, "2d", "9d",
	  "06-01~ 1/1 c0 f0 i0/0; 06-08~ 0/0 c0 f0 i0/0" },

	{ "twice-a-day-is-one-day", "a", "a@0 a@1h a@3h a@1d", NULL, "0", "7d",
	  "06-01 4/2 c0 f0 i0/0" },
	{ "rollbacks-are-none", "a b:a", "a@0 b@1d !a@1d5h b@2d a@3d1h", NULL,
	  "0", "7d", "06-01 3/3 c1 f1 i0/0 l1439" },
	{ "changes-and-leads", "a b:a@0 c:b@30 d:c@1d", "a@0 c@60 d@1d60", NULL,
	  "0", "7d", "06-01 3/2 c3 f0 i0/0 l60" },
	{ "negative-leads-are-changes", "a b:a@120", "a@0 b@60", NULL,
	  "0", "7d", "06-01 2/1 c1 f0 i0/0" },
	{ "incidents-by-their-beginning", "a", "a@0",
	  "i:web@10-40 j:web@6d23h-9d k:web@3d ~x:web@1d-2d b:web@4d-3d", "0", "14d",
	  "06-01 1/1 c0 f1 i3/2 r1485; 06-08 0/0 c0 f0 i0/0" },
	{ "no-services", "", NULL, NULL, "0", "14d",
	  "06-01 0/0 c0 f0 i0/0; 06-08 0/0 c0 f0 i0/0" },
};
/* clang-format on */

static void counts(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new(row->commits, row->deploys, row->incidents);
	g_autofree char *got = NULL;

	history_measure(history, row->since, row->until);
	got = print_weeks(history, NONE);
	g_assert_cmpstr(got, ==, row->want);
}

static void services_have_weeks_of_their_own(void)
{
	g_autoptr(History) history =
		history_new("a", "web=a@0 api=a@1d api=a@2d", NULL);
	g_autofree char *all = NULL, *api = NULL, *web = NULL;

	history_measure(history, "0", "7d");
	all = print_weeks(history, NONE);
	api = print_weeks(history, 0);
	web = print_weeks(history, 1);
	g_assert_cmpstr(all, ==, "06-01 3/3 c0 f0 i0/0");
	g_assert_cmpstr(api, ==, "06-01 2/2 c0 f0 i0/0");
	g_assert_cmpstr(web, ==, "06-01 1/1 c0 f0 i0/0");
}

/* One deploy a week whose change is `leads[week]` hours old. */
static struct history *weekly_leads(const int *leads, int n)
{
	g_autoptr(GString) commits = g_string_new("zero");
	g_autoptr(GString) deploys = g_string_new("zero@-20d");

	for (int w = 0; w < n; w++) {
		int at = (7 * w + 1) * 24;

		if (w == 0)
			g_string_append(commits, " c0:zero");
		else
			g_string_append_printf(commits, " c%d:c%d", w, w - 1);
		g_string_append_printf(commits, "@%dh", at - leads[w]);
		g_string_append_printf(deploys, " c%d@%dh", w, at);
	}
	return history_new(commits->str, deploys->str, NULL);
}

/* clang-format off */
/* 13 weeks before, 13 in the window; hours; what is marked. */
static const struct {
	const char *name;
	int before[2], now[13]; /* before: in turn */
	const char *want; /* a letter a week: . none, o outside, r run, n near */
} signals[] = {
	{ "nothing", { 10, 12 }, { 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11 },
	  ".........................." },
	{ "one-outside", { 10, 12 }, { 11, 10, 12, 40, 10, 12, 11, 10, 12, 11, 10, 12, 11 },
	  "................o........." },
	{ "a-run-below", { 10, 12 }, { 12, 12, 10, 10, 10, 10, 10, 10, 10, 10, 12, 12, 12 },
	  "...............rrrrrrrr..." },
};
/* clang-format on */

static void marks(const void *data)
{
	const typeof(signals[0]) *row = data;
	int leads[26];
	g_autoptr(History) history = NULL;
	char got[27] = "";

	for (int w = 0; w < 13; w++) {
		leads[w] = row->before[w % 2];
		leads[13 + w] = row->now[w];
	}
	history = weekly_leads(leads, 26);
	history_measure(history, "91d", "182d");
	for (uint32_t w = 0; w < 26; w++) {
		const struct week *week = metrics_week(history->metrics, w);

		g_assert_cmpint(week->is_previous, ==, w < 13);
		g_assert_cmpfloat(week->xmr_lower, <, week->xmr_centre);
		g_assert_cmpfloat(week->xmr_centre, <, week->xmr_upper);
		got[w] = ".orn"[week->signal];
	}
	g_assert_cmpstr(got, ==, row->want);
}

/* A day of a week tells nothing of it, however odd. */
static void marks_no_part_of_a_week(void)
{
	int leads[27];
	g_autoptr(History) history = NULL;
	const struct week *last;

	for (int w = 0; w < 27; w++)
		leads[w] = w == 26 ? 400 : 10 + w % 2;
	history = weekly_leads(leads, 27);
	history_measure(history, "92d", "184d");
	last = metrics_week(history->metrics, 26);
	g_assert_cmpuint(last->deploys, ==, 1);
	g_assert_false(last->is_complete);
	g_assert_cmpfloat(last->lead_p50, >, last->xmr_upper);
	g_assert_cmpint(last->signal, ==, SIGNAL_NONE);
}

/* Without a previous period there is nothing to hold the weeks against. */
static void no_limits_without_a_previous_period(void)
{
	int leads[13];
	g_autoptr(History) history = NULL;

	for (int w = 0; w < 13; w++)
		leads[w] = w == 5 ? 100 : 10;
	history = weekly_leads(leads, 13);
	history_measure(history, "0", "91d");
	g_assert_true(history->metrics->has_previous); /* the baseline */
	for (uint32_t w = 0; w < history->metrics->weeks->len; w++) {
		const struct week *week = metrics_week(history->metrics, w);

		g_assert_true(isnan(week->xmr_centre));
		g_assert_cmpint(week->signal, ==, SIGNAL_NONE);
	}
}

static void p90_needs_twenty(void)
{
	for (int n = 19; n <= 20; n++) {
		g_autoptr(GString) commits = g_string_new("c0");
		g_autofree char *deploys = g_strdup_printf("c0@0 c%d@1d", n);
		g_autoptr(History) history = NULL;

		for (int c = 1; c <= n; c++)
			g_string_append_printf(commits, " c%d:c%d@%d", c, c - 1,
					       c);
		history = history_new(commits->str, deploys, NULL);
		history_measure(history, "0", "7d");
		g_assert_cmpuint(metrics_week(history->metrics, 0)->changes, ==,
				 (uint32_t)n);
		g_assert_cmpint(
			isnan(metrics_week(history->metrics, 0)->lead_p90), ==,
			n < 20);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/weekly/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], counts);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		g_autofree char *path =
			g_strconcat("/weekly/signals/", signals[i].name, NULL);

		g_test_add_data_func(path, &signals[i], marks);
	}
	g_test_add_func("/weekly/services", services_have_weeks_of_their_own);
	g_test_add_func("/weekly/part-of-a-week", marks_no_part_of_a_week);
	g_test_add_func("/weekly/no-limits",
			no_limits_without_a_previous_period);
	g_test_add_func("/weekly/p90-needs-twenty", p90_needs_twenty);
	return g_test_run();
}
