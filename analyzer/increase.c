/* increase.c -- how much a counter grew, point by point */
#include "analyzer/increase.h"

#include <math.h>

struct increase increase_begin(void)
{
	return (struct increase){ NAN };
}

double increase_next(struct increase *increase, double value)
{
	double before = increase->before;

	if (!isfinite(value))
		return 0;
	increase->before = value;
	if (isnan(before))
		return 0;
	return value < before ? value : value - before;
}
