/* test_comparison.c -- published comparisons of groups, and their edges
 *
 * Each row names its source; the data are those of the authors beside them, as
 * R distributes them, and where a source prints few digits, R has the others.
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
/* Ages at a diagnosis: the documentation of scipy's mannwhitneyu. */
static const double males[] = { 19, 22, 16, 29, 24 };
static const double females[] = { 20, 11, 17, 12 };
static const double none[] = { NAN, INFINITY };
static const double equal[] = { 3, 3, 3, 3 };

#define GROUP(values) { values, G_N_ELEMENTS(values) }

/* Insects on six sprays: Beall, Biometrika 32 (1942). */
static const double spray_a[] = { 10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14,
	13 };
static const double spray_b[] = { 11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7,
	13 };
static const double spray_c[] = { 0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4 };
static const double spray_d[] = { 3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4 };
static const double spray_e[] = { 3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4 };
static const double spray_f[] = { 11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24,
	13 };
/* Weights of chicks by feed: McNeil (1977), from Biometrika 35 (1948). */
static const double casein[] = { 368, 390, 379, 260, 404, 318, 352, 359, 216,
	222, 283, 332 };
static const double horsebean[] = { 179, 160, 136, 227, 217, 168, 108, 124, 143,
	140 };
static const double linseed[] = { 309, 229, 181, 141, 260, 203, 148, 169, 213,
	257, 244, 271 };
/* Whose mean and distances are exact only up to rounding. */
static const double tenths[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1,
	0.1 };
static const double near_tenths[] = { 0.7, 0.7, 0.7 };
static const double swinging[] = { 0.1, 0.3, 0.1, 0.3 };
static const double swinging_higher[] = { 100.1, 100.3, 100.1, 100.3 };

/*
 * Digits by R 4.2.2, wilcox.test(…, conf.int = TRUE, exact = FALSE,
 * tol.root = 1e-12), as its usual tolerance leaves 0.0001.  Its estimate is a
 * number between the two differences in the middle if there are two; the value
 * here is their median, as with exact = TRUE: median(outer(now, before, "-")).
 */
static const struct {
	const char *name, *source;
	struct group now, before;
	enum confidence confidence;
	double u, p;
	struct estimate shift;
} ranks[] = {
	{ "teeth", "len ~ supp of ToothGrowth, as the manual of rstatix has it",
		GROUP(juice), GROUP(acid), CONFIDENCE_95, 575.5, 0.06449067213,
		{ 4, -0.1, 8.5 } },
	{ "teeth-at-99", "the same, conf.level = 0.99", GROUP(juice),
		GROUP(acid), CONFIDENCE_99, 575.5, 0.06449067213,
		{ 4, -1.5, 9.9 } },
	{ "cars", "mpg ~ am of mtcars, turned round", GROUP(manual),
		GROUP(automatic), CONFIDENCE_95, 205, 0.001871391333,
		{ 6.8, 2.9, 11.7 } },
	{ "ozone", "the manual page of wilcox.test: airquality, May and August",
		GROUP(may), GROUP(august), CONFIDENCE_95, 127.5,
		0.0001208078308, { -32, -53, -15 } },
	{ "permeability", "the same page: Hollander and Wolfe (1973), page 69",
		GROUP(term), GROUP(early), CONFIDENCE_95, 35, 0.2446236051,
		{ 0.305, -0.15, 0.76 } },
	{ "permeability-at-99", "the same, conf.level = 0.99", GROUP(term),
		GROUP(early), CONFIDENCE_99, 35, 0.2446236051,
		{ 0.305, -0.38, 1.01 } },
	{ "sleep", "extra ~ group of sleep", GROUP(one), GROUP(other),
		CONFIDENCE_95, 25.5, 0.06932757543, { -1.35, -3.6, 0.1 } },
	{ "sprays-with-many-ties", "InsectSprays, C and E", GROUP(spray_c),
		GROUP(spray_e), CONFIDENCE_95, 38.5, 0.05257345989,
		{ -2, -3, 0 } },
	{ "sprays-alike", "InsectSprays, A and B", GROUP(spray_a),
		GROUP(spray_b), CONFIDENCE_95, 62, 0.5812159884, { -1, -5, 3 } },
	{ "sprays-wider", "InsectSprays, A and F", GROUP(spray_a),
		GROUP(spray_f), CONFIDENCE_95, 58, 0.4342281145, { -2, -7, 3 } },
	{ "plants", "PlantGrowth, ctrl and trt2", GROUP(control),
		GROUP(second), CONFIDENCE_95, 25, 0.06402210128,
		{ -0.49, -1, 0.04 } },
	{ "chicks", "chickwts, linseed and horsebean", GROUP(linseed),
		GROUP(horsebean), CONFIDENCE_95, 100, 0.009199422653,
		{ 60.5, 12, 105 } },
	{ "ages", "the documentation of mannwhitneyu: 17, 0.11134688653",
		GROUP(males), GROUP(females), CONFIDENCE_95, 17,
		0.111346886533, { 7, -1, 17 } },
	{ "few", "wilcox.test(7:9, 1:4, …): all three above all four",
		{ to_20, 3 }, { to_10, 4 }, CONFIDENCE_95, 12, 0.05182992722,
		{ 5.5, 3, 8 } },
	{ "equal", "no source: R has neither p nor interval", GROUP(equal),
		GROUP(equal), CONFIDENCE_95, 8, 1, { 0, 0, 0 } },
	{ "each-constant", "p: wilcox.test(rep(3, 4), rep(0.7, 3), exact = FALSE)",
		GROUP(equal), GROUP(near_tenths), CONFIDENCE_95, 12,
		0.02474467205, { 2.3, 2.3, 2.3 } },
	{ "single", "no source: R has neither", { to_10, 1 }, { to_10, 1 },
		CONFIDENCE_95, 0.5, 1, { 0, 0, 0 } },
	{ "none", "no source", GROUP(none), GROUP(equal), CONFIDENCE_95, NAN,
		NAN, { NAN, NAN, NAN } },
	{ "nobody", "no source", GROUP(equal), { NULL, 0 }, CONFIDENCE_95, NAN,
		NAN, { NAN, NAN, NAN } },
};

