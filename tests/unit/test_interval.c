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
/*
 * Newcombe is Statistics in Medicine 17 (1998), 857-872, table I, which has
 * four digits; the others are R's: prop.test(…, correct = FALSE)$conf.int.
 */
static const struct {
	const char *name, *source;
	struct share share;
	enum confidence confidence;
	struct estimate want;
} wilson[] = {
	{ "81-of-263", "Newcombe: 0.2553, 0.3662",
		{ 81, 263 }, CONFIDENCE_95,
		{ 81 / 263.0, 0.2552885199, 0.366209577 } },
	{ "15-of-148", "Newcombe: 0.0624, 0.1605",
		{ 15, 148 }, CONFIDENCE_95,
		{ 15 / 148.0, 0.06238639953, 0.1604872417 } },
	{ "0-of-20", "Newcombe: 0, 0.1611",
		{ 0, 20 }, CONFIDENCE_95,
		{ 0 / 20.0, 0, 0.1611251581 } },
	{ "1-of-29", "Newcombe: 0.0061, 0.1718",
		{ 1, 29 }, CONFIDENCE_95,
		{ 1 / 29.0, 0.006113214293, 0.1717552188 } },
	{ "all-of-20", "Newcombe, turned round",
		{ 20, 20 }, CONFIDENCE_95,
		{ 20 / 20.0, 0.8388748419, 1 } },
	{ "7-of-50", "prop.test(7, 50, …)",
		{ 7, 50 }, CONFIDENCE_95,
		{ 7 / 50.0, 0.0695083342702, 0.2618619371059 } },
	{ "5-of-10", "prop.test(5, 10, …)",
		{ 5, 10 }, CONFIDENCE_95,
		{ 5 / 10.0, 0.2365930905, 0.7634069095 } },
	{ "81-at-99", "prop.test(81, 263, conf.level = 0.99, …)",
		{ 81, 263 }, CONFIDENCE_99,
		{ 81 / 263.0, 0.2401369027, 0.3852825023 } },
	{ "0-at-99", "prop.test(0, 20, conf.level = 0.99, …)",
		{ 0, 20 }, CONFIDENCE_99,
		{ 0 / 20.0, 0, 0.2491054011 } },
	{ "15-of-25", "prop.test(15, 25, …)",
		{ 15, 25 }, CONFIDENCE_95,
		{ 15 / 25.0, 0.4073945736, 0.7659669762 } },
	{ "83-of-100", "prop.test(83, 100, …)",
		{ 83, 100 }, CONFIDENCE_95,
		{ 83 / 100.0, 0.7445199523, 0.8910643389 } },
	{ "0-of-1", "prop.test(0, 1, …)",
		{ 0, 1 }, CONFIDENCE_95,
		{ 0 / 1.0, 0, 0.7934506856 } },
	{ "1-of-1", "prop.test(1, 1, …)",
		{ 1, 1 }, CONFIDENCE_95,
		{ 1 / 1.0, 0.2065493144, 1 } },
	{ "1-of-a-million", "prop.test(1, 1e6, …)",
		{ 1, 1000000 }, CONFIDENCE_95,
		{ 1 / 1000000.0, 1.765245767e-07, 5.664911804e-06 } },
	{ "all-but-one", "prop.test(999999, 1e6, …)",
		{ 999999, 1000000 }, CONFIDENCE_95,
		{ 999999 / 1000000.0, 0.9999943351, 0.9999998235 } },
	{ "none-of-0", "no source", { 0, 0 }, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
	{ "3-of-2", "no source", { 3, 2 }, CONFIDENCE_95, { NAN, NAN, NAN } },
};

/*
 * Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10; its
 * four digits in the source, the others from R's intervals of the two shares.
 */
static const struct {
	const char *name, *source;
	struct share now, before;
	enum confidence confidence;
	struct estimate want;
} newcombe[] = {
	{ "a", "0.0524, 0.3339",
		{ 56, 70 }, { 48, 80 }, CONFIDENCE_95,
		{ 0.2, 0.0524314724, 0.333872654 } },
	{ "b", "0.1705, 0.8090",
		{ 9, 10 }, { 3, 10 }, CONFIDENCE_95,
		{ 0.6, 0.1705227239, 0.8090179735 } },
	{ "c", "0.0582, 0.8062",
		{ 6, 7 }, { 2, 7 }, CONFIDENCE_95,
		{ 4 / 7.0, 0.05822792748, 0.8062496375 } },
	{ "d", "-0.0381, 0.1926",
		{ 5, 56 }, { 0, 29 }, CONFIDENCE_95,
		{ 5 / 56.0, -0.0381371479, 0.1925600139 } },
	{ "e", "-0.1611, 0.2775",
		{ 0, 10 }, { 0, 20 }, CONFIDENCE_95,
		{ 0, -0.1611251581, 0.2775327999 } },
	{ "f", "-0.2775, 0.2775",
		{ 0, 10 }, { 0, 10 }, CONFIDENCE_95,
		{ 0, -0.2775327999, 0.2775327999 } },
	{ "g", "0.6791, 1",
		{ 10, 10 }, { 0, 20 }, CONFIDENCE_95,
		{ 1, 0.6790860371, 1 } },
	{ "h", "0.6075, 1",
		{ 10, 10 }, { 0, 10 }, CONFIDENCE_95,
		{ 1, 0.6075093504, 1 } },
	{ "a-at-99", "R",
		{ 56, 70 }, { 48, 80 }, CONFIDENCE_99,
		{ 0.2, 0.00537086925, 0.3718084318 } },
	{ "g-at-99", "R",
		{ 10, 10 }, { 0, 20 }, CONFIDENCE_99,
		{ 1, 0.5297467825, 1 } },
	{ "one-of-one", "R",
		{ 1, 1 }, { 0, 1 }, CONFIDENCE_95,
		{ 1, -0.1221087207, 1 } },
	{ "aspirin", "R; Steering Committee, NEJM 321 (1989)",
		{ 104, 11037 }, { 189, 11034 }, CONFIDENCE_95,
		{ 104 / 11037.0 - 189 / 11034.0, -0.01077508378, -0.004702029746 } },
	{ "no-data-now", "no source", { 0, 0 }, { 3, 10 }, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
	{ "no-data-before", "no source", { 3, 10 }, { 0, 0 }, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
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

	g_test_message("%s", row->source);
	compare(interval_wilson(row->share, row->confidence), row->want, 1e-10);
}

static void of_difference(const void *data)
{
	const typeof(newcombe[0]) *row = data;

	g_test_message("%s", row->source);
	compare(interval_newcombe(row->now, row->before, row->confidence),
		row->want, 1e-10);
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
