/* test_comparison_counts.c -- published comparisons of counts, and their edges
 *
 * Each row names its source; where that prints few digits, R has the others.
 */
#include "analyzer/comparison.h"

#include <glib.h>
#include <math.h>

/* clang-format off */
/* Digits by R 4.2.2, chisq.test(counts, p = weights, rescale.p = TRUE). */
static const struct {
	const char *name, *source;
	uint64_t counts[5];
	double weights[5];
	size_t n;
	double p;
} counts[] = {
	{ "chisq-test", "the manual page of chisq.test",
		{ 89, 37, 30, 28, 2 }, { 40, 20, 20, 15, 5 }, 5,
		0.04059404334 },
	{ "peas", "Mendel (1866), 9 : 3 : 3 : 1; chi-squared 0.470",
		{ 315, 101, 108, 32 }, { 9, 3, 3, 1 }, 4, 0.9254258951 },
	{ "a-ratio-mismatch", "Fabijan and others (2019): 1.8e-6",
		{ 821588, 815482 }, { 1, 1 }, 2, 1.821792873e-06 },
	{ "uneven", "chisq.test(c(20, 10, 30), p = c(1, 1, 2), …)",
		{ 20, 10, 30 }, { 1, 1, 2 }, 3, 0.1888756028 },
	{ "as-planned", "no source", { 50, 50 }, { 0.5, 0.5 }, 2, 1 },
	{ "no-counts", "no source", { 0, 0 }, { 1, 1 }, 2, NAN },
	{ "no-weight", "no source", { 1, 2 }, { 1, 0 }, 2, NAN },
	{ "one", "no source", { 7 }, { 1 }, 1, NAN },
};

/* Digits by R 4.2.2, prop.test(…, correct = FALSE), which is NaN for none. */
static const struct {
	const char *name, *source;
	struct share now, before;
	double p;
} shares[] = {
	{ "by-hand", "z = 0.2 / sqrt(0.24 / 25)", { 25, 50 }, { 15, 50 },
		0.04122683334 },
	{ "newcombe-a", "Newcombe (1998), table II", { 56, 70 }, { 48, 80 },
		0.008045081368 },
	{ "newcombe-b", "the same", { 9, 10 }, { 3, 10 }, 0.006169899321 },
	{ "newcombe-c", "the same", { 6, 7 }, { 2, 7 }, 0.03075356126 },
	{ "newcombe-d", "the same", { 5, 56 }, { 0, 29 }, 0.09718656817 },
	{ "newcombe-g", "the same", { 10, 10 }, { 0, 20 }, 4.320463058e-08 },
	{ "smokers", "Fleiss (1981), the manual page of prop.test, two of four",
		{ 83, 86 }, { 90, 93 }, 0.9223200957 },
	{ "aspirin", "Steering Committee, NEJM 321 (1989), heart attacks",
		{ 104, 11037 }, { 189, 11034 }, 5.691896974e-07 },
	{ "none", "no source", { 0, 20 }, { 0, 10 }, 1 },
	{ "all", "no source", { 20, 20 }, { 10, 10 }, 1 },
	{ "no-data", "no source", { 0, 0 }, { 1, 10 }, NAN },
	{ "more-than-all", "no source", { 2, 1 }, { 1, 10 }, NAN },
};

/* By R 4.2.2, p.adjust(p, "holm"). */
static const struct {
	const char *name, *source;
	double p[5], want[5];
	size_t n;
} adjusted[] = {
	{ "four", "the worked example of Holm-Bonferroni in the Wikipedia",
		{ 0.01, 0.04, 0.03, 0.005 }, { 0.03, 0.06, 0.06, 0.02 }, 4 },
	{ "its-example", "the manual page of p.adjust, five of its fifty",
		{ 2.354053508e-07, 0.0003795380309, 0.01129798083,
		0.08281103282, 0.2058493778 },
		{ 1.177026754e-06, 0.0015181521236, 0.03389394249,
		0.16562206564, 0.2058493778 }, 5 },
	{ "steps", "p.adjust(1:5 / 100, \"holm\")",
		{ 0.01, 0.02, 0.03, 0.04, 0.05 },
		{ 0.05, 0.08, 0.09, 0.09, 0.09 }, 5 },
	{ "ties", "p.adjust(c(.01, .01, .02, .02), \"holm\")",
		{ 0.01, 0.01, 0.02, 0.02 }, { 0.04, 0.04, 0.04, 0.04 }, 4 },
	{ "at-most-one", "p.adjust(c(.9, .6, .2), \"holm\")",
		{ 0.9, 0.6, 0.2 }, { 1, 1, 0.6 }, 3 },
	{ "ends", "p.adjust(c(0, 1, .5), \"holm\")", { 0, 1, 0.5 },
		{ 0, 1, 1 }, 3 },
	{ "one-is-itself", "p.adjust(.04, \"holm\")", { 0.04 }, { 0.04 }, 1 },
	{ "missing", "p.adjust(c(.01, NA, .04), \"holm\")",
		{ 0.01, NAN, 0.04 }, { 0.02, NAN, 0.04 }, 3 },
	{ "none", "no source", { 0 }, { 0 }, 0 },
};
/* clang-format on */

static void near(double got, double want, double off)
{
	if (isnan(want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat_with_epsilon(got, want, off);
}

static void by_counts(const void *data)
{
	const typeof(counts[0]) *row = data;

	g_test_message("%s", row->source);
	near(comparison_of_counts(row->counts, row->weights, row->n), row->p,
	     row->p * 1e-9);
}

static void by_shares(const void *data)
{
	const typeof(shares[0]) *row = data;

	g_test_message("%s", row->source);
	near(comparison_of_shares(row->now, row->before), row->p,
	     row->p * 1e-9);
	near(comparison_of_shares(row->before, row->now), row->p,
	     row->p * 1e-9);
}

static void adjusts(const void *data)
{
	const typeof(adjusted[0]) *row = data;
	double p[5];

	g_test_message("%s", row->source);
	for (size_t i = 0; i < row->n; i++)
		p[i] = row->p[i];
	comparison_adjust(p, row->n);
	for (size_t i = 0; i < row->n; i++)
		near(p[i], row->want[i], 1e-12);
}

#define ADD_ROWS(name_of_rows, rows, test)                                    \
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {                     \
		g_autofree char *path = g_strconcat(                          \
			"/comparison/" name_of_rows "/", rows[i].name, NULL); \
                                                                              \
		g_test_add_data_func(path, &rows[i], test);                   \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_ROWS("counts", counts, by_counts)
	ADD_ROWS("shares", shares, by_shares)
	ADD_ROWS("adjusted", adjusted, adjusts)
	return g_test_run();
}
