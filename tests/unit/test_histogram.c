/* test_histogram.c -- quantiles through buckets, worked by hand */
#include "analyzer/histogram.h"

#include "tests/sampled.h"

#include <math.h>

/* clang-format off */
/* Buckets as UPPER:COUNT, counts cumulative. */
static const struct {
	const char *name, *buckets;
	double p, want;
} cases[] = {
	{ "in-the-middle-of-a-bucket", "0.1:10 0.2:30 +Inf:30", 0.5,
	  0.1 + 0.1 * 5 / 20 },
	{ "the-first-bucket-begins-at-0", "0.1:10 0.2:30 +Inf:30", 0.2, 0.06 },
	{ "at-a-bound", "0.1:10 0.2:20 +Inf:20", 0.5, 0.1 },
	{ "of-one", "0.1:10 0.2:30 +Inf:30", 1, 0.2 },
	{ "of-zero", "0.1:10 0.2:30 +Inf:30", 0, 0 },
	{ "beyond-the-last-bound", "0.1:10 0.2:30 +Inf:100", 0.9, 0.2 },
	{ "all-beyond", "0.1:0 0.2:0 +Inf:4", 0.5, 0.2 },
	{ "an-empty-bucket-between", "1:10 2:10 4:20 +Inf:20", 0.75, 3 },
	{ "a-first-bound-below-0", "-1:10 2:20 +Inf:20", 0.25, -1 },
	{ "from-below-0", "-1:10 2:20 +Inf:20", 0.75, 0.5 },
	{ "a-count-that-falls", "1:10 2:9 4:20 +Inf:20", 0.75, 3 },
	{ "no-values", "1:0 +Inf:0", 0.5, NAN },
	{ "no-end", "1:5 2:9", 0.5, NAN },
	{ "the-end-alone", "+Inf:9", 0.5, NAN },
	{ "none", "", 0.5, NAN },
	{ "no-share", "1:5 +Inf:5", 1.5, NAN },
	{ "no-number", "1:5 +Inf:5", NAN, NAN },
};
/* clang-format on */

static GArray *buckets_of(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	GArray *buckets =
		g_array_new(false, false, sizeof(struct histogram_bucket));

	for (char **word = words; *word; word++) {
		char *end;
		struct histogram_bucket bucket = {
			.upper = g_ascii_strtod(*word, &end),
		};

		if (!**word)
			continue;
		bucket.count = g_ascii_strtod(end + 1, NULL);
		g_array_append_val(buckets, bucket);
	}
	return buckets;
}

static void has_quantile(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(GArray) buckets = buckets_of(row->buckets);
	double got = histogram_quantile(row->p, buckets);

	if (isnan(row->want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat_with_epsilon(got, row->want, 1e-12);
}

/* Two instances, one of which begins again; bounds in any order. */
static void counts_between_two_times(void)
{
	g_autoptr(Facts) facts = sampled_facts(
		"d_bucket{le=+Inf,i=1} 0+4x9 | d_bucket{le=1,i=1} 0+2x9 | "
		"d_bucket{le=0.5,i=1} 0+1x9 | d_bucket{le=1.0,i=2} 9 9 1+1x7 | "
		"d_bucket{le=+Inf,i=2} 9 9 1+1x7 | d_bucket{i=3} 0+9x9");
	g_autoptr(GArray) all = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) got = NULL;
	g_autoptr(GArray) want = buckets_of("0.5:4 1:12 +Inf:20");

	for (uint32_t i = 0; i < 6; i++)
		g_array_append_val(all, i);
	got = histogram_of(facts, all, sampled_time("1"), sampled_time("5"));
	g_assert_cmpmem(got->data, got->len * sizeof(struct histogram_bucket),
			want->data,
			want->len * sizeof(struct histogram_bucket));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/histogram/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], has_quantile);
	}
	g_test_add_func("/histogram/between-two-times",
			counts_between_two_times);
	return g_test_run();
}
