/* test_period.c -- days, weeks, months of a zone, and the windows made of them
 *
 * Instants are written in UTC.
 */
#include "model/error.h"
#include "model/period.h"
#include "model/source.h"

#include <string.h>

static int64_t instant(const char *text)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(text, utc);

	g_assert_nonnull(time);
	return g_date_time_to_unix(time);
}

/* clang-format off */
#define BERLIN "Europe/Berlin"
#define HAVANA "America/Havana"     /* 0:00 twice in autumn, never in spring */
#define KOLKATA "Asia/Kolkata"
#define APIA "Pacific/Apia"         /* had no 30 December 2011 */

static const struct {
	const char *name;
	int64_t (*start)(int64_t at, GTimeZone *zone);
	const char *zone, *at, *want;
} starts[] = {
	{ "day/utc",             period_day, "UTC", "2026-05-12T14:02:31Z", "2026-05-12T00:00:00Z" },
	{ "day/midnight-is-its-own", period_day, "UTC", "2026-05-12T00:00:00Z", "2026-05-12T00:00:00Z" },
	{ "day/last-second",     period_day, "UTC", "2026-05-12T23:59:59Z", "2026-05-12T00:00:00Z" },
	{ "day/before-1970",     period_day, "UTC", "1969-12-31T23:59:59Z", "1969-12-31T00:00:00Z" },
	{ "day/east",            period_day, BERLIN, "2026-05-12T22:30:00Z", "2026-05-12T22:00:00Z" },
	{ "day/half-hours",      period_day, KOLKATA, "2026-05-12T18:29:59Z", "2026-05-11T18:30:00Z" },
	{ "day/summer-time-begins", period_day, BERLIN, "2026-03-29T21:59:59Z", "2026-03-28T23:00:00Z" },
	{ "day/summer-time-ends", period_day, BERLIN, "2026-10-25T22:59:59Z", "2026-10-24T22:00:00Z" },
	{ "day/midnight-twice-first", period_day, HAVANA, "2026-11-01T04:30:00Z", "2026-11-01T04:00:00Z" },
	{ "day/midnight-twice-second", period_day, HAVANA, "2026-11-01T05:30:00Z", "2026-11-01T04:00:00Z" },
	{ "day/no-midnight",     period_day, HAVANA, "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z" },
	{ "day/leap-day",        period_day, "UTC", "2028-02-29T12:00:00Z", "2028-02-29T00:00:00Z" },

	{ "week/monday",         period_week, "UTC", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z" },
	{ "week/sunday",         period_week, "UTC", "2026-06-07T23:59:59Z", "2026-06-01T00:00:00Z" },
	{ "week/53",             period_week, "UTC", "2027-01-02T12:00:00Z", "2026-12-28T00:00:00Z" },
	{ "week/1-begins-in-december", period_week, "UTC", "2025-01-03T12:00:00Z", "2024-12-30T00:00:00Z" },
	{ "week/before-1970",    period_week, "UTC", "1970-01-01T00:00:00Z", "1969-12-29T00:00:00Z" },
	{ "week/of-the-change",  period_week, BERLIN, "2026-03-29T20:00:00Z", "2026-03-22T23:00:00Z" },
	{ "week/by-the-zone",    period_week, BERLIN, "2026-05-31T22:30:00Z", "2026-05-31T22:00:00Z" },

	{ "month/first",         period_month, "UTC", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z" },
	{ "month/leap-february", period_month, "UTC", "2028-02-29T23:00:00Z", "2028-02-01T00:00:00Z" },
	{ "month/by-the-zone",   period_month, BERLIN, "2026-05-31T22:30:00Z", "2026-05-31T22:00:00Z" },
	{ "quarter/q1",          period_quarter, "UTC", "2026-03-31T23:59:59Z", "2026-01-01T00:00:00Z" },
	{ "quarter/q2",          period_quarter, "UTC", "2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z" },
	{ "quarter/q4",          period_quarter, "UTC", "2026-12-31T23:59:59Z", "2026-10-01T00:00:00Z" },
};

static const struct {
	const char *name;
	int64_t (*add)(int64_t at, int n, GTimeZone *zone);
	const char *zone, *at;
	int n;
	const char *want;
} moves[] = {
	{ "days/one",            period_add_days, "UTC", "2026-05-12T00:00:00Z", 1, "2026-05-13T00:00:00Z" },
	{ "days/back",           period_add_days, "UTC", "2026-03-01T00:00:00Z", -1, "2026-02-28T00:00:00Z" },
	{ "days/leap",           period_add_days, "UTC", "2028-02-28T00:00:00Z", 1, "2028-02-29T00:00:00Z" },
	{ "days/no-leap-in-2100", period_add_days, "UTC", "2100-02-28T00:00:00Z", 1, "2100-03-01T00:00:00Z" },
	{ "days/a-day-of-23-hours", period_add_days, BERLIN, "2026-03-28T23:00:00Z", 1, "2026-03-29T22:00:00Z" },
	{ "days/a-day-of-25-hours", period_add_days, BERLIN, "2026-10-24T22:00:00Z", 1, "2026-10-25T23:00:00Z" },
	{ "days/into-no-midnight", period_add_days, HAVANA, "2026-03-07T05:00:00Z", 1, "2026-03-08T05:00:00Z" },
	{ "days/out-of-no-midnight", period_add_days, HAVANA, "2026-03-08T05:00:00Z", 1, "2026-03-09T04:00:00Z" },
	{ "days/into-two-midnights", period_add_days, HAVANA, "2026-10-31T04:00:00Z", 1, "2026-11-01T04:00:00Z" },
	{ "days/out-of-two-midnights", period_add_days, HAVANA, "2026-11-01T04:00:00Z", 1, "2026-11-02T05:00:00Z" },
	{ "days/over-a-day-that-was-not", period_add_days, APIA, "2011-12-29T10:00:00Z", 2, "2011-12-30T10:00:00Z" },
	{ "days/ninety",         period_add_days, "UTC", "2026-07-01T00:00:00Z", -90, "2026-04-02T00:00:00Z" },
	{ "months/one",          period_add_months, "UTC", "2026-01-01T00:00:00Z", 1, "2026-02-01T00:00:00Z" },
	{ "months/over-the-year", period_add_months, "UTC", "2026-11-01T00:00:00Z", 3, "2027-02-01T00:00:00Z" },
	{ "months/back",         period_add_months, "UTC", "2026-01-01T00:00:00Z", -3, "2025-10-01T00:00:00Z" },
	{ "months/to-the-last-day", period_add_months, "UTC", "2026-01-31T00:00:00Z", 1, "2026-02-28T00:00:00Z" },
	{ "months/to-the-leap-day", period_add_months, "UTC", "2028-01-31T00:00:00Z", 1, "2028-02-29T00:00:00Z" },
	{ "months/summer-time",  period_add_months, BERLIN, "2026-02-28T23:00:00Z", 1, "2026-03-31T22:00:00Z" },
	{ "months/five-years",   period_add_months, "UTC", "2026-01-01T00:00:00Z", 60, "2031-01-01T00:00:00Z" },
};

static const struct {
	const char *name, *zone, *since, *until;
	int want;
} lengths[] = {
	{ "none",            "UTC",  "2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z", 0 },
	{ "a-quarter",       "UTC",  "2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z", 91 },
	{ "a-leap-quarter",  "UTC",  "2028-01-01T00:00:00Z", "2028-04-01T00:00:00Z", 91 },
	{ "a-year",          "UTC",  "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 365 },
	{ "summer-time-begins", BERLIN, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 1 },
	{ "summer-time-ends", BERLIN, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 1 },
	{ "two-midnights",   HAVANA, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 1 },
};
/* clang-format on */

static void begins(const void *data)
{
	const typeof(starts[0]) *row = data;
	g_autoptr(GTimeZone) zone = period_zone(row->zone, NULL);
	g_autofree char *got =
		period_time_text(row->start(instant(row->at), zone));

	g_assert_cmpstr(got, ==, row->want);
}

static void moves_to(const void *data)
{
	const typeof(moves[0]) *row = data;
	g_autoptr(GTimeZone) zone = period_zone(row->zone, NULL);
	g_autofree char *got =
		period_time_text(row->add(instant(row->at), row->n, zone));

	g_assert_cmpstr(got, ==, row->want);
}

static void lasts(const void *data)
{
	const typeof(lengths[0]) *row = data;
	g_autoptr(GTimeZone) zone = period_zone(row->zone, NULL);

	g_assert_cmpint(
		period_days(instant(row->since), instant(row->until), zone), ==,
		row->want);
}

/* clang-format off */
#define AS_OF "2026-08-20T09:00:00Z"
static const struct {
	const char *name, *zone;
	struct window_request request;
	const char *as_of, *last_at; /* NULL: none */
	const char *want;     /* name since until, ! if incomplete */
	const char *previous; /* name since until */
} windows[] = {
	{ "a-quarter", "UTC", { .quarter = "2026Q2" }, AS_OF, NULL,
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z" },
	{ "the-first-quarter", "UTC", { .quarter = "2026Q1" }, AS_OF, NULL,
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z",
	  "2025Q4 2025-10-01T00:00:00Z 2026-01-01T00:00:00Z" },
	{ "small-letters", "UTC", { .quarter = "2026q2" }, AS_OF, NULL,
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z" },
	{ "a-dash", "UTC", { .quarter = "2026-Q2" }, AS_OF, NULL,
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z" },
	{ "a-quarter-of-berlin", BERLIN, { .quarter = "2026Q2" }, AS_OF, NULL,
	  "2026Q2 2026-03-31T22:00:00Z 2026-06-30T22:00:00Z",
	  "2026Q1 2025-12-31T23:00:00Z 2026-03-31T22:00:00Z" },
	{ "it-is-not-over", "UTC", { .quarter = "2026Q3" }, AS_OF, NULL,
	  "2026Q3 2026-07-01T00:00:00Z 2026-08-21T00:00:00Z!",
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z" },
	{ "its-last-day-is-not-over", "UTC", { .quarter = "2026Q2" },
	  "2026-06-30T23:59:59Z", NULL,
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z!",
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z" },
	{ "it-is-just-over", "UTC", { .quarter = "2026Q2" },
	  "2026-07-01T00:00:00Z", NULL,
	  "2026Q2 2026-04-01T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026Q1 2026-01-01T00:00:00Z 2026-04-01T00:00:00Z" },
	{ "it-is-to-come", "UTC", { .quarter = "2026Q4" }, AS_OF, NULL,
	  "2026Q4 2026-10-01T00:00:00Z 2027-01-01T00:00:00Z",
	  "2026Q3 2026-07-01T00:00:00Z 2026-10-01T00:00:00Z" },
	{ "a-month", "UTC", { .month = "2026-03" }, AS_OF, NULL,
	  "2026-03 2026-03-01T00:00:00Z 2026-04-01T00:00:00Z",
	  "2026-02 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z" },
	{ "a-leap-february", "UTC", { .month = "2028-02" }, AS_OF, NULL,
	  "2028-02 2028-02-01T00:00:00Z 2028-03-01T00:00:00Z",
	  "2028-01 2028-01-01T00:00:00Z 2028-02-01T00:00:00Z" },
	{ "days", "UTC", { .since = "2026-05-11", .until = "2026-05-25" }, AS_OF, NULL,
	  "2026-05-11_2026-05-25 2026-05-11T00:00:00Z 2026-05-25T00:00:00Z",
	  "2026-04-27_2026-05-11 2026-04-27T00:00:00Z 2026-05-11T00:00:00Z" },
	{ "days-over-summer-time", BERLIN,
	  { .since = "2026-03-29", .until = "2026-03-30" }, AS_OF, NULL,
	  "2026-03-29_2026-03-30 2026-03-28T23:00:00Z 2026-03-29T22:00:00Z",
	  "2026-03-28_2026-03-29 2026-03-27T23:00:00Z 2026-03-28T23:00:00Z" },
	{ "days-that-are-not-over", "UTC",
	  { .since = "2026-08-11", .until = "2026-12-31" }, AS_OF, NULL,
	  "2026-08-11_2026-12-31 2026-08-11T00:00:00Z 2026-08-21T00:00:00Z!",
	  "2026-08-01_2026-08-11 2026-08-01T00:00:00Z 2026-08-11T00:00:00Z" },
	{ "longer-than-400-days", "UTC",
	  { .since = "2010-01-01", .until = "2026-01-01" }, AS_OF, NULL,
	  "2010-01-01_2026-01-01 2010-01-01T00:00:00Z 2026-01-01T00:00:00Z",
	  "1994-01-01_2010-01-01 1994-01-01T00:00:00Z 2010-01-01T00:00:00Z" },
	{ "nothing-asked", "UTC", { 0 }, AS_OF, "2026-06-30T14:00:00Z",
	  "2026-04-02_2026-07-01 2026-04-02T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026-01-02_2026-04-02 2026-01-02T00:00:00Z 2026-04-02T00:00:00Z" },
	{ "nothing-there", "UTC", { 0 }, AS_OF, NULL,
	  "2026-05-23_2026-08-21 2026-05-23T00:00:00Z 2026-08-21T00:00:00Z!",
	  "2026-02-22_2026-05-23 2026-02-22T00:00:00Z 2026-05-23T00:00:00Z" },
	{ "the-last-day", "UTC", { .last_days = 1 }, AS_OF, "2026-06-30T14:00:00Z",
	  "2026-06-30_2026-07-01 2026-06-30T00:00:00Z 2026-07-01T00:00:00Z",
	  "2026-06-29_2026-06-30 2026-06-29T00:00:00Z 2026-06-30T00:00:00Z" },
	{ "the-last-ones-day-by-the-zone", BERLIN, { .last_days = 1 }, AS_OF,
	  "2026-06-30T22:30:00Z",
	  "2026-07-01_2026-07-02 2026-06-30T22:00:00Z 2026-07-01T22:00:00Z",
	  "2026-06-30_2026-07-01 2026-06-29T22:00:00Z 2026-06-30T22:00:00Z" },
};

static const struct {
	const char *name;
	struct window_request request;
	const char *want;
} errors[] = {
	{ "quarter-5", { .quarter = "2026Q5" },
	  "--quarter is \"2026Q5\", not a quarter such as 2026Q3" },
	{ "quarter-0", { .quarter = "2026Q0" },
	  "--quarter is \"2026Q0\", not a quarter such as 2026Q3" },
	{ "quarter-words", { .quarter = "last" },
	  "--quarter is \"last\", not a quarter such as 2026Q3" },
	{ "quarter-and-more", { .quarter = "2026Q33" },
	  "--quarter is \"2026Q33\", not a quarter such as 2026Q3" },
	{ "quarter-empty", { .quarter = "" },
	  "--quarter is \"\", not a quarter such as 2026Q3" },
	{ "month-13", { .month = "2026-13" },
	  "--month is \"2026-13\", not a month such as 2026-09" },
	{ "month-00", { .month = "2026-00" },
	  "--month is \"2026-00\", not a month such as 2026-09" },
	{ "month-of-a-day", { .month = "2026-09-01" },
	  "--month is \"2026-09-01\", not a month such as 2026-09" },
	{ "no-such-day", { .since = "2026-02-29", .until = "2026-04-01" },
	  "--since is \"2026-02-29\", not a date such as 2026-07-01" },
	{ "signs", { .since = "2026-+2-01", .until = "2026-04-01" },
	  "--since is \"2026-+2-01\", not a date such as 2026-07-01" },
	{ "a-time", { .since = "2026-02-01", .until = "2026-04-01T00:00" },
	  "--until is \"2026-04-01T00:00\", not a date such as 2026-07-01" },
	{ "long-ago", { .since = "0026-02-01", .until = "2026-04-01" },
	  "--since is \"0026-02-01\", not a date such as 2026-07-01" },
	{ "backwards", { .since = "2026-04-02", .until = "2026-04-01" },
	  "--until is \"2026-04-01\", not after --since, \"2026-04-02\"" },
	{ "empty", { .since = "2026-04-01", .until = "2026-04-01" },
	  "--until is \"2026-04-01\", not after --since, \"2026-04-01\"" },
	{ "no-until", { .since = "2026-04-01" },
	  "--since and --until belong together; --until is missing" },
	{ "no-since", { .until = "2026-04-01" },
	  "--since and --until belong together; --since is missing" },
	{ "two-ways", { .quarter = "2026Q1", .month = "2026-01" },
	  "--quarter, --month, --since with --until, and --last exclude each other" },
	{ "two-other-ways", { .since = "2026-01-01", .last_days = 9 },
	  "--quarter, --month, --since with --until, and --last exclude each other" },
	{ "negative", { .last_days = -1 },
	  "--last is -1 days, not between 1 and 36600" },
	{ "too-many", { .last_days = 36601 },
	  "--last is 36601 days, not between 1 and 36600" },
};
/* clang-format on */

static char *print(const struct window *window)
{
	g_autofree char *since = period_time_text(window->since);
	g_autofree char *until = period_time_text(window->until);

	return g_strdup_printf("%s %s %s%s", window->name, since, until,
			       window->is_incomplete ? "!" : "");
}

static void is_window(const void *data)
{
	const typeof(windows[0]) *row = data;
	g_autoptr(GTimeZone) zone = period_zone(row->zone, NULL);
	g_autofree char *got = NULL, *got_previous = NULL;
	struct window window, previous;

	g_assert_true(
		period_window(&row->request, instant(row->as_of),
			      row->last_at ? instant(row->last_at) : NO_TIME,
			      zone, &window, NULL));
	previous = period_previous(&window, zone);
	got = print(&window);
	got_previous = print(&previous);
	g_assert_cmpstr(got, ==, row->want);
	g_assert_cmpstr(got_previous, ==, row->previous);
	g_assert_cmpint(previous.kind, ==, window.kind);
	g_assert_cmpint(previous.ends, ==, window.since);
	g_assert_cmpint(window.until, <=, window.ends);
}

static void is_wrong(const void *data)
{
	const typeof(errors[0]) *row = data;
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	g_autoptr(GError) error = NULL;
	struct window window;

	g_assert_false(period_window(&row->request, instant(AS_OF), NO_TIME,
				     zone, &window, &error));
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE);
	g_assert_cmpstr(error->message, ==, row->want);
}

static void knows_zones(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GTimeZone) zone = period_zone("Europe/Brelin", &error);

	g_assert_null(zone);
	g_assert_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE);
	g_assert_cmpstr(error->message, ==,
			"timezone is \"Europe/Brelin\", not a known time zone "
			"such as Europe/Berlin");
}

/* clang-format off */
static const struct {
	int64_t at;
	const char *want;
} texts[] = {
	{ 0, "1970-01-01T00:00:00Z" },
	{ -1, "1969-12-31T23:59:59Z" },
	{ 951782400, "2000-02-29T00:00:00Z" },
	{ 4107542399, "2100-02-28T23:59:59Z" },
	{ 4107542400, "2100-03-01T00:00:00Z" },
	{ 253402300799, "9999-12-31T23:59:59Z" },
	{ 253402300800, "@253402300800" },
	{ INT64_MAX, "@9223372036854775807" },
};
/* clang-format on */

static void prints_times(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *got = period_time_text(texts[i].at);

		g_assert_cmpstr(got, ==, texts[i].want);
	}
}

static void agrees_at(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	g_autofree char *want = g_date_time_format(local, "%Y-%m-%d");
	g_autofree char *got = period_date_text(at, zone);
	int64_t day = period_day(at, zone);
	g_autofree char *before = period_date_text(day - 1, zone);
	g_autofree char *first = period_date_text(day, zone);

	g_assert_cmpstr(got, ==, want);
	g_assert_cmpint(day, <=, at);
	g_assert_cmpstr(first, ==, want);
	g_assert_cmpstr(before, <, want);
	g_assert_cmpint(period_days(period_week(at, zone), day, zone), ==,
			g_date_time_get_day_of_week(local) - 1);
	g_assert_cmpint(period_day(period_add_days(day, 1, zone) - 1, zone), ==,
			day);
}

/* Against the calendar of GLib, in zones with odd changes. */
static void agrees_with_another_calendar(void)
{
	static const char *const zones[] = { "UTC",   BERLIN,
					     HAVANA,  "Australia/Lord_Howe",
					     KOLKATA, "America/St_Johns" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (size_t z = 0; z < G_N_ELEMENTS(zones); z++) {
		g_autoptr(GTimeZone) zone = period_zone(zones[z], NULL);

		for (int round = 0; round < 2000; round++)
			agrees_at((int64_t)(g_rand_double(rand) * 4e9) -
					  400000000,
				  zone);
	}
}

static void add(const char *what, const char *name, const void *row,
		GTestDataFunc test)
{
	g_autofree char *path = g_strconcat("/period/", what, name, NULL);

	g_test_add_data_func(path, row, test);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		add("", starts[i].name, &starts[i], begins);
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++)
		add("add/", moves[i].name, &moves[i], moves_to);
	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
		add("length/", lengths[i].name, &lengths[i], lasts);
	for (size_t i = 0; i < G_N_ELEMENTS(windows); i++)
		add("window/", windows[i].name, &windows[i], is_window);
	for (size_t i = 0; i < G_N_ELEMENTS(errors); i++)
		add("error/", errors[i].name, &errors[i], is_wrong);
	g_test_add_func("/period/zones", knows_zones);
	g_test_add_func("/period/texts", prints_times);
	g_test_add_func("/period/another-calendar",
			agrees_with_another_calendar);
	return g_test_run();
}
