/* test_statistics.c -- quantiles, intervals and resamples against their twins
 *
 * The twins do the obvious thing: expand, sort by insertion, look up; solve
 * an equation by halving.  All input comes from seeded generators.
 */
#include "analyzer/bootstrap.h"
#include "analyzer/interval.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { MOST_CLUSTERS = 12, MOST_IN_ONE = 6, MOST = 400, ROUNDS = 200 };

static const double places[] = { 0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1 };

static double some_value(struct random *random)
{
	uint32_t kind = random_below(random, 20);

	if (kind == 0)
		return NAN;
	if (kind < 8) /* ties */
		return random_below(random, 5);
	return random_below(random, 1000000) / 7.0;
}

static void shuffle(double *values, uint32_t n, struct random *random)
{
	for (uint32_t i = n; i > 1; i--) {
		uint32_t other = random_below(random, i);
		double value = values[i - 1];

		values[i - 1] = values[other];
		values[other] = value;
	}
}

static void insert(double *sorted, uint32_t *n, double value)
{
	uint32_t i = *n;

	if (isnan(value))
		return;
	for (; i > 0 && sorted[i - 1] > value; i--)
		sorted[i] = sorted[i - 1];
	sorted[i] = value;
	++*n;
}

/* Type 7 as Hyndman and Fan write it, counted from 1. */
static double obvious_quantile(const double *sorted, uint32_t n, double p)
{
	double place = 1 + (n - 1) * p, j = floor(place);
	double low, high;

	if (n == 0)
		return NAN;
	low = sorted[(uint32_t)j - 1];
	high = j < n ? sorted[(uint32_t)j] : low;
	return fmin(low + ((n - 1) * p - (j - 1)) * (high - low), high);
}

static void quantiles_equal_the_obvious_ones(void)
{
	struct random random;

	random_seed(&random, "quantiles", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = random_below(&random, 40), known = 0;
		double values[40], sorted[40];

		for (uint32_t v = 0; v < n; v++) {
			values[v] = some_value(&random);
			insert(sorted, &known, values[v]);
		}
		for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
			double got = statistics_quantile(values, n, places[i]);
			double want =
				obvious_quantile(sorted, known, places[i]);

			g_assert_true(got == want || (isnan(got) && !known));
		}
	}
}

static void quantiles_rise_and_order_is_nothing(void)
{
	struct random random;

	random_seed(&random, "order", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = 1 + random_below(&random, 60);
		double values[60], p50, p75, p90, mean;

		for (uint32_t v = 0; v < n; v++)
			values[v] = random_below(&random, 1000) / 3.0;
		p50 = statistics_quantile(values, n, 0.5);
		p75 = statistics_quantile(values, n, 0.75);
		p90 = statistics_quantile(values, n, 0.9);
		mean = statistics_mean(values, n);
		g_assert_true(p50 <= p75 && p75 <= p90);

		shuffle(values, n, &random);
		g_assert_true(statistics_quantile(values, n, 0.9) == p90);
		g_assert_true(statistics_mean(values, n) == mean);
	}
}

/* A rate is inside if it is within z of its own errors of the observed one. */
static double score_off(double rate, double observed, double n)
{
	return fabs(observed - rate) / sqrt(rate * (1 - rate) / n);
}

/* The limit between a rate that is inside and the end that is not. */
static double halve(double inside, double outside, struct share share, double z)
{
	double observed = (double)share.events / (double)share.n;

	for (int i = 0; i < 200; i++) {
		double middle = (inside + outside) / 2;

		if (score_off(middle, observed, (double)share.n) <= z)
			inside = middle;
		else
			outside = middle;
	}
	return inside;
}

static void wilson_solves_the_score_equation(void)
{
	for (uint64_t n = 1; n < 60; n += 1 + n / 7) {
		for (uint64_t events = 0; events <= n; events++) {
			struct share share = { events, n };
			struct estimate got =
				interval_wilson(share, CONFIDENCE_99);
			double z = statistics_z(CONFIDENCE_99);
			double low =
				events == 0 ? 0 : halve(got.value, 0, share, z);
			double high =
				events == n ? 1 : halve(got.value, 1, share, z);

			g_assert_true(fabs(got.low - low) < 1e-9);
			g_assert_true(fabs(got.high - high) < 1e-9);
			g_assert_true(got.low <= got.value);
			g_assert_true(got.value <= got.high);
		}
	}
}

