/* test_traps.c -- what the best-known systems get wrong, each as a test
 *
 * Those about reading (numbers of 64 bits) and about formulas in CSV are with
 * the importers and renderers.
 */
#include "tests/history.h"

#include "model/report.h"

#include <math.h>

static struct history *measured(const char *commits, const char *deploys,
				const char *incidents, const char *until)
{
	struct history *history = history_new(commits, deploys, incidents);

	history_measure(history, "0", until);
	return history;
}

static void check_value(const struct history *history, const char *service,
			enum metric metric, enum statistic statistic,
			const char *want)
{
	g_autofree char *got =
		history_print_measure(history, service, metric, statistic);

	g_assert_cmpstr(got, ==, want);
}

/* Five incidents of one deploy, or a join that repeats its row. */
static void failure_rate_above_100_percent(void)
{
	g_autoptr(History) history = measured(
		"a b:a", "a@1d !a@1d2h",
		"1:web@1d1-1d9 2:web@1d2-1d9 3:web@1d3-1d9 4:web@1d4-1d9",
		"7d");

	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_RATE,
		    "1 n=1");
	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_FAILED,
		    "1 n=1");
}

static void no_data_is_not_zero(void)
{
	g_autoptr(History) history = measured("", NULL, NULL, "90d");

	for (uint32_t m = 0; m < MEASURES; m++) {
		const struct measure *row = &g_array_index(
			history->metrics->measures, struct measure, m);

		g_assert_true(isnan(row->value));
		g_assert_true(isnan(row->ci_low));
		g_assert_cmpstr(tier_name(row->tier), ==, "");
		g_assert_nonnull(row->note);
	}
}

/* Nor is a quiet quarter a fast one. */
static void no_data_is_not_elite(void)
{
	g_autoptr(History) history = history_new("a b:a", "a@1d b@2d", "");

	history_measure(history, "91d", "182d");
	check_value(history, NULL, LEAD_TIME, STATISTIC_P50, "- n=0");
	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_RATE,
		    "- n=0");
	g_assert_cmpint(
		history_find(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_RATE)
			->tier,
		==, TIER_NONE);
	g_assert_cmpint(
		history_find(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN)
			->tier,
		==, TIER_NONE);
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "0 n=91");
}

static void first_deploy_swallows_history(void)
{
	g_autoptr(History) history =
		measured("a@-900d b:a@-800d c:b@-700d d:c@1d", "c@1d d@1d1h",
			 NULL, "7d");
	g_autofree char *ships = history_print(history);

	g_assert_cmpstr(ships, ==, "a- b- c- d1");
	check_value(history, NULL, LEAD_TIME, STATISTIC_P50, "3600 n=1");
	check_value(history, NULL, BATCH_SIZE, STATISTIC_P50, "1 n=1");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "2 n=7");
}

/* One deploy of three fast changes and one of a slow one: 4 changes. */
static void average_of_averages(void)
{
	g_autoptr(History) history = measured("a b:a@1d c:b@1d d:c@1d e:d@2d",
					      "a@1h d@1d10 e@2d50", NULL, "7d");

	check_value(history, NULL, LEAD_TIME, STATISTIC_MEAN, "1200 n=4");
}

/* ((10 + 20) / 2 + 60) / 2 is 37.5, but the mean is 30. */
static void running_mean(void)
{
	g_autoptr(History) history = measured(
		"a", "a@1d", "1:web@2d-2d10 2:web@3d-3d20 3:web@4d-4d60", "7d");

	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN,
		    "1800 n=3");
}

static void hours_truncated(void)
{
	g_autoptr(History) history =
		measured("a b:a@1d", "a@1h b@1d59m59s", "1:web@2d-2d30", "7d");

	check_value(history, NULL, LEAD_TIME, STATISTIC_P50, "3599 n=1");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN,
		    "1800 n=1");
}

static void redeploy_counts_commits_again(void)
{
	g_autoptr(History) history =
		measured("a b:a c:b", "a@1d c@2d c@3d c@4d", NULL, "7d");
	g_autofree char *ships = history_print(history);

	g_assert_cmpstr(ships, ==, "a- b1 c1");
	check_value(history, NULL, REDEPLOYS, STATISTIC_COUNT, "2 n=4");
	check_value(history, NULL, BATCH_SIZE, STATISTIC_P50, "2 n=1");
}

