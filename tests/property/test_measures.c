/* test_measures.c -- what holds of the rows, whatever the history
 *
 * Random histories of three services over eight weeks, measured from day 28
 * to day 56, with some of the records outside.
 */
#include "tests/history.h"

#include <math.h>

enum { ROUNDS = 30, DAY = 24 * 60 };

static const char *const names[] = { "api", "ops", "web" };

static char *make_commits(GRand *rand, int n)
{
	GString *out = g_string_new("c0");

	for (int c = 1; c < n; c++) {
		int at = g_rand_int_range(rand, -2 * DAY, 60 * DAY);

		g_string_append_printf(out, " c%d:c%d", c, c - 1);
		if (c > 2 && g_rand_int_range(rand, 0, 4) == 0)
			g_string_append_printf(out, ",c%d", c - 2);
		g_string_append_printf(out, "@%d", at);
	}
	return g_string_free(out, false);
}

static char *make_deploys(GRand *rand, int commits, int n)
{
	GString *out = g_string_new(NULL);

	for (int d = 0; d < n; d++) {
		int ahead = g_rand_int_range(rand, -3, 4);
		int c = CLAMP(d * commits / n + ahead, 0, commits - 1);
		int at = 60 * DAY / n * d + g_rand_int_range(rand, 0, 300);
		int kind = g_rand_int_range(rand, 0, 12);

		g_string_append_printf(
			out, "%s=%s%s", names[g_rand_int_range(rand, 0, 3)],
			kind == 0 ? "!" : "", kind == 1 ? "/" : "");
		if (kind == 2)
			g_string_append(out, "?");
		else
			g_string_append_printf(out, "c%d", c);
		g_string_append_printf(out, "@%d-%d ", at, at + kind);
	}
	return g_string_free(out, false);
}

/* Each of one service, so that services add up. */
static char *make_incidents(GRand *rand, int n)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < n; i++) {
		int at = g_rand_int_range(rand, 0, 60 * DAY);
		int length = g_rand_int_range(rand, -10, 900);
		int kind = g_rand_int_range(rand, 0, 10);

		g_string_append_printf(out, "%si%d:%s@%d", kind == 0 ? "~" : "",
				       i, kind == 1 ? "?" : names[i % 3], at);
		if (kind != 2)
			g_string_append_printf(out, "-%d", at + length);
		g_string_append_c(out, ' ');
	}
	return g_string_free(out, false);
}

static struct history *make_history(GRand *rand)
{
	int n = g_rand_int_range(rand, 2, 150);
	g_autofree char *commits = make_commits(rand, n);
	g_autofree char *deploys =
		make_deploys(rand, n, g_rand_int_range(rand, 1, 120));
	g_autofree char *incidents =
		make_incidents(rand, g_rand_int_range(rand, 0, 60));
	struct history *history = history_new(commits, deploys, incidents);

	history_measure(history, "28d", "56d");
	return history;
}

static const struct measure *row(const struct history *history, uint32_t scope,
				 enum metric metric, enum statistic statistic)
{
	return metrics_find(history->metrics, scope, metric, statistic);
}

static double value(const struct history *history, uint32_t scope,
		    enum metric metric, enum statistic statistic)
{
	return row(history, scope, metric, statistic)->value;
}

/* NaN is no data and may stand anywhere. */
static void check_order(double low, double high)
{
	if (!isnan(low) && !isnan(high))
		g_assert_cmpfloat(low, <=, high);
}

static void check_lead_times(const struct history *history, uint32_t scope)
{
	static const enum statistic order[] = { STATISTIC_P50, STATISTIC_P75,
						STATISTIC_P90, STATISTIC_P95 };
	uint32_t n = row(history, scope, LEAD_TIME, STATISTIC_P50)->n;

	for (size_t i = 0; i + 1 < G_N_ELEMENTS(order); i++)
		check_order(value(history, scope, LEAD_TIME, order[i]),
			    value(history, scope, LEAD_TIME, order[i + 1]));
	g_assert_cmpint(isnan(value(history, scope, LEAD_TIME, STATISTIC_P50)),
			==, n < 1);
	g_assert_cmpint(isnan(value(history, scope, LEAD_TIME, STATISTIC_P90)),
			==, n < 20);
	g_assert_cmpint(isnan(value(history, scope, LEAD_TIME, STATISTIC_P95)),
			==, n < 40);
}

