/* test_interval.c -- published examples of intervals, and their edges */
#include "analyzer/interval.h"

#include <glib.h>
#include <math.h>

static bool is_near(double got, double want, double off)
{
	return isnan(want) ? isnan(got) : fabs(got - want) <= off;
}

static void compare(struct estimate got, struct estimate want, double off)
{
	g_assert_true(is_near(got.value, want.value, 1e-12));
	g_assert_true(is_near(got.low, want.low, off));
	g_assert_true(is_near(got.high, want.high, off));
}

/* clang-format off */
/* The first four: Newcombe, Statistics in Medicine 17 (1998), 857-872. */
static const struct {
	const char *name;
	struct share share;
	enum confidence confidence;
	struct estimate want;
} wilson[] = {
	{ "81-of-263", { 81, 263 }, CONFIDENCE_95,
		{ 81 / 263.0, 0.2553, 0.3662 } },
	{ "15-of-148", { 15, 148 }, CONFIDENCE_95,
		{ 15 / 148.0, 0.0624, 0.1605 } },
	{ "0-of-20",   { 0, 20 },   CONFIDENCE_95, { 0, 0, 0.1611 } },
	{ "1-of-29",   { 1, 29 },   CONFIDENCE_95,
		{ 1 / 29.0, 0.0061, 0.1718 } },
	{ "all-of-20", { 20, 20 },  CONFIDENCE_95, { 1, 0.8389, 1 } },
	{ "5-of-10",   { 5, 10 },   CONFIDENCE_95, { 0.5, 0.2366, 0.7634 } },
	{ "81-at-99",  { 81, 263 }, CONFIDENCE_99,
		{ 81 / 263.0, 0.2401, 0.3853 } },
	/* prop.test(15, 25, correct = FALSE) of R */
	{ "15-of-25",  { 15, 25 },  CONFIDENCE_95, { 0.6, 0.4074, 0.7660 } },
	{ "none-of-0", { 0, 0 },    CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "3-of-2",    { 3, 2 },    CONFIDENCE_95, { NAN, NAN, NAN } },
};

/* Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10. */
static const struct {
	const char *name;
	struct share now, before;
	struct estimate want;
} newcombe[] = {
	{ "a", { 56, 70 }, { 48, 80 }, { 0.2, 0.0524, 0.3339 } },
	{ "b", { 9, 10 },  { 3, 10 },  { 0.6, 0.1705, 0.8090 } },
	{ "c", { 6, 7 },   { 2, 7 },   { 4 / 7.0, 0.0582, 0.8062 } },
	{ "d", { 5, 56 },  { 0, 29 },  { 5 / 56.0, -0.0381, 0.1926 } },
	{ "e", { 0, 10 },  { 0, 20 },  { 0, -0.1611, 0.2775 } },
	{ "f", { 0, 10 },  { 0, 10 },  { 0, -0.2775, 0.2775 } },
	{ "g", { 10, 10 }, { 0, 20 },  { 1, 0.6791, 1 } },
	{ "h", { 10, 10 }, { 0, 10 },  { 1, 0.6075, 1 } },
	{ "no-data-now",    { 0, 0 },  { 3, 10 }, { NAN, NAN, NAN } },
	{ "no-data-before", { 3, 10 }, { 0, 0 },  { NAN, NAN, NAN } },
};

/* Weekly counts and what can be worked out on paper from them. */
static const double steady[] = { 2, 4, 6 };	 /* mean 4, 8 / 4 = 2 */
static const double bursts[] = { 0, 8, 4 };	 /* mean 4, 32 / 4 = 8 */
static const double gaps[] = { 0, NAN, 8, 4, NAN };
static const double empty[] = { 0, 0, 0 };
static const double single[] = { 9 };

static const struct {
	const char *name;
	struct counted now, before;
	double want;
} dispersions[] = {
	{ "chance-is-one",     { 12, 21, steady, 3 }, { 12, 21, steady, 3 }, 1 },
	{ "both-are-joined",   { 12, 21, steady, 3 }, { 12, 21, bursts, 3 }, 2.5 },
	{ "bursts",            { 12, 21, bursts, 3 }, { 12, 21, bursts, 3 }, 4 },
	{ "gaps-are-left-out", { 12, 35, gaps, 5 },   { 12, 35, gaps, 5 },   4 },
	{ "empty-has-no-say",  { 12, 21, bursts, 3 }, { 0, 21, empty, 3 },   4 },
	{ "one-week-neither",  { 12, 21, bursts, 3 }, { 9, 7, single, 1 },   4 },
	{ "no-weeks",          { 12, 21, NULL, 0 },   { 12, 21, NULL, 0 },   1 },
};

