/* period.c -- the calendar of a time zone
 *
 * Dates are counted in days from 1970-01-01, and a local time is seconds of
 * that count; only the offset of a zone is asked of GTimeZone.  A local time
 * that a clock shows twice is its first instant; one that it skips is the
 * instant of the skip.
 */
#include "model/period.h"

#include "model/error.h"

enum { DAY = 86400, HALF_WIDTH = 26 * 3600 };
/* Instants beyond stay there: some 30 000 years, so that no sum overflows. */
#define EDGE (INT64_C(1) << 40)

GTimeZone *period_zone(const char *name, GError **error)
{
	GTimeZone *zone = g_time_zone_new_identifier(name);

	if (!zone)
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "timezone is \"%s\", not a known time zone such as "
			    "Europe/Berlin",
			    name);
	return zone;
}

struct date {
	int64_t year;
	int month, day;
};

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/*
 * Years are counted from 1 March, so that the leap day is the last: month m of
 * such a year, from 0, begins (153 m + 2) / 5 days after it.
 */
static int64_t days_of(struct date date)
{
	int month = (date.month + 9) % 12;
	int64_t year = date.year - (date.month < 3);
	int64_t leap_days = floor_divide(year, 4) - floor_divide(year, 100) +
			    floor_divide(year, 400);

	return 365 * year + leap_days + (153 * month + 2) / 5 + date.day -
	       719469;
}

static int64_t march_of(int64_t year)
{
	return days_of((struct date){ year, 3, 1 });
}

static struct date date_of(int64_t days)
{
	/* 400 years have 146097 days; so this is right or too high */
	int64_t year = floor_divide((days + 719468) * 400, 146097) + 1;
	int day, month;

	while (march_of(year) > days)
		year--;
	day = (int)(days - march_of(year));
	month = (5 * day + 2) / 153;
	return (struct date){ year + (month > 9), (month + 2) % 12 + 1,
			      day - (153 * month + 2) / 5 + 1 };
}

/* The first day of a month, counted from January of the year 0. */
static int64_t month_start(int64_t months)
{
	int64_t year = floor_divide(months, 12);

	return days_of((struct date){ year, (int)(months - 12 * year) + 1, 1 });
}

static int64_t month_of(int64_t days)
{
	struct date date = date_of(days);

	return date.year * 12 + date.month - 1;
}

static int64_t offset(int64_t at, GTimeZone *zone)
{
	int interval =
		g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at);

	return g_time_zone_get_offset(zone, interval);
}

/* What the clock on the wall shows. */
static int64_t local_of(int64_t at, GTimeZone *zone)
{
	int64_t within = CLAMP(at, -EDGE, EDGE);

	return within + offset(within, zone);
}

/* The first instant in (low, high] at which the offset is that of high. */
static int64_t find_skip(int64_t low, int64_t high, GTimeZone *zone)
{
	int64_t after = offset(high, zone);

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (offset(middle, zone) == after)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* The first instant at which the clock shows `local`, or has passed it. */
static int64_t instant_of(int64_t local, GTimeZone *zone)
{
	int64_t before = offset(local - HALF_WIDTH, zone);
	int64_t after = offset(local + HALF_WIDTH, zone);
	int64_t early = local - MAX(before, after);
	int64_t late = local - MIN(before, after);

	if (early + offset(early, zone) == local)
		return early;
	if (late + offset(late, zone) == local)
		return late;
	return find_skip(early, late, zone);
}

static int64_t day_of(int64_t at, GTimeZone *zone)
{
	return floor_divide(local_of(at, zone), DAY);
}

static int64_t midnight(int64_t days, GTimeZone *zone)
{
	return instant_of(days * DAY, zone);
}

int64_t period_midnight(int year, int month, int day, GTimeZone *zone)
{
	return midnight(days_of((struct date){ year, month, day }), zone);
}

int64_t period_day(int64_t at, GTimeZone *zone)
{
	return midnight(day_of(at, zone), zone);
}

int64_t period_week(int64_t at, GTimeZone *zone)
{
	int64_t days = day_of(at, zone);

	/* day -3 was a Monday */
	return midnight(7 * floor_divide(days + 3, 7) - 3, zone);
}

int64_t period_month(int64_t at, GTimeZone *zone)
{
	return midnight(month_start(month_of(day_of(at, zone))), zone);
}

int64_t period_quarter(int64_t at, GTimeZone *zone)
{
	int64_t months = month_of(day_of(at, zone));

	return midnight(month_start(3 * floor_divide(months, 3)), zone);
}

/* The first instant of a day stays one, also if that is not at 0:00. */
static int64_t move_to_day(int64_t at, int64_t day, GTimeZone *zone)
{
	int64_t local = local_of(at, zone);
	int64_t old = floor_divide(local, DAY);

	if (at == midnight(old, zone))
		return midnight(day, zone);
	return instant_of(local + (day - old) * DAY, zone);
}

int64_t period_add_days(int64_t at, int n, GTimeZone *zone)
{
	return move_to_day(at, day_of(at, zone) + n, zone);
}

int64_t period_add_months(int64_t at, int n, GTimeZone *zone)
{
	int64_t days = day_of(at, zone);
	int64_t months = month_of(days) + n;
	int64_t moved = month_start(months) + date_of(days).day - 1;

	moved = MIN(moved, month_start(months + 1) - 1);
	return move_to_day(at, moved, zone);
}

int period_days(int64_t since, int64_t until, GTimeZone *zone)
{
	return (int)(day_of(until, zone) - day_of(since, zone));
}

/* Much quicker than printf(), where each of a million deploys has a time. */
static void put(char *text, int number, int digits)
{
	for (int i = digits; i-- > 0; number /= 10)
		text[i] = (char)('0' + number % 10);
}

static void put_date(char *text, struct date date)
{
	put(text, (int)date.year, 4);
	put(text + 5, date.month, 2);
	put(text + 8, date.day, 2);
}

char *period_time_text(int64_t at)
{
	int64_t days = floor_divide(CLAMP(at, -EDGE, EDGE), DAY);
	struct date date = date_of(days);
	int second = (int)(CLAMP(at, -EDGE, EDGE) - days * DAY);
	char *text;

	if (date.year < 0 || date.year > 9999)
		return g_strdup_printf("@%" G_GINT64_FORMAT, at);
	text = g_strdup("0000-00-00T00:00:00Z");
	put_date(text, date);
	put(text + 11, second / 3600, 2);
	put(text + 14, second / 60 % 60, 2);
	put(text + 17, second % 60, 2);
	return text;
}

char *period_date_text(int64_t at, GTimeZone *zone)
{
	struct date date = date_of(day_of(at, zone));
	char *text;

	if (date.year < 0 || date.year > 9999)
		return g_strdup_printf("@%" G_GINT64_FORMAT, at);
	text = g_strdup("0000-00-00");
	put_date(text, date);
	return text;
}
