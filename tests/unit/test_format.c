/* test_format.c -- numbers, durations and dates as a reader reads them */
#include "render/format.h"

#include <math.h>

#define N "\u00a0" /* no-break space, before a unit */
#define T "\u202f" /* between thousands */
#define M "\u2212" /* minus */
#define D "\u2013" /* en dash */
#define X "\u00d7" /* times */

static void same(char *got, const char *want)
{
	g_assert_cmpstr(got, ==, want);
	g_free(got);
}

/* clang-format off */
static const struct { double seconds; const char *want; } durations[] = {
	{ 0,               "0" N "s" },
	{ 5,               "5" N "s" },
	{ 6.24,            "6.2" N "s" },
	{ 40,              "40" N "s" },
	{ 59.4,            "59" N "s" },
	{ 59.7,            "1.0" N "min" },
	{ 60,              "1.0" N "min" },
	{ 6.2 * 60,        "6.2" N "min" },
	{ 9.96 * 60,       "10" N "min" },
	{ 14 * 60,         "14" N "min" },
	{ 59.4 * 60,       "59" N "min" },
	{ 59.7 * 60,       "1.0" N "h" },
	{ 1.8 * 3600,      "1.8" N "h" },
	{ 36 * 3600,       "36" N "h" },
	{ 47.4 * 3600,     "47" N "h" },
	{ 47.6 * 3600,     "2.0" N "d" },
	{ 2.1 * 86400,     "2.1" N "d" },
	{ 16 * 86400,      "16" N "d" },
	{ 99.6 * 86400,    "100" N "d" },
	{ 123 * 86400,     "120" N "d" },
	{ 1234 * 86400.0,  "1200" N "d" },
	{ -1,              D },
	{ NAN,             D },
	{ INFINITY,        D },
};

static const struct {
	double seconds, beside;
	const char *want, *beside_want;
} pairs[] = {
	{ 31 * 3600,  3.9 * 86400, "1.3" N "d", "3.9" N "d" },
	{ 20 * 3600,  36 * 3600,   "20" N "h",  "36" N "h" },
	{ 5 * 86400,  8.6 * 86400, "5.0" N "d", "8.6" N "d" },
	{ 40,         86400 * 3,   "40" N "s",  "3.0" N "d" },
	{ 9 * 3600,   3 * 86400,   "0.4" N "d", "3.0" N "d" },
	{ 0,          120,         "0" N "s",     "2.0" N "min" },
	{ 30,         30,          "30" N "s",  "30" N "s" },
};

static const struct {
	double fraction;
	uint32_t n;
	double limit;
	const char *want;
} rates[] = {
	{ 0.28,    50,   NAN,  "28%" },
	{ 0.061,   776,  NAN,  "6.1%" },
	{ 0.061,   0,    NAN,  "6.1%" },
	{ 0.061,   99,   NAN,  "6%" },
	{ 0.0996,  500,  NAN,  "10%" },
	{ 0.145,   200,  NAN,  "15%" },
	{ 0.25,    4,    NAN,  "1 of 4" },
	{ 0,       3,    NAN,  "0 of 3" },
	{ 0,       24,   NAN,  "0%" },
	{ 0,       500,  NAN,  "0%" },
	{ 1,       500,  NAN,  "100%" },
	{ 0.9996,  2500, NAN,  "99.96%" },
	{ 0.0004,  2500, NAN,  "0.04%" },
	{ 0.1549,  71,   0.15, "15.5%" },
	{ 0.1504,  71,   0.15, "15.04%" },
	{ 0.1496,  71,   0.15, "15%" },
	{ 0.15,    20,   0.15, "15%" },
	{ 0.3,     20,   0.3,  "30%" },
	{ 0.023,   900,  0.02, "2.3%" },
	{ 0.0204,  900,  0.02, "2.04%" },
	{ NAN,     10,   NAN,  D },
};

static const struct { double low, high; uint32_t n; const char *want; }
rate_ranges[] = {
	{ 0.17,  0.42,  50,  "17" D "42" },
	{ 0.046, 0.080, 776, "4.6" D "8.0" },
	{ 0,     0.14,  24,  "0" D "14" },
	{ 0,     0.004, 900, "0" D "0.4" },
	{ 0.86,  1,     24,  "86" D "100" },
	{ 0.251, 0.254, 0,   "25.1" D "25.4" },
	{ NAN,   0.3,   24,  D },
};

