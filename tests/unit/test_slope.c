/* test_slope.c -- whether something rises from day to day */
#include "analyzer/slope.h"

#include <glib.h>
#include <math.h>

static void a_straight_line(void)
{
	double values[40];
	struct estimate slope;

	for (int i = 0; i < 40; i++)
		values[i] = 3 + 0.5 * i;
	slope = slope_of(values, 40);
	g_assert_cmpfloat_with_epsilon(slope.value, 0.5, 1e-12);
	g_assert_cmpfloat_with_epsilon(slope.low, 0.5, 1e-9);
	g_assert_cmpfloat_with_epsilon(slope.high, 0.5, 1e-9);
}

/* 0 1 0 1 …, n = 30: by hand b = 15/2247.5, s² = (7.5 − 15 b)/28. */
static void a_zigzag(void)
{
	double values[30], half;
	struct estimate slope;

	for (int i = 0; i < 30; i++)
		values[i] = i % 2;
	slope = slope_of(values, 30);
	g_assert_cmpfloat_with_epsilon(slope.value, 7.5 / 2247.5, 1e-12);
	half = 2.0484071 * sqrt((7.5 - 7.5 * 7.5 / 2247.5) / 28 / 2247.5);
	g_assert_cmpfloat_with_epsilon(slope.high - slope.value, half, 1e-6);
	g_assert_cmpfloat_with_epsilon(slope.value - slope.low, half, 1e-6);
}

static void too_few(void)
{
	const double values[] = { 1, 2, 4 };
	struct estimate slope = slope_of(values, 3);

	g_assert_cmpfloat_with_epsilon(slope.value, 1.5, 1e-12);
	g_assert_true(isnan(slope.low) && isnan(slope.high));
	g_assert_true(isnan(slope_of(values, 2).value));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/slope/a-straight-line", a_straight_line);
	g_test_add_func("/slope/a-zigzag", a_zigzag);
	g_test_add_func("/slope/too-few", too_few);
	return g_test_run();
}
