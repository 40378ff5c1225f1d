/* test_curve.c -- curves and counters against the obvious loops
 *
 * Series are drawn with gaps, resets, NaN, steps that do not meet, and are
 * cut into records that overlap.
 */
#include "analyzer/counter.h"
#include "analyzer/random.h"
#include "analyzer/selector.h"

#include "model/entries.h"
#include "tests/sampled.h"

#include <math.h>

enum { ROUNDS = 300, MOST = 60, MINUTES = 80 };

/* One series as a list of its points, each time once. */
struct drawn {
	int64_t times[MOST];
	double values[MOST];
	uint32_t n;
};

static void draw(struct random *random, struct drawn *drawn)
{
	int64_t step = 1000 * (15 + 15 * (int64_t)random_below(random, 8));
	int64_t at = 1000 * (int64_t)random_below(random, 600);
	double value = random_below(random, 50);

	drawn->n = 0;
	for (uint32_t i = random_below(random, MOST); i > 0; i--) {
		uint32_t lot = random_below(random, 20);

		at += step * (lot == 0 ? 1 + random_below(random, 12) : 1);
		value = lot == 1 ? random_below(random, 5) :
				   value + random_below(random, 4);
		drawn->times[drawn->n] = at;
		drawn->values[drawn->n++] = lot == 2 ? NAN : value;
	}
}

static void add_part(struct facts *facts, uint32_t record, uint32_t name,
		     const struct drawn *drawn, uint32_t from, uint32_t to)
{
	g_autofree char *text = g_strdup_printf("%u", name);
	struct label label = { facts_text(facts, "i"),
			       facts_text(facts, text) };
	struct series series = {
		.entry = { .at = from < to ? drawn->times[from] / 1000 :
					     NO_TIME,
			   .created_at = NO_TIME,
			   .modified_at = NO_TIME,
			   .place = { 0, record },
			   .service = NONE },
		.name = facts_text(facts, "c_total"),
		.first_label = facts->labels->len,
		.labels = 1,
		.first_point = facts->times->len,
		.points = to - from,
	};

	g_array_append_val(facts->labels, label);
	g_array_append_vals(facts->times, drawn->times + from, to - from);
	g_array_append_vals(facts->values, drawn->values + from, to - from);
	facts_add_record(facts, RECORD_SERIES, &series);
}

/* Each series in two records that may overlap. */
static struct facts *make_facts(struct random *random,
				const struct drawn *drawn, uint32_t n)
{
	struct facts *facts = facts_new();

	facts_add_source(facts, "series.json", "promtool", SOURCE_SERIES);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t middle = random_below(random, drawn[i].n + 1);
		uint32_t overlap =
			random_below(random, drawn[i].n - middle + 1);

		add_part(facts, 2 * i, i, &drawn[i], 0, middle + overlap);
		add_part(facts, 2 * i + 1, i, &drawn[i], middle, drawn[i].n);
	}
	facts_seal(facts, 600);
	return facts;
}

/* The youngest point that is at most five minutes old. */
static double value_at(const struct drawn *drawn, int64_t at)
{
	double value = NAN;

	for (uint32_t i = 0; i < drawn->n; i++)
		if (drawn->times[i] <= at)
			value = at - drawn->times[i] <= 300000 ?
					drawn->values[i] :
					NAN;
	return value;
}

static double sum_at(const struct drawn *drawn, uint32_t n, int64_t at)
{
	double sum = 0;
	bool is_some = false;

	for (uint32_t i = 0; i < n; i++) {
		double value = value_at(&drawn[i], at);

		if (isnan(value))
			continue;
		sum += value;
		is_some = true;
	}
	return is_some ? sum : NAN;
}

/* Second by second: what is seen, from what was seen before. */
static double increase_of(const struct drawn *drawn, int64_t after,
			  int64_t until)
{
	double seen = NAN, sum = NAN;

	for (uint32_t i = 0; i < drawn->n; i++) {
		double value = drawn->values[i];
		bool is_before = drawn->times[i] <= after;

		if (drawn->times[i] > until || isnan(value) ||
		    (is_before && after - drawn->times[i] > 300000))
			continue;
		if (!is_before && !isnan(seen))
			sum = (isnan(sum) ? 0 : sum) +
			      (value >= seen ? value - seen : value);
		seen = value;
	}
	return sum;
}