static const struct { double value, other; const char *want; }
objectives[] = {
	{ 0.99934,  0.999, "99.93%" },
	{ 0.99996,  0.999, "99.996%" },
	{ 0.998996, 0.999, "99.8996%" },
	{ 0.9512,   0.95,  "95.1%" },
	{ 1,        0.999, "100%" },
	{ NAN,      0.999, D },
};

static const struct { double left; const char *want; } budgets[] = {
	{ 0.12,  "12% left" },
	{ -0.31, "31% overspent" },
	{ 0,     "0% left" },
	{ 1,     "100% left" },
	{ -0.004, "0.4% overspent" },
};

static const struct { double ratio; const char *want; } changes[] = {
	{ 0.57,  M "43%" },
	{ 1.29,  "+29%" },
	{ 1,     "0%" },
	{ 1.001, "0%" },
	{ 0.999, "0%" },
	{ 3,     "+200%" },
	{ 4.2,   X "4.2" },
	{ 0,     M "100%" },
	{ 0.002, M "99.8%" },
	{ NAN,   D },
	{ INFINITY, D },
};

static const struct { double ratio; const char *want; } ratios[] = {
	{ 8.6,   X "8.6" },
	{ 11.2,  X "11" },
	{ 9.96,  X "10" },
	{ 0.25,  X "0.25" },
	{ 123,   X "120" },
	{ 0,     X "0" },
	{ 1,     X "1.0" },
};

static const struct { double low, high; const char *want; }
change_ranges[] = {
	{ 0.47, 0.68, M "53 to " M "32" },
	{ 1.16, 1.43, "+16 to +43" },
	{ 0.97, 1.2,  M "3 to +20" },
	{ 1.8,  4.2,  X "1.8 to " X "4.2" },
	{ NAN,  1,    D },
};

static const struct { double difference; const char *want; } points[] = {
	{ -0.02, M "2.0" N "pp" },
	{ 0.034, "+3.4" N "pp" },
	{ -0.34, M "34" N "pp" },
	{ 0,     "0.0" N "pp" },
	{ NAN,   D },
};

static const struct { double low, high; const char *want; }
points_ranges[] = {
	{ -0.031, 0.012, M "3.1 to +1.2" },
	{ 0.05,   0.2,   "+5 to +20" },
	{ -0.05,  0,     M "5.0 to 0.0" },
};

static const struct { double count; const char *want, *compact, *word; }
counts[] = {
	{ 0,          "0",                 "0",            "zero" },
	{ 6,          "6",                 "6",            "six" },
	{ 12,         "12",                "12",           "twelve" },
	{ 13,         "13",                "13",           "13" },
	{ 776,        "776",               "776",          "776" },
	{ 999,        "999",               "999",          "999" },
	{ 1000,       "1" T "000",         "1" T "000",    "1" T "000" },
	{ 4120,       "4" T "120",         "4" T "120",    "4" T "120" },
	{ 18123456,   "18" T "123" T "456", "18.1" N "M",  "18" T "123" T "456" },
	{ 999950000,  "999" T "950" T "000", "1.0" N "G",  "999" T "950" T "000" },
	{ NAN,        D,                   D,              D },
};

static const struct { double number; const char *want, *per_week; }
numbers[] = {
	{ 60,    "60",        "60" },
	{ 5.53,  "5.5",       "5.5" },
	{ 0.43,  "0.43",      "0.4" },
	{ 9.96,  "10",        "10" },
	{ 8,     "8",         "8.0" },
	{ 0,     "0",         "0" },
	{ 0.04,  "0.040",     "0.040" },
	{ 1234.5, "1" T "200", "1" T "235" },
	{ 99.7,  "100",       "100" },
	{ NAN,   D,           D },
};
/* clang-format on */

static void test_durations(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(durations); i++)
		same(format_duration(durations[i].seconds), durations[i].want);
}

static void test_pairs(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		double a = pairs[i].seconds, b = pairs[i].beside;

		same(format_duration_pair(a, b), pairs[i].want);
		same(format_duration_pair(b, a), pairs[i].beside_want);
	}
	same(format_duration_pair(3600, NAN), "1.0" N "h");
}

static void test_rates(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rates); i++)
		same(format_rate(rates[i].fraction, rates[i].n, rates[i].limit),
		     rates[i].want);
	for (size_t i = 0; i < G_N_ELEMENTS(rate_ranges); i++)
		same(format_rate_range(rate_ranges[i].low, rate_ranges[i].high,
				       rate_ranges[i].n),
		     rate_ranges[i].want);
	same(format_share(0.05), "5%");
	same(format_share(0.0025), "0.25%");
	same(format_share(1), "100%");
	same(format_share(NAN), "–");
	same(format_k_of_n(14, 50), "14 of 50");
	same(format_k_of_n(14, 5000), "14 of 5" T "000");
}

