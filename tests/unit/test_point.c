/* test_point.c -- times and values of points, exactly as they are written */
#include "importers/point.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* clang-format off */
static const struct {
	const char *text;
	int64_t want; /* INT64_MIN: none */
} times[] = {
	{ "1700000000",           INT64_C(1700000000000) },
	{ "1700000000.001",       INT64_C(1700000000001) },
	{ "1700000000.1",         INT64_C(1700000000100) },
	{ "1700000000.9999",      INT64_C(1700000000999) },
	{ "1700000000.",          INT64_C(1700000000000) },
	{ "1.7e+09",              INT64_C(1700000000000) },
	{ "1.618426086e+09",      INT64_C(1618426086000) },
	{ "1700000000123",        INT64_C(1700000000123) },
	{ "0.000",                0 },
	{ "-1.5",                 -1500 },
	{ "253402300799",         INT64_C(253402300799) },
	{ "253402300800000",      INT64_MIN },
	{ "99999999999999999999", INT64_MIN },
	{ "",                     INT64_MIN },
	{ "-",                    INT64_MIN },
	{ ".",                    INT64_MIN },
	{ "1.2.3",                INT64_MIN },
	{ "NaN",                  INT64_MIN },
	{ "1e99",                 INT64_MIN },
	{ "0x10",                 INT64_MIN },
};

static const struct {
	const char *text;
	double want; /* NaN: none, or NaN */
	bool is_value;
} values[] = {
	{ "0.5",       0.5,       true },
	{ "2.3e-02",   0.023,     true },
	{ "+Inf",      INFINITY,  true },
	{ "-Inf",      -INFINITY, true },
	{ "Infinity",  INFINITY,  true },
	{ "-infinity", -INFINITY, true },
	{ "NaN",       NAN,       true },
	{ "nan",       NAN,       true },
	{ "9007199254740993", 9007199254740992.0, true },
	{ "",          NAN,       false },
	{ "x",         NAN,       false },
	{ "1 ",        NAN,       false },
	{ "0x1p4",     NAN,       false },
	{ "1e",        NAN,       false },
};
/* clang-format on */

static void reads_times(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
		int64_t at;
		bool is_time =
			point_time(times[i].text, strlen(times[i].text), &at);

		g_test_message("'%s'", times[i].text);
		g_assert_cmpint(is_time, ==, times[i].want != INT64_MIN);
		if (is_time)
			g_assert_cmpint(at, ==, times[i].want);
	}
}

static void reads_values(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
		double value;
		bool is_value = point_value(values[i].text,
					    strlen(values[i].text), &value);

		g_test_message("'%s'", values[i].text);
		g_assert_cmpint(is_value, ==, values[i].is_value);
		if (is_value && isnan(values[i].want))
			g_assert_true(isnan(value));
		else if (is_value)
			g_assert_cmpfloat(value, ==, values[i].want);
	}
}

/* Each millisecond of a second, as JSON has it: none is rounded away. */
static void keeps_milliseconds(void)
{
	for (int ms = 0; ms < 1000; ms++) {
		g_autofree char *text =
			g_strdup_printf("[1795440576.%03d,\"%d\"]", ms, ms);
		size_t broken;
		g_autoptr(Json) pair = json_parse(text, strlen(text), &broken);
		int64_t at;
		double value;

		g_assert_true(point_of_pair(pair, &at, &value));
		g_assert_cmpint(at, ==, INT64_C(1795440576000) + ms);
		g_assert_cmpfloat(value, ==, ms);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/point/times", reads_times);
	g_test_add_func("/point/values", reads_values);
	g_test_add_func("/point/milliseconds", keeps_milliseconds);
	return g_test_run();
}
