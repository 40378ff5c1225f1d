/* test_curve.c -- series as curves, and what counters counted */
#include "analyzer/counter.h"
#include "analyzer/selector.h"

#include "tests/sampled.h"

#include <math.h>

/* clang-format off */
/* Series, how they are taken together, and what they are: MINUTE:VALUE. */
static const struct {
	const char *name, *series, *want;
	enum curve_together together;
} together[] = {
	{ "none", "", "", CURVE_SUM },
	{ "one", "e 1 2 _ stale 3", "0:1 1:2 3:- 4:3", CURVE_SUM },
	{ "infinity-is-no-value", "e 1 Inf -Inf", "0:1 1:- 2:-", CURVE_SUM },
	{ "two-add-up", "e{a=1} 1 2 3 | e{a=2} 10 20 30",
	  "0:11 1:22 2:33", CURVE_SUM },
	{ "the-highest-of-two", "e{a=1} 1 2 30 | e{a=2} 10 20 3",
	  "0:10 1:20 2:30", CURVE_HIGHEST },
	{ "one-that-is-gone-does-not-count", "e{a=1} 1 stale _ | e{a=2} 10x3",
	  "0:11 1:10 2:10", CURVE_SUM },
	{ "one-stands-for-five-minutes",
	  "e{a=1} 1 | e{a=2} 10 @4 10 @5 10 @5m1s 10",
	  "0:11 4:11 5:11 5.01667:10", CURVE_SUM },
	{ "steps-that-do-not-meet", "e{a=1} 1 2 | e{a=2} @30s 10 20",
	  "0:1 0.5:11 1:12 1.5:22", CURVE_SUM },
	{ "parts-of-one-follow-each-other", "e{a=1} 1 2 | e{a=1} @2 3",
	  "0:1 1:2 2:3", CURVE_SUM },
	{ "parts-of-one-overlap", "e{a=1} 1 2 3 | e{a=1} @1 20 30 40",
	  "0:1 1:20 2:30 3:40", CURVE_SUM },
	{ "a-part-of-one-and-another", "e{a=1} 1 | e{a=2} 5x3 | e{a=1} @2 3",
	  "0:6 1:6 2:8", CURVE_SUM },
};

/* The value at a time. */
static const struct {
	const char *name, *series, *at;
	double want;
} at[] = {
	{ "before-the-first", "e 1 2", "-1", NAN },
	{ "at-a-point", "e 1 2 3", "1", 2 },
	{ "between-points", "e 1 2 3", "1m59s", 2 },
	{ "after-the-last", "e 1 2 3", "3", 3 },
	{ "five-minutes-after-the-last", "e 1 2 3", "7", 3 },
	{ "longer-after-the-last", "e 1 2 3", "7m1s", NAN },
	{ "stale", "e 1 stale", "1", NAN },
	{ "back-again", "e 1 stale 3", "2", 3 },
	{ "a-step-of-ten-minutes", "e @0/10 1 2", "4", 1 },
	{ "is-stale-between", "e @0/10 1 2", "6", NAN },
	{ "of-none", "", "0", NAN },
};

/* The mean of the points in (1, 4]. */
static const struct {
	const char *name, *series;
	double want;
} means[] = {
	{ "all", "e 9 9 1 2 3 9", 2 },
	{ "a-gap", "e 9 9 1 _ 3 9", 2 },
	{ "stale", "e 9 9 1 stale 3 9", 2 },
	{ "none", "e 9 9 _x3 9", NAN },
};

/* What is counted after minute 1 up to minute 4. */
static const struct {
	const char *name, *series;
	double want;
	uint64_t points;
} counted[] = {
	{ "rises", "c 0 10 20 30 40 50", 30, 3 },
	{ "stands", "c 7x6", 0, 3 },
	{ "begins-again", "c 0 10 20 5 15 20", 10 + 5 + 10, 3 },
	{ "begins-again-at-0", "c 0 10 20 0 0 20", 10, 3 },
	{ "begins-again-at-the-end", "c 0 10 20 30 1 20", 10 + 10 + 1, 3 },
	{ "a-gap-within", "c 0 10 _ _ 40", 30, 1 },
	{ "a-gap-at-the-start", "c 0 _ 20 30 40", 40, 3 },
	{ "from-the-first-point", "c _ _ 20 30 40", 20, 3 },
	{ "one-point-says-nothing", "c _ _ _ 30", NAN, 1 },
	{ "no-point", "c 1 2", NAN, 0 },
	{ "a-long-gap-at-the-start", "c @-9 0 @2 20 30 40", 20, 3 },
	{ "stale-is-no-reset", "c 0 10 stale 30 40", 30, 2 },
	{ "stale-at-the-start", "c 0 10 @1m30s stale @2 20 30 40", 30, 3 },
	{ "nothing-after-the-end", "c 0 10 20 30 40 1000", 30, 3 },
	{ "two-series", "c{a=1} 0x3 5 5 | c{a=2} 100+1x6", 5 + 3, 6 },
	{ "resets-of-one-are-not-of-both",
	  "c{a=1} 90 100 1 2 3 | c{a=2} 0+10x6", 1 + 2 + 30, 6 },
	{ "two-parts", "c 0 10 20 | c @3 30 40", 30, 3 },
	{ "none", "", NAN, 0 },
};