/* An old commit merged late ships with the merge, not with its date. */
static void commits_by_date(void)
{
	g_autoptr(History) history =
		measured("a@0 old:a@1h b:a@2d c:b@3d m:c,old@4d",
			 "a@1d b@2d1h m@4d1h", NULL, "7d");
	g_autofree char *ships = history_print(history);

	g_assert_cmpstr(ships, ==, "a- old2 b1 c2 m-");
}

/* What the hotfix shipped is not shipped again from the main branch. */
static void hotfix_branch_twice(void)
{
	g_autoptr(History) history = measured(
		"a fix:a b:a c:b", "a@1d b@2d fix@3d c@4d", NULL, "7d");
	g_autofree char *ships = history_print(history);

	/* only minus the deploy before, fix, would give b to 3 once more */
	g_assert_cmpstr(ships, ==, "a- fix2 b1 c3");
}

static void incident_of_another_service(void)
{
	g_autoptr(History) history =
		measured("a", "web=a@1d api=a@1d20", "i:web@1d30-1d40", "7d");
	g_autofree char *blamed = history_print_incidents(history);

	g_assert_cmpstr(blamed, ==, "i>0");
	check_value(history, "api", CHANGE_FAILURE_RATE, STATISTIC_FAILED,
		    "0 n=1");
}

static void incident_two_months_later(void)
{
	g_autoptr(History) history =
		measured("a", "a@1d", "i:web@61d-62d", "90d");

	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_FAILED,
		    "0 n=1");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_RESOLVED,
		    "1 n=1");
}

static void ids_collide_between_sources(void)
{
	g_autoptr(History) history = g_new0(struct history, 1);

	history->facts = facts_new();
	history->settings = settings_new();
	history_read(history->facts, "1", "a b:a", "a@1d#1 b@2d#2",
		     "1:web@3d-3d60");
	history_read(history->facts, "2", "", "api=b@3d#1", "1:api@4d-4d20");
	facts_seal(history->facts, 600);
	history_measure(history, "0", "7d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "3 n=7");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN,
		    "2400 n=2");
}

static void open_incident_zero(void)
{
	g_autoptr(History) history =
		measured("a", "a@1d", "1:web@2d-2d60 2:web@3d", "7d");

	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN,
		    "3600 n=1");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_OPEN, "1 n=1");
}

static void forward_again_is_no_rollback(void)
{
	g_autoptr(History) history =
		measured("a b:a", "a@1d b@2d a@2d1h b@2d5h", NULL, "7d");
	g_autofree char *states = history_print_deploys(history);

	g_assert_cmpstr(states, ==, "0=baseline 1=1!r 2=back 3=redeploy");
	check_value(history, NULL, ROLLBACKS, STATISTIC_COUNT, "1 n=3");
	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_FAILED,
		    "1 n=3");
}

/* From Wednesday to Wednesday there is one whole week in the middle. */
static void partial_weeks(void)
{
	g_autoptr(History) history =
		history_new("a", "a@3d a@7d a@8d a@9d a@10d a@14d", NULL);

	history_measure(history, "2d", "16d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY,
		    STATISTIC_DAYS_PER_WEEK_P50, "4 n=1");
	for (uint32_t w = 0; w < history->metrics->weeks->len; w++) {
		const struct week *week = metrics_week(history->metrics, w);

		g_assert_cmpint(week->is_complete, ==,
				week->monday_at == history_time("7d"));
	}
}

