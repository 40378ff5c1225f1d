/* test_limits.c -- limits worked out on paper, and what the rules find */
#include "analyzer/limits.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { MOST = 64 };

/* Values as words; "." is a week without data. */
static size_t parse(const char *text, double *values)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	size_t n = 0;

	for (size_t w = 0; words[w]; w++) {
		if (!words[w][0])
			continue;
		g_assert_cmpuint(n, <, MOST);
		values[n++] = strcmp(words[w], ".") ?
				      g_ascii_strtod(words[w], NULL) :
				      NAN;
	}
	return n;
}

static bool is_near(double got, double want)
{
	return isnan(want) ? isnan(got) :
			     fabs(got - want) <= 1e-9 * fmax(1, fabs(want));
}

static void compare(const struct limits *got, const struct limits *want)
{
	g_assert_cmpint(got->strength, ==, want->strength);
	g_assert_true(is_near(got->centre, want->centre));
	g_assert_true(is_near(got->lower, want->lower));
	g_assert_true(is_near(got->upper, want->upper));
	g_assert_true(is_near(got->near_lower, want->near_lower));
	g_assert_true(is_near(got->near_upper, want->near_upper));
}

/* clang-format off */
#define NO_LIMITS { LIMITS_ABSENT, NAN, NAN, NAN, NAN, NAN }

/*
 * The ten readings of the NIST/SEMATECH handbook, 6.3.2.2: mean 50.81, mean
 * moving range 1.8778, and limits that agree with its 45.8159 and 55.8041
 * but for 2.66, which is 3 / 1.128 rounded.
 */
#define NIST "49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1"

static const struct {
	const char *name, *baseline;
	struct limits want;
} counts[] = {
	{ "none",           "",          NO_LIMITS },
	{ "five-are-few",   "5 7 6 8 6", NO_LIMITS },
	{ "gaps-are-no-data", "5 . 7 6 . 8 6 .", NO_LIMITS },
	{ "six-are-trial",  "5 7 6 8 6 4", /* ranges 2 1 2 2 2: 1.8 */
		{ LIMITS_TRIAL, 6, 1.212, 10.788, 3.606, 8.394 } },
	{ "gaps-are-skipped", ". 5 7 6 . . 8 6 4 .",
		{ LIMITS_TRIAL, 6, 1.212, 10.788, 3.606, 8.394 } },
	{ "infinite-is-no-data", "inf 5 7 6 8 6 -inf 4",
		{ LIMITS_TRIAL, 6, 1.212, 10.788, 3.606, 8.394 } },
	{ "eleven-are-trial", "4 4 4 4 4 4 4 4 4 4 4",
		{ LIMITS_TRIAL, 4, 4, 4, 4, 4 } },
	{ "twelve-are-natural", "4 4 4 4 4 4 4 4 4 4 4 4",
		{ LIMITS_NATURAL, 4, 4, 4, 4, 4 } },
	{ "floored-at-zero", "0 3 0 3 0 3", /* ranges 3: 7.98 */
		{ LIMITS_TRIAL, 1.5, 0, 9.48, -2.49, 5.49 } },
	{ "published",      NIST,
		{ LIMITS_TRIAL, 50.81, 50.81 - 2.66 * 16.9 / 9,
		  50.81 + 2.66 * 16.9 / 9, 50.81 - 1.33 * 16.9 / 9,
		  50.81 + 1.33 * 16.9 / 9 } },
};

/* Powers of two: centre 2^3, ranges of one doubling, reach 2.66 of them. */
static const struct {
	const char *name, *baseline;
	struct limits want;
} durations[] = {
	{ "five-are-few", "60 60 60 60 60", NO_LIMITS },
	{ "doublings", "8 16 8 4 8 16 8 4 8 16 8 4",
		{ LIMITS_NATURAL, 8, 1.26575659397028, 50.56264395925614,
		  3.182145935019675, 20.112213992349254 } },
	{ "zero-is-a-second", "0 0 0 1 0.5 0",
		{ LIMITS_TRIAL, 1, 1, 1, 1, 1 } },
	{ "steady", "3600 3600 3600 3600 3600 3600 3600",
		{ LIMITS_TRIAL, 3600, 3600, 3600, 3600, 3600 } },
};