static void test_objectives(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(objectives); i++)
		same(format_objective(objectives[i].value, objectives[i].other),
		     objectives[i].want);
	same(format_target(0.999), "99.9%");
	same(format_target(0.9995), "99.95%");
	same(format_target(0.99999), "99.999%");
	same(format_target(0.5), "50%");
	same(format_target(1), "100%");
	same(format_target(NAN), FORMAT_UNKNOWN);
	for (size_t i = 0; i < G_N_ELEMENTS(budgets); i++)
		same(format_budget(budgets[i].left), budgets[i].want);
}

static void test_changes(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(changes); i++)
		same(format_change(changes[i].ratio), changes[i].want);
	for (size_t i = 0; i < G_N_ELEMENTS(ratios); i++)
		same(format_ratio(ratios[i].ratio), ratios[i].want);
	for (size_t i = 0; i < G_N_ELEMENTS(change_ranges); i++)
		same(format_change_range(change_ranges[i].low,
					 change_ranges[i].high),
		     change_ranges[i].want);
}

static void test_points(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(points); i++)
		same(format_points(points[i].difference), points[i].want);
	for (size_t i = 0; i < G_N_ELEMENTS(points_ranges); i++)
		same(format_points_range(points_ranges[i].low,
					 points_ranges[i].high),
		     points_ranges[i].want);
}

static void test_counts(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		same(format_count(counts[i].count), counts[i].want);
		same(format_count_compact(counts[i].count), counts[i].compact);
		same(format_word(counts[i].count), counts[i].word);
	}
	same(format_count(-1234), M "1" T "234");
	same(format_signed(0.52), "+0.52");
	same(format_signed(-1.26), M "1.3");
	same(format_signed(0), "0");
	same(format_signed(NAN), FORMAT_UNKNOWN);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		same(format_number(numbers[i].number), numbers[i].want);
		same(format_per_week(numbers[i].number), numbers[i].per_week);
	}
}

static int64_t moment(const char *text)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);

	return g_date_time_to_unix(time);
}

static void test_dates(void)
{
	g_autoptr(GTimeZone) berlin = g_time_zone_new_offset(2 * 3600);
	int64_t at = moment("2026-05-12T14:02:31Z");
	int64_t april = moment("2026-04-01T00:00:00Z");

	same(format_date(at, NULL), "12 May");
	same(format_moment(at, NULL), "12 May 14:02");
	same(format_moment(at, berlin), "12 May 16:02");
	same(format_moment(moment("2026-04-01T00:05:00Z"), NULL),
	     "1 Apr 00:05");
	same(format_month(april, NULL), "Apr");
	same(format_month(april - 7200, berlin), "Apr");
	same(format_year(april, NULL), "2026");
	same(format_stamp(at), "2026-05-12T14:02:31Z");
	same(format_date(INT64_MAX, NULL), D);
}

/* clang-format off */
static const struct { const char *since, *until, *want; } periods[] = {
	{ "2026-04-01", "2026-07-01", "1 April " D " 30 June 2026 (UTC)" },
	{ "2026-06-01", "2026-07-01", "1 " D " 30 June 2026 (UTC)" },
	{ "2026-06-14", "2026-06-15", "14 June 2026 (UTC)" },
	{ "2025-12-01", "2026-03-01", "1 December 2025 " D " 28 February 2026 (UTC)" },
	{ "2025-06-14", "2026-06-15", "14 June 2025 " D " 14 June 2026 (UTC)" },
};
/* clang-format on */

static void test_periods(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(periods); i++) {
		g_autofree char *since =
			g_strconcat(periods[i].since, "T00:00:00Z", NULL);
		g_autofree char *until =
			g_strconcat(periods[i].until, "T00:00:00Z", NULL);

		same(format_period(moment(since), moment(until), NULL, "UTC"),
		     periods[i].want);
	}
	same(format_period(0, 86400, NULL, NULL), "1 January 1970");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/format/durations", test_durations);
	g_test_add_func("/format/pairs", test_pairs);
	g_test_add_func("/format/rates", test_rates);
	g_test_add_func("/format/objectives", test_objectives);
	g_test_add_func("/format/changes", test_changes);
	g_test_add_func("/format/points", test_points);
	g_test_add_func("/format/counts", test_counts);
	g_test_add_func("/format/dates", test_dates);
	g_test_add_func("/format/periods", test_periods);
	return g_test_run();
}
