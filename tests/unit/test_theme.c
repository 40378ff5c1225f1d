/* test_theme.c -- a page printed grey still answers its headline */
#include "render/theme.h"

#include <glib.h>
#include <math.h>

/* Colours that stand beside each other and mean different things. */
/* clang-format off */
static const struct {
	enum colour a, b;
	const char *differ; /* how else they differ, or NULL: by lightness */
} pairs[] = {
	{ COLOUR_ACT,  COLOUR_PREV,  NULL },
	{ COLOUR_ACT,  COLOUR_LIGHT, NULL },
	{ COLOUR_ACT,  COLOUR_WARN,  NULL },
	{ COLOUR_ACT,  COLOUR_MID,   NULL },
	{ COLOUR_ACT,  COLOUR_INC,   "tick above a lane, bar below it" },
	{ COLOUR_MID,  COLOUR_WARN,  "up and down, dot and square" },
	{ COLOUR_MID,  COLOUR_PREV,  "thin line, line with dots" },
	{ COLOUR_WARN, COLOUR_PREV,  "square and circle" },
	{ COLOUR_WARN, COLOUR_INC,   NULL },
	{ COLOUR_PREV, COLOUR_WASH,  NULL },
	{ COLOUR_PREV, COLOUR_LIGHT, "line and bar" },
	{ COLOUR_LIGHT, COLOUR_WHITE, NULL },
};
/* clang-format on */

static void test_pairs(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		double apart = fabs(theme_lightness(pairs[i].a) -
				    theme_lightness(pairs[i].b));

		if (!pairs[i].differ && apart < 15)
			g_error("%s and %s are %.0f L* apart",
				theme_name(pairs[i].a), theme_name(pairs[i].b),
				apart);
	}
}

/* One hue: darker at each step. */
static void test_heat(void)
{
	for (int c = COLOUR_HEAT1; c < COLOUR_HEAT6; c++)
		g_assert_cmpfloat(theme_lightness((enum colour)c) - 4, >,
				  theme_lightness((enum colour)(c + 1)));
}

/* Nothing below 7.5 pt; text is dark enough to read (4.5 : 1). */
static void test_types(void)
{
	for (int use = 0; use < TYPES; use++) {
		struct type type = theme_type((enum type_use)use);

		g_assert_cmpfloat(type.size, >=, 7.5);
		g_assert_cmpfloat(theme_lightness(type.colour), <, 50);
	}
	g_assert_cmpfloat_with_epsilon(theme_lightness(COLOUR_WHITE), 100,
				       1e-9);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/theme/pairs", test_pairs);
	g_test_add_func("/theme/heat", test_heat);
	g_test_add_func("/theme/types", test_types);
	return g_test_run();
}
