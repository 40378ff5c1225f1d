/* comparison_means.c -- means, spreads and counts against each other */
#include "analyzer/comparison.h"

#include "analyzer/tails.h"

#include <float.h>
#include <glib.h>
#include <math.h>
#include <stdlib.h>

/* Ten steps of the numbers near the largest of two. */
static double rounding_of(double a, double b)
{
	return 10 * DBL_EPSILON * fmax(fabs(a), fabs(b));
}

/* The sum of the squares of the distances from `centre`. */
static double squares(const double *values, size_t n, double centre)
{
	double sum = 0;

	for (size_t v = 0; v < n; v++)
		sum += (values[v] - centre) * (values[v] - centre);
	return sum;
}

/* Of one group; error is the squared standard error of its mean. */
struct mean {
	double value, error, freedom;
};

static struct mean mean_of(struct group group)
{
	size_t n;
	g_autofree double *values = group_sorted(group, &n);
	struct mean mean = { statistics_mean(values, n), NAN, NAN };

	if (n < 2)
		return mean;
	mean.freedom = (double)n - 1;
	mean.error = squares(values, n, mean.value) / mean.freedom / (double)n;
	return mean;
}

struct comparison_of_means comparison_of_means(struct group now,
					       struct group before,
					       enum confidence confidence)
{
	struct mean a = mean_of(now), b = mean_of(before);
	double error = a.error + b.error, half;
	struct comparison_of_means answer = {
		{ a.value - b.value, NAN, NAN }, NAN, NAN, NAN
	};

	if (!(sqrt(error) > rounding_of(a.value, b.value)))
		return answer;
	answer.t = answer.difference.value / sqrt(error);
	answer.freedom =
		error * error /
		(a.error * a.error / a.freedom + b.error * b.error / b.freedom);
	answer.p = tails_t(answer.t, answer.freedom);
	half = sqrt(error) *
	       tails_t_limit(statistics_tail(confidence), answer.freedom);
	answer.difference.low = answer.difference.value - half;
	answer.difference.high = answer.difference.value + half;
	return answer;
}

/* The distances of one group's values from their median. */
struct distances {
	double mean, within, rounding;
	size_t n;
};

static struct distances distances_of(struct group group)
{
	struct distances distances = { NAN, 0, 0, 0 };
	g_autofree double *values = group_sorted(group, &distances.n);
	double median = statistics_quantile_sorted(values, distances.n, 0.5);

	if (distances.n > 0)
		distances.rounding =
			rounding_of(values[0], values[distances.n - 1]);
	for (size_t v = 0; v < distances.n; v++)
		values[v] = fabs(values[v] - median);
	statistics_sort(values, distances.n);
	distances.mean = statistics_mean(values, distances.n);
	distances.within = squares(values, distances.n, distances.mean);
	return distances;
}

struct comparison_of_spreads comparison_of_spreads(const struct group *groups,
						   size_t n)
{
	g_autofree struct distances *each = g_new(struct distances, MAX(n, 1));
	struct comparison_of_spreads answer = { NAN, NAN, NAN };
	double all = 0, sum = 0, within = 0, between = 0, known = 0;
	double rounding = 0;

	for (size_t g = 0; g < n; g++) {
		each[g] = distances_of(groups[g]);
		if (each[g].n == 0)
			continue;
		known++;
		all += (double)each[g].n;
		sum += (double)each[g].n * each[g].mean;
		within += each[g].within;
		rounding = fmax(rounding, each[g].rounding);
	}
	for (size_t g = 0; g < n; g++)
		if (each[g].n > 0)
			between += (double)each[g].n *
				   squares(&each[g].mean, 1, sum / all);
	if (n > 1 && each[1].mean > 0)
		answer.ratio = each[0].mean / each[1].mean;
	if (known < 2 || all <= known ||
	    !(sqrt(within / (all - known)) > rounding))
		return answer;
	answer.f = between / (known - 1) / (within / (all - known));
	answer.p = tails_f(answer.f, known - 1, all - known);
	return answer;
}

double comparison_of_counts(const uint64_t *counts, const double *weights,
			    size_t n)
{
	double all = 0, weight = 0, chi_squared = 0;

	for (size_t i = 0; i < n; i++) {
		if (!(weights[i] > 0))
			return NAN;
		all += (double)counts[i];
		weight += weights[i];
	}
	if (n < 2 || all == 0)
		return NAN;
	for (size_t i = 0; i < n; i++) {
		double expected = all * weights[i] / weight;
		double off = (double)counts[i] - expected;

		chi_squared += off * off / expected;
	}
	return tails_chi_squared(chi_squared, (double)n - 1);
}

double comparison_of_shares(struct share now, struct share before)
{
	double a = (double)now.events, n = (double)now.n;
	double b = (double)before.events, m = (double)before.n;
	double together = (a + b) / (n + m);
	double error = together * (1 - together) * (1 / n + 1 / m);

	if (now.n == 0 || before.n == 0 || now.events > now.n ||
	    before.events > before.n)
		return NAN;
	if (!(error > 0))
		return 1;
	return tails_normal((a / n - b / m) / sqrt(error));
}

static int by_p(const void *left, const void *right)
{
	double a = **(double *const *)left, b = **(double *const *)right;

	return (a > b) - (a < b);
}

void comparison_adjust(double *p, size_t n)
{
	g_autofree double **order = g_new(double *, MAX(n, 1));
	size_t known = 0;
	double last = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(p[i]))
			order[known++] = &p[i];
	qsort(order, known, sizeof(*order), by_p);
	for (size_t i = 0; i < known; i++) {
		last = fmax(last, fmin(1, *order[i] * (double)(known - i)));
		*order[i] = last;
	}
}
