/* test_comparison.c -- comparisons of groups against their twins
 *
 * The twins write out all pairs, rank by counting, walk along a statistic that
 * is computed anew for each shift, and integrate densities by Simpson's rule.
 */
#include "analyzer/comparison.h"
#include "analyzer/random.h"
#include "analyzer/tails.h"

#include <glib.h>
#include <math.h>

enum { ROUNDS = 300, MOST = 24, SLICES = 200000 };

struct some {
	double x[MOST], y[MOST];
	struct group now, before;
};

/* Small whole numbers tie often, fractions seldom. */
static void some_groups(struct some *some, struct random *random)
{
	double unit = random_below(random, 2) ? 1 : 1 / 7.0;
	uint32_t most = random_below(random, 2) ? 6 : 100000;

	some->now = (struct group){ some->x, 1 + random_below(random, MOST) };
	some->before =
		(struct group){ some->y, 1 + random_below(random, MOST) };
	for (size_t i = 0; i < some->now.n; i++)
		some->x[i] = random_below(random, most) * unit - unit;
	for (size_t j = 0; j < some->before.n; j++)
		some->y[j] = random_below(random, most) * unit;
}

/* How far u is off its mean, in its own sigmas, once `shift` is taken off. */
static double obvious_z(const struct some *some, double shift,
			double correction)
{
	size_t n = some->now.n, m = some->before.n, all = n + m;
	double values[2 * MOST], ties = 0, u = 0, off;

	for (size_t i = 0; i < n; i++)
		values[i] = some->x[i] - shift;
	for (size_t j = 0; j < m; j++)
		values[n + j] = some->y[j];
	for (size_t i = 0; i < n; i++)
		for (size_t j = n; j < all; j++)
			u += (values[i] > values[j]) +
			     (values[i] == values[j]) / 2.0;
	/* each of t equal values sees t of them: t (t^2 - 1) in all */
	for (size_t i = 0; i < all; i++) {
		double t = 0;

		for (size_t j = 0; j < all; j++)
			t += values[i] == values[j];
		ties += t * t - 1;
	}
	off = u - (double)(n * m) / 2;
	return (off - copysign(off != 0, off) * correction) /
	       sqrt((double)(n * m) / 12 *
		    ((double)all + 1 -
		     ties / ((double)all * ((double)all - 1))));
}

static void p_equals_that_of_all_pairs(void)
{
	struct random random;

	random_seed(&random, "ranks", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		struct some some;
		double want;

		some_groups(&some, &random);
		want = erfc(fabs(obvious_z(&some, 0, 0.5)) / sqrt(2));
		if (isnan(want))
			want = 1;
		g_assert_cmpfloat_with_epsilon(
			comparison_of_ranks(some.now, some.before,
					    CONFIDENCE_95)
				.p,
			want, 1e-12);
	}
}

/*
 * Between neighbours of the sorted differences the statistic is one number:
 * the first shift after which it is no longer beyond z is the lower end.
 */
static double obvious_low(const struct some *some, const double *differences,
			  uint32_t n, double z)
{
	for (uint32_t d = 0; d + 1 < n; d++) {
		double next = differences[d + 1];
		double middle = (differences[d] + next) / 2;

		if (next - differences[d] < 1e-9)
			continue;
		if (obvious_z(some, middle, 0.5) <= z)
			return differences[d];
	}
	return differences[n - 1];
}

static void shifts_are_those_that_the_test_bears(void)
{
	struct random random;

	random_seed(&random, "shifts", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		double differences[MOST * MOST];
		struct comparison_of_ranks got;
		struct some some;
		uint32_t n = 0;

		some_groups(&some, &random);
		for (size_t i = 0; i < some.now.n; i++)
			for (size_t j = 0; j < some.before.n; j++)
				differences[n++] = some.x[i] - some.y[j];
		statistics_sort(differences, n);
		got = comparison_of_ranks(some.now, some.before, CONFIDENCE_99);
		g_assert_true(got.shift.value ==
			      statistics_quantile_sorted(differences, n, 0.5));
		g_assert_cmpfloat_with_epsilon(
			got.shift.low,
			obvious_low(&some, differences, n,
				    statistics_z(CONFIDENCE_99)),
			1e-9);
		g_assert_true(got.shift.low <= got.shift.value &&
			      got.shift.value <= got.shift.high);
	}
}

