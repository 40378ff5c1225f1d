/* statistics.c -- means, quantiles, and what an estimate is
 *
 * Values are copied and sorted before they are added up, so that the order in
 * which they came cannot show, not even in the last bit.
 */
#include "analyzer/statistics.h"

#include "model/sort_digits.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum confidence statistics_confidence_of_change(bool is_all_services)
{
	return is_all_services ? CONFIDENCE_95 : CONFIDENCE_99;
}

double statistics_z(enum confidence confidence)
{
	return confidence == CONFIDENCE_99 ? 2.5758293035489004 :
					     1.959963984540054;
}

double statistics_tail(enum confidence confidence)
{
	return confidence == CONFIDENCE_99 ? 0.005 : 0.025;
}

int statistics_direction(struct estimate change, double none)
{
	if (change.low > none)
		return 1;
	if (change.high < none)
		return -1;
	return 0;
}

int64_t statistics_number(double value)
{
	int64_t bits;

	if (isnan(value))
		return INT64_MAX;
	value += 0.0; /* of two zeroes one */
	memcpy(&bits, &value, sizeof(bits));
	return bits < 0 ? INT64_MIN - bits : bits;
}

double statistics_of_number(int64_t number)
{
	int64_t bits = number < 0 ? INT64_MIN - number : number;
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	if (isnan(a) || isnan(b))
		return !!isnan(a) - !!isnan(b);
	return (a > b) - (a < b);
}

enum { MANY = 256 };

/* What comes first has the lower digits. */
static uint64_t place_of(const void *value)
{
	return (uint64_t)statistics_number(*(const double *)value) ^
	       UINT64_C(1) << 63;
}

void statistics_sort(double *values, size_t n)
{
	if (n >= MANY)
		sort_digits(values, n, sizeof(*values), place_of);
	else if (n > 1)
		qsort(values, n, sizeof(*values), by_value);
}

double statistics_mean(const double *values, size_t n)
{
	g_autofree double *sorted = g_memdup2(values, n * sizeof(*values));
	double sum = 0;
	size_t known = 0;

	statistics_sort(sorted, n);
	while (known < n && !isnan(sorted[known]))
		sum += sorted[known++];
	return known > 0 ? sum / (double)known : NAN;
}

double statistics_between(double low, double high, double fraction)
{
	if (!(fraction > 0) || isinf(low))
		return low;
	return fmin(low + fraction * (high - low), high);
}

double statistics_quantile_sorted(const double *sorted, size_t n, double p)
{
	double place;
	size_t below;

	while (n > 0 && isnan(sorted[n - 1]))
		n--;
	if (n == 0 || !(p >= 0 && p <= 1))
		return NAN;

	place = (double)(n - 1) * p;
	below = (size_t)place;
	if (below + 1 >= n)
		return sorted[n - 1];
	return statistics_between(sorted[below], sorted[below + 1],
				  place - (double)below);
}

double statistics_quantile(const double *values, size_t n, double p)
{
	g_autofree double *sorted = g_memdup2(values, n * sizeof(*values));

	statistics_sort(sorted, n);
	return statistics_quantile_sorted(sorted, n, p);
}
