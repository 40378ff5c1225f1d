/* test_reach.c -- values, and the rungs between which their axis goes */
#include "render/reach.h"

#include <math.h>

/* clang-format off */
static const struct {
	const char *name, *values; /* seconds; "-": no data */
	double low, high;
} cases[] = {
	{ "none",              "",                    43200, 259200 },
	{ "no-data",           "- -",                 43200, 259200 },
	{ "hours",             "4000 90000",          3600,  259200 },
	{ "one-of-four-short", "0 4000 5000 90000",   3600,  259200 },
	{ "two-of-four-short", "0 5 5000 90000",      1,     259200 },
	{ "seconds",           "20 30 50",            10,    300 },
	{ "all-zero",          "0 0 0 0 0",           1,     60 },
	{ "beyond-a-year",     "90000 99999999",      86400, 31536000 },
};
/* clang-format on */

static void goes(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) values = g_strsplit(row->values, " ", -1);
	struct reach reach = { 0 };
	struct scale scale;

	for (size_t i = 0; values[i] && *values[i]; i++)
		reach_add(&reach, *values[i] == '-' ?
					  NAN :
					  g_ascii_strtod(values[i], NULL));
	scale = reach_scale(&reach, 0, 100);
	g_assert_cmpfloat(scale.low, ==, row->low);
	g_assert_cmpfloat(scale.high, ==, row->high);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/reach/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], goes);
	}
	return g_test_run();
}