/* Each week of the baseline as FAILED/DEPLOYS. */
static const struct {
	const char *name, *baseline;
	uint64_t n;
	struct limits want;
} shares[] = {
	{ "none", "", 10, NO_LIMITS },
	{ "five-are-few", "2/10 2/10 2/10 2/10 2/10", 16, NO_LIMITS },
	{ "empty-weeks-are-no-data", "2/10 2/10 0/0 2/10 2/10 2/10", 16, NO_LIMITS },
	{ "a-fifth-of-16", "2/10 2/10 2/10 2/10 2/10 2/10", 16,
		{ LIMITS_TRIAL, 0.2, 0, 0.5, 0.05, 0.35 } },
	{ "a-fifth-of-400", "2/10 2/10 2/10 2/10 2/10 2/10", 400,
		{ LIMITS_TRIAL, 0.2, 0.14, 0.26, 0.17, 0.23 } },
	{ "sums-not-means-of-rates", "1/1 0/9 4/10 3/10 2/10 2/20", 16,
		{ LIMITS_TRIAL, 0.2, 0, 0.5, 0.05, 0.35 } },
	{ "at-most-all", "8/10 8/10 8/10 8/10 8/10 8/10", 16,
		{ LIMITS_TRIAL, 0.8, 0.5, 1, 0.65, 0.95 } },
	{ "a-week-without-deploys", "2/10 2/10 2/10 2/10 2/10 2/10", 0,
		{ LIMITS_ABSENT, 0.2, NAN, NAN, NAN, NAN } },
	{ "no-failure-no-spread", "0/10 0/10 0/10 0/10 0/10 0/10", 16,
		{ LIMITS_ABSENT, 0, NAN, NAN, NAN, NAN } },
};

/* Against limits 0 and 20 round 10; near begins beyond 5 and 15. */
static const struct {
	const char *name, *values, *want; /* Outside, Run, Near, - none */
} signals[] = {
	{ "nothing",              "", "" },
	{ "usual",                "9 11 12 8 10", "-----" },
	{ "above",                "9 21 9", "-O-" },
	{ "below",                "9 -1 9", "-O-" },
	{ "on-the-limit",         "20 0 20", "---" },
	{ "seven-in-a-row",       "9 11 12 11 13 11 12 11 9", "---------" },
	{ "eight-in-a-row",       "9 11 12 11 13 11 12 11 11 9", "-RRRRRRRR-" },
	{ "nine-below",           "9 8 9 8 9 8 9 8 9", "RRRRRRRRR" },
	{ "the-centre-ends-a-run", "11 11 11 11 10 11 11 11 11", "---------" },
	{ "a-gap-does-not",       "11 11 11 11 . . 11 11 11 11", "RRRR--RRRR" },
	{ "two-of-four",          "16 9 11 16", "----" },
	{ "three-of-four",        "16 9 16 16", "N-NN" },
	{ "three-in-a-row-need-a-fourth", "16 16 16", "---" },
	{ "three-and-a-fourth",   "16 16 16 9", "NNN-" },
	{ "not-of-both-limits",   "16 4 16 4", "----" },
	{ "near-below",           "4 9 4 4 9", "N-NN-" },
	{ "half-way-is-not-near", "15 15 15 15", "----" },
	{ "outside-is-near-too",  "16 21 9 16", "NO-N" },
	{ "outside-in-a-run",     "11 11 11 21 11 11 11 11", "RRRORRRR" },
	{ "run-before-near",      "16 16 16 16 16 16 16 16", "RRRRRRRR" },
	{ "near-across-a-gap",    "16 . 9 16 . 16", "N--N-N" },
	{ "infinite-is-no-data",  "9 inf 9", "---" },
};

static const struct {
	const char *name, *values, *want;
} runs[] = {
	{ "none",           "11 11 11 9 11 11", "no" },
	{ "eight",          "9 11 12 11 13 11 12 11 11 9", "1-8" },
	{ "the-longest",    "11 11 11 11 11 11 11 11 11 9 11 11 11 11 11 11 "
			    "11 11", "0-8" },
	{ "the-last",       "11 11 11 11 11 11 11 11 9 9 9 9 9 9 9 9", "8-15" },
	{ "gaps-in-between", ". 11 11 . 11 11 11 11 . 11 11 .", "1-10" },
};
/* clang-format on */

static const struct limits tens = { LIMITS_NATURAL, 10, 0, 20, 5, 15 };

static void of_counts(const void *data)
{
	const typeof(counts[0]) *row = data;
	double values[MOST];
	size_t n = parse(row->baseline, values);
	struct limits got = limits_of_counts(values, n);

	compare(&got, &row->want);
}