static void changes_back_mirror_changes(void)
{
	struct random random;

	random_seed(&random, "mirror", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = 1 + random_below(&random, 50);
		uint32_t m = 1 + random_below(&random, 50);
		struct share a = { random_below(&random, n + 1), n };
		struct share b = { random_below(&random, m + 1), m };
		struct counted now = { n, 90, NULL, 0 };
		struct counted before = { m, 91, NULL, 0 };
		struct estimate there = interval_newcombe(a, b, CONFIDENCE_95);
		struct estimate back = interval_newcombe(b, a, CONFIDENCE_95);

		g_assert_true(fabs(there.low + back.high) < 1e-12);
		g_assert_true(fabs(there.high + back.low) < 1e-12);
		g_assert_true(there.low >= -1 - 1e-12 &&
			      there.high <= 1 + 1e-12);

		there = interval_of_rate_ratio(&now, &before, CONFIDENCE_95);
		back = interval_of_rate_ratio(&before, &now, CONFIDENCE_95);
		g_assert_true(fabs(there.low * back.high - 1) < 1e-12);
		g_assert_true(there.low < there.value &&
			      there.value < there.high);
	}
}

struct history {
	double values[MOST];
	uint32_t offsets[MOST_CLUSTERS + 1];
	struct clusters clusters;
};

/* Clusters of 0 to a few changes, some missing; at least five have one. */
static void some_history(struct history *history, struct random *random)
{
	uint32_t n = 0, clusters = 5 + random_below(random, MOST_CLUSTERS - 4);

	for (uint32_t c = 0; c < clusters; c++) {
		uint32_t size = random_below(random, MOST_IN_ONE + 1);

		history->offsets[c] = n;
		if (c < 5)
			history->values[n++] = random_below(random, 100);
		for (uint32_t v = 0; v < size; v++)
			history->values[n++] = some_value(random);
	}
	history->offsets[clusters] = n;
	history->clusters =
		(struct clusters){ history->values, history->offsets, clusters,
				   NULL };
}

/* Draws clusters with values, writes all of them out, sorts, looks up. */
static double naive_answer(const struct clusters *from, double p,
			   struct random *random)
{
	double sorted[MOST];
	uint32_t full[MOST_CLUSTERS], n_full = 0, n = 0;

	for (uint32_t c = 0; c < from->n; c++)
		for (uint32_t v = from->offsets[c]; v < from->offsets[c + 1];
		     v++)
			if (!isnan(from->values[v])) {
				full[n_full++] = c;
				break;
			}
	for (uint32_t i = 0; i < n_full; i++) {
		uint32_t c = full[random_below(random, n_full)];

		for (uint32_t v = from->offsets[c]; v < from->offsets[c + 1];
		     v++)
			insert(sorted, &n, from->values[v]);
	}
	return obvious_quantile(sorted, n, p);
}

static struct estimate naive_ends(double *answers)
{
	double sorted[BOOTSTRAP_RESAMPLES];
	uint32_t n = 0;

	for (int r = 0; r < BOOTSTRAP_RESAMPLES; r++)
		insert(sorted, &n, answers[r]);
	return (struct estimate){
		.low = obvious_quantile(sorted, n, 0.025),
		.high = obvious_quantile(sorted, n, 0.975),
	};
}

static bool is_same(double got, double want)
{
	return got == want || (isnan(got) && !isfinite(want));
}

/* Not near: equal, to the last bit. */
static void resamples_equal_those_written_out(void)
{
	struct random random;

	random_seed(&random, "resamples", "", "");
	for (int round = 0; round < 24; round++) {
		double answers[BOOTSTRAP_RESAMPLES];
		double p = places[round % G_N_ELEMENTS(places)];
		struct random twin;
		struct history now;
		struct estimate got, want;

		some_history(&now, &random);
		twin = random;
		got = bootstrap_quantile(&now.clusters, p, CONFIDENCE_95,
					 &random);
		for (int r = 0; r < BOOTSTRAP_RESAMPLES; r++)
			answers[r] = naive_answer(&now.clusters, p, &twin);
		want = naive_ends(answers);
		g_assert_true(is_same(got.low, want.low));
		g_assert_true(is_same(got.high, want.high));
		g_assert_cmpmem(&random, sizeof(random), &twin, sizeof(twin));
	}
}