static void check_counts(const struct history *history, uint32_t scope)
{
	double deploys =
		value(history, scope, CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS);
	double failed =
		value(history, scope, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
	double rate =
		value(history, scope, CHANGE_FAILURE_RATE, STATISTIC_RATE);
	double per_day =
		value(history, scope, DEPLOYMENT_FREQUENCY, STATISTIC_PER_DAY);

	if (isnan(deploys)) {
		g_assert_true(isnan(failed) && isnan(rate) && isnan(per_day));
		return;
	}
	g_assert_cmpfloat(failed, <=, deploys);
	/* of records that never counted there is a count, but no frequency */
	if (isnan(per_day)) {
		g_assert_cmpfloat(deploys, ==, 0);
		return;
	}
	g_assert_cmpfloat(
		deploys, ==,
		value(history, scope, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT));
	g_assert_cmpfloat_with_epsilon(per_day * 28, deploys, 1e-9);
	g_assert_cmpint(isnan(rate), ==, deploys == 0);
	if (deploys > 0)
		g_assert_cmpfloat_with_epsilon(rate * deploys, failed, 1e-9);
	g_assert_cmpuint(row(history, scope, FAILED_DEPLOYMENT_RECOVERY_TIME,
			     STATISTIC_P50)
				 ->n,
			 <=, (uint32_t)failed);
}

static void check_row(const struct measure *measure)
{
	bool is_share = measure->unit == UNIT_FRACTION;

	check_order(measure->ci_low, measure->ci_high);
	check_order(measure->change_ci_low, measure->change_ci_high);
	check_order(0, measure->value);
	if (is_share) {
		check_order(measure->value, 1);
		check_order(measure->ci_low, measure->value);
		check_order(measure->value, measure->ci_high);
	}
	g_assert_false(isinf(measure->value) || isinf(measure->change));
	g_assert_cmpint(measure->tier_sure, <=, measure->tier);
	if (measure->tier != TIER_NONE)
		g_assert_cmpuint(measure->n, >=,
				 measure->service == NONE ? 0 : 5);
	if (isnan(measure->value)) {
		g_assert_cmpint(measure->tier, ==, TIER_NONE);
		g_assert_nonnull(measure->note);
	}
}

static void rows_are_sound(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = make_history(rand);
		const GArray *rows = history->metrics->measures;

		for (uint32_t i = 0; i < rows->len; i++)
			check_row(&g_array_index(rows, struct measure, i));
		for (uint32_t p = 0; p <= history->metrics->scopes->len; p++) {
			check_lead_times(history, p - 1);
			check_counts(history, p - 1);
		}
	}
}

/* The sum of the services is that of all of them. */
static void check_sum(const struct history *history, enum metric metric,
		      enum statistic statistic)
{
	double sum = 0;
	double all = value(history, NONE, metric, statistic);

	for (uint32_t p = 0; p < history->metrics->scopes->len; p++) {
		double one = value(history, p, metric, statistic);

		sum += isnan(one) ? 0 : one;
	}
	if (!isnan(all))
		g_assert_cmpfloat(sum, ==, all);
}

static void check_sum_of_n(const struct history *history, enum metric metric,
			   enum statistic statistic)
{
	uint32_t sum = 0;

	for (uint32_t p = 0; p < history->metrics->scopes->len; p++)
		sum += row(history, p, metric, statistic)->n;
	g_assert_cmpuint(sum, ==, row(history, NONE, metric, statistic)->n);
}