static const struct {
	const char *name;
	struct counted now, before;
	enum confidence confidence;
	struct estimate want;
} ratios[] = {
	{ "twice",           { 20, 10, NULL, 0 }, { 10, 10, NULL, 0 },
		CONFIDENCE_95, { 2, 0.93618, 4.27267 } },
	{ "twice-at-99",     { 20, 10, NULL, 0 }, { 10, 10, NULL, 0 },
		CONFIDENCE_99, { 2, 0.73752, 5.42361 } },
	{ "twice-in-bursts", { 20, 10, steady, 3 }, { 10, 10, bursts, 3 },
		CONFIDENCE_95, { 2, 0.60225, 6.64175 } },
	{ "days-differ",     { 20, 20, NULL, 0 }, { 10, 10, NULL, 0 },
		CONFIDENCE_95, { 1, 0.46809, 2.13633 } },
	{ "none-now",        { 0, 10, NULL, 0 }, { 10, 10, NULL, 0 },
		CONFIDENCE_95, { 0, NAN, NAN } },
	{ "none-before",     { 10, 10, NULL, 0 }, { 0, 10, NULL, 0 },
		CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "none-ever",       { 0, 10, NULL, 0 }, { 0, 10, NULL, 0 },
		CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "no-days",         { 5, 0, NULL, 0 }, { 5, 10, NULL, 0 },
		CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "days-missing",    { 5, 10, NULL, 0 }, { 5, NAN, NULL, 0 },
		CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "days-infinite",   { 5, 10, NULL, 0 }, { 5, INFINITY, NULL, 0 },
		CONFIDENCE_95, { NAN, NAN, NAN } },
};

static const struct {
	const char *name;
	struct counted counted;
	enum confidence confidence;
	struct estimate want;
} rates[] = {
	{ "25-in-10-days", { 25, 10, NULL, 0 }, CONFIDENCE_95,
		{ 2.5, 1.68927, 3.69982 } },
	{ "in-bursts",     { 12, 21, bursts, 3 }, CONFIDENCE_95,
		{ 12 / 21.0, 0.18430, 1.77175 } },
	{ "none",          { 0, 10, empty, 3 }, CONFIDENCE_95,
		{ 0, 0, 0.36889 } },
	{ "none-at-99",    { 0, 10, empty, 3 }, CONFIDENCE_99,
		{ 0, 0, 0.52983 } },
	{ "no-days",       { 0, 0, NULL, 0 }, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
	{ "days-negative", { 4, -1, NULL, 0 }, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
};
/* clang-format on */

static void of_share(const void *data)
{
	const typeof(wilson[0]) *row = data;

	compare(interval_wilson(row->share, row->confidence), row->want, 5e-5);
}

static void of_difference(const void *data)
{
	const typeof(newcombe[0]) *row = data;

	compare(interval_newcombe(row->now, row->before, CONFIDENCE_95),
		row->want, 5.1e-5);
}

static void dispersion(const void *data)
{
	const typeof(dispersions[0]) *row = data;

	g_assert_true(is_near(interval_dispersion(&row->now, &row->before),
			      row->want, 1e-12));
	g_assert_true(is_near(interval_dispersion(&row->before, &row->now),
			      row->want, 1e-12));
}

static void of_rate(const void *data)
{
	const typeof(rates[0]) *row = data;

	compare(interval_of_rate(&row->counted, row->confidence), row->want,
		1e-5);
}

static void of_rate_ratio(const void *data)
{
	const typeof(ratios[0]) *row = data;

	compare(interval_of_rate_ratio(&row->now, &row->before,
				       row->confidence),
		row->want, 1e-5);
}

#define ADD_ROWS(name_of_rows, rows, test)                                  \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                   \
		g_autofree char *path = g_strconcat(                        \
			"/interval/" name_of_rows "/", rows[i].name, NULL); \
                                                                            \
		g_test_add_data_func(path, &rows[i], test);                 \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("wilson", wilson, of_share)
	ADD_ROWS("newcombe", newcombe, of_difference)
	ADD_ROWS("dispersion", dispersions, dispersion)
	ADD_ROWS("rate", rates, of_rate)
	ADD_ROWS("rate-ratio", ratios, of_rate_ratio)
	return g_test_run();
}