/* Digits by R 4.2.2, t.test(…): t, df, p-value, and the interval. */
static const struct {
	const char *name, *source;
	struct group now, before;
	enum confidence confidence;
	double t, freedom, p;
	struct estimate difference;
} means[] = {
	{ "sleep", "the manual page of t.test: extra ~ group of sleep",
		GROUP(one), GROUP(other), CONFIDENCE_95, -1.860813467,
		17.77647352, 0.07939414019,
		{ -1.58, -3.365483231, 0.2054832307 } },
	{ "teeth", "len ~ supp of ToothGrowth", GROUP(juice), GROUP(acid),
		CONFIDENCE_95, 1.915268269, 55.30943268, 0.06063450788,
		{ 3.7, -0.1710156184, 7.571015618 } },
	{ "teeth-at-99", "the same, conf.level = 0.99", GROUP(juice),
		GROUP(acid), CONFIDENCE_99, 1.915268269, 55.30943268,
		0.06063450788, { 3.7, -1.453546229, 8.853546229 } },
	{ "cars", "mpg ~ am of mtcars", GROUP(automatic), GROUP(manual),
		CONFIDENCE_95, -3.767123145, 18.33225164, 0.001373638333,
		{ -7.244939271, -11.28019436, -3.209684187 } },
	{ "its-first-example", "the manual page of t.test", GROUP(to_10),
		GROUP(to_20), CONFIDENCE_95, -5.434929764, 21.98221234,
		1.855281833e-05, { -8, -11.05280173, -4.947198275 } },
	{ "its-second-example", "the manual page of t.test", GROUP(to_10),
		GROUP(to_200), CONFIDENCE_95, -1.632902633, 14.16459895,
		0.1245134981, { -20.43333333333, -47.24289989, 6.37623322 } },
	{ "ozone", "airquality, May and August", GROUP(may), GROUP(august),
		CONFIDENCE_95, -4.074879662, 39.2791593, 0.0002168565592,
		{ -36.34615384615, -54.38357819, -18.30872951 } },
	{ "plants", "PlantGrowth, trt1 and trt2", GROUP(first), GROUP(second),
		CONFIDENCE_95, -3.010098542, 14.10356912, 0.009298404717,
		{ -0.865, -1.480914439, -0.2490855612 } },
	{ "sprays", "InsectSprays, C and E", GROUP(spray_c), GROUP(spray_e),
		CONFIDENCE_95, -1.868039587, 21.63091027, 0.07536351761,
		{ -1.41666666667, -2.990988835, 0.1576555012 } },
	{ "chicks", "chickwts, casein and horsebean", GROUP(casein),
		GROUP(horsebean), CONFIDENCE_95, 7.34225775, 18.3597451,
		7.210249581e-07, { 163.38333333333, 116.6982144, 210.0684522 } },
	{ "equal", "t.test(rep(3, 4), rep(3, 4)): data are essentially constant",
		GROUP(equal), GROUP(equal), CONFIDENCE_95, NAN, NAN, NAN,
		{ 0, NAN, NAN } },
	{ "constant-but-for-rounding",
		"t.test(rep(0.1, 10), rep(0.7, 3)): data are essentially constant",
		GROUP(tenths), GROUP(near_tenths), CONFIDENCE_95, NAN, NAN, NAN,
		{ -0.6, NAN, NAN } },
	{ "single", "t.test(1, 7:20): not enough observations", { to_10, 1 },
		GROUP(to_20), CONFIDENCE_95, NAN, NAN, NAN,
		{ -12.5, NAN, NAN } },
	{ "none", "no source", GROUP(none), GROUP(to_20), CONFIDENCE_95, NAN,
		NAN, NAN, { NAN, NAN, NAN } },
};