static void of_durations(const void *data)
{
	const typeof(durations[0]) *row = data;
	double values[MOST];
	size_t n = parse(row->baseline, values);
	struct limits got = limits_of_durations(values, n);

	compare(&got, &row->want);
}

static void of_share(const void *data)
{
	const typeof(shares[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->baseline, " ", -1);
	struct share baseline[MOST];
	struct limits got;
	size_t n = 0;

	for (; words[n]; n++) {
		char *end;

		baseline[n].events = g_ascii_strtoull(words[n], &end, 10);
		baseline[n].n = g_ascii_strtoull(end + 1, NULL, 10);
	}
	got = limits_of_share(baseline, n, row->n);
	compare(&got, &row->want);
}

static void print(const enum signal *found, size_t n, char *text)
{
	for (size_t i = 0; i < n; i++)
		text[i] = "-ORN"[found[i]];
	text[n] = '\0';
}

static void rules(const void *data)
{
	const typeof(signals[0]) *row = data;
	struct limits by_week[MOST];
	enum signal found[MOST];
	double values[MOST];
	char got[MOST + 1];
	size_t n = parse(row->values, values);

	limits_signals(&tens, values, n, found);
	print(found, n, got);
	g_assert_cmpstr(got, ==, row->want);

	for (size_t w = 0; w < n; w++)
		by_week[w] = tens;
	limits_signals_by_week(by_week, values, n, found);
	print(found, n, got);
	g_assert_cmpstr(got, ==, row->want);
}

static void longest_run(const void *data)
{
	const typeof(runs[0]) *row = data;
	double values[MOST];
	size_t n = parse(row->values, values);
	size_t first = 0, last = 0;
	g_autofree char *got = NULL;

	if (limits_run(&tens, values, n, &first, &last))
		got = g_strdup_printf("%zu-%zu", first, last);
	g_assert_cmpstr(got ? got : "no", ==, row->want);
}

/* A week is judged by its own limits: 40 % of 4 deploys, and of 400. */
static void limits_of_its_own(void)
{
	static const struct share fifth = { 20, 100 };
	struct share baseline[6] = { fifth, fifth, fifth, fifth, fifth, fifth };
	struct limits by_week[3] = {
		limits_of_share(baseline, 6, 4),
		limits_of_share(baseline, 6, 400),
		limits_of_share(baseline, 6, 0),
	};
	double values[3] = { 0.4, 0.4, 0.4 };
	enum signal found[3];
	char got[4];

	limits_signals_by_week(by_week, values, 3, found);
	print(found, 3, got);
	g_assert_cmpstr(got, ==, "-O-");
}

/* Logarithms there and back must not make a week differ from itself. */
static void steady_weeks_are_usual(void)
{
	for (double seconds = 1; seconds < 1e7; seconds *= 1.37) {
		double values[12];
		enum signal found[12];
		struct limits limits;

		for (int w = 0; w < 12; w++)
			values[w] = seconds;
		limits = limits_of_durations(values, 12);
		limits_signals(&limits, values, 12, found);
		for (int w = 0; w < 12; w++)
			g_assert_cmpint(found[w], ==, SIGNAL_NONE);
	}
}

static void without_limits_nothing_is_unusual(void)
{
	struct limits limits = limits_of_counts(NULL, 0);
	double values[9] = { 1, 2, 3, 4, 5, 6, 7, 8, 9000 };
	enum signal found[9];
	char got[10];

	limits_signals(&limits, values, 9, found);
	print(found, 9, got);
	g_assert_cmpstr(got, ==, "---------");
}

#define ADD_ROWS(name_of_rows, rows, test)                                \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                 \
		g_autofree char *path = g_strconcat(                      \
			"/limits/" name_of_rows "/", rows[i].name, NULL); \
                                                                          \
		g_test_add_data_func(path, &rows[i], test);               \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("counts", counts, of_counts)
	ADD_ROWS("durations", durations, of_durations)
	ADD_ROWS("share", shares, of_share)
	ADD_ROWS("signals", signals, rules)
	ADD_ROWS("run", runs, longest_run)
	g_test_add_func("/limits/by-week", limits_of_its_own);
	g_test_add_func("/limits/steady", steady_weeks_are_usual);
	g_test_add_func("/limits/absent", without_limits_nothing_is_unusual);
	return g_test_run();
}
