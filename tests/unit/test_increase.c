/* test_increase.c -- counters, and what they grew by at which point */
#include "analyzer/increase.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* clang-format off */
/* Minutes and values; what is seen to grow, at its minute. */
static const struct {
	const char *name, *points, *want;
} cases[] = {
	{ "grows",               "0=1,1=3,2=3,3=8",    " 1+2 3+5" },
	{ "the-first-is-silent", "0=7",                "" },
	{ "a-reset",             "0=5,1=9,2=2,3=4",    " 1+4 2+2 3+2" },
	{ "a-reset-to-nothing",  "0=5,1=0,2=3",        " 2+3" },
	{ "a-gap-is-bridged",    "0=1,600=4",          " 600+3" },
	{ "nan-is-passed-over",  "0=1,1=nan,2=4",      " 2+3" },
	{ "nan-at-first",        "0=nan,1=2,2=3",      " 2+1" },
	{ "a-reset-behind-nan",  "0=9,1=nan,2=4",      " 2+4" },
	{ "none",                "",                   "" },
};
/* clang-format on */

static void grows(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) points = g_strsplit(row->points, ",", -1);
	struct increase increase = increase_begin();
	g_autoptr(GString) got = g_string_new(NULL);

	for (char **point = points; *point && **point; point++) {
		char *value = strchr(*point, '=') + 1;
		double amount = increase_next(
			&increase, strcmp(value, "nan") == 0 ?
					   NAN :
					   g_ascii_strtod(value, NULL));

		if (amount > 0)
			g_string_append_printf(got, " %.*s+%g",
					       (int)(value - *point - 1),
					       *point, amount);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/increase/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], grows);
	}
	return g_test_run();
}
