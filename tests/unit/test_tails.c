/* test_tails.c -- tables of the usual distributions, and closed forms */
#include "analyzer/tails.h"

#include <glib.h>
#include <math.h>

static void near(double got, double want, double relative)
{
	if (isnan(want))
		g_assert_true(isnan(got));
	else if (got != want)
		g_assert_cmpfloat_with_epsilon(got, want,
					       fabs(want) * relative);
}

/* clang-format off */
/*
 * Percentage points of t: Fisher and Yates (1963), table III, two-sided; their
 * three digits and those that qt(1 - tail, freedom) of R 4.2.2 adds.
 */
static const struct { double tail, freedom, want; } limits[] = {
	{ 0.025, 1, 12.70620474 },	{ 0.025, 2, 4.30265273 },
	{ 0.025, 2.5, 3.574654842 },	{ 0.025, 5, 2.570581836 },
	{ 0.025, 10, 2.228138852 },	{ 0.025, 17.776, 2.10282131 },
	{ 0.025, 30, 2.042272456 },	{ 0.025, 120, 1.979930405 },
	{ 0.005, 1, 63.65674116 },	{ 0.005, 2, 9.924843201 },
	{ 0.005, 10, 3.169272673 },	{ 0.005, 30, 2.749995654 },
	{ 0.005, 120, 2.617421145 },	{ 0.05, 10, 1.812461123 },
	{ 0.0005, 1, 636.6192488 },
	{ 0.025, 0, NAN }, { 0.6, 10, NAN }, { 0, 10, NAN },
};

/*
 * Upper 5 % and 1 % of F: the same, table V, but for the last two; the shares
 * are those of pf(f, numerator, denominator, lower.tail = FALSE).
 */
static const struct { double f, numerator, denominator, want; } of_f[] = {
	{ 161.4476, 1, 1, 0.05000000598 },
	{ 4.9646, 1, 10, 0.05000005219 },
	{ 3.3258, 5, 10, 0.05000140148 },
	{ 2.5336, 5, 30, 0.04999676973 },
	{ 10.0443, 1, 10, 0.009999971251 },
	{ 5.6363, 5, 10, 0.01000015718 },
	{ 3.9201, 1, 120, 0.05000070193 },
	{ 100, 3, 4, 0.0003231918143 },
	{ 1e-4, 2, 9, 0.9999000061 },
	{ 0, 3, 5, 1 }, { -1, 3, 5, 1 },
	{ INFINITY, 3, 5, 0 },     { NAN, 3, 5, NAN }, { 1, 0, 5, NAN },
	{ 1, 3, -1, NAN },
};

/* Of chi-squared: the same, table IV; pchisq(x, freedom, lower.tail = FALSE). */
static const struct { double x, freedom, want; } of_chi_squared[] = {
	{ 3.841459, 1, 0.04999999465 }, { 6.634897, 1, 0.00999999776 },
	{ 5.991465, 2, 0.04999998868 }, { 11.070498, 5, 0.04999999408 },
	{ 18.307038, 10, 0.05000000082 }, { 43.772972, 30, 0.04999999819 },
	{ 0.0157908, 1, 0.8999999184 }, { 3.940299, 10, 0.950000006 },
	{ 10.827566, 1, 0.001000000092 }, { 2.5, 7, 0.927097065 },
	{ 500, 3, 4.771672032e-108 },
	{ 0, 4, 1 }, { -2, 4, 1 },
	{ INFINITY, 4, 0 }, { NAN, 4, NAN }, { 1, 0, NAN },
};

/* Of t: 2 * pt(-t, freedom). */
static const struct { double t, freedom, want; } of_t[] = {
	{ 2, 3.5, 0.1261385226 }, { 40, 4, 2.334016323e-06 },
	{ 0.001, 7, 0.9992300172 }, { 12, 200, 2.422136005e-25 },
};
/* clang-format on */