/* What stands at the midnight between two windows is in the second only. */
static void midnight_twice(void)
{
	g_autoptr(History) history =
		history_new("a", "a@0 a@7d a@14d", "i:web@7d-8d");

	history_measure(history, "0", "7d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "1 n=7");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_RESOLVED,
		    "0 n=0");
	history_measure(history, "7d", "14d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "1 n=7");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_RESOLVED,
		    "1 n=1");
	history_measure(history, "0", "14d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "2 n=14");
}

static void merges_as_changes(void)
{
	g_autoptr(History) history =
		measured("a b:a@1d c:a@1d m:b,c@1d", "a@1h m@1d10", NULL, "7d");

	check_value(history, NULL, LEAD_TIME, STATISTIC_P50, "600 n=2");
	check_value(history, NULL, BATCH_SIZE, STATISTIC_P50, "2 n=1");
}

static void percentiles_of_three(void)
{
	g_autoptr(History) history =
		measured("a b:a@1d c:b@1d d:c@1d", "a@1h d@1d10",
			 "1:web@2d-2d10 2:web@3d-3d20 3:web@4d-4d60", "7d");

	check_value(history, NULL, LEAD_TIME, STATISTIC_P90, "- n=3");
	check_value(history, NULL, TIME_TO_RECOVERY, STATISTIC_P90, "- n=3");
	g_assert_cmpint(
		history_find(history, NULL, LEAD_TIME, STATISTIC_P50)->tier, ==,
		TIER_NONE);
	g_assert_true(isnan(
		history_find(history, NULL, LEAD_TIME, STATISTIC_P50)->ci_low));
}

/* The first deploy and the last of ten years are both in them. */
static void range_over_400_days(void)
{
	g_autoptr(History) history = history_new("a b:a", "a@0 b@3649d", NULL);

	history->settings->as_of = history_time("3650d");
	history_measure(history, "0", "3650d");
	check_value(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT,
		    "2 n=3650");
	g_assert_cmpuint(history->metrics->weeks->len, ==, 2 * 522);
}

/* The median of a week is that of its changes, as the median of all is. */
static void weekly_medians_of_two_kinds(void)
{
	g_autoptr(History) history = measured("a b:a@1d c:b@1d d:c@1d e:d@2d",
					      "a@1h d@1d10 e@2d50", NULL, "7d");

	check_value(history, NULL, LEAD_TIME, STATISTIC_P50, "600 n=4");
	g_assert_cmpfloat(metrics_week(history->metrics, 0)->lead_p50, ==, 600);
}

/* 1 of 1 and 1 of 3 deploys failed: 2 of 4, not (100 % + 33 %) / 2. */
static void mean_of_ratios(void)
{
	g_autoptr(History) history =
		measured("a", "web=a@1d api=a@1d api=a@2d api=a@3d",
			 "i:web@1d5-1d9 j:api@2d5-2d9", "7d");

	check_value(history, "web", CHANGE_FAILURE_RATE, STATISTIC_RATE,
		    "1 n=1");
	check_value(history, "api", CHANGE_FAILURE_RATE, STATISTIC_RATE,
		    "0.333333 n=3");
	check_value(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_RATE,
		    "0.5 n=4");
}

/* clang-format off */
static const struct {
	const char *name;
	void (*test)(void);
} traps[] = {
	{ "failure-rate-above-100-percent", failure_rate_above_100_percent },
	{ "no-data-is-not-zero",            no_data_is_not_zero },
	{ "no-data-is-not-elite",           no_data_is_not_elite },
	{ "first-deploy-swallows-history",  first_deploy_swallows_history },
	{ "average-of-averages",            average_of_averages },
	{ "running-mean",                   running_mean },
	{ "hours-truncated",                hours_truncated },
	{ "redeploy-counts-commits-again",  redeploy_counts_commits_again },
	{ "commits-by-date",                commits_by_date },
	{ "hotfix-branch-twice",            hotfix_branch_twice },
	{ "incident-of-another-service",    incident_of_another_service },
	{ "incident-two-months-later",      incident_two_months_later },
	{ "ids-collide-between-sources",    ids_collide_between_sources },
	{ "open-incident-zero",             open_incident_zero },
	{ "forward-again-is-no-rollback",   forward_again_is_no_rollback },
	{ "partial-weeks",                  partial_weeks },
	{ "midnight-twice",                 midnight_twice },
	{ "weekly-medians-of-two-kinds",    weekly_medians_of_two_kinds },
	{ "range-over-400-days",            range_over_400_days },
	{ "merges-as-changes",              merges_as_changes },
	{ "percentiles-of-three",           percentiles_of_three },
	{ "mean-of-ratios",                 mean_of_ratios },
};
/* clang-format on */

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(traps); i++) {
		g_autofree char *path =
			g_strconcat("/traps/", traps[i].name, NULL);

		g_test_add_func(path, traps[i].test);
	}
	return g_test_run();
}
