/* test_verdicts.c -- the rows of two periods: tiers, changes and verdicts */
#include "tests/history.h"
#include "tests/plan.h"

#include "model/report.h"

static void check_tier(const struct history *history, const char *service,
		       enum metric metric, enum statistic statistic,
		       const char *want)
{
	const struct measure *row =
		history_find(history, service, metric, statistic);

	g_assert_cmpstr(tier_name(row->tier), ==, want);
	g_assert_cmpint(row->tier_sure, <=, row->tier);
}

/* One busy service does not make all of them Elite. */
static void all_have_the_tier_of_the_median_service(void)
{
	g_autoptr(History) history = NULL;
	struct plan plan;

	plan_begin(&plan);
	plan_deploys(&plan, "web", 200, 13 * WEEK, 200, 10);
	plan_deploys(&plan, "api", 1, 20 * WEEK, 60, 10);
	plan_deploys(&plan, "ops", 1, 21 * WEEK, 60, 10);
	history = plan_end(&plan);
	history_measure(history, "91d", "182d");
	check_tier(history, "web", DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY,
		   "Elite");
	check_tier(history, "api", DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY,
		   "Medium");
	check_tier(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY,
		   "Medium");
	check_tier(history, NULL, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT, "");
	check_tier(history, NULL, LEAD_TIME, STATISTIC_P50, "Elite");
	check_tier(history, "api", LEAD_TIME, STATISTIC_P50, "");
	check_tier(history, NULL, TIME_TO_RECOVERY, STATISTIC_MEAN, "");
}

/* clang-format off */
/* Each period has `n` deploys of leads of so many minutes, so many fail. */
static const struct {
	const char *name;
	int n_before, lead_before, failed_before;
	int n_now, lead_now, failed_now;
	const char *want; /* frequency, lead time, failure rate, recovery */
} changes[] = {
	{ "nothing-before",  0, 0, 0,     30, 60, 15,
	  "no_previous no_previous no_previous no_previous" },
	{ "the-same",        40, 600, 20, 40, 600, 20, "none none none none" },
	{ "all-better",      20, 600, 20, 80, 60, 10,
	  "better better better none" },
	{ "all-worse",       80, 60, 10,  20, 600, 20,
	  "worse worse worse none" },
	{ "19-are-few",      40, 600, 20, 19, 60, 10,
	  "worse too_few too_few none" },
	{ "20-are-not",      40, 600, 20, 20, 60, 0,
	  "worse better better too_few" },
	{ "no-lead-before",  40, 0, 20,   40, 600, 20,
	  "none too_few none none" },
	{ "nine-deploys",    40, 600, 20, 9,  60, 9,
	  "too_few too_few too_few too_few" },
	{ "none-now",        40, 600, 20, 0,  60, 0,
	  "too_few too_few too_few too_few" },
};
/* clang-format on */

static struct history *two_periods(const typeof(changes[0]) *row)
{
	struct plan plan;

	plan_begin(&plan);
	if (row->n_before > 0)
		plan_deploys(&plan, "web", (uint32_t)row->n_before, 4 * WEEK,
			     4 * WEEK / row->n_before, row->lead_before);
	if (row->failed_before > 0)
		plan_incidents(&plan, "web", (uint32_t)row->failed_before,
			       4 * WEEK + 5, 4 * WEEK / row->n_before, 100);
	if (row->n_now > 0)
		plan_deploys(&plan, "web", (uint32_t)row->n_now, 8 * WEEK,
			     4 * WEEK / row->n_now, row->lead_now);
	if (row->failed_now > 0)
		plan_incidents(&plan, "web", (uint32_t)row->failed_now,
			       8 * WEEK + 5, 4 * WEEK / row->n_now, 100);
	return plan_end(&plan);
}

static void compares(const void *data)
{
	const typeof(changes[0]) *row = data;
	g_autoptr(History) history = two_periods(row);
	g_autofree char *got = NULL;

	history_measure(history, "56d", "84d");
	got = g_strjoin(
		" ",
		verdict_name(history_find(history, NULL, DEPLOYMENT_FREQUENCY,
					  STATISTIC_PER_DAY)
				     ->verdict),
		verdict_name(
			history_find(history, NULL, LEAD_TIME, STATISTIC_P50)
				->verdict),
		verdict_name(history_find(history, NULL, CHANGE_FAILURE_RATE,
					  STATISTIC_RATE)
				     ->verdict),
		verdict_name(history_find(history, NULL, TIME_TO_RECOVERY,
					  STATISTIC_MEAN)
				     ->verdict),
		NULL);
	g_assert_cmpstr(got, ==, row->want);
}

static void changes_are_told_by_kind(void)
{
	static const typeof(changes[0]) row = {
		"", 20, 600, 10, 40, 60, 10, ""
	};
	g_autoptr(History) history = two_periods(&row);
	const struct measure *one;

	history_measure(history, "56d", "84d");
	one = history_find(history, "web", DEPLOYMENT_FREQUENCY,
			   STATISTIC_PER_DAY);
	g_assert_cmpint(one->change_kind, ==, CHANGE_RATIO);
	g_assert_cmpfloat_with_epsilon(one->change, 2, 1e-9);
	g_assert_cmpuint(one->previous_n, ==, 28);
	one = history_find(history, "web", LEAD_TIME, STATISTIC_P50);
	g_assert_cmpint(one->change_kind, ==, CHANGE_RATIO);
	g_assert_cmpfloat_with_epsilon(one->change, 0.1, 1e-9);
	g_assert_cmpfloat(one->previous, ==, 36000);
	g_assert_cmpuint(one->previous_n, ==, 20);
	one = history_find(history, "web", CHANGE_FAILURE_RATE, STATISTIC_RATE);
	g_assert_cmpint(one->change_kind, ==, CHANGE_POINTS);
	g_assert_cmpfloat_with_epsilon(one->change, -0.25, 1e-9);
	g_assert_cmpfloat(one->change_ci_low, <, -0.25);
	g_assert_cmpfloat(one->change_ci_high, >, -0.25);
	one = history_find(history, "web", LEAD_TIME, STATISTIC_MEAN);
	g_assert_cmpint(one->change_kind, ==, CHANGE_NONE);
	g_assert_cmpint(one->verdict, ==, VERDICT_EMPTY);
	g_assert_cmpfloat(one->previous, ==, 36000);
}

/* 99 % for one service of many, 95 % for all: the interval is wider. */
static void one_service_needs_more(void)
{
	static const typeof(changes[0]) row = {
		"", 20, 600, 10, 40, 60, 10, ""
	};
	g_autoptr(History) history = two_periods(&row);
	const struct measure *all, *one;

	history_measure(history, "56d", "84d");
	all = history_find(history, NULL, CHANGE_FAILURE_RATE, STATISTIC_RATE);
	one = history_find(history, "web", CHANGE_FAILURE_RATE, STATISTIC_RATE);
	g_assert_cmpfloat(one->change_ci_low, <, all->change_ci_low);
	g_assert_cmpfloat(one->change_ci_high, >, all->change_ci_high);
	g_assert_cmpfloat(one->ci_low, ==, all->ci_low);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autofree char *path =
			g_strconcat("/verdicts/", changes[i].name, NULL);

		g_test_add_data_func(path, &changes[i], compares);
	}
	g_test_add_func("/verdicts/median-tier",
			all_have_the_tier_of_the_median_service);
	g_test_add_func("/verdicts/change-kinds", changes_are_told_by_kind);
	g_test_add_func("/verdicts/confidence", one_service_needs_more);
	return g_test_run();
}