/* The area under a density from `low` to `high`. */
static double area(double (*density)(double x, double a, double b), double a,
		   double b, const double ends[2])
{
	double step = (ends[1] - ends[0]) / SLICES, sum = 0;

	for (int i = 0; i <= SLICES; i++) {
		double weight = i == 0 || i == SLICES ? 1 : i % 2 ? 4 : 2;

		sum += weight * density(ends[0] + i * step, a, b);
	}
	return sum * step / 3;
}

static double density_of_f(double x, double a, double b)
{
	return exp(a / 2 * log(a / b) + (a / 2 - 1) * log(x) -
		   (a + b) / 2 * log1p(a * x / b) + lgamma((a + b) / 2) -
		   lgamma(a / 2) - lgamma(b / 2));
}

static double density_of_chi_squared(double x, double a, double unused)
{
	(void)unused;
	return exp((a / 2 - 1) * log(x) - x / 2 - a / 2 * log(2) -
		   lgamma(a / 2));
}

static void tails_are_areas(void)
{
	static const double freedoms[] = { 2.5, 4, 11, 36.7, 150 };

	for (size_t i = 0; i < G_N_ELEMENTS(freedoms); i++) {
		double a = freedoms[i], ends[2] = { 0.4 * a, 1.9 * a };

		g_assert_cmpfloat_with_epsilon(
			tails_chi_squared(ends[0], a) -
				tails_chi_squared(ends[1], a),
			area(density_of_chi_squared, a, 0, ends), 1e-10);
		for (size_t j = 0; j < G_N_ELEMENTS(freedoms); j++) {
			double f[2] = { 0.3, 2.8 }, b = freedoms[j];

			g_assert_cmpfloat_with_epsilon(
				tails_f(f[0], a, b) - tails_f(f[1], a, b),
				area(density_of_f, a, b, f), 1e-10);
		}
	}
}

/* Step by step: refused while the smallest left is within its share. */
static bool holm_refuses(const double *p, uint32_t n, uint32_t which,
			 double level)
{
	bool is_refused[MOST] = { false };

	for (uint32_t left = n; left > 0; left--) {
		uint32_t smallest = n;

		for (uint32_t i = 0; i < n; i++)
			if (!is_refused[i] &&
			    (smallest == n || p[i] < p[smallest]))
				smallest = i;
		if (p[smallest] > level / left)
			return false;
		is_refused[smallest] = true;
		if (smallest == which)
			return true;
	}
	return false;
}

static void adjusted_p_refuse_what_holm_refuses(void)
{
	struct random random;

	random_seed(&random, "holm", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = 1 + random_below(&random, 9);
		double p[MOST], got[MOST];

		for (uint32_t i = 0; i < n; i++)
			p[i] = got[i] = random_below(&random, 1000) / 7919.0;
		comparison_adjust(got, n);
		for (uint32_t i = 0; i < n; i++)
			g_assert_true((got[i] <= 0.05) ==
				      holm_refuses(p, n, i, 0.05));
	}
}

/* Of two groups F is the square of Student's t of the distances. */
static void two_spreads_are_a_t_test(void)
{
	struct random random;

	random_seed(&random, "spreads", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		double mean[2], sum = 0, t;
		struct some some;
		double n, m;

		some_groups(&some, &random);
		struct group groups[2] = { some.now, some.before };
		struct comparison_of_spreads got =
			comparison_of_spreads(groups, 2);

		for (int g = 0; g < 2; g++) {
			double *values = g ? some.y : some.x;
			size_t size = groups[g].n;
			double median = statistics_quantile(values, size, 0.5);

			for (size_t v = 0; v < size; v++)
				values[v] = fabs(values[v] - median);
			mean[g] = statistics_mean(values, size);
			for (size_t v = 0; v < size; v++)
				sum += pow(values[v] - mean[g], 2);
		}
		n = (double)some.now.n;
		m = (double)some.before.n;
		t = (mean[0] - mean[1]) /
		    sqrt(sum / (n + m - 2) * (1 / n + 1 / m));
		if (isnan(got.f))
			g_assert_true(sum == 0 || n + m <= 2);
		else
			g_assert_cmpfloat_with_epsilon(
				got.p, tails_t(t, n + m - 2), 1e-9);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/comparison/p-twin", p_equals_that_of_all_pairs);
	g_test_add_func("/comparison/shift-twin",
			shifts_are_those_that_the_test_bears);
	g_test_add_func("/comparison/spreads-twin", two_spreads_are_a_t_test);
	g_test_add_func("/comparison/holm-twin",
			adjusted_p_refuse_what_holm_refuses);
	g_test_add_func("/tails/areas", tails_are_areas);
	return g_test_run();
}