static void limits_are_those_of_the_table(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		near(tails_t_limit(limits[i].tail, limits[i].freedom),
		     limits[i].want, 1e-9);
}

static void f_is_that_of_the_table(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(of_f); i++)
		near(tails_f(of_f[i].f, of_f[i].numerator, of_f[i].denominator),
		     of_f[i].want, 1e-9);
}

static void chi_squared_is_that_of_the_table(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(of_chi_squared); i++)
		near(tails_chi_squared(of_chi_squared[i].x,
				       of_chi_squared[i].freedom),
		     of_chi_squared[i].want, 1e-9);
}

static void the_normal_is_that_of_the_table(void)
{
	near(tails_normal(1.959963984540054), 0.05, 1e-12);
	near(tails_normal(-2.5758293035489004), 0.01, 1e-12);
	near(tails_normal(0), 1, 0);
	near(tails_normal(10), 1.523970604832094e-23, 1e-10);
	near(tails_t(1.959963984540054, 1e9), 0.05, 1e-12);
}

static void t_is_that_of_r(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(of_t); i++)
		near(tails_t(of_t[i].t, of_t[i].freedom), of_t[i].want, 1e-9);
}

/* With 1, 2 and 4 degrees of freedom t has a formula, even far out. */
static void t_has_closed_forms(void)
{
	for (double t = 1e-6; t < 1e6; t *= 3) {
		double s = t / sqrt(4 + t * t);

		near(tails_t(t, 1), M_2_PI * atan(1 / t), 1e-12);
		near(tails_t(-t, 2),
		     2 / (sqrt(2 + t * t) * (sqrt(2 + t * t) + t)), 1e-12);
		if (t < 100)
			near(tails_t(t, 4), 1 - s * (3 - s * s) / 2, 1e-7);
	}
}

/* With an even number chi-squared is that of a sum of a Poisson law. */
static void chi_squared_has_closed_forms(void)
{
	for (int freedom = 2; freedom <= 60; freedom += 2)
		for (double x = 0.01; x < 400; x *= 1.7) {
			double term = exp(-x / 2), sum = term;

			for (int k = 1; k < freedom / 2; k++)
				sum += term *= x / 2 / k;
			near(tails_chi_squared(x, freedom), sum, 1e-10);
		}
}

/* F with 2 above is a power, with 1 above the square of t. */
static void f_has_closed_forms(void)
{
	for (double below = 1; below <= 1000; below *= 2.3)
		for (double f = 0.001; f < 1000; f *= 2.9) {
			near(tails_f(f, 2, below),
			     exp(-below / 2 * log1p(2 * f / below)), 1e-10);
			near(tails_f(f, 1, below), tails_t(sqrt(f), below),
			     1e-9);
			near(tails_f(f, 7, below) + tails_f(1 / f, below, 7), 1,
			     1e-11);
		}
}

static void many_degrees_of_freedom_end_in_the_normal(void)
{
	near(tails_t(2, 999999), tails_normal(2), 1e-5);
	near(tails_f(4, 1, 1e6), tails_normal(2), 1e-5);
	near(tails_chi_squared(1e6, 1e6), 0.5, 1e-3);
	near(tails_chi_squared(2, 2) * exp(1), 1, 1e-12);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tails/limits", limits_are_those_of_the_table);
	g_test_add_func("/tails/f", f_is_that_of_the_table);
	g_test_add_func("/tails/chi-squared", chi_squared_is_that_of_the_table);
	g_test_add_func("/tails/normal", the_normal_is_that_of_the_table);
	g_test_add_func("/tails/t", t_is_that_of_r);
	g_test_add_func("/tails/t-closed", t_has_closed_forms);
	g_test_add_func("/tails/chi-squared-closed",
			chi_squared_has_closed_forms);
	g_test_add_func("/tails/f-closed", f_has_closed_forms);
	g_test_add_func("/tails/many",
			many_degrees_of_freedom_end_in_the_normal);
	return g_test_run();
}
