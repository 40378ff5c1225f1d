/* test_limits.c -- the detection rules against the obvious reading of them */
#include "analyzer/limits.h"
#include "analyzer/random.h"

#include <glib.h>
#include <math.h>

enum { MOST = 40, ROUNDS = 2000 };

static const struct limits tens = { LIMITS_NATURAL, 10, 0, 20, 5, 15 };

/* Mostly on one side, so that runs come up; some missing, some on a line. */
static double some_value(struct random *random, uint32_t lean)
{
	switch (random_below(random, 12)) {
	case 0:
		return NAN;
	case 1:
		return 5 * (double)random_below(random, 5);
	case 2:
		return random_below(random, 30) - 5.0;
	default:
		return 4 + lean + random_below(random, 8);
	}
}

/* How many of `window` successive values from `first` lie beyond a line. */
static int count_beyond(const double *known, size_t first, size_t window,
			double line, int side)
{
	int count = 0;

	for (size_t k = first; k < first + window; k++)
		count += side > 0 ? known[k] > line : known[k] < line;
	return count;
}

static bool is_in_some_window(const double *known, size_t n, size_t k,
			      size_t window, int enough, double line, int side)
{
	for (size_t first = 0; first + window <= n; first++)
		if (first <= k && k < first + window &&
		    count_beyond(known, first, window, line, side) >= enough)
			return true;
	return false;
}

static enum signal obvious(const double *known, size_t n, size_t k)
{
	double value = known[k];

	if (value < 0 || value > 20)
		return SIGNAL_OUTSIDE;
	if (is_in_some_window(known, n, k, 8, 8, 10, 1) ||
	    is_in_some_window(known, n, k, 8, 8, 10, -1))
		return SIGNAL_RUN;
	if ((value > 15 && is_in_some_window(known, n, k, 4, 3, 15, 1)) ||
	    (value < 5 && is_in_some_window(known, n, k, 4, 3, 5, -1)))
		return SIGNAL_NEAR;
	return SIGNAL_NONE;
}

static void signals_equal_the_obvious_ones(void)
{
	int seen[4] = { 0 };
	struct random random;

	random_seed(&random, "signals", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		uint32_t n = random_below(&random, MOST);
		uint32_t lean = random_below(&random, 9);
		double values[MOST], known[MOST];
		enum signal got[MOST];
		size_t n_known = 0, k = 0;

		for (uint32_t w = 0; w < n; w++) {
			values[w] = some_value(&random, lean);
			if (!isnan(values[w]))
				known[n_known++] = values[w];
		}
		limits_signals(&tens, values, n, got);
		for (uint32_t w = 0; w < n; w++) {
			enum signal want = SIGNAL_NONE;

			if (!isnan(values[w]))
				want = obvious(known, n_known, k++);
			g_assert_cmpint(got[w], ==, want);
			seen[want]++;
		}
	}
	for (int s = 0; s < 4; s++)
		g_assert_cmpint(seen[s], >, 100);
}

/* Hours or seconds: the same weeks are unusual. */
static void units_do_not_matter(void)
{
	struct random random;

	random_seed(&random, "units", "", "");
	for (int round = 0; round < ROUNDS / 10; round++) {
		double hours[MOST], seconds[MOST];
		enum signal a[MOST], b[MOST];
		struct limits by_hour, by_second;

		for (int w = 0; w < MOST; w++) {
			hours[w] = 2 + random_below(&random, 60);
			seconds[w] = hours[w] * 3600;
		}
		by_hour = limits_of_durations(hours, 13);
		by_second = limits_of_durations(seconds, 13);
		g_assert_true(by_hour.lower < by_hour.near_lower);
		g_assert_true(by_hour.near_lower < by_hour.centre);
		limits_signals(&by_hour, hours, MOST, a);
		limits_signals(&by_second, seconds, MOST, b);
		g_assert_cmpmem(a, sizeof(a), b, sizeof(b));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/limits/twin", signals_equal_the_obvious_ones);
	g_test_add_func("/limits/units", units_do_not_matter);
	return g_test_run();
}
