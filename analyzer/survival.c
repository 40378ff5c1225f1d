/* survival.c -- how long something takes, where some of it is not done yet */
#include "analyzer/survival.h"

#include "analyzer/statistics.h"

#include <math.h>

/* A product of ratios may miss a half by its last bits. */
static const double HALF = 0.5 + 1e-12;

double survival_median(double *done, uint32_t n, double *open, uint32_t n_open)
{
	uint32_t ended = 0, left_open = 0;
	double share = 1;

	statistics_sort(done, n);
	statistics_sort(open, n_open);
	while (ended < n) {
		double at = done[ended];
		uint32_t together = 0;

		while (left_open < n_open && open[left_open] < at)
			left_open++;
		while (ended + together < n && done[ended + together] == at)
			together++;
		share *= 1 -
			 (double)together / (n - ended + (n_open - left_open));
		if (share <= HALF)
			return at;
		ended += together;
	}
	return NAN;
}
