/* test_ci_stages.c -- stages and buckets equal what counting by hand gives */
#include "analyzer/ci_gather.h"
#include "analyzer/histogram.h"
#include "analyzer/spread.h"
#include "analyzer/statistics.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 300, LONGEST = 60 };

static const char *const names[] = { "build", "test", "deploy" };

static GArray *draw_stretches(GRand *rand)
{
	GArray *stretches = g_array_new(false, false, sizeof(struct stretch));
	int n = g_rand_int_range(rand, 0, 9);

	for (int i = 0; i < n; i++) {
		int from = g_rand_int_range(rand, 0, LONGEST);
		struct stretch one = {
			names[g_rand_int_range(rand, 0, 3)], from,
			from + g_rand_int_range(rand, 0, LONGEST - from + 1)
		};

		g_array_append_val(stretches, one);
	}
	return stretches;
}

/* Seconds in which at least one stretch of the stage (NULL: any) is on. */
static int seconds_on(const GArray *stretches, const char *stage)
{
	int n = 0;

	for (int second = 0; second < LONGEST; second++) {
		bool is_on = false;

		for (uint32_t i = 0; i < stretches->len; i++) {
			const struct stretch *one =
				&g_array_index(stretches, struct stretch, i);

			is_on |= (!stage || strcmp(stage, one->stage) == 0) &&
				 one->from <= second && one->to > second;
		}
		n += is_on;
	}
	return n;
}

static void check_stages(const GArray *stretches)
{
	struct ci ci = {
		.stage_times =
			g_array_new(false, false, sizeof(struct stage_time)),
	};
	struct attempt attempt = { .number = 1 };
	double critical = 0;

	attempt_set_stages(&ci, &attempt, stretches);
	for (uint32_t s = 0; s < attempt.stages; s++) {
		const struct stage_time *time =
			&g_array_index(ci.stage_times, struct stage_time, s);

		g_assert_cmpfloat(time->seconds, ==,
				  seconds_on(stretches, time->stage));
		g_assert_cmpfloat(time->critical, <=, time->seconds);
		critical += time->critical;
	}
	/* no second is on the path twice, none without a stretch */
	g_assert_cmpfloat(critical, <=, seconds_on(stretches, NULL));
	g_array_unref(ci.stage_times);
}

static void stages_equal_counted_seconds(void)
{
	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(round);
		g_autoptr(GArray) stretches = draw_stretches(rand);

		check_stages(stretches);
	}
}

/* The quantile of bounds, as its documentation says it in words. */
static double by_hand(const struct histogram_bucket *buckets, uint32_t n,
		      double p)
{
	double rank = p * buckets[n - 1].count;
	uint32_t b = 0;
	double low, before;

	while (b + 1 < n && (buckets[b].count < rank || buckets[b].count == 0))
		b++;
	if (b + 1 == n)
		return buckets[n - 2].upper;
	low = b == 0 ? 0 : buckets[b - 1].upper;
	before = b == 0 ? 0 : buckets[b - 1].count;
	return low + (buckets[b].upper - low) * (rank - before) /
			     (buckets[b].count - before);
}

/* Values in buckets of their own: where the rank falls between none. */
static void buckets_equal_their_words(void)
{
	static const double bounds[] = { 1, 5, 10, 60, INFINITY };
	enum { BOUNDS = G_N_ELEMENTS(bounds) };

	for (int round = 0; round < ROUNDS; round++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(round);
		g_autoptr(GArray) told = g_array_new(
			false, false, sizeof(struct histogram_bucket));
		struct spread spread = spread_new();
		struct histogram_bucket buckets[BOUNDS];
		int n = g_rand_int_range(rand, 1, 60);
		double p = g_rand_double_range(rand, 0.01, 1);

		for (int b = 0; b < BOUNDS; b++)
			buckets[b] = (struct histogram_bucket){ bounds[b], 0 };
		for (int i = 0; i < n; i++) {
			double value = g_rand_double_range(rand, 0, 90);

			for (int b = 0; b < BOUNDS; b++) {
				bool is_in = value <= bounds[b];

				buckets[b].count += is_in;
				spread_bucket(&spread, 7, bounds[b], is_in);
			}
		}
		g_array_append_vals(told, buckets, BOUNDS);
		g_assert_cmpfloat_with_epsilon(histogram_quantile(p, told),
					       by_hand(buckets, BOUNDS, p),
					       1e-9);
		g_assert_cmpfloat_with_epsilon(spread_quantile(&spread, p),
					       by_hand(buckets, BOUNDS, p),
					       1e-9);
		g_assert_cmpfloat(spread_n(&spread), ==, n);
		g_assert_cmpfloat(spread_quantile(&spread, p / 2), <=,
				  spread_quantile(&spread, p));
		spread_clear(&spread);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ci/stages-equal-counted-seconds",
			stages_equal_counted_seconds);
	g_test_add_func("/ci/buckets-equal-their-words",
			buckets_equal_their_words);
	return g_test_run();
}
