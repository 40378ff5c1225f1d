/* test_statistics.c -- means and quantiles that can be checked by hand */
#include "analyzer/statistics.h"

#include <glib.h>
#include <math.h>

/* Values are written as words; "nan" is missing, "inf" infinite. */
static double *parse(const char *text, size_t *n)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	double *values = g_new(double, g_strv_length(words) + 1);

	*n = 0;
	for (size_t w = 0; words[w]; w++)
		if (words[w][0])
			values[(*n)++] = g_ascii_strtod(words[w], NULL);
	return values;
}

static bool is_near(double got, double want)
{
	if (isnan(want))
		return isnan(got);
	if (isinf(want))
		return got == want;
	return fabs(got - want) < 1e-12;
}

/* clang-format off */
static const struct {
	const char *name, *values;
	double p, want;
} quantiles[] = {
	{ "none",                 "",                  0.5,  NAN },
	{ "one",                  "7",                 0.9,  7 },
	{ "two-meet-half-way",    "10 20",             0.5,  15 },
	{ "three-of-ten",         "1 2 3 4",           0.3,  1.9 },
	{ "first-quartile",       "1 2 4 7 8 9 10 12", 0.25, 3.5 },
	{ "third-quartile",       "1 2 4 7 8 9 10 12", 0.75, 9.25 },
	{ "median-of-odd",        "3 1 2",             0.5,  2 },
	{ "median-of-even",       "10 7 4 3 2 1",      0.5,  3.5 },
	{ "p90-on-a-value",       "0 1 2 3 4 5 6 7 8 9 10", 0.9, 9 },
	{ "p90-between",          "1 2 3 4 5",         0.9,  4.6 },
	{ "lowest",               "5 1 9",             0,    1 },
	{ "highest",              "5 1 9",             1,    9 },
	{ "equal",                "4 4 4 4",           0.37, 4 },
	{ "missing-is-left-out",  "nan 3 nan 1 2",     0.5,  2 },
	{ "nothing-but-missing",  "nan nan",           0.5,  NAN },
	{ "p-below-zero",         "1 2",              -0.1,  NAN },
	{ "p-above-one",          "1 2",               1.1,  NAN },
	{ "p-missing",            "1 2",               NAN,  NAN },
	{ "infinite-is-last",     "1 inf 2",           0.5,  2 },
	{ "towards-infinity",     "1 inf",             0.5,  INFINITY },
	{ "from-minus-infinity",  "-inf 1",            0.5, -INFINITY },
	{ "both-infinite",        "inf inf",           0.5,  INFINITY },
	{ "negative",             "-4 -2",             0.25, -3.5 },
};

static const struct {
	const char *name, *values;
	double want;
} means[] = {
	{ "none",                "",            NAN },
	{ "one",                 "7",           7 },
	{ "three",               "1 2 6",       3 },
	{ "not-running-halves",  "0 0 0 8",     2 },
	{ "missing-is-left-out", "1 nan 3 nan", 2 },
	{ "nothing-but-missing", "nan",         NAN },
	{ "infinite",            "1 inf",       INFINITY },
};

static const struct {
	const char *name;
	struct estimate change;
	double none;
	int want;
} directions[] = {
	{ "rose",          { 1.5, 1.1, 2.0 }, 1, 1 },
	{ "fell",          { 0.5, 0.3, 0.9 }, 1, -1 },
	{ "spans",         { 1.2, 0.9, 1.6 }, 1, 0 },
	{ "touches",       { 1.2, 1.0, 1.6 }, 1, 0 },
	{ "points-up",     { 0.2, 0.1, 0.3 }, 0, 1 },
	{ "no-data",       { NAN, NAN, NAN }, 1, 0 },
	{ "no-upper-end",  { 3.0, 1.1, NAN }, 1, 1 },
};
/* clang-format on */

static void quantile(const void *data)
{
	const typeof(quantiles[0]) *row = data;
	size_t n;
	g_autofree double *values = parse(row->values, &n);

	g_assert_true(
		is_near(statistics_quantile(values, n, row->p), row->want));
	statistics_sort(values, n);
	g_assert_true(is_near(statistics_quantile_sorted(values, n, row->p),
			      row->want));
}

static void mean(const void *data)
{
	const typeof(means[0]) *row = data;
	size_t n;
	g_autofree double *values = parse(row->values, &n);

	g_assert_true(is_near(statistics_mean(values, n), row->want));
}

static void direction(const void *data)
{
	const typeof(directions[0]) *row = data;

	g_assert_cmpint(statistics_direction(row->change, row->none), ==,
			row->want);
}

static void nothing_is_no_data(void)
{
	g_assert_true(isnan(statistics_mean(NULL, 0)));
	g_assert_true(isnan(statistics_quantile(NULL, 0, 0.5)));
	g_assert_true(isnan(statistics_quantile_sorted(NULL, 0, 0.5)));
	statistics_sort(NULL, 0);
}

static void the_values_stay_as_they_were(void)
{
	double values[] = { 3, 1, 2 };

	statistics_quantile(values, 3, 0.5);
	statistics_mean(values, 3);
	g_assert_cmpfloat(values[0], ==, 3);
	g_assert_cmpfloat(values[1], ==, 1);
	g_assert_cmpfloat(values[2], ==, 2);
}

/* Between neighbours a hair's breadth apart rounding must not overshoot. */
static void between_stays_between(void)
{
	double low = 0.1, high = nextafter(0.1, 1);

	for (double f = 0; f < 1; f += 1.0 / 64) {
		double got = statistics_between(low, high, f);

		g_assert_true(got >= low && got <= high);
	}
	g_assert_true(isfinite(statistics_between(-1e308, 1e308, 0.5)));
}

/* Half the normal curve's tail outside z is what the quantiles leave out. */
static void deviates_fit_their_tails(void)
{
	static const enum confidence both[] = { CONFIDENCE_95, CONFIDENCE_99 };

	for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
		double tail = erfc(statistics_z(both[i]) / sqrt(2)) / 2;

		g_assert_true(is_near(tail, statistics_tail(both[i])));
	}
	g_assert_cmpint(statistics_confidence_of_change(true), ==,
			CONFIDENCE_95);
	g_assert_cmpint(statistics_confidence_of_change(false), ==,
			CONFIDENCE_99);
}

#define ADD_ROWS(name_of_rows, rows, test)                                    \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                     \
		g_autofree char *path = g_strconcat(                          \
			"/statistics/" name_of_rows "/", rows[i].name, NULL); \
                                                                              \
		g_test_add_data_func(path, &rows[i], test);                   \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("quantile", quantiles, quantile)
	ADD_ROWS("mean", means, mean)
	ADD_ROWS("direction", directions, direction)
	g_test_add_func("/statistics/nothing", nothing_is_no_data);
	g_test_add_func("/statistics/copies", the_values_stay_as_they_were);
	g_test_add_func("/statistics/between", between_stays_between);
	g_test_add_func("/statistics/deviates", deviates_fit_their_tails);
	return g_test_run();
}
