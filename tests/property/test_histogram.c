/* test_histogram.c -- quantiles of buckets against their own definition
 *
 * Buckets are drawn as counters of several instances, with resets, NaN, gaps
 * and counts that contradict each other.  The twin adds up what each counted,
 * makes the sums rise, and looks for the value up to which there are so many by
 * halving: it knows how many there are up to a value, not the other way round.
 */
#include "analyzer/histogram.h"
#include "analyzer/random.h"
#include "model/entries.h"

#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 400, BOUNDS = 5, INSTANCES = 2, POINTS = 40, HALVINGS = 200 };

struct drawn {
	double bounds[BOUNDS + 1]; /* the last one has no end */
	double values[BOUNDS + 1][INSTANCES][POINTS];
	bool has_end;
};

static void draw_bounds(struct random *random, struct drawn *drawn)
{
	double bound = random_below(random, 3) == 0 ? -2 : 0;

	for (int b = 0; b < BOUNDS; b++) {
		bound += (1 + random_below(random, 8)) / 4.0;
		drawn->bounds[b] = bound;
	}
	drawn->bounds[BOUNDS] = INFINITY;
	drawn->has_end = random_below(random, 12) != 0;
}

/* A point a minute; `_` is none, which the twin has as NaN, too. */
static void draw_points(struct random *random, struct drawn *drawn,
			GString *text)
{
	for (int b = 0; b <= BOUNDS; b++)
		for (int i = 0; i < INSTANCES; i++) {
			double value = random_below(random, 20);

			if (b == BOUNDS && !drawn->has_end)
				continue;
			g_string_append_printf(text, "%sd_bucket{le=%g,i=%d}",
					       text->len > 0 ? " | " : "",
					       drawn->bounds[b], i);
			for (int p = 0; p < POINTS; p++) {
				uint32_t lot = random_below(random, 20);
				bool is_none = lot < 2;

				value = lot == 2 ?
						random_below(random, 4) :
						value + random_below(
								random,
								(uint32_t)(3 +
									   b));
				drawn->values[b][i][p] = is_none ? NAN : value;
				if (is_none)
					g_string_append(text, lot == 0 ?
								      " _" :
								      " stale");
				else
					g_string_append_printf(text, " %g",
							       value);
			}
		}
}

/* Of one counter in (after, until], minutes; NaN: not known. */
static double counted(const double *values, int after, int until)
{
	double seen = NAN, sum = NAN;

	for (int p = MAX(after - 5, 0); p <= until && p < POINTS; p++) {
		if (isnan(values[p]))
			continue;
		if (p > after && !isnan(seen))
			sum = (isnan(sum) ? 0 : sum) +
			      (values[p] >= seen ? values[p] - seen :
						   values[p]);
		seen = values[p];
	}
	return sum;
}

/* What is known of each bound, in their order: how many up to there. */
static int add_up(const struct drawn *drawn, int after, int until,
		  double *bounds, double *counts)
{
	int n = 0;

	for (int b = 0; b <= BOUNDS; b++) {
		double all = NAN;

		for (int i = 0; i < INSTANCES && (b < BOUNDS || drawn->has_end);
		     i++) {
			double one = counted(drawn->values[b][i], after, until);

			if (!isnan(one))
				all = (isnan(all) ? 0 : all) + one;
		}
		if (isnan(all))
			continue;
		bounds[n] = drawn->bounds[b];
		counts[n] = fmax(all, n > 0 ? counts[n - 1] : 0);
		n++;
	}
	return n;
}

/* How many values are at most x, straight between two bounds. */
static double up_to(const double *bounds, const double *counts, int n, double x)
{
	double low = 0, before = 0;

	for (int b = 0; b < n; b++) {
		if (x >= bounds[b]) {
			low = bounds[b];
			before = counts[b];
			continue;
		}
		if (b == 0 && bounds[0] <= 0)
			return 0;
		if (isinf(bounds[b]) || x <= low)
			return before;
		return before +
		       (counts[b] - before) * (x - low) / (bounds[b] - low);
	}
	return before;
}

static double quantile(const double *bounds, const double *counts, int n,
		       double p)
{
	double low = fmin(bounds[0], 0), high, rank;

	if (n < 2 || !isinf(bounds[n - 1]) || !(counts[n - 1] > 0))
		return NAN;
	rank = p * counts[n - 1];
	high = bounds[n - 2];
	if (counts[n - 2] < rank)
		return high;
	for (int k = 0; k < HALVINGS; k++) {
		double middle = low + (high - low) / 2;

		if (up_to(bounds, counts, n, middle) >= rank)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static GArray *all_series(const struct facts *facts)
{
	GArray *all = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++)
		g_array_append_val(all, i);
	return all;
}

static void equals_its_definition(void)
{
	struct random random;
	uint32_t known = 0, unknown = 0;

	random_seed(&random, "histogram", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autofree struct drawn *drawn = g_new0(struct drawn, 1);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(Facts) facts = NULL;
		g_autoptr(GArray) all = NULL, buckets = NULL;
		int after = (int)random_below(&random, 20);
		int until = after + 1 + (int)random_below(&random, 18);
		double p = (1 + random_below(&random, 99)) / 100.0;
		double bounds[BOUNDS + 1], counts[BOUNDS + 1], got, want;
		int n;

		draw_bounds(&random, drawn);
		draw_points(&random, drawn, text);
		facts = sampled_facts(text->str);
		all = all_series(facts);
		buckets = histogram_of(facts, all,
				       (history_epoch + 60 * after) * 1000,
				       (history_epoch + 60 * until) * 1000);
		got = histogram_quantile(p, buckets);
		n = add_up(drawn, after, until, bounds, counts);
		want = n > 0 ? quantile(bounds, counts, n, p) : NAN;
		g_assert_cmpint(isnan(got), ==, isnan(want));
		known += !isnan(want);
		unknown += isnan(want);
		if (!isnan(want))
			g_assert_cmpfloat_with_epsilon(got, want, 1e-9);
	}
	g_assert_cmpuint(known, >, 200);
	g_assert_cmpuint(unknown, >, 10);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/histogram/definition", equals_its_definition);
	return g_test_run();
}
