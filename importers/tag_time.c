/* tag_time.c -- the times that names of tags tell
 *
 * A lightweight tag has no time of its own, but those who use them for deploys
 * often write it into the name.  Digits that go on are a build number, not a
 * date, so a field must end where its digits end.
 */
#include "importers/tag_time.h"

#include "model/records.h"

#include <string.h>

struct moment {
	int year, month, day, hour, minute, second;
	bool has_time, is_utc;
};

/* Takes exactly `digits` digits and adds their value; -1: not there. */
static int take_number(const char **at, int digits)
{
	int value = 0;

	for (int i = 0; i < digits; i++) {
		if (!g_ascii_isdigit((*at)[i]))
			return -1;
		value = value * 10 + ((*at)[i] - '0');
	}
	*at += digits;
	return value;
}

/* Takes the sign between two fields, which must be the same each time. */
static bool take_sign(const char **at, char sign)
{
	if (sign == '\0')
		return true;
	if (**at != sign)
		return false;
	(*at)++;
	return true;
}

static bool take_date(const char **at, struct moment *moment)
{
	const char *rest = *at;
	char sign = '\0';

	moment->year = take_number(&rest, 4);
	if (*rest && strchr("-._", *rest))
		sign = *rest;
	if (!take_sign(&rest, sign))
		return false;
	moment->month = take_number(&rest, 2);
	if (!take_sign(&rest, sign))
		return false;
	moment->day = take_number(&rest, 2);
	if (moment->year < 1990 || moment->year > 2199 || moment->month < 1 ||
	    moment->day < 1 ||
	    !g_date_valid_dmy((GDateDay)moment->day, (GDateMonth)moment->month,
			      (GDateYear)moment->year))
		return false;
	*at = rest;
	return true;
}

/* The clock of `text`: HHMM, HH-MM, with or without seconds. */
static bool take_clock(const char *text, struct moment *moment)
{
	char sign = '\0';

	moment->hour = take_number(&text, 2);
	if (*text && strchr("-._", *text))
		sign = *text;
	if (moment->hour < 0 || !take_sign(&text, sign))
		return false;
	moment->minute = take_number(&text, 2);
	moment->second = 0;
	if (sign ? *text == sign : g_ascii_isdigit(*text)) {
		take_sign(&text, sign);
		moment->second = take_number(&text, 2);
	}
	moment->is_utc = *text == 'Z' || *text == 'z';
	return moment->hour < 24 && moment->minute >= 0 &&
	       moment->minute < 60 && moment->second >= 0 &&
	       moment->second < 60 && !g_ascii_isdigit(*text);
}

/* What may stand between the day and the time of day. */
static void take_time(const char *text, struct moment *moment)
{
	static const char *const between[] = { "-at-", "_at_", "T", "t",
					       "-",    "_",    "" };

	for (size_t i = 0; i < G_N_ELEMENTS(between); i++) {
		if (!g_str_has_prefix(text, between[i]))
			continue;
		moment->has_time =
			take_clock(text + strlen(between[i]), moment);
		return;
	}
}

static bool find_moment(const char *name, struct moment *moment)
{
	for (const char *at = name; *at; at++) {
		const char *rest = at;

		if (at > name && g_ascii_isdigit(at[-1]))
			continue;
		if (!take_date(&rest, moment))
			continue;
		take_time(rest, moment);
		if (moment->has_time || !g_ascii_isdigit(*rest))
			return true;
	}
	return false;
}

int64_t tag_time_in(const char *name, GTimeZone *zone, int64_t *day_end)
{
	struct moment moment = { 0 };
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = NULL;
	g_autoptr(GDateTime) next = NULL;

	*day_end = NO_TIME;
	if (!find_moment(name, &moment))
		return NO_TIME;
	if (!moment.has_time)
		moment.hour = moment.minute = moment.second = 0;
	time = g_date_time_new(moment.is_utc && moment.has_time ? utc : zone,
			       moment.year, moment.month, moment.day,
			       moment.hour, moment.minute, moment.second);
	if (!moment.has_time) {
		next = g_date_time_add_days(time, 1);
		*day_end = g_date_time_to_unix(next);
	}
	return g_date_time_to_unix(time);
}

/*
 * A tag cannot be older than its commit.  So a day in its name is that day at
 * the commit's time if that falls on it, else its beginning; and what lies
 * more than a day before the commit (clocks, zones) is no time but a number.
 */
int64_t tag_time_of(const char *name, GTimeZone *zone, int64_t committed_at,
		    bool *is_approximate)
{
	const int64_t day = 24 * 60 * 60;
	int64_t day_end;
	int64_t at = tag_time_in(name, zone, &day_end);

	if (at != NO_TIME && day_end != NO_TIME && committed_at >= at &&
	    committed_at < day_end)
		at = committed_at;
	*is_approximate = at == NO_TIME || at < committed_at - day;
	return *is_approximate ? committed_at : at;
}
