/* test_survival.c -- medians of durations of which some go on */
#include "analyzer/survival.h"

#include <glib.h>
#include <math.h>

/* clang-format off */
static const struct {
	const char *name, *durations; /* with + : goes on */
	double want;
} cases[] = {
	/* Freireich and others 1963: weeks in remission, 6-MP and placebo */
	{ "6-mp",
	  "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+",
	  23 },
	{ "placebo", "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23", 8 },
	/* Miller 1997 (Survival Analysis): maintenance of AML, both arms */
	{ "aml-maintained", "9 13 13+ 18 23 28+ 31 34 45+ 48 161+", 31 },
	{ "aml-not-maintained", "5 5 8 8 12 16+ 23 27 30 33 43 45", 23 },
	{ "nothing", "", NAN },
	{ "one", "7", 7 },
	{ "two", "3 9", 3 },
	{ "all-go-on", "3+ 9+", NAN },
	{ "half-never-ends", "3 9+ 9+", NAN },
	{ "an-end-comes-before-a-wait", "5 5+", 5 },
	{ "waits-before-count-no-more", "1+ 1+ 4 6", 4 },
	{ "at-once", "0 0 0 8", 0 },
};
/* clang-format on */

static void has_median(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->durations, " ", -1);
	double done[32], open[32], got;
	uint32_t n = 0, n_open = 0;

	for (char **word = words; *word && **word; word++) {
		char *end;
		double value = g_ascii_strtod(*word, &end);

		if (*end == '+')
			open[n_open++] = value;
		else
			done[n++] = value;
	}
	got = survival_median(done, n, open, n_open);
	if (isnan(row->want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat(got, ==, row->want);
}

/* The obvious loop: at each end, who is still there? */
static double plain_median(const double *done, uint32_t n, const double *open,
			   uint32_t n_open)
{
	double share = 1, before = -1;

	for (;;) {
		double at = INFINITY, there = 0, end = 0;

		for (uint32_t i = 0; i < n; i++)
			if (done[i] > before)
				at = MIN(at, done[i]);
		if (isinf(at))
			return NAN;
		for (uint32_t i = 0; i < n; i++) {
			there += done[i] >= at;
			end += done[i] == at;
		}
		for (uint32_t i = 0; i < n_open; i++)
			there += open[i] >= at;
		share *= (there - end) / there;
		if (share <= 0.5 + 1e-9)
			return at;
		before = at;
	}
}

static void equals_the_obvious_loop(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20261127);

	for (int round = 0; round < 2000; round++) {
		double done[20], open[20], want, got;
		uint32_t n = (uint32_t)g_rand_int_range(rand, 0, 20);
		uint32_t n_open = (uint32_t)g_rand_int_range(rand, 0, 20);

		for (uint32_t i = 0; i < n; i++)
			done[i] = g_rand_int_range(rand, 0, 12);
		for (uint32_t i = 0; i < n_open; i++)
			open[i] = g_rand_int_range(rand, 0, 12);
		want = plain_median(done, n, open, n_open);
		got = survival_median(done, n, open, n_open);
		g_assert_true(isnan(want) ? isnan(got) : got == want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/survival/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], has_median);
	}
	g_test_add_func("/survival/equals-the-obvious-loop",
			equals_the_obvious_loop);
	return g_test_run();
}
