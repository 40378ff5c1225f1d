/* test_scale.c -- domains, ticks and places of all scales */
#include "model/period.h"
#include "render/calendar.h"

#include <math.h>

#define S "\u00a0"

/* "0 20 40" */
static char *print_ticks(const struct ticks *ticks)
{
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < ticks->n; i++)
		g_string_append_printf(out, "%s%s", i ? "|" : "",
				       ticks->ticks[i].label);
	return g_string_free(out, false);
}

static void ticks_are(struct ticks ticks, const char *want)
{
	g_autofree char *got = print_ticks(&ticks);

	g_assert_cmpstr(got, ==, want);
}

/* clang-format off */
static const struct { double low, high; const char *counts; } counts[] = {
	{ 0,   0,     "0|1|2" },
	{ 0,   1,     "0|1|2" },
	{ 0,   2,     "0|1|2" },
	{ 0,   4,     "0|1|2|3|4" },
	{ 0,   5,     "0|2|4|6" },
	{ 0,   60,    "0|20|40|60" },
	{ 0,   61,    "0|20|40|60|80" },
	{ 0,   93,    "0|50|100" },
	{ 43,  61,    "40|50|60|70" },
	{ 7,   7,     "7|8|9" },
	{ 0,   18000, "0|5\u202f000|10\u202f000|15\u202f000|20\u202f000" },
};

static const struct { double low, high; const char *rates; } rates[] = {
	{ 0,    0,     "0|0.5%|1.0%" },
	{ 0,    0.05,  "0|2%|4%|6%" },
	{ 0,    0.28,  "0|10%|20%|30%" },
	{ 0,    0.5,   "0|20%|40%|60%" },
	{ 0,    1,     "0|50%|100%" },
	{ 0.88, 0.97,  "85%|90%|95%|100%" },
};

static const struct { double low, high, apart; const char *labels; }
durations[] = {
	{ 40,       50,            10, "10" S "s|1" S "min|5" S "min" },
	{ 4000,     8000,          10, "1" S "h|4" S "h|12" S "h" },
	{ 3600,     3600,          10, "15" S "min|1" S "h|4" S "h" },
	{ 12 * 3600, 8 * 86400.0,  10, "12" S "h|1" S "d|3" S "d|1" S "wk|2" S "wk" },
	{ 1800,     80 * 86400.0,  10, "15" S "min|1" S "h|4" S "h|1" S "d|1" S "wk|1" S "mo|3" S "mo" },
	{ 1800,     80 * 86400.0,  47, "1" S "h|1" S "d|1" S "wk|1" S "mo" },
	{ 0,        1e9,           10, "10" S "s|5" S "min|1" S "h|1" S "d|1" S "wk|1" S "mo|1" S "y" },
	{ 1e8,      1e9,           10, "3" S "mo|6" S "mo|1" S "y" },
	{ 0,        0,             10, "1" S "s|10" S "s|1" S "min" },
};

static const struct { double low, high; const char *labels; } ratios[] = {
	{ 1,   1,   "×½|×1|×2" },
	{ 0.3, 5,   "×¼|×½|×1|×2|×4|×8" },
	{ 0,   100, "×¼|×½|×1|×2|×4|×8|×16" },
};

static const struct { double low, high; const char *labels; } doublings[] = {
	{ 0.4, 21,   "0.25|1|4|16" },
	{ 1,   32,   "1|2|4|8|16|32" },
	{ 3,   3,    "2|4|8" },
};
/* clang-format on */

static void test_linear(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		struct scale scale =
			scale_count(counts[i].low, counts[i].high, 100, 0);

		ticks_are(scale_ticks_count(&scale), counts[i].counts);
		g_assert_true(scale_holds(&scale, counts[i].low) &&
			      scale_holds(&scale, counts[i].high));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(rates); i++) {
		struct scale scale =
			scale_rate(rates[i].low, rates[i].high, 0, 100);

		ticks_are(scale_ticks_rate(&scale), rates[i].rates);
	}
}

static void test_durations(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(durations); i++) {
		struct scale scale = scale_duration(durations[i].low,
						    durations[i].high, 0, 300);

		ticks_are(scale_ticks_duration(&scale, durations[i].apart),
			  durations[i].labels);
	}
}

