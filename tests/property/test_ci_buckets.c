/* test_ci_buckets.c -- durations of pipelines that only buckets tell of
 *
 * Buckets grow by lot, with resets, NaN and steps that no week agrees with,
 * over the end of summer time; each week's numbers are counted again from the
 * points.
 */
#include "analyzer/join.h"
#include "analyzer/measure.h"
#include "analyzer/random.h"
#include "tests/pipelines.h"

#include <math.h>

enum {
	ROUNDS = 60,
	BOUNDS = 4, /* the last has no end */
	POINTS = 80,
	FIRST = 123 * 1440,
	HALVINGS = 100,
	LEAST = 40
};

static const double bounds[BOUNDS] = { 60, 300, 900, INFINITY };

struct world {
	int64_t times[POINTS]; /* seconds UTC, the same for all */
	double values[BOUNDS][POINTS];
};

static void draw(struct random *random, struct world *world, GString *text)
{
	int minute = FIRST + (int)random_below(random, 3000);

	for (int p = 0; p < POINTS; p++) {
		world->times[p] = history_epoch + 60 * (int64_t)minute;
		minute += 1 + (int)random_below(random, 1200);
	}
	for (int b = 0; b < BOUNDS; b++) {
		double value = random_below(random, 9);

		g_string_append_printf(text,
				       " series:pipeline_duration_seconds_"
				       "bucket{service=ops,le=%s%g}@",
				       isinf(bounds[b]) ? "+" : "", bounds[b]);
		for (int p = 0; p < POINTS; p++) {
			uint32_t lot = random_below(random, 25);
			int64_t at = (world->times[p] - history_epoch) / 60;

			value = lot == 0 ? random_below(random, 3) :
					   value + random_below(
							   random,
							   3 + 2 * (uint32_t)b);
			world->values[b][p] = lot == 1 ? NAN : value;
			g_string_append_printf(text, "%s%d=", p > 0 ? "," : "",
					       (int)at);
			if (lot == 1)
				g_string_append(text, "nan");
			else
				g_string_append_printf(text, "%g", value);
		}
	}
}

/* By how much a bucket grew at points of [since, until). */
static double grown(const struct world *world, int b, int64_t since,
		    int64_t until)
{
	double before = NAN, sum = 0;

	for (int p = 0; p < POINTS; p++) {
		double value = world->values[b][p];

		if (isnan(value))
			continue;
		if (!isnan(before) && world->times[p] >= since &&
		    world->times[p] < until)
			sum += value >= before ? value - before : value;
		before = value;
	}
	return sum;
}

/* How many runs took at most so long, straight between two bounds. */
static double up_to(const double *counts, double seconds)
{
	double low = 0, before = 0;

	for (int b = 0; b < BOUNDS; b++) {
		if (seconds < bounds[b])
			return isinf(bounds[b]) ?
				       before :
				       before + (counts[b] - before) *
							(seconds - low) /
							(bounds[b] - low);
		low = bounds[b];
		before = counts[b];
	}
	return before;
}

static double quantile(const double *counts, double p)
{
	double low = 0, high = bounds[BOUNDS - 2];
	double rank = p * counts[BOUNDS - 1];

	if (counts[BOUNDS - 2] < rank)
		return high;
	for (int k = 0; k < HALVINGS; k++) {
		double middle = low + (high - low) / 2;

		if (up_to(counts, middle) >= rank)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void compare(const struct world *world, const struct ci_value *value,
		    int64_t since, int64_t until)
{
	double counts[BOUNDS], all = grown(world, BOUNDS - 1, since, until);

	g_assert_cmpuint(value->durations, ==, (uint32_t)all);
	g_assert_true(isnan(value->duration_mean));
	for (int b = 0; b < BOUNDS; b++)
		counts[b] = fmax(grown(world, b, since, until),
				 b > 0 ? counts[b - 1] : 0);
	if (!(all > 0))
		return;
	g_assert_cmpfloat_with_epsilon(value->duration_p50,
				       quantile(counts, 0.5), 1e-6);
	g_assert_cmpint(isnan(value->duration_p95), ==, all < LEAST);
	if (all >= LEAST)
		g_assert_cmpfloat_with_epsilon(value->duration_p95,
					       quantile(counts, 0.95), 1e-6);
}

/* Two weeks in Berlin, of which one has a day of 25 hours. */
static void measure_there(struct history *history)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/Berlin");
	struct window_request request = { .since = "2026-10-21",
					  .until = "2026-11-04" };
	struct window window;

	g_assert_true(period_window(&request, history->settings->as_of, NO_TIME,
				    zone, &window, NULL));
	history->metrics =
		join(history->facts, history->settings, &window, zone, false);
	measure(history->metrics);
}

static void compare_weeks(const struct world *world,
			  const struct metrics *metrics)
{
	const struct ci *ci = &metrics->ci;
	int64_t first = metrics->has_previous ? metrics->previous.since :
						metrics->window.since;

	for (uint32_t w = 0; w < ci->n_weeks; w++) {
		const struct ci_week *week =
			&g_array_index(ci->weeks, struct ci_week, w);

		compare(world, &week->value, MAX(week->monday_at, first),
			MIN(period_add_days(week->monday_at, 7, metrics->zone),
			    metrics->window.until));
	}
}

static void equal_the_obvious_ones(void)
{
	struct random random;
	uint32_t known = 0;

	random_seed(&random, "ci buckets", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		g_autofree struct world *world = g_new0(struct world, 1);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(History) history = NULL;

		draw(&random, world, text);
		history = pipelines_history("a", NULL, text->str);
		measure_there(history);
		g_assert_cmpuint(history->metrics->ci.n_weeks, >, 1);
		compare_weeks(world, history->metrics);
		known += g_array_index(history->metrics->ci.weeks,
				       struct ci_week, 1)
				 .value.durations > 0;
	}
	g_assert_cmpuint(known, >, ROUNDS / 2);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ci/buckets", equal_the_obvious_ones);
	return g_test_run();
}
