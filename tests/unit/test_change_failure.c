/* test_change_failure.c -- deploys, why they failed, how long until recovery */
#include "tests/history.h"

#include <math.h>

/* clang-format off */
/* Deploys at 60, 120, 180 … minutes unless they say when. */
static const struct {
	const char *name, *deploys, *incidents;
	const char *want;     /* deploys */
	const char *recovery; /* minutes of those that failed */
} cases[] = {
	{ "none",                "", "", "", "" },
	{ "none-fails",          "a b c", "", "0=baseline 1=1 2=1", "" },

	/* rollbacks */
	{ "an-annotated-rollback", "a b !a", "",
	  "0=baseline 1=1!r 2=rollback", "1=60" },
	{ "an-inferred-rollback", "a b a", "",
	  "0=baseline 1=1!r 2=back", "1=60" },
	{ "a-redeploy-is-none",  "a b b", "",
	  "0=baseline 1=1 2=redeploy", "" },
	{ "forward-is-none",     "a b a b", "",
	  "0=baseline 1=1!r 2=back 3=redeploy", "1=60" },
	{ "a-day-later",         "a b@120 a@1d120", "",
	  "0=baseline 1=1!r 2=back", "1=1440" },
	{ "a-second-after-a-day", "a b@120 a@1d120m1s", "",
	  "0=baseline 1=1 2=back", "" },
	{ "not-behind-the-next-deploy", "a b c a", "",
	  "0=baseline 1=1 2=1!r 3=back", "2=60" },
	{ "two-rollbacks-one-failure", "a b !a !a", "",
	  "0=baseline 1=1!r 2=rollback 3=rollback", "1=60" },
	{ "back-and-further-back", "a c b a", "",
	  "0=baseline 1=2!r 2=back 3=back", "1=60" },
	{ "a-baseline-can-fail", "b !a", "", "0=baseline!r 1=rollback", "0=60" },
	{ "a-redeploy-can-fail", "a b b a", "",
	  "0=baseline 1=1 2=redeploy!r 3=back", "2=60" },
	{ "an-unknown-can-fail", "a ? !a", "",
	  "0=baseline 1=unknown!r 2=rollback", "1=60" },
	{ "a-rollback-comes-first", "!a b", "", "0=rollback 1=baseline", "" },
	{ "a-failed-rollback-is-none", "a b !/a", "",
	  "0=baseline 1=1 2=struck", "" },
	{ "a-failed-roll-out-between", "a b /c a", "",
	  "0=baseline 1=1!r 2=struck 3=back", "1=120" },
	{ "of-another-service",  "web=a web=b@120 api=b@130 api=a@140", "",
	  "2=baseline!r 3=back 0=baseline 1=1", "2=10" },
	{ "at-the-same-second",  "a b@120#1 a@120#2", "",
	  "0=baseline 1=1!r 2=back", "1=0" },

	/* incidents */
	{ "an-incident",         "a b", "i:web@130-150", "0=baseline 1=1!i",
	  "1=30" },
	{ "two-incidents-one-failure", "a b", "i:web@125-150 j:web@130-140",
	  "0=baseline 1=1!i", "1=30" },
	{ "the-last-end-counts", "a b", "i:web@125-130 j:web@130-170",
	  "0=baseline 1=1!i", "1=50" },
	{ "an-open-one",         "a b", "i:web@130", "0=baseline 1=1!i",
	  "1=-" },
	{ "one-ended-one-open",  "a b", "i:web@125-130 j:web@130",
	  "0=baseline 1=1!i", "1=-" },
	{ "a-drill",             "a b", "~i:web@130-150", "0=baseline 1=1", "" },
	{ "ends-before-it-begins", "a b", "i:web@130-125", "0=baseline 1=1!i",
	  "1=-" },
	{ "one-ends-before-it-begins", "a b", "i:web@125-130 j:web@130-128",
	  "0=baseline 1=1!i", "1=10" },
	{ "ended-during-the-roll-out", "a b@120-150", "i:web@125-140",
	  "0=baseline 1=1!i", "1=0" },

	/* both: the deploy failed once, and recovered with the first */
	{ "rolled-back-before-the-end", "a b@120 !a@140", "i:web@130-150",
	  "0=baseline 1=1!ri 2=rollback", "1=20" },
	{ "ended-before-the-rollback", "a b@120 !a@160", "i:web@130-150",
	  "0=baseline 1=1!ri 2=rollback", "1=30" },
	{ "rolled-back-while-open", "a b@120 !a@140", "i:web@130",
	  "0=baseline 1=1!ri 2=rollback", "1=20" },
};
/* clang-format on */