static void test_powers(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ratios); i++) {
		struct scale scale =
			scale_ratio(ratios[i].low, ratios[i].high, 0, 300);

		ticks_are(scale_ticks_ratio(&scale), ratios[i].labels);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(doublings); i++) {
		struct scale scale = scale_doubling(doublings[i].low,
						    doublings[i].high, 0, 300);

		ticks_are(scale_ticks_doubling(&scale), doublings[i].labels);
	}
}

static void test_places(void)
{
	struct scale up = scale_count(0, 60, 100, 40);
	struct scale across = scale_duration(3600, 12 * 3600, 0, 100);
	const double values[] = { 60, 4000, NAN, 1e6, 2e6 };
	uint32_t below, above;

	g_assert_cmpfloat(scale_at(&up, 0), ==, 100);
	g_assert_cmpfloat(scale_at(&up, 30), ==, 70);
	g_assert_cmpfloat(scale_at(&up, 99), ==, 40);
	g_assert_true(isnan(scale_at(&up, NAN)));
	g_assert_cmpfloat(scale_at(&across, 60), ==, 0);
	g_assert_cmpfloat_with_epsilon(scale_at(&across, 4 * 3600),
				       100 * log(4) / log(12), 1e-9);
	scale_outside(&across, values, G_N_ELEMENTS(values), &below, &above);
	g_assert_cmpuint(below, ==, 1);
	g_assert_cmpuint(above, ==, 2);
}

/* 3 to 5 labels, all of the data inside: on any range of any size. */
static void test_any_range(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(7);

	for (int i = 0; i < 2000; i++) {
		double low = exp(g_rand_double_range(random, -6, 12));
		double high =
			low * (1 + exp(g_rand_double_range(random, -6, 6)));
		struct scale count = scale_count(low, high, 0, 1);
		struct scale rate = scale_rate(low / 1e6, high / 1e6, 0, 1);
		struct ticks a = scale_ticks_count(&count);
		struct ticks b = scale_ticks_rate(&rate);

		g_assert_true(a.n >= 3 && a.n <= 5 && b.n >= 3 && b.n <= 5);
		g_assert_true(scale_holds(&count, low) &&
			      scale_holds(&count, high));
		g_assert_cmpfloat_with_epsilon(a.ticks[a.n - 1].value,
					       count.high, count.high * 1e-9);
	}
}

/* clang-format off */
static const struct {
	const char *since, *until;
	double apart;
	const char *months, *mondays;
} calendars[] = {
	{ "2026-01-01", "2026-07-01", 20, "Jan|Feb|Mar|Apr|May|Jun", "5|2|2|30|27|25|22" },
	{ "2026-04-01", "2026-07-01", 5,  "Apr|May|Jun",
	  "6|13|20|27|4|11|18|25|1|8|15|22|29" },
	{ "2026-06-10", "2026-06-14", 20, "", "" },
	{ "2025-01-01", "2026-07-01", 20, "2025|Apr|Jul|Oct|2026|Apr", "" },
	{ "2020-03-01", "2026-07-01", 20, "2021|2022|2023|2024|2025|2026", "" },
	{ "1970-01-01", "2026-07-01", 20, "1970|1980|1990|2000|2010|2020", "" },
};
/* clang-format on */

static int64_t midnight(const char *date)
{
	g_autofree char *text = g_strconcat(date, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, NULL);

	return g_date_time_to_unix(time);
}

static void test_calendars(void)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	for (size_t i = 0; i < G_N_ELEMENTS(calendars); i++) {
		struct scale scale =
			calendar_scale(midnight(calendars[i].since),
				       midnight(calendars[i].until), 0, 180);

		ticks_are(calendar_months(&scale, calendars[i].apart, utc),
			  calendars[i].months);
		ticks_are(calendar_mondays(&scale, calendars[i].apart, utc),
			  calendars[i].mondays);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/scale/linear", test_linear);
	g_test_add_func("/scale/durations", test_durations);
	g_test_add_func("/scale/powers-of-two", test_powers);
	g_test_add_func("/scale/places", test_places);
	g_test_add_func("/scale/any-range", test_any_range);
	g_test_add_func("/scale/calendars", test_calendars);
	return g_test_run();
}
