/* test_comparison.c -- published comparisons of groups, and their edges
 *
 * The results are those that R prints of its own data sets, with the command
 * beside them; the data are those of the authors whom R names.
 */
#include "analyzer/comparison.h"

#include <glib.h>
#include <math.h>

/* clang-format off */
/* Teeth: Crampton, Journal of Nutrition 33 (1947), by juice and dose. */
static const double juice[] = {
	15.2, 21.5, 17.6, 9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7,
	19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3,
	25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23 };
static const double acid[] = {
	4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7,
	16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6, 14.5, 18.8, 15.5,
	23.6, 18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5 };
/* Cars: Henderson and Velleman, Biometrics 37 (1981). */
static const double manual[] = { 21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26,
	30.4, 15.8, 19.7, 15, 21.4 };
static const double automatic[] = { 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2,
	17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3, 19.2 };
/* Ozone: Chambers, Cleveland, Kleiner and Tukey (1983). */
static const double may[] = { 41, 36, 12, 18, NAN, 28, 23, 19, 8, NAN, 7, 16,
	11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, NAN, NAN, NAN, 23, 45, 115,
	37 };
static const double august[] = { 39, 9, 16, 78, 35, 66, 122, 89, 110, NAN, NAN,
	44, 28, 65, NAN, 22, 59, 23, 31, 44, 21, 9, NAN, 45, 168, 73, NAN, 76,
	118, 84, 85 };
/* Permeability: Hollander and Wolfe (1973), page 69. */
static const double term[] = { 0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64,
	0.73, 1.46 };
static const double early[] = { 1.15, 0.88, 0.90, 0.74, 1.21 };
/* Sleep: Student, Biometrika 6 (1908). */
static const double one[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0,
	2 };
static const double other[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6,
	3.4 };
/* Plants: Dobson (1983), table 7.1. */
static const double control[] = { 4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17,
	4.53, 5.33, 5.14 };
static const double first[] = { 4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89,
	4.32, 4.69 };
static const double second[] = { 6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92,
	6.15, 5.80, 5.26 };
