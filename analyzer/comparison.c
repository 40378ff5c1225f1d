/* comparison.c -- whether one group of values is higher than another
 *
 * All differences between n and m values would be n times m numbers.  But how
 * many are at most d is counted along the two sorted groups in n + m steps, so
 * the k-th smallest is found by halving: not the distance between two numbers,
 * but the floating-point numbers that lie between them, which ends after at
 * most 64 steps at that very difference.
 */
#include "analyzer/comparison.h"

#include "analyzer/tails.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Both groups, sorted. */
struct pair {
	double *x, *y;
	size_t n, m;
};

double *group_sorted(struct group group, size_t *n)
{
	double *values = g_new(double, MAX(group.n, 1));

	*n = 0;
	for (size_t v = 0; v < group.n; v++)
		if (isfinite(group.values[v]))
			values[(*n)++] = group.values[v];
	statistics_sort(values, *n);
	return values;
}

/* t^3 - t for each value that is there t times. */
static double ties_in(const double *sorted, size_t n)
{
	double ties = 0;
	size_t first = 0;

	for (size_t v = 1; v <= n; v++) {
		if (v < n && sorted[v] == sorted[first])
			continue;
		double t = (double)(v - first);

		ties += t * t * t - t;
		first = v;
	}
	return ties;
}

static double ties_of_both(const struct pair *pair)
{
	size_t n = pair->n + pair->m;
	g_autofree double *both = g_new(double, n);

	memcpy(both, pair->x, pair->n * sizeof(*both));
	memcpy(both + pair->n, pair->y, pair->m * sizeof(*both));
	statistics_sort(both, n);
	return ties_in(both, n);
}

/* The standard deviation of u, with that many ties. */
static double sigma(const struct pair *pair, double ties)
{
	double n = (double)pair->n, m = (double)pair->m, all = n + m;

	return sqrt(fmax(0, n * m / 12 * (all + 1 - ties / (all * (all - 1)))));
}

/* Pairs in which x is higher, ties half. */
static double pairs_won(const struct pair *pair)
{
	size_t below = 0, up_to = 0;
	double won = 0;

	for (size_t i = 0; i < pair->n; i++) {
		while (below < pair->m && pair->y[below] < pair->x[i])
			below++;
		while (up_to < pair->m && pair->y[up_to] <= pair->x[i])
			up_to++;
		won += (double)(below + up_to) / 2;
	}
	return won;
}

static uint64_t pairs_up_to(const struct pair *pair, double difference)
{
	uint64_t pairs = 0;
	size_t first = 0;

	for (size_t i = 0; i < pair->n; i++) {
		while (first < pair->m &&
		       pair->x[i] - pair->y[first] > difference)
			first++;
		pairs += pair->m - first;
	}
	return pairs;
}

/* Whole numbers in the order of the doubles that they stand for, and back. */
static int64_t place_of(double value)
{
	int64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	return bits < 0 ? INT64_MIN - bits : bits;
}

static double value_at(int64_t place)
{
	int64_t bits = place < 0 ? INT64_MIN - place : place;
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

/* The k-th smallest difference, from 1. */
static double difference_at(const struct pair *pair, uint64_t k)
{
	int64_t low = place_of(pair->x[0] - pair->y[pair->m - 1]);
	int64_t high = place_of(pair->x[pair->n - 1] - pair->y[0]);

	while (low < high) {
		uint64_t half = ((uint64_t)high - (uint64_t)low) / 2;
		int64_t middle = (int64_t)((uint64_t)low + half);

		if (pairs_up_to(pair, value_at(middle)) >= k)
			high = middle;
		else
			low = middle + 1;
	}
	return value_at(high);
}

static struct estimate shift_of(const struct pair *pair,
				enum confidence confidence)
{
	uint64_t pairs = (uint64_t)pair->n * pair->m;
	double ties = ties_in(pair->x, pair->n) + ties_in(pair->y, pair->m);
	double k = ceil((double)pairs / 2 - 0.5 -
			statistics_z(confidence) * sigma(pair, ties));
	uint64_t from_end = k > 1 ? (uint64_t)k : 1;

	return (struct estimate){
		.value = statistics_between(
			difference_at(pair, (pairs + 1) / 2),
			difference_at(pair, pairs / 2 + 1), 0.5),
		.low = difference_at(pair, from_end),
		.high = difference_at(pair, pairs + 1 - from_end),
	};
}

/* With sigma 0 all values are equal, and u is just as expected. */
static double p_of(const struct pair *pair, double u)
{
	double off = fabs(u - (double)pair->n * (double)pair->m / 2);
	double spread = sigma(pair, ties_of_both(pair));

	if (off == 0 || spread == 0)
		return 1;
	return tails_normal((off - 0.5) / spread);
}

struct comparison_of_ranks comparison_of_ranks(struct group now,
					       struct group before,
					       enum confidence confidence)
{
	struct comparison_of_ranks answer = {
		{ NAN, NAN, NAN }, NAN, NAN, NAN
	};
	struct pair pair;
	g_autofree double *x = pair.x = group_sorted(now, &pair.n);
	g_autofree double *y = pair.y = group_sorted(before, &pair.m);

	if (pair.n == 0 || pair.m == 0)
		return answer;
	answer.shift = shift_of(&pair, confidence);
	answer.u = pairs_won(&pair);
	answer.superiority = answer.u / ((double)pair.n * (double)pair.m);
	answer.p = p_of(&pair, answer.u);
	return answer;
}