static char *print_recoveries(const struct history *history)
{
	GString *out = g_string_new(NULL);

	for (uint32_t d = 0; d < history->facts->deploys->len; d++) {
		const struct deploy_result *result =
			metrics_deploy(history->metrics, d);

		if (!result->is_failed) {
			g_assert_true(isnan(result->recovery_seconds));
			continue;
		}
		g_string_append_printf(out, "%s%s=", out->len > 0 ? " " : "",
				       facts_deploy(history->facts, d)->id);
		if (isnan(result->recovery_seconds))
			g_string_append_c(out, '-');
		else
			g_string_append_printf(out, "%g",
					       result->recovery_seconds / 60);
	}
	return g_string_free(out, false);
}

static void fails(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(History) history =
		history_new("a b:a c:b", row->deploys, row->incidents);
	g_autofree char *got = NULL, *recoveries = NULL;

	history_measure(history, "0", "90d");
	got = history_print_deploys(history);
	recoveries = print_recoveries(history);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpstr(recoveries, ==, row->recovery);
}

static void keeps_all_incidents_of_a_deploy(void)
{
	g_autoptr(History) history = history_new(
		"a b:a", "a b", "i:web@70-80 j:web@125-130 k:web@121-140");
	const struct metrics *metrics;
	const struct deploy_result *second;

	history_measure(history, "0", "90d");
	metrics = history->metrics;
	second = metrics_deploy(metrics, 1);
	g_assert_cmpuint(metrics_deploy(metrics, 0)->incidents, ==, 1);
	g_assert_cmpuint(second->incidents, ==, 2);
	for (uint32_t i = 0; i < 2; i++) {
		uint32_t at = g_array_index(metrics->deploy_incidents, uint32_t,
					    second->first_incident + i);

		g_assert_cmpstr(facts_incident(history->facts, at)->id, ==,
				i == 0 ? "k" : "j");
	}
}

/* clang-format off */
static const struct {
	const char *name, *incident;
	bool is_counted, is_open;
	double recovery; /* minutes */
	const char *note;
} ends[] = {
	{ "resolved",      "i:web@70-80",  true,  false, 10,  NULL },
	{ "at-once",       "i:web@70-70",  true,  false, 0,   NULL },
	{ "open",          "i:web@70",     true,  true,  NAN, NULL },
	{ "backwards",     "i:web@70-69",  false, false, NAN,
	  "ends before it begins" },
	{ "drill",         "~i:web@70-80", false, false, NAN, "drill" },
	{ "open-drill",    "~i:web@70",    false, true,  NAN, "drill" },
	{ "no-service",    "i:?@70-80",    false, false, NAN,
	  "unknown service" },
};
/* clang-format on */

static void ends_so(const void *data)
{
	const typeof(ends[0]) *row = data;
	g_autoptr(History) history = history_new("a", "a", row->incident);
	const struct incident_result *result;

	history_measure(history, "0", "90d");
	result = metrics_incident(history->metrics, 0);
	g_assert_cmpint(result->is_counted, ==, row->is_counted);
	g_assert_cmpint(result->is_open, ==, row->is_open);
	g_assert_cmpstr(result->note, ==, row->note);
	if (isnan(row->recovery))
		g_assert_true(isnan(result->recovery_seconds));
	else
		g_assert_cmpfloat(result->recovery_seconds, ==,
				  60 * row->recovery);
}

static void tells_of_the_end_before_the_beginning(void)
{
	g_autoptr(History) history = history_new("a", "a", "i:web@70-69");
	const struct finding *finding;

	history_measure(history, "0", "90d");
	g_assert_cmpuint(history->metrics->findings->len, ==, 1);
	finding = &g_array_index(history->metrics->findings, struct finding, 0);
	g_assert_cmpstr(finding->kind, ==, "incident ends before it begins");
	g_assert_cmpstr(finding->detail, ==,
			"incident i begins 2026-06-01T01:10:00Z and ends "
			"2026-06-01T01:09:00Z");
}

/* How the rate depends on the window; explicit and rollbacks whatever it is. */
static void counts_by_window(void)
{
	g_autoptr(History) history = history_new(
		"a b:a c:b d:c", "a@1d b@10d c@15d d:v1@20d a@20d10m d@40d",
		"i:web@10d2h-11d j:web@3d-4d k:web@19d-20d l:web@90d-91d>v1");
	static const uint32_t failed[] = { 1, 2, 3, 4 };

	history_measure(history, "0", "30d");
	for (int w = 0; w < 4; w++) {
		const struct failure_window *window =
			&history->metrics->failure_windows[w];

		g_assert_cmpuint(window->deploys, ==, 4);
		g_assert_cmpuint(window->failed, ==, failed[w]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/change-failure/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], fails);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autofree char *path =
			g_strconcat("/change-failure/end/", ends[i].name, NULL);

		g_test_add_data_func(path, &ends[i], ends_so);
	}
	g_test_add_func("/change-failure/keeps-all-incidents",
			keeps_all_incidents_of_a_deploy);
	g_test_add_func("/change-failure/end-before-beginning",
			tells_of_the_end_before_the_beginning);
	g_test_add_func("/change-failure/by-window", counts_by_window);
	return g_test_run();
}
