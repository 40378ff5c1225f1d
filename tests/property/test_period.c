/* test_period.c -- boundaries of the calendar, found by walking
 *
 * The obvious way to the first instant of a day is to walk back until the
 * clock shows another date.  All these zones change on quarters of an hour.
 */
#include "model/period.h"

#include <string.h>

enum { STEP = 900, INSTANTS = 60 };

/* clang-format off */
static const char *const zones[] = {
	"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
	"Australia/Lord_Howe",	/* half an hour of daylight saving */
	"America/Sao_Paulo",	/* skipped midnights until 2018 */
	"America/Havana",	/* shows midnights twice */
	"Asia/Beirut",		/* goes back at midnight */
	"Africa/Casablanca", "Asia/Kathmandu", "Asia/Tehran",
	"Pacific/Apia",		/* skipped a day */
};
/* clang-format on */

static int date_at(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(time, zone);

	return g_date_time_get_year(local) * 10000 +
	       g_date_time_get_month(local) * 100 +
	       g_date_time_get_day_of_month(local);
}

static int weekday_at(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(time, zone);

	return g_date_time_get_day_of_week(local);
}

static int64_t walk_to_day(int64_t at, GTimeZone *zone)
{
	int date = date_at(at, zone);

	at -= at % STEP;
	while (date_at(at - STEP, zone) == date)
		at -= STEP;
	return at;
}

static int64_t walk_to_week(int64_t at, GTimeZone *zone)
{
	at = walk_to_day(at, zone);
	while (weekday_at(at, zone) != G_DATE_MONDAY)
		at = walk_to_day(at - 1, zone);
	return at;
}

/* The first day of a month; of one that begins a quarter if `quarter`. */
static int64_t walk_to_month(int64_t at, bool quarter, GTimeZone *zone)
{
	at = walk_to_day(at, zone);
	while (date_at(at, zone) % 100 != 1 ||
	       (quarter && date_at(at, zone) / 100 % 100 % 3 != 1))
		at = walk_to_day(at - 1, zone);
	return at;
}

static int64_t random_instant(GRand *random)
{
	const int64_t since = INT64_C(315532800);  /* 1980 */
	const int64_t until = INT64_C(2051222400); /* 2035 */

	return since +
	       (int64_t)(g_rand_double(random) * (double)(until - since));
}

/* Within two hours of a change of the clock, or anywhere if there is none. */
static int64_t near_change(GRand *random, GTimeZone *zone)
{
	int64_t at = random_instant(random), end = at + 400 * INT64_C(86400);

	for (; at < end; at += 86400) {
		int before = g_time_zone_find_interval(
			zone, G_TIME_TYPE_UNIVERSAL, at);
		int after = g_time_zone_find_interval(
			zone, G_TIME_TYPE_UNIVERSAL, at + 86400);

		if (before != after)
			return at + g_rand_int_range(random, -7200, 93600);
	}
	return random_instant(random);
}

static void check_boundaries(int64_t at, GTimeZone *zone)
{
	g_assert_cmpint(period_day(at, zone), ==, walk_to_day(at, zone));
	g_assert_cmpint(period_week(at, zone), ==, walk_to_week(at, zone));
	g_assert_cmpint(period_month(at, zone), ==,
			walk_to_month(at, false, zone));
}

/* Days follow each other without a gap, and dates count on. */
static void check_steps(int64_t at, int n, GTimeZone *zone)
{
	int64_t day = period_day(at, zone);
	int64_t next = period_add_days(day, 1, zone);
	int64_t far = period_add_days(day, n, zone);

	g_assert_cmpint(walk_to_day(next, zone), ==, next);
	g_assert_cmpint(walk_to_day(next - 1, zone), ==, day);
	g_assert_cmpint(walk_to_day(far, zone), ==, far);
	g_assert_cmpint(period_days(day, far, zone), ==, n);
	g_assert_cmpint(period_add_days(far, -n, zone), ==, day);
}

static void agrees(const void *data)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(20260329);
	g_autoptr(GTimeZone) zone = period_zone(data, NULL);
	bool skips_a_day = strcmp(data, "Pacific/Apia") == 0;

	g_assert_nonnull(zone);
	for (int i = 0; i < INSTANTS; i++) {
		int64_t at = i % 2 ? random_instant(random) :
				     near_change(random, zone);

		check_boundaries(at, zone);
		if (i % 10 == 0)
			g_assert_cmpint(period_quarter(at, zone), ==,
					walk_to_month(at, true, zone));
		if (!skips_a_day)
			check_steps(at, g_rand_int_range(random, -900, 900),
				    zone);
	}
}

static void prints_times(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(20240229);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();

	for (int i = 0; i < 20000; i++) {
		/* years 1 to 9999 */
		int64_t at = INT64_C(-62135596800) +
			     (int64_t)(g_rand_double(random) * 315537897599.0);
		g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(at);
		g_autofree char *want = g_date_time_format_iso8601(time);
		g_autofree char *got = period_time_text(at);
		g_autofree char *date = period_date_text(at, utc);

		g_assert_cmpstr(got, ==, want);
		g_assert_cmpmem(got, 10, date, strlen(date));
	}
}

/* What no calendar has is a number of seconds, and no hang. */
static void survives_the_edges(void)
{
	g_autoptr(GTimeZone) zone = period_zone("Europe/Berlin", NULL);
	g_autofree char *first = period_date_text(INT64_MIN, zone);
	g_autofree char *last = period_time_text(INT64_MAX);

	g_assert_cmpstr(first, ==, "@-9223372036854775808");
	g_assert_cmpstr(last, ==, "@9223372036854775807");
	g_assert_cmpint(period_day(INT64_MAX, zone), >, 0);
	g_assert_cmpint(period_add_months(INT64_MIN, -1, zone), <, 0);
	g_assert_cmpint(period_days(INT64_MIN, INT64_MAX, zone), >, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		g_autofree char *path = g_strconcat("/period/", zones[i], NULL);

		g_test_add_data_func(path, zones[i], agrees);
	}
	g_test_add_func("/period/times", prints_times);
	g_test_add_func("/period/edges", survives_the_edges);
	return g_test_run();
}
