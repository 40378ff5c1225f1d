/* slope.c -- whether something rises from day to day */
#include "analyzer/slope.h"

#include <math.h>

static double student(double freedom)
{
	double z = statistics_z(CONFIDENCE_95), z3 = z * z * z;
	double first = (z3 + z) / 4;
	double z5 = z3 * z * z, z7 = z5 * z * z;
	double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
	double third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;

	return z + first / freedom + second / pow(freedom, 2) +
	       third / pow(freedom, 3);
}

struct estimate slope_of(const double *values, size_t n)
{
	struct estimate slope = { NAN, NAN, NAN };
	double mean = statistics_mean(values, n), middle = ((double)n - 1) / 2;
	double squares = 0, products = 0, rest = 0, half;

	if (n < 3)
		return slope;
	for (size_t i = 0; i < n; i++) {
		double x = (double)i - middle;

		squares += x * x;
		products += x * (values[i] - mean);
	}
	slope.value = products / squares;
	for (size_t i = 0; i < n; i++) {
		double miss =
			values[i] - mean - slope.value * ((double)i - middle);

		rest += miss * miss;
	}
	if (n < SLOPE_MIN_N)
		return slope;
	half = student((double)n - 2) * sqrt(rest / ((double)n - 2) / squares);
	slope.low = slope.value - half;
	slope.high = slope.value + half;
	return slope;
}
