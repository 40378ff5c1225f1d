/* format_time.c -- durations and dates as a reader reads them */
#include "render/format.h"

#include <math.h>

#define NO_BREAK_SPACE "\u00a0"
#define EN_DASH "\u2013"

enum { UNIT_S, UNIT_MIN, UNIT_H, UNIT_D, UNITS };

static const struct {
	const char *name;
	double seconds, end; /* used for values that print below `end` */
} units[UNITS] = {
	[UNIT_S] = { "s", 1, 60 },
	[UNIT_MIN] = { "min", 60, 60 },
	[UNIT_H] = { "h", 3600, 48 },
	[UNIT_D] = { "d", 86400, INFINITY },
};

static double half_up(double v)
{
	return floor(v * (1 + 1e-12) + 0.5);
}

/* Whole seconds stay whole; what is read in them has no finer digit. */
static bool has_decimal(double v, int unit)
{
	return half_up(v * 10) / 10 < 10 && !(unit == UNIT_S && v == floor(v));
}

/* To two significant digits. */
static double rounded(double v, int unit)
{
	double power = 1;

	if (has_decimal(v, unit))
		return half_up(v * 10) / 10;
	while (half_up(v / power) >= 100)
		power *= 10;
	return half_up(v / power) * power;
}

static int unit_of(double seconds)
{
	int unit = UNIT_S;

	while (rounded(seconds / units[unit].seconds, unit) >= units[unit].end)
		unit++;
	return unit;
}

static char *print_in(double seconds, int unit)
{
	double v = seconds / units[unit].seconds;
	char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

	if (has_decimal(v, unit))
		g_ascii_formatd(buffer, sizeof(buffer), "%.1f",
				rounded(v, unit));
	else
		g_ascii_formatd(buffer, sizeof(buffer), "%.0f",
				rounded(v, unit));
	return g_strdup(buffer);
}

static char *print_with_unit(double seconds, int unit)
{
	g_autofree char *digits = print_in(seconds, unit);

	return g_strconcat(digits, NO_BREAK_SPACE, units[unit].name, NULL);
}

/* The unit both can share, or -1. */
static int shared_unit(double low, double high)
{
	int unit = unit_of(high);

	return low == 0 || low / units[unit].seconds >= 0.1 ? unit : -1;
}

char *format_duration(double seconds)
{
	if (!isfinite(seconds) || seconds < 0)
		return g_strdup(FORMAT_UNKNOWN);
	return print_with_unit(seconds, unit_of(seconds));
}

char *format_duration_pair(double seconds, double beside)
{
	int unit;

	if (!isfinite(seconds) || seconds < 0 || !isfinite(beside) ||
	    beside < 0)
		return format_duration(seconds);
	if (seconds == 0)
		return format_duration(seconds);
	unit = shared_unit(MIN(seconds, beside), MAX(seconds, beside));
	return print_with_unit(seconds, unit >= 0 ? unit : unit_of(seconds));
}

static const char *const months[] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December",
};

/* The instant in the calendar of the zone, or NULL beyond year 9999. */
static GDateTime *calendar(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);

	if (!utc)
		return NULL;
	return zone ? g_date_time_to_timezone(utc, zone) : g_date_time_ref(utc);
}

static const char *month_of(GDateTime *time)
{
	return months[g_date_time_get_month(time) - 1];
}

char *format_date(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = calendar(at, zone);

	if (!time)
		return g_strdup(FORMAT_UNKNOWN);
	return g_strdup_printf("%d %.3s", g_date_time_get_day_of_month(time),
			       month_of(time));
}

char *format_moment(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = calendar(at, zone);

	if (!time)
		return g_strdup(FORMAT_UNKNOWN);
	return g_strdup_printf("%d %.3s %02d:%02d",
			       g_date_time_get_day_of_month(time),
			       month_of(time), g_date_time_get_hour(time),
			       g_date_time_get_minute(time));
}

char *format_month(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = calendar(at, zone);

	return time ? g_strndup(month_of(time), 3) : g_strdup(FORMAT_UNKNOWN);
}

char *format_year(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = calendar(at, zone);

	return time ? g_strdup_printf("%d", g_date_time_get_year(time)) :
		      g_strdup(FORMAT_UNKNOWN);
}

/* "1 April 2026" without what `after` says again. */
static char *print_first(GDateTime *first, GDateTime *after)
{
	int day = g_date_time_get_day_of_month(first);
	int year = g_date_time_get_year(first);

	if (year != g_date_time_get_year(after))
		return g_strdup_printf("%d %s %d", day, month_of(first), year);
	if (g_date_time_get_month(first) != g_date_time_get_month(after))
		return g_strdup_printf("%d %s", day, month_of(first));
	return g_strdup_printf("%d", day);
}

char *format_period(int64_t since, int64_t until, GTimeZone *zone,
		    const char *zone_name)
{
	g_autoptr(GDateTime) first = calendar(since, zone);
	g_autoptr(GDateTime) last = calendar(MAX(until - 1, since), zone);
	g_autofree char *from = NULL;
	GString *out;

	if (!first || !last)
		return g_strdup(FORMAT_UNKNOWN);
	out = g_string_new(NULL);
	from = print_first(first, last);
	if (g_date_time_get_day_of_year(first) !=
		    g_date_time_get_day_of_year(last) ||
	    g_date_time_get_year(first) != g_date_time_get_year(last))
		g_string_append_printf(out, "%s " EN_DASH " ", from);
	g_string_append_printf(out, "%d %s %d",
			       g_date_time_get_day_of_month(last),
			       month_of(last), g_date_time_get_year(last));
	if (zone_name)
		g_string_append_printf(out, " (%s)", zone_name);
	return g_string_free(out, false);
}

char *format_stamp(int64_t at)
{
	g_autoptr(GDateTime) time = calendar(at, NULL);

	if (!time)
		return g_strdup(FORMAT_UNKNOWN);
	return g_strdup_printf(
		"%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year(time),
		g_date_time_get_month(time), g_date_time_get_day_of_month(time),
		g_date_time_get_hour(time), g_date_time_get_minute(time),
		g_date_time_get_second(time));
}

char *format_span(int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *unit;
	} lengths[] = {
		{ 24 * 3600, "d" }, { 3600, "h" }, { 60, "min" }, { 1, "s" }
	};
	size_t u = 0;

	/* a day is told in hours, as people say "within 24 h" */
	while (u + 1 < G_N_ELEMENTS(lengths) &&
	       (seconds % lengths[u].seconds != 0 ||
		seconds <= lengths[u].seconds * (u == 0)))
		u++;
	return g_strdup_printf("%" G_GINT64_FORMAT "\u00a0%s",
			       seconds / lengths[u].seconds, lengths[u].unit);
}

char *format_moment_year(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) time = calendar(at, zone);

	if (!time)
		return g_strdup(FORMAT_UNKNOWN);
	return g_strdup_printf(
		"%d %.3s %d %02d:%02d", g_date_time_get_day_of_month(time),
		month_of(time), g_date_time_get_year(time),
		g_date_time_get_hour(time), g_date_time_get_minute(time));
}
