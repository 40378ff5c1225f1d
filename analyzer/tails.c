/* tails.c -- how rare a value is: tails of the usual distributions
 *
 * t and F are the incomplete beta function, by its continued fraction on the
 * side on which that converges fast; chi-squared is the incomplete gamma
 * function, by its power series below the mean and its continued fraction
 * above (Abramowitz and Stegun 26.5.8, 6.5.29, 6.5.31).  The fractions are
 * evaluated forward, as Lentz (1976) does, in steps that grow with the root of
 * the degrees of freedom.
 */
#include "analyzer/tails.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_STEPS = 100000, HALVINGS = 200 };

static const double enough = 1e-16, tiny = 1e-300;

double tails_normal(double z)
{
	return erfc(fabs(z) * M_SQRT1_2);
}

static double log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

/* A continued fraction on its way: b0 + a1 / (b1 + a2 / (b2 + ...)). */
struct fraction {
	double value, numerators, denominators;
};

static struct fraction fraction_from(double b)
{
	double value = b == 0 ? tiny : b;

	return (struct fraction){ value, value, 0 };
}

static double off_zero(double value)
{
	return fabs(value) < tiny ? tiny : value;
}

/* Adds a / (b + ...); whether that made a difference. */
static bool fraction_add(struct fraction *fraction, double a, double b)
{
	double factor;

	fraction->denominators = 1 / off_zero(b + a * fraction->denominators);
	fraction->numerators = off_zero(b + a / fraction->numerators);
	factor = fraction->numerators * fraction->denominators;
	fraction->value *= factor;
	return fabs(factor - 1) > enough;
}

/* What remains of the incomplete beta function before its fraction. */
static double beta_front(double x, double y, double a, double b)
{
	double log_x = x > 0.5 ? log1p(-y) : log(x);
	double log_y = y > 0.5 ? log1p(-x) : log(y);

	return exp(a * log_x + b * log_y + log_gamma(a + b) - log_gamma(a) -
		   log_gamma(b)) /
	       a;
}

static double beta_fraction(double x, double a, double b)
{
	struct fraction fraction = fraction_from(1);

	for (int m = 0; m < MOST_STEPS; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
			     ((a + 2 * m) * (a + 2 * m + 1));

		if (m > 0)
			fraction_add(&fraction, even, 1);
		if (!fraction_add(&fraction, odd, 1))
			break;
	}
	return 1 / fraction.value;
}

/* The share of x; y is 1 - x, known to the caller without a difference. */
static double beta_share(double x, double y, double a, double b)
{
	if (!(x > 0))
		return 0;
	if (!(y > 0))
		return 1;
	if (x * (a + b + 2) < a + 1)
		return beta_front(x, y, a, b) * beta_fraction(x, a, b);
	return 1 - beta_front(y, x, b, a) * beta_fraction(y, b, a);
}

double tails_f(double f, double numerator, double denominator)
{
	double whole = denominator + numerator * f;

	if (isnan(f) || !(numerator > 0) || !(denominator > 0))
		return NAN;
	if (f <= 0)
		return 1;
	if (isinf(whole))
		return 0;
	return beta_share(denominator / whole, numerator * f / whole,
			  denominator / 2, numerator / 2);
}

double tails_t(double t, double freedom)
{
	if (freedom > 1e6)
		return tails_normal(t);
	return tails_f(t * t, 1, freedom);
}

double tails_t_limit(double tail, double freedom)
{
	double low = 0, high = 1;

	if (!(tail > 0 && tail <= 0.5) || !(freedom > 0))
		return NAN;
	while (tails_t(high, freedom) > 2 * tail && high < 1e150)
		high *= 2;
	for (int i = 0; i < HALVINGS && low < high; i++) {
		double middle = low + (high - low) / 2;

		if (tails_t(middle, freedom) > 2 * tail)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static double gamma_front(double x, double a)
{
	return exp(a * log(x) - x - log_gamma(a));
}

/* P(a, x), all terms positive. */
static double gamma_below(double x, double a)
{
	double term = 1 / a, sum = term;

	for (int n = 1; n < MOST_STEPS && term > sum * enough; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return gamma_front(x, a) * sum;
}

/* Q(a, x) */
static double gamma_above(double x, double a)
{
	struct fraction fraction = fraction_from(x + 1 - a);

	for (int n = 1; n < MOST_STEPS; n++)
		if (!fraction_add(&fraction, n * (a - n), x + 2 * n + 1 - a))
			break;
	return gamma_front(x, a) / fraction.value;
}

double tails_chi_squared(double x, double freedom)
{
	double half = x / 2, a = freedom / 2;

	if (isnan(x) || !(freedom > 0))
		return NAN;
	if (x <= 0)
		return 1;
	if (isinf(x))
		return 0;
	return half < a + 1 ? 1 - gamma_below(half, a) : gamma_above(half, a);
}
