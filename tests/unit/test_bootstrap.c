/* test_bootstrap.c -- intervals whose ends chance leaves no doubt about
 *
 * Of 13 values drawn again, the median is at most the 3rd with probability
 * 0.016, the 4th with 0.071: so the 2.5 % quantile of medians is the 4th, the
 * 0.5 % quantile the 3rd, and so on from above.  Of 16 values of which eight
 * are 1, a drawn mean is at most 3/16 with probability 0.011, 4/16 with 0.038.
 */
#include "analyzer/bootstrap.h"

#include <glib.h>
#include <math.h>

/* Values as words; "|" ends a cluster.  Without one, each is a cluster. */
struct parsed {
	double values[200];
	uint32_t offsets[200];
	struct clusters clusters;
};

static void parse(const char *text, struct parsed *parsed)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	struct clusters *clusters = &parsed->clusters;
	uint32_t n = 0;

	*clusters = (struct clusters){ .values = parsed->values };
	parsed->offsets[0] = 0;
	for (size_t w = 0; words[w]; w++) {
		if (words[w][0] == '|')
			parsed->offsets[++clusters->n] = n;
		else if (words[w][0])
			parsed->values[n++] = g_ascii_strtod(words[w], NULL);
	}
	if (clusters->n > 0)
		clusters->offsets = parsed->offsets;
	else
		clusters->n = n;
}

static bool is_same(double got, double want)
{
	return isnan(want) ? isnan(got) : fabs(got - want) < 1e-12;
}

static void compare(struct estimate got, struct estimate want)
{
	g_assert_true(is_same(got.value, want.value));
	g_assert_true(is_same(got.low, want.low));
	g_assert_true(is_same(got.high, want.high));
}

/* clang-format off */
#define THIRTEEN "13 1 12 2 11 3 10 4 9 5 8 6 7"
#define SIXTEEN  "0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1"
#define FIVES    "5 5 5 5 5"
#define ZEROES   "0 0 0 0 0"
enum { MEAN = -1 };