/* Digits by R 4.2.2, anova(lm(abs(x - median of its group) ~ group)). */
static const struct {
	const char *name, *source;
	struct group groups[6];
	size_t n;
	double f, p;
} spreads[] = {
	{ "plants", "PlantGrowth; 1.1192 and 0.3412 by leveneTest of car",
		{ GROUP(control), GROUP(first), GROUP(second) }, 3, 1.119185695,
		0.3412266241 },
	{ "teeth", "ToothGrowth by supp; 1.2136 and 0.2752 by leveneTest",
		{ GROUP(juice), GROUP(acid) }, 2, 1.213572066, 0.2751764616 },
	{ "teeth-by-dose", "ToothGrowth by supp and dose; 1.7086 and 0.1484",
		{ { juice, 10 }, { juice + 10, 10 }, { juice + 20, 10 },
		{ acid, 10 }, { acid + 10, 10 }, { acid + 20, 10 } }, 6,
		1.708578233, 0.1483605859 },
	{ "cars", "mtcars by am; 4.1876 and 0.04957 by leveneTest",
		{ GROUP(manual), GROUP(automatic) }, 2, 4.187625554,
		0.04957067404 },
	{ "sprays", "InsectSprays; 3.8214 and 0.004223 by leveneTest",
		{ GROUP(spray_a), GROUP(spray_b), GROUP(spray_c),
		GROUP(spray_d), GROUP(spray_e), GROUP(spray_f) }, 6,
		3.821356313, 0.004222791139 },
	{ "an-empty-one-has-no-say", "as cars",
		{ GROUP(manual), GROUP(none), GROUP(automatic) }, 3,
		4.187625554, 0.04957067404 },
	{ "equal", "no source", { GROUP(equal), GROUP(equal) }, 2, NAN, NAN },
	{ "equal-but-for-rounding", "no source: R warns of a perfect fit",
		{ GROUP(swinging), GROUP(swinging_higher) }, 2, NAN, NAN },
	{ "alone", "no source", { GROUP(juice) }, 1, NAN, NAN },
	{ "nobody", "no source", { GROUP(none) }, 0, NAN, NAN },
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
		comparison_of_ranks(row->now, row->before, row->confidence);
	struct comparison_of_ranks back =
		comparison_of_ranks(row->before, row->now, row->confidence);

	g_test_message("%s", row->source);
	near(got.u, row->u, 1e-9);
	near(got.p, row->p, row->p * 1e-9);
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
		comparison_of_means(row->now, row->before, row->confidence);

	g_test_message("%s", row->source);
	near(got.t, row->t, 1e-8);
	near(got.freedom, row->freedom, 1e-7);
	near(got.p, row->p, row->p * 1e-8);
	near_estimate(got.difference, row->difference, 1e-7);
}

static void by_spreads(const void *data)
{
	const typeof(spreads[0]) *row = data;
	struct comparison_of_spreads got =
		comparison_of_spreads(row->groups, row->n);

	g_test_message("%s", row->source);
	near(got.f, row->f, 1e-8);
	near(got.p, row->p, 1e-9);
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
	g_test_add_func("/comparison/spread-ratio",
			a_ratio_of_spreads_says_which_is_wider);
	return g_test_run();
}
