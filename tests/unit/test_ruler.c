/* test_ruler.c -- widths without fonts, and texts made to fit them */
#include "render/fit.h"

#include <math.h>

/* At 10 pt a letter of the plain ruler is 5.5 pt wide. */
static struct type ten(void)
{
	return (struct type){ .size = 10, .weight = 400 };
}

/* clang-format off */
static const struct { const char *text; double letters; } widths[] = {
	{ "",          0 },
	{ "a",         1 },
	{ "20\u00a0h", 4 },
	{ "é",         1 },
	{ "e\u0301",   1 },
	{ "日本",      4 },
};

static const struct { const char *text; double letters; const char *want; }
ellipses[] = {
	{ "search",          6,  "search" },
	{ "search",          5,  "sear…" },
	{ "web frontend",    5,  "web…" },
	{ "caf\u00e9s",      4,  "caf…" },
	{ "cafe\u0301s",     4,  "caf…" },
	{ "日本語",          5,  "日本…" },
	{ "search",          0,  "…" },
};

static const struct { const char *text; double letters; const char *want; }
lines[] = {
	{ "",                    9,  "" },
	{ "one",                 9,  "one" },
	{ "one two three",       7,  "one two|three" },
	{ "one two three",       20, "one two three" },
	{ "extraordinary one",   6,  "extra…|one" },
	{ "20\u00a0h or so",     4,  "20\u00a0h|or|so" },
};

static const struct {
	double places[4];
	uint32_t n;
	double want[4];
} apart[] = {
	{ { 0 },              0, { 0 } },
	{ { 50 },             1, { 50 } },
	{ { 10, 30 },         2, { 10, 30 } },
	{ { 50, 52 },         2, { 46.5, 55.5 } },
	{ { 52, 50 },         2, { 55.5, 46.5 } },
	{ { 50, 50, 50 },     3, { 41, 50, 59 } },
	{ { 1, 2 },           2, { 0, 9 } },
	{ { 99, 99, 98 },     3, { 91, 100, 82 } },
	{ { 40, 44, 60, 62 }, 4, { 37.5, 46.5, 56.5, 65.5 } },
};
/* clang-format on */

static void test_widths(void)
{
	struct type type = ten();

	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
		g_assert_cmpfloat_with_epsilon(
			ruler_width(ruler_plain(), &type, widths[i].text),
			widths[i].letters * 5.5, 1e-9);
	type.spacing = -0.5;
	g_assert_cmpfloat(ruler_width(ruler_plain(), &type, "abc"), ==, 15);
}

static void test_sizes(void)
{
	struct type type = theme_type(TYPE_HEADLINE);
	const char *text = "0123456789";

	type.spacing = 0;
	g_assert_cmpfloat(fit_size(ruler_plain(), &type, text, 100, 15.5), ==,
			  17);
	g_assert_cmpfloat(fit_size(ruler_plain(), &type, text, 90, 15.5), ==,
			  16);
	g_assert_cmpfloat(fit_size(ruler_plain(), &type, text, 85.3, 15.5), ==,
			  15.5);
	g_assert_cmpfloat(fit_size(ruler_plain(), &type, text, 80, 15.5), ==,
			  0);
}

static void test_ellipses(void)
{
	struct type type = ten();

	for (size_t i = 0; i < G_N_ELEMENTS(ellipses); i++) {
		g_autofree char *got =
			fit_ellipsis(ruler_plain(), &type, ellipses[i].text,
				     ellipses[i].letters * 5.5);

		g_assert_cmpstr(got, ==, ellipses[i].want);
	}
}

static void test_lines(void)
{
	struct type type = ten();

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(GPtrArray) got =
			fit_lines(ruler_plain(), &type, lines[i].text,
				  lines[i].letters * 5.5);
		g_autofree char *joined = NULL;

		g_ptr_array_add(got, NULL);
		joined = g_strjoinv("|", (char **)got->pdata);
		g_assert_cmpstr(joined, ==, lines[i].want);
	}
}

static void test_apart(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(apart); i++) {
		double places[4];

		for (uint32_t p = 0; p < apart[i].n; p++)
			places[p] = apart[i].places[p];
		fit_apart(places, apart[i].n, 9, 0, 100);
		for (uint32_t p = 0; p < apart[i].n; p++)
			g_assert_cmpfloat_with_epsilon(places[p],
						       apart[i].want[p], 1e-9);
	}
}

/* Any two are apart, and in the order in which they came. */
static void test_apart_always(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(3);

	for (int round = 0; round < 500; round++) {
		uint32_t n = (uint32_t)g_rand_int_range(random, 1, 10);
		double wish[10], place[10];

		for (uint32_t i = 0; i < n; i++)
			wish[i] = place[i] = g_rand_double_range(random, 0, 90);
		fit_apart(place, n, 9, 0, 100);
		for (uint32_t i = 0; i < n; i++)
			for (uint32_t j = 0; j < n; j++)
				if (wish[i] < wish[j])
					g_assert_cmpfloat(place[i] + 9 - 1e-9,
							  <=, place[j]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ruler/widths", test_widths);
	g_test_add_func("/fit/sizes", test_sizes);
	g_test_add_func("/fit/ellipses", test_ellipses);
	g_test_add_func("/fit/lines", test_lines);
	g_test_add_func("/fit/apart", test_apart);
	g_test_add_func("/fit/apart-always", test_apart_always);
	return g_test_run();
}