static const struct {
	const char *name, *values;
	double p; /* or MEAN */
	enum confidence confidence;
	struct estimate want;
} singles[] = {
	{ "median-of-13",      THIRTEEN, 0.5, CONFIDENCE_95, { 7, 4, 10 } },
	{ "median-of-13-at-99", THIRTEEN, 0.5, CONFIDENCE_99, { 7, 3, 11 } },
	{ "lowest",            FIVES " 1 1 1 1 1", 0, CONFIDENCE_95, { 1, 1, 1 } },
	{ "mean-of-16",        SIXTEEN, MEAN, CONFIDENCE_95, { 0.5, 0.25, 0.75 } },
	{ "mean-of-16-at-99",  SIXTEEN, MEAN, CONFIDENCE_99,
		{ 0.5, 3 / 16.0, 13 / 16.0 } },
	{ "no-doubt",          FIVES, 0.5, CONFIDENCE_95, { 5, 5, 5 } },
	{ "no-doubt-of-mean",  FIVES, MEAN, CONFIDENCE_95, { 5, 5, 5 } },
	{ "none",              "", 0.5, CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "none-for-a-mean",   "", MEAN, CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "missing-only",      "nan nan", 0.5, CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "missing-left-out",  "nan 13 1 12 2 nan 11 3 10 4 9 5 8 6 7 nan", 0.5,
		CONFIDENCE_95, { 7, 4, 10 } },
	{ "one",               "3", 0.5, CONFIDENCE_95, { 3, NAN, NAN } },
	{ "too-few-to-draw",   "1 2 3 4", 0.5, CONFIDENCE_95, { 2.5, NAN, NAN } },
	{ "too-few-of-deploys", "1 2 3 | 4 5 | 6 7 | 8 9 |", 0.5,
		CONFIDENCE_95, { 5, NAN, NAN } },
	{ "empty-deploys-do-not-count", "1 2 3 | 4 5 | | 6 7 | | 8 9 | nan |",
		0.5, CONFIDENCE_95, { 5, NAN, NAN } },
	{ "changes-as-one",    "13 | 1 | 12 | 2 | 11 | 3 | 10 | 4 | 9 | 5 | "
			       "8 | 6 | 7 |", 0.5, CONFIDENCE_95, { 7, 4, 10 } },
	{ "twins-add-nothing", "13 13 | 1 1 | 12 12 | 2 2 | 11 11 | 3 3 | "
			       "10 10 | 4 4 | 9 9 | 5 5 | 8 8 | 6 6 | 7 7 |",
		0.5, CONFIDENCE_95, { 7, 4, 10 } },
	{ "mean-of-changes",   "1 1 1 1 | 6 | 6 | 6 | 6 | 6 | ", MEAN,
		CONFIDENCE_95, { 34 / 9.0, 2, 6 } },
	{ "p-below-zero",      THIRTEEN, -2, CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "p-missing",         THIRTEEN, NAN, CONFIDENCE_95, { NAN, NAN, NAN } },
	{ "infinite",          "inf inf inf inf inf", 0.5, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
	{ "infinite-mean",     "1 2 3 4 inf", MEAN, CONFIDENCE_95,
		{ NAN, NAN, NAN } },
};

static const struct {
	const char *name, *now, *before;
	double p; /* or MEAN */
	struct estimate want;
} ratios[] = {
	{ "against-the-steady", THIRTEEN, FIVES, 0.5, { 1.4, 0.8, 2 } },
	{ "of-means",           SIXTEEN, FIVES, MEAN, { 0.1, 0.05, 0.15 } },
	{ "none-now",           "", FIVES, 0.5, { NAN, NAN, NAN } },
	{ "none-before",        FIVES, "", 0.5, { NAN, NAN, NAN } },
	{ "none-ever",          "", "", MEAN, { NAN, NAN, NAN } },
	{ "too-few-now",        "4 4 4 4", FIVES, 0.5, { 0.8, NAN, NAN } },
	{ "too-few-before",     FIVES, "4 4 4 4", 0.5, { 1.25, NAN, NAN } },
	{ "to-zero",            FIVES, ZEROES, 0.5, { NAN, NAN, NAN } },
	{ "from-zero",          ZEROES, FIVES, 0.5, { 0, 0, 0 } },
	{ "zero-to-zero",       ZEROES, ZEROES, 0.5, { NAN, NAN, NAN } },
	{ "sometimes-to-zero",  FIVES, "0 0 0 0 0 0 5 5 5 5 5 5 5", 0.5,
		{ 1, 1, NAN } },
	{ "zero-to-sometimes-zero", ZEROES, "0 0 0 0 0 0 5 5 5 5 5 5 5", 0.5,
		{ 0, 0, 1 } },
	{ "p-above-one",        FIVES, FIVES, 1.5, { NAN, NAN, NAN } },
};
/* clang-format on */

static void of_one(const void *data)
{
	const typeof(singles[0]) *row = data;
	struct parsed parsed;
	struct random random;

	parse(row->values, &parsed);
	random_seed(&random, "test", "all", row->name);
	if (row->p == MEAN)
		compare(bootstrap_mean(&parsed.clusters, row->confidence,
				       &random),
			row->want);
	else
		compare(bootstrap_quantile(&parsed.clusters, row->p,
					   row->confidence, &random),
			row->want);
}

static void of_two(const void *data)
{
	const typeof(ratios[0]) *row = data;
	struct parsed now, before;
	struct random random;
	struct estimate got;

	parse(row->now, &now);
	parse(row->before, &before);
	random_seed(&random, "test", "all", row->name);
	if (row->p == MEAN)
		got = bootstrap_mean_ratio(&now.clusters, &before.clusters,
					   CONFIDENCE_95, &random);
	else
		got = bootstrap_quantile_ratio(&now.clusters, &before.clusters,
					       row->p, CONFIDENCE_95, &random);
	compare(got, row->want);
}

/* The same seed gives the same interval, to the last bit. */
static void reruns_are_equal(void)
{
	struct estimate got[2];

	for (int i = 0; i < 2; i++) {
		struct parsed parsed;
		struct random random;

		parse("1 9 | 2 2 8 | 7 | 3 4 | 5 6 11 | 20 |", &parsed);
		random_seed(&random, "lead", "all", "2026Q3");
		got[i] = bootstrap_quantile(&parsed.clusters, 0.9,
					    CONFIDENCE_95, &random);
	}
	g_assert_cmpmem(&got[0], sizeof(got[0]), &got[1], sizeof(got[1]));
}

/* Who asks for the value alone gets the same one. */
static void nothing_drawn_is_the_value(void)
{
	struct parsed parsed;
	struct random random;
	struct estimate drawn, alone;

	parse("1 9 | 2 2 8 | 7 | 3 4 | 5 6 11 | 20 |", &parsed);
	random_seed(&random, "lead", "all", "2026Q3");
	drawn = bootstrap_quantile(&parsed.clusters, 0.9, CONFIDENCE_95,
				   &random);
	alone = bootstrap_quantile(&parsed.clusters, 0.9, CONFIDENCE_95, NULL);
	g_assert_false(isnan(drawn.low));
	g_assert_cmpfloat(alone.value, ==, drawn.value);
	g_assert_true(isnan(alone.low) && isnan(alone.high));
}

#define ADD_ROWS(name_of_rows, rows, test)                                   \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                    \
		g_autofree char *path = g_strconcat(                         \
			"/bootstrap/" name_of_rows "/", rows[i].name, NULL); \
                                                                             \
		g_test_add_data_func(path, &rows[i], test);                  \
	}

/* Several from the same draws: each as if it were drawn for alone. */
static void several_are_each_on_their_own(void)
{
	static const double shares[] = { 0.5, NAN, 0.75, 0.9, 0.95 };
	static const double values[] = { 5, 1, 9, 2, 2, 7, 30, 4, 8, 8, 3, 6 };
	static const uint32_t offsets[] = { 0, 1, 3, 3, 6, 8, 9, 12 };
	const struct clusters sample = { values, offsets, 7, NULL };
	struct estimate got[G_N_ELEMENTS(shares)];
	struct random random;

	random_seed(&random, "several", NULL, "2026");
	bootstrap_several(&sample, shares, G_N_ELEMENTS(shares), CONFIDENCE_95,
			  &random, got);
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		struct estimate want;

		random_seed(&random, "several", NULL, "2026");
		want = isnan(shares[i]) ?
			       bootstrap_mean(&sample, CONFIDENCE_95, &random) :
			       bootstrap_quantile(&sample, shares[i],
						  CONFIDENCE_95, &random);
		g_assert_cmpfloat(got[i].value, ==, want.value);
		g_assert_cmpfloat(got[i].low, ==, want.low);
		g_assert_cmpfloat(got[i].high, ==, want.high);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("one", singles, of_one)
	ADD_ROWS("ratio", ratios, of_two)
	g_test_add_func("/bootstrap/reruns", reruns_are_equal);
	g_test_add_func("/bootstrap/nothing-drawn", nothing_drawn_is_the_value);
	g_test_add_func("/bootstrap/several-are-each-on-their-own",
			several_are_each_on_their_own);
	return g_test_run();
}