static double all_increases(const struct drawn *drawn, uint32_t n,
			    int64_t after, int64_t until)
{
	double all = NAN;

	for (uint32_t i = 0; i < n; i++) {
		double one = increase_of(&drawn[i], after, until);

		if (!isnan(one))
			all = (isnan(all) ? 0 : all) + one;
	}
	return all;
}

/* Of a step: each point from the one before it that has a value. */
static double step_of(const struct drawn *drawn, uint32_t n, int64_t after,
		      int64_t until)
{
	double all = NAN;

	for (uint32_t c = 0; c < n; c++) {
		int64_t most = MAX(2 * curve_step(drawn[c].times, drawn[c].n),
				   INT64_C(300000));
		uint32_t last = NONE;

		for (uint32_t i = 0; i < drawn[c].n; i++) {
			const double *values = drawn[c].values;

			if (isnan(values[i]))
				continue;
			if (last != NONE && drawn[c].times[i] > after &&
			    drawn[c].times[i] <= until &&
			    drawn[c].times[i] - drawn[c].times[last] <= most)
				all = (isnan(all) ? 0 : all) +
				      (values[i] >= values[last] ?
					       values[i] - values[last] :
					       values[i]);
			last = i;
		}
	}
	return all;
}

static void check(double got, double want)
{
	if (isnan(want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat_with_epsilon(got, want, 1e-9);
}

/* One that is summed has a point wherever one of its parts has. */
static void compare_at(const struct curve *sum, const struct drawn *drawn,
		       uint32_t n)
{
	for (uint64_t i = 0; i < sum->n; i++) {
		check(curve_value(sum, i), sum_at(drawn, n, sum->times[i]));
		check(curve_at(sum, sum->times[i]),
		      sum_at(drawn, n, sum->times[i]));
	}
	for (int64_t at = 0; at < MINUTES * 60000 && n == 1; at += 7000)
		check(curve_at(sum, at), value_at(drawn, at));
}

static void compare_counts(const GPtrArray *counters, const struct drawn *drawn,
			   uint32_t n, struct random *random)
{
	for (int k = 0; k < 20; k++) {
		int64_t after = 1000 * (int64_t)random_below(random, 4800);
		int64_t until =
			after + 1000 * (int64_t)random_below(random, 1800);

		check(counter_increases(counters, after, until).amount,
		      all_increases(drawn, n, after, until));
	}
}

static void compare_steps(const GPtrArray *counters, const struct drawn *drawn,
			  uint32_t n, int64_t step)
{
	g_autoptr(Curve) steps = counter_steps(counters, step);
	uint64_t seen = 0;

	for (int64_t at = 0; at < 6 * MINUTES * 60000; at += step) {
		double want = step_of(drawn, n, at - step, at);
		uint64_t i = curve_until(steps, at);

		if (isnan(want)) {
			g_assert_true(i == 0 || steps->times[i - 1] != at);
			continue;
		}
		g_assert_cmpint(steps->times[i - 1], ==, at);
		check(steps->values[i - 1], want);
		seen++;
	}
	g_assert_cmpuint(seen, ==, steps->n);
}

static void curves_equal_the_obvious_ones(void)
{
	struct random random;

	random_seed(&random, "curves", "", "");
	for (int round = 0; round < ROUNDS; round++) {
		struct drawn drawn[3];
		uint32_t n = 1 + random_below(&random, 3);
		g_autoptr(Facts) facts = NULL;
		g_autoptr(GArray) all =
			g_array_new(false, false, sizeof(uint32_t));
		g_autoptr(GPtrArray) counters = NULL;
		g_autoptr(Curve) sum = NULL;

		for (uint32_t i = 0; i < n; i++)
			draw(&random, &drawn[i]);
		facts = make_facts(&random, drawn, n);
		for (uint32_t i = 0; i < 2 * n; i++)
			g_array_append_val(all, i);
		sum = curve_of(facts, all, CURVE_SUM);
		counters = curves_of(facts, all);
		compare_at(sum, drawn, n);
		compare_counts(counters, drawn, n, &random);
		compare_steps(counters, drawn, n,
			      60000 * (1 + random_below(&random, 4)));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/curve/obvious", curves_equal_the_obvious_ones);
	return g_test_run();
}