static void ratios_equal_those_written_out(void)
{
	struct random random;

	random_seed(&random, "ratios", "", "");
	for (int round = 0; round < 8; round++) {
		double answers[BOOTSTRAP_RESAMPLES];
		double p = places[1 + round % 6];
		struct random twin;
		struct history now, before;
		struct estimate got, want;

		some_history(&now, &random);
		some_history(&before, &random);
		twin = random;
		got = bootstrap_quantile_ratio(&now.clusters, &before.clusters,
					       p, CONFIDENCE_95, &random);
		if (isnan(got.value))
			continue;
		for (int r = 0; r < BOOTSTRAP_RESAMPLES; r++) {
			double a = naive_answer(&now.clusters, p, &twin);
			double b = naive_answer(&before.clusters, p, &twin);

			answers[r] = a == 0 && b == 0 ? 1 : a / b;
		}
		want = naive_ends(answers);
		g_assert_true(is_same(got.low, want.low));
		g_assert_true(is_same(got.high, want.high));
	}
}

/* Values on their own in any order; changes in any order in their deploy. */
static void order_is_nothing_to_a_resample(void)
{
	struct random random, first, second;

	random_seed(&random, "order", "resample", "");
	for (int round = 0; round < 8; round++) {
		struct history history;
		struct clusters single, *clusters = &history.clusters;
		struct estimate a, b;
		double *values = history.values;

		some_history(&history, &random);
		first = second = random;
		a = bootstrap_quantile(clusters, 0.5, CONFIDENCE_95, &first);
		for (uint32_t c = 0; c < clusters->n; c++)
			shuffle(&values[history.offsets[c]],
				history.offsets[c + 1] - history.offsets[c],
				&random);
		b = bootstrap_quantile(clusters, 0.5, CONFIDENCE_95, &second);
		g_assert_cmpmem(&a, sizeof(a), &b, sizeof(b));

		single =
			(struct clusters){ values, NULL,
					   history.offsets[clusters->n], NULL };
		first = second = random;
		a = bootstrap_mean(&single, CONFIDENCE_99, &first);
		shuffle(values, single.n, &random);
		b = bootstrap_mean(&single, CONFIDENCE_99, &second);
		g_assert_cmpmem(&a, sizeof(a), &b, sizeof(b));
	}
}

/* Any values, many of them, in the order of the obvious sort. */
static void sorts_many(void)
{
	static const double odd[] = { -INFINITY, INFINITY, NAN,	 -0.0,
				      0,	 -1e-310,  1e308 };
	struct random random;

	random_start(&random, 7);
	for (uint32_t n = 200; n < 2000; n += 173) {
		g_autofree double *values = g_new(double, n);
		g_autofree double *want = g_new(double, n);
		uint32_t known = 0;

		for (uint32_t v = 0; v < n; v++) {
			values[v] = some_value(&random);
			if (random_below(&random, 10) == 0)
				values[v] = odd[random_below(
					&random, G_N_ELEMENTS(odd))];
			if (random_below(&random, 3) == 0)
				values[v] = -values[v];
			insert(want, &known, values[v]);
		}
		statistics_sort(values, n);
		for (uint32_t v = 0; v < known; v++)
			g_assert_true(values[v] == want[v]);
		for (uint32_t v = known; v < n; v++)
			g_assert_true(isnan(values[v]));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/statistics/sorts-many", sorts_many);
	g_test_add_func("/statistics/quantile-twin",
			quantiles_equal_the_obvious_ones);
	g_test_add_func("/statistics/quantile-order",
			quantiles_rise_and_order_is_nothing);
	g_test_add_func("/interval/wilson-twin",
			wilson_solves_the_score_equation);
	g_test_add_func("/interval/mirror", changes_back_mirror_changes);
	g_test_add_func("/bootstrap/twin", resamples_equal_those_written_out);
	g_test_add_func("/bootstrap/ratio-twin",
			ratios_equal_those_written_out);
	g_test_add_func("/bootstrap/order", order_is_nothing_to_a_resample);
	return g_test_run();
}
