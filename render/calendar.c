/* calendar.c -- time axes: ticks at true dates of a zone */
#include "render/calendar.h"

#include "model/period.h"
#include "render/format.h"

#include <math.h>
#include <string.h>

#define DAY 86400.0

struct scale calendar_scale(int64_t since, int64_t until, double start,
			    double end)
{
	return (struct scale){
		.kind = SCALE_LINEAR,
		.low = (double)since,
		.high = (double)MAX(until, since + 1),
		.start = start,
		.end = end,
	};
}

static double width_of_days(const struct scale *scale, double days)
{
	return fabs(scale->end - scale->start) * days * DAY /
	       (scale->high - scale->low);
}

static void name_tick(struct tick *tick, char *label)
{
	g_strlcpy(tick->label, label, sizeof(tick->label));
	g_free(label);
}

/* Months since the year 0, so that they can be counted in steps. */
static int month_number(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) time =
		utc ? g_date_time_to_timezone(utc, zone) : NULL;

	return time ? g_date_time_get_year(time) * 12 +
			       g_date_time_get_month(time) - 1 :
		      0;
}

static int months_a_tick(const struct scale *scale, double apart)
{
	static const int steps[] = { 1, 3, 12, 24, 60, 120, 240, 600 };
	size_t i = 0;

	while (i + 1 < G_N_ELEMENTS(steps) &&
	       width_of_days(scale, steps[i] * 30.4) < apart)
		i++;
	return steps[i];
}

struct ticks calendar_months(const struct scale *scale, double apart,
			     GTimeZone *zone)
{
	int step = months_a_tick(scale, apart);
	bool is_long = scale->high - scale->low > 13 * 31 * DAY;
	int64_t since = (int64_t)scale->low;
	int64_t at = period_month(since, zone);
	struct ticks ticks = { .n = 0 };

	if (at < since)
		at = period_add_months(at, 1, zone);
	while (at < (int64_t)scale->high && ticks.n < SCALE_MAX_TICKS) {
		int month = month_number(at, zone);
		struct tick *tick = &ticks.ticks[ticks.n];

		if (month % step == 0) {
			tick->value = (double)at;
			name_tick(tick, is_long && month % 12 == 0 ?
						format_year(at, zone) :
						format_month(at, zone));
			ticks.n++;
		}
		at = period_add_months(at, 1, zone);
	}
	return ticks;
}

struct ticks calendar_mondays(const struct scale *scale, double apart,
			      GTimeZone *zone)
{
	struct ticks ticks = { .n = 0 };
	int64_t since = (int64_t)scale->low;
	int64_t at = period_week(since, zone);
	int weeks = 1;

	while (weeks <= 4 && width_of_days(scale, 7 * weeks) < apart)
		weeks *= 2;
	if (weeks > 4)
		return ticks;
	if (at < since)
		at = period_add_days(at, 7, zone);
	while (at < (int64_t)scale->high && ticks.n < SCALE_MAX_TICKS) {
		struct tick *tick = &ticks.ticks[ticks.n++];
		char *date = format_date(at, zone);

		tick->value = (double)at;
		name_tick(tick, g_strndup(date, strcspn(date, " ")));
		g_free(date);
		at = period_add_days(at, 7 * weeks, zone);
	}
	return ticks;
}