/* The documentation of t.test. */
static const double to_10[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
static const double to_20[] = { 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
	19, 20 };
static const double to_200[] = { 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
	19, 20, 200 };
static const double none[] = { NAN, INFINITY };
static const double equal[] = { 3, 3, 3, 3 };

#define GROUP(values) { values, G_N_ELEMENTS(values) }

/* wilcox.test(…, conf.int = TRUE, exact = FALSE) */
static const struct {
	const char *name;
	struct group now, before;
	double u, p;
	struct estimate shift;
} ranks[] = {
	/* len ~ supp of ToothGrowth; the interval as rstatix documents it */
	{ "teeth", GROUP(juice), GROUP(acid), 575.5, 0.06449,
		{ 4.0, -0.1, 8.5 } },
	/* mpg ~ am of mtcars, turned round */
	{ "cars", GROUP(manual), GROUP(automatic), 13 * 19 - 42, 0.001871,
		{ 6.8, 2.9, 11.7 } },
	/* Ozone ~ Month, May and August: its documentation */
	{ "ozone", GROUP(may), GROUP(august), 127.5, 0.0001208,
		{ -32, -53, -15 } },
	/* its documentation; p by hand: z = 9.5 / sqrt(200 / 3) */
	{ "permeability", GROUP(term), GROUP(early), 35, 0.24462,
		{ 0.305, -0.15, 0.76 } },
	{ "sleep", GROUP(one), GROUP(other), 25.5, 0.06933,
		{ -1.35, -3.6, 0.1 } },
	/* by hand: all three above all four; no shift can be refused */
	{ "few", { to_20, 3 }, { to_10, 4 }, 12, 0.05183, { 5.5, 3, 8 } },
	{ "equal", GROUP(equal), GROUP(equal), 8, 1, { 0, 0, 0 } },
	{ "single", { to_10, 1 }, { to_10, 1 }, 0.5, 1, { 0, 0, 0 } },
	{ "none", GROUP(none), GROUP(equal), NAN, NAN, { NAN, NAN, NAN } },
	{ "nobody", GROUP(equal), { NULL, 0 }, NAN, NAN, { NAN, NAN, NAN } },
};

/* t.test(…): t, df, p-value, and the interval */
static const struct {
	const char *name;
	struct group now, before;
	double t, freedom, p;
	struct estimate difference;
} means[] = {
	{ "sleep", GROUP(one), GROUP(other), -1.8608, 17.776, 0.07939,
		{ -1.58, -3.3654832, 0.2054832 } },
	{ "teeth", GROUP(juice), GROUP(acid), 1.9153, 55.309, 0.06063,
		{ 3.7, -0.1710156, 7.5710156 } },
	{ "cars", GROUP(automatic), GROUP(manual), -3.7671, 18.332, 0.001374,
		{ -7.244939, -11.280194, -3.209684 } },
	{ "its-first-example", GROUP(to_10), GROUP(to_20), -5.4349, 21.982,
		1.855e-05, { -8, -11.052802, -4.947198 } },
	{ "its-second-example", GROUP(to_10), GROUP(to_200), -1.6329, 14.165,
		0.1245, { -20.433333, -47.242900, 6.376233 } },
	{ "equal", GROUP(equal), GROUP(equal), NAN, NAN, NAN, { 0, NAN, NAN } },
	{ "single", { to_10, 1 }, GROUP(to_20), NAN, NAN, NAN,
		{ -12.5, NAN, NAN } },
	{ "none", GROUP(none), GROUP(to_20), NAN, NAN, NAN,
		{ NAN, NAN, NAN } },
};

/* leveneTest(…, center = median) of the package car */
static const struct {
	const char *name;
	struct group groups[6];
	size_t n;
	double f, p;
} spreads[] = {
	{ "plants", { GROUP(control), GROUP(first), GROUP(second) }, 3,
		1.1192, 0.3412 },
	{ "teeth", { GROUP(juice), GROUP(acid) }, 2, 1.2136, 0.2752 },
	{ "teeth-by-dose", { { juice, 10 }, { juice + 10, 10 },
		{ juice + 20, 10 }, { acid, 10 }, { acid + 10, 10 },
		{ acid + 20, 10 } }, 6, 1.7086, 0.1484 },
	{ "cars", { GROUP(manual), GROUP(automatic) }, 2, 4.1876, 0.04957 },
	{ "an-empty-one-has-no-say",
		{ GROUP(manual), GROUP(none), GROUP(automatic) }, 3,
		4.1876, 0.04957 },
	{ "equal", { GROUP(equal), GROUP(equal) }, 2, NAN, NAN },
	{ "alone", { GROUP(juice) }, 1, NAN, NAN },
	{ "nobody", { GROUP(none) }, 0, NAN, NAN },
};

static const struct {
	const char *name;
	uint64_t counts[5];
	double weights[5];
	size_t n;
	double p;
} counts[] = {
	/* the documentation of chisq.test */
	{ "chisq-test", { 89, 37, 30, 28, 2 }, { 40, 20, 20, 15, 5 }, 5,
		0.04059 },
	/* Mendel (1866): peas, 9 : 3 : 3 : 1; 0.470 with 3 */
	{ "peas", { 315, 101, 108, 32 }, { 9, 3, 3, 1 }, 4, 0.92543 },
	/* Fabijan and others (2019): 821588 against 815482 users */
	{ "a-ratio-mismatch", { 821588, 815482 }, { 1, 1 }, 2, 1.82e-6 },
	{ "as-planned", { 50, 50 }, { 0.5, 0.5 }, 2, 1 },
	{ "no-counts", { 0, 0 }, { 1, 1 }, 2, NAN },
	{ "no-weight", { 1, 2 }, { 1, 0 }, 2, NAN },
	{ "one", { 7 }, { 1 }, 1, NAN },
};

/* prop.test(…, correct = FALSE) */
static const struct {
	const char *name;
	struct share now, before;
	double p;
} shares[] = {
	/* by hand: z = 0.2 / sqrt(0.24 / 25) */
	{ "by-hand", { 25, 50 }, { 15, 50 }, 0.0412268 },
	/* the same: z = 0.2 / sqrt(104 * 46 / 150^2 * (1 / 70 + 1 / 80)) */
	{ "newcombe-a", { 56, 70 }, { 48, 80 }, 0.0080451 },
	{ "none", { 0, 20 }, { 0, 10 }, 1 },
	{ "all", { 20, 20 }, { 10, 10 }, 1 },
	{ "no-data", { 0, 0 }, { 1, 10 }, NAN },
	{ "more-than-all", { 2, 1 }, { 1, 10 }, NAN },
};

/* p.adjust(p, "holm") */
static const struct {
	const char *name;
	double p[5], want[5];
	size_t n;
} adjusted[] = {
	/* the worked example of Holm-Bonferroni in the Wikipedia */
	{ "four", { 0.01, 0.04, 0.03, 0.005 }, { 0.03, 0.06, 0.06, 0.02 }, 4 },
	{ "steps", { 0.01, 0.02, 0.03, 0.04, 0.05 },
		{ 0.05, 0.08, 0.09, 0.09, 0.09 }, 5 },
	{ "at-most-one", { 0.9, 0.6, 0.2 }, { 1, 1, 0.6 }, 3 },
	{ "one-is-itself", { 0.04 }, { 0.04 }, 1 },
	{ "missing", { 0.01, NAN, 0.04 }, { 0.02, NAN, 0.04 }, 3 },
	{ "none", { 0 }, { 0 }, 0 },
};
/* clang-format on */

static void near(double got, double want, double off)
{
	if (isnan(want))
		g_assert_true(isnan(got));
	else
		g_assert_cmpfloat_with_epsilon(got, want, off);
}

static void near_estimate(struct estimate got, struct estimate want, double off)
{
	near(got.value, want.value, off);
	near(got.low, want.low, off);
	near(got.high, want.high, off);
}

static void by_ranks(const void *data)
{
	const typeof(ranks[0]) *row = data;
	struct comparison_of_ranks got =
		comparison_of_ranks(row->now, row->before, CONFIDENCE_95);
	struct comparison_of_ranks back =
		comparison_of_ranks(row->before, row->now, CONFIDENCE_95);

	near(got.u, row->u, 1e-9);
	near(got.p, row->p, row->p * 4e-4);
	near_estimate(got.shift, row->shift, 1e-9);
	near(back.p, got.p, 1e-12);
	near(back.superiority, 1 - got.superiority, 1e-12);
	near(back.shift.low, -got.shift.high, 1e-12);
	near(back.shift.high, -got.shift.low, 1e-12);
}

static void by_means(const void *data)
{
	const typeof(means[0]) *row = data;
	struct comparison_of_means got =
		comparison_of_means(row->now, row->before, CONFIDENCE_95);

	near(got.t, row->t, 5e-5);
	near(got.freedom, row->freedom, 5e-4);
	near(got.p, row->p, row->p * 4e-4);
	near_estimate(got.difference, row->difference, 5e-7);
}

static void by_spreads(const void *data)
{
	const typeof(spreads[0]) *row = data;
	struct comparison_of_spreads got =
		comparison_of_spreads(row->groups, row->n);

	near(got.f, row->f, 5e-5);
	near(got.p, row->p, 5e-5);
}

static void by_counts(const void *data)
{
	const typeof(counts[0]) *row = data;

	near(comparison_of_counts(row->counts, row->weights, row->n), row->p,
	     row->p * 2e-3);
}

static void by_shares(const void *data)
{
	const typeof(shares[0]) *row = data;

	near(comparison_of_shares(row->now, row->before), row->p,
	     row->p * 5e-3);
	near(comparison_of_shares(row->before, row->now), row->p,
	     row->p * 5e-3);
}

static void adjusts(const void *data)
{
	const typeof(adjusted[0]) *row = data;
	double p[5];

	for (size_t i = 0; i < row->n; i++)
		p[i] = row->p[i];
	comparison_adjust(p, row->n);
	for (size_t i = 0; i < row->n; i++)
		near(p[i], row->want[i], 1e-12);
}

/* Mean distances from the medians 2.5 and 5: 1 and 2. */
static void a_ratio_of_spreads_says_which_is_wider(void)
{
	static const double narrow[] = { 1, 2, 3, 4 };
	static const double wide[] = { 2, 4, 6, 8 };
	struct group groups[] = { GROUP(wide), GROUP(narrow) };

	near(comparison_of_spreads(groups, 2).ratio, 2, 1e-12);
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
	ADD_ROWS("ranks", ranks, by_ranks)
	ADD_ROWS("means", means, by_means)
	ADD_ROWS("spreads", spreads, by_spreads)
	ADD_ROWS("counts", counts, by_counts)
	ADD_ROWS("shares", shares, by_shares)
	ADD_ROWS("adjusted", adjusted, adjusts)
	g_test_add_func("/comparison/spread-ratio",
			a_ratio_of_spreads_says_which_is_wider);
	return g_test_run();
}