/* Steps of two minutes. */
static const struct {
	const char *name, *series, *want;
} steps[] = {
	{ "rises", "c 0 1 2 4 6", "2:2 4:4" },
	{ "the-first-says-nothing", "c @1 5 7", "2:2" },
	{ "begins-again", "c 0 5 6 1 2", "2:6 4:2" },
	{ "a-gap", "c @0 0 _ 2 _x8 50 51", "2:2 12:1" },
	{ "nobody-knows-in-a-gap", "c 0 1 @9 50 51", "2:1 10:1" },
	{ "two-series", "c{a=1} 0 1 2 | c{a=2} 0 _ 10 _ 20", "2:12 4:10" },
	{ "off-the-grid", "c @0/50s 0 1 2 3 4", "2:2 4:2" },
};
/* clang-format on */

static GArray *all_of(const struct facts *facts)
{
	GArray *all = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++)
		g_array_append_val(all, i);
	return all;
}

static struct curve *curve_in(struct facts *facts, enum curve_together how)
{
	g_autoptr(GArray) all = all_of(facts);

	return curve_of(facts, all, how);
}

static bool is_same(double got, double want)
{
	return isnan(want) ? isnan(got) : fabs(got - want) < 1e-12;
}

static void go_together(const void *data)
{
	const typeof(together[0]) *row = data;
	g_autoptr(Facts) facts = sampled_facts(row->series);
	g_autoptr(Curve) curve = curve_in(facts, row->together);
	g_autofree char *got = sampled_print(curve);

	g_assert_cmpstr(got, ==, row->want);
}

static void stands_at(const void *data)
{
	const typeof(at[0]) *row = data;
	g_autoptr(Facts) facts = sampled_facts(row->series);
	g_autoptr(Curve) curve = curve_in(facts, CURVE_SUM);

	g_assert_true(
		is_same(curve_at(curve, sampled_time(row->at)), row->want));
}

static void has_mean(const void *data)
{
	const typeof(means[0]) *row = data;
	g_autoptr(Facts) facts = sampled_facts(row->series);
	g_autoptr(Curve) curve = curve_in(facts, CURVE_SUM);

	g_assert_true(
		is_same(curve_mean(curve, sampled_time("1"), sampled_time("4")),
			row->want));
}

static void counts(const void *data)
{
	const typeof(counted[0]) *row = data;
	g_autoptr(Facts) facts = sampled_facts(row->series);
	g_autoptr(GArray) all = all_of(facts);
	g_autoptr(GPtrArray) counters = curves_of(facts, all);
	struct increase got = counter_increases(counters, sampled_time("1"),
						sampled_time("4"));

	g_assert_true(is_same(got.amount, row->want));
	g_assert_cmpuint(got.points, ==, row->points);
}

static void counts_in_steps(const void *data)
{
	const typeof(steps[0]) *row = data;
	g_autoptr(Facts) facts = sampled_facts(row->series);
	g_autoptr(GArray) all = all_of(facts);
	g_autoptr(GPtrArray) counters = curves_of(facts, all);
	g_autoptr(Curve) curve = counter_steps(counters, 120000);
	g_autofree char *got = sampled_print(curve);

	g_assert_cmpstr(got, ==, row->want);
}

static void knows_its_step(void)
{
	g_autoptr(Facts) facts = sampled_facts("e 1 2 @3/30s 4 5 6 7 8 | f 1");
	const struct series *one = selector_series(facts, 0);
	const struct series *other = selector_series(facts, 1);
	const int64_t *times = (const int64_t *)facts->times->data;

	g_assert_cmpint(curve_step(times + one->first_point, one->points), ==,
			30000);
	g_assert_cmpint(curve_step(times + other->first_point, 1), ==, 0);
	g_assert_cmpint(curve_step(NULL, 0), ==, 0);
}

#define ADD_ROWS(what, rows, function)                                       \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                    \
		g_autofree char *path =                                      \
			g_strconcat("/curve/" what "/", rows[i].name, NULL); \
		g_test_add_data_func(path, &rows[i], function);              \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("together", together, go_together)
	ADD_ROWS("at", at, stands_at)
	ADD_ROWS("mean", means, has_mean)
	ADD_ROWS("counted", counted, counts)
	ADD_ROWS("steps", steps, counts_in_steps)
	g_test_add_func("/curve/step", knows_its_step);
	return g_test_run();
}
