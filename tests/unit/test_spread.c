/* test_spread.c -- quantiles of buckets, and of buckets with values */
#include "analyzer/histogram.h"
#include "analyzer/spread.h"

#include <math.h>
#include <string.h>

#define NOTHING (-1000) /* for NaN, in tables */

/*
 * "0.1=2 0.5=8 inf=10" are buckets; worked by hand after the documentation of
 * histogram_quantile: rank p * total, linear in its bucket, the first from 0,
 * the last as the bound before it.
 */
/* clang-format off */
static const struct {
	const char *name, *buckets;
	double p, want;
} quantiles[] = {
	{ "in-the-middle",         "1=0 2=4 4=8 inf=8",    0.75, 3 },
	{ "at-a-bound",            "1=0 2=4 4=8 inf=8",    0.5,  2 },
	{ "from-zero",             "1=10 inf=10",          0.5,  0.5 },
	{ "beyond-the-last-bound", "1=5 2=6 inf=10",       0.9,  2 },
	{ "a-bound-below-zero",    "-1=4 1=4 inf=4",       0.5,  -1 },
	{ "all-of-it",             "1=2 2=4 inf=4",        1,    2 },
	{ "none-of-it",            "1=2 2=4 inf=4",        0,    0 },
	{ "counts-that-sink",      "1=4 2=3 4=8 inf=8",    0.75, 3 },
	{ "no-infinite-bucket",    "1=2 2=4",              0.5,  NOTHING },
	{ "one-bucket",            "inf=4",                0.5,  NOTHING },
	{ "no-values",             "1=0 2=0 inf=0",        0.5,  NOTHING },
	{ "no-such-quantile",      "1=2 inf=2",            1.5,  NOTHING },
};

/* Values stand alone, buckets as FAMILY:BOUND=COUNT, sums as FAMILY+SUM/N. */
static const struct {
	const char *name, *text;
	double n, mean, p50;
} spreads[] = {
	{ "nothing",          "",                              0, NOTHING, NOTHING },
	{ "values",           "1 2 3 10",                      4, 4,       2.5 },
	{ "one-histogram",    "1:1=0 1:2=4 1:4=8 1:inf=8 1+20/8", 8, 2.5,  2 },
	{ "step-by-step",     "1:2=1 1:4=1 1:inf=1 1:2=3 1:4=7 1:inf=7 1+20/8", 8, 2.5, 2 },
	{ "two-alike-add-up", "1:2=1 1:4=1 1:inf=1 2:2=1 2:4=7 2:inf=7 1+5/8", 8, 0.625, 3 - 1.0 / 3 },
	{ "other-bounds",     "1:4=4 1:inf=4 2:2=4 2:inf=4 1+1/8", 8, 0.125, 4.0 / 3 },
	{ "values-too",       "1:2=2 1:4=2 1:inf=2 3 3 1+2/2", 4, 2,       2 },
	{ "values-and-no-buckets", "3 1+17/7",                 8, 2.5,     NOTHING },
	{ "no-buckets-no-quantile", "1+20/8",                  8, 2.5,     NOTHING },
	{ "no-sum-no-mean",   "1:2=2 1:inf=2",                 2, NOTHING, 1 },
};
/* clang-format on */

static void same(double got, double want)
{
	if (want == NOTHING)
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat_with_epsilon(got, want, 1e-9);
}

static void quantile(const void *data)
{
	const typeof(quantiles[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->buckets, " ", -1);
	g_autoptr(GArray) buckets =
		g_array_new(false, false, sizeof(struct histogram_bucket));

	for (char **word = words; *word; word++) {
		struct histogram_bucket bucket = {
			g_ascii_strtod(*word, NULL),
			g_ascii_strtod(strchr(*word, '=') + 1, NULL),
		};

		g_array_append_val(buckets, bucket);
	}
	same(histogram_quantile(row->p, buckets), row->want);
}

static void add(struct spread *spread, char *word)
{
	char *colon = strchr(word, ':'), *plus = strchr(word, '+');

	if (colon)
		spread_bucket(spread,
			      (uint32_t)g_ascii_strtoull(word, NULL, 10),
			      g_ascii_strtod(colon + 1, NULL),
			      g_ascii_strtod(strchr(word, '=') + 1, NULL));
	else if (plus) {
		spread->sum += g_ascii_strtod(plus + 1, NULL);
		spread->summed += g_ascii_strtod(strchr(word, '/') + 1, NULL);
	} else if (*word) {
		spread_value(spread, g_ascii_strtod(word, NULL));
	}
}

static void spreads_out(const void *data)
{
	const typeof(spreads[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->text, " ", -1);
	struct spread spread = spread_new();

	for (char **word = words; *word; word++)
		add(&spread, *word);
	same(spread_n(&spread), row->n);
	same(spread_mean(&spread), row->mean);
	same(spread_quantile(&spread, 0.5), row->p50);
	spread_clear(&spread);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(quantiles); i++) {
		g_autofree char *path = g_strconcat("/histogram/quantile/",
						    quantiles[i].name, NULL);

		g_test_add_data_func(path, &quantiles[i], quantile);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(spreads); i++) {
		g_autofree char *path = g_strconcat("/histogram/spread/",
						    spreads[i].name, NULL);

		g_test_add_data_func(path, &spreads[i], spreads_out);
	}
	return g_test_run();
}