static void services_add_up(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(2);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = make_history(rand);

		check_sum(history, DEPLOYMENT_FREQUENCY, STATISTIC_COUNT);
		check_sum(history, CHANGE_FAILURE_RATE, STATISTIC_FAILED);
		check_sum(history, CHANGE_FAILURE_RATE, STATISTIC_DEPLOYS);
		check_sum(history, TIME_TO_RECOVERY, STATISTIC_RESOLVED);
		check_sum(history, TIME_TO_RECOVERY, STATISTIC_OPEN);
		check_sum(history, ROLLBACKS, STATISTIC_COUNT);
		check_sum(history, REDEPLOYS, STATISTIC_COUNT);
		check_sum_of_n(history, LEAD_TIME, STATISTIC_P50);
		check_sum_of_n(history, BATCH_SIZE, STATISTIC_P50);
		check_sum_of_n(history, FAILED_DEPLOYMENT_RECOVERY_TIME,
			       STATISTIC_P50);
	}
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median, the slow way, from the changes themselves. */
static double median(const struct history *history, uint32_t service)
{
	const struct metrics *metrics = history->metrics;
	double leads[200 * 3];
	size_t n = 0;

	for (uint32_t c = 0; c < metrics->changes->len; c++) {
		const struct change *change = metrics_change(metrics, c);
		const struct deploy *deploy =
			facts_deploy(history->facts, change->deploy);

		if ((service == NONE || service == deploy->service) &&
		    window_holds(&metrics->window, deploy->deployed_at) &&
		    !isnan(change->lead_seconds))
			leads[n++] = change->lead_seconds;
	}
	qsort(leads, n, sizeof(*leads), compare_numbers);
	if (n == 0)
		return NAN;
	return (leads[(n - 1) / 2] + leads[n / 2]) / 2;
}

static void medians_equal_the_twin(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(3);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = make_history(rand);

		for (uint32_t p = 0; p <= history->metrics->scopes->len; p++) {
			double want = median(history, p - 1);
			double got =
				value(history, p - 1, LEAD_TIME, STATISTIC_P50);

			g_assert_cmpint(isnan(got), ==, isnan(want));
			if (!isnan(want))
				g_assert_cmpfloat_with_epsilon(got, want, 1e-6);
		}
	}
}

static void fates_add_up(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(4);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = make_history(rand);

		for (uint32_t s = 0; s < history->facts->sources->len; s++) {
			uint32_t sum = 0;

			for (int fate = 0; fate < FATES; fate++)
				sum += metrics_source(history->metrics, s)
					       ->fates[fate];
			g_assert_cmpuint(sum, ==,
					 facts_source(history->facts, s)->read);
		}
	}
}

static void weeks_add_up(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(5);

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(History) history = make_history(rand);
		const struct metrics *metrics = history->metrics;
		double now = value(history, NONE, CHANGE_FAILURE_RATE,
				   STATISTIC_DEPLOYS);
		double sum = 0;

		for (uint32_t w = 0; w < metrics->weeks->len; w++) {
			const struct week *week = metrics_week(metrics, w);

			g_assert_true(week->is_complete);
			g_assert_cmpuint(week->failed, <=, week->deploys);
			g_assert_cmpuint(week->deploy_days, <=, 7);
			g_assert_cmpuint(week->deploy_days, <=, week->deploys);
			g_assert_cmpuint(week->resolved, <=, week->incidents);
			if (week->service == NONE && !week->is_previous)
				sum += week->deploys;
		}
		if (!isnan(now))
			g_assert_cmpfloat(sum, ==, now);
	}
}

/* The same twice, to the last bit. */
static void runs_are_alike(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(6);
	g_autoptr(History) history = make_history(rand);
	g_autofree struct measure *first = g_memdup2(
		history->metrics->measures->data,
		history->metrics->measures->len * sizeof(struct measure));

	history_measure(history, "28d", "56d");
	for (uint32_t i = 0; i < history->metrics->measures->len; i++) {
		const struct measure *second = &g_array_index(
			history->metrics->measures, struct measure, i);

		g_assert_true(isnan(first[i].ci_low) ||
			      first[i].ci_low == second->ci_low);
		g_assert_true(isnan(first[i].ci_high) ||
			      first[i].ci_high == second->ci_high);
		g_assert_true(isnan(first[i].change_ci_low) ||
			      first[i].change_ci_low == second->change_ci_low);
		g_assert_cmpint(isnan(first[i].ci_low), ==,
				isnan(second->ci_low));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/measures/rows-are-sound", rows_are_sound);
	g_test_add_func("/measures/services-add-up", services_add_up);
	g_test_add_func("/measures/medians-equal-the-twin",
			medians_equal_the_twin);
	g_test_add_func("/measures/fates-add-up", fates_add_up);
	g_test_add_func("/measures/weeks-add-up", weeks_add_up);
	g_test_add_func("/measures/runs-are-alike", runs_are_alike);
	return g_test_run();
}
