/* instant.c -- points in time, as exports write them */
#include "importers/instant.h"

#include "importers/months.h"

#include <string.h>

struct clock_time {
	int year, month, day, hour, minute, second;
	bool is_order_assumed;
};

/* Days since 1970 in the proleptic Gregorian calendar; March starts a year. */
static int64_t days_of_date(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year =
		(153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 -
	       year_of_era / 100 + day_of_year - 719468;
}

int64_t instant_of_date(int year, int month, int day, int64_t second_of_day)
{
	return days_of_date(year, month, day) * 86400 + second_of_day;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && is_leap ? 29 : days[month - 1];
}

static bool exists(const struct clock_time *time)
{
	return time->year >= 1 && time->month >= 1 && time->month <= 12 &&
	       time->day >= 1 &&
	       time->day <= days_in_month(time->year, time->month) &&
	       time->hour <= 23 && time->minute <= 59 && time->second <= 60;
}

/* Reads least to most digits. */
static bool take_number(const char **at, int least, int most, int *number)
{
	int n = 0;

	for (*number = 0; n < most && g_ascii_isdigit(**at); n++, (*at)++)
		*number = *number * 10 + (**at - '0');
	return n >= least;
}

static bool take_character(const char **at, char c)
{
	if (**at != c)
		return false;
	(*at)++;
	return true;
}

static bool take_date(const char **at, struct clock_time *time)
{
	return take_number(at, 4, 4, &time->year) && take_character(at, '-') &&
	       take_number(at, 2, 2, &time->month) && take_character(at, '-') &&
	       take_number(at, 2, 2, &time->day);
}

static bool take_seconds(const char **at, int *second)
{
	*second = 0;
	if (!take_character(at, ':'))
		return true;
	if (!take_number(at, 2, 2, second))
		return false;
	if (**at != '.' && **at != ',')
		return true;
	(*at)++;
	if (!g_ascii_isdigit(**at))
		return false;
	while (g_ascii_isdigit(**at))
		(*at)++;
	return true;
}

static bool take_time(const char **at, struct clock_time *time)
{
	return take_number(at, 1, 2, &time->hour) && take_character(at, ':') &&
	       take_number(at, 2, 2, &time->minute) &&
	       take_seconds(at, &time->second);
}

/* "+02", "+0200", "-08:00" */
static bool take_offset(const char **at, int64_t *offset)
{
	int sign = **at == '-' ? -1 : 1, hours, minutes = 0;

	if (**at != '+' && **at != '-')
		return false;
	(*at)++;
	if (!take_number(at, 2, 2, &hours))
		return false;
	if (take_character(at, ':') || g_ascii_isdigit(**at))
		if (!take_number(at, 2, 2, &minutes))
			return false;
	*offset = sign * (hours * 3600 + minutes * 60);
	return hours <= 23 && minutes <= 59;
}

/* Of an hour that spring leaves out, the one before it. */
static int64_t assumed_offset(GTimeZone *zone, int64_t local)
{
	int64_t adjusted = local;
	int interval =
		g_time_zone_adjust_time(zone, G_TIME_TYPE_DAYLIGHT, &adjusted);

	if (adjusted != local && interval > 0)
		interval--;
	return g_time_zone_get_offset(zone, interval);
}

static bool take_zone(const char **at, GTimeZone *assumed, int64_t local,
		      struct instant *instant)
{
	static const char *const names[] = { "Z", "UTC", "GMT" };
	int64_t offset = 0;

	while (**at == ' ')
		(*at)++;
	if (**at == '\0') {
		instant->is_zone_assumed = true;
		instant->at = local - assumed_offset(assumed, local);
		return true;
	}
	instant->at = local;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(*at, names[i]) == 0) {
			*at += strlen(names[i]);
			return true;
		}
	if (!take_offset(at, &offset))
		return false;
	instant->at -= offset;
	/* some print the name of the zone, too: +0200 CEST */
	if (**at == ' ')
		for ((*at)++; g_ascii_isupper(**at); (*at)++)
			continue;
	return **at == '\0';
}

enum instant_form instant_from_text(const char *text, GTimeZone *assumed,
				    struct instant *instant)
{
	struct clock_time time;
	const char *at = text;
	int64_t local;

	memset(instant, 0, sizeof(*instant));
	if (!text || *text == '\0')
		return INSTANT_NEVER;
	if (!take_date(&at, &time) || (*at != 'T' && *at != 't' && *at != ' '))
		return INSTANT_WRONG;
	at++;
	if (!take_time(&at, &time) || !exists(&time))
		return INSTANT_WRONG;
	local = instant_of_date(time.year, time.month, time.day,
				time.hour * 3600 + time.minute * 60 +
					time.second);
	if (!take_zone(&at, assumed, local, instant))
		return INSTANT_WRONG;
	if (local == instant_of_date(1, 1, 1, 0) || local == 0)
		return INSTANT_NEVER;
	return INSTANT_KNOWN;
}

static bool is_between(char c)
{
	return c == ' ' || c == ',' || c == '/' || c == '-' || c == '.';
}

static void skip_between(const char **at)
{
	while (is_between(**at))
		(*at)++;
}

/* Of a name in any language. */
static bool is_letter(char c)
{
	return g_ascii_isalpha(c) || (uint8_t)c >= 0x80;
}

/* A part of a date: a number, or the name of a month. */
static bool take_part(const char **at, int *number, bool *is_name)
{
	size_t length = 0;

	skip_between(at);
	*is_name = false;
	if (g_ascii_isdigit(**at))
		return take_number(at, 1, 4, number);
	while (is_letter((*at)[length]))
		length++;
	*number = month_named(*at, length);
	*is_name = *number > 0;
	*at += length;
	return *is_name;
}

static bool settle_date(const int *parts, const bool *is_name,
			enum date_order order, struct clock_time *time)
{
	int month = is_name[0] ? 0 : 1, day = is_name[0] ? 1 : 0;

	time->year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
	if (!is_name[0] && !is_name[1]) {
		if (parts[0] > 31) { /* 2024/01/03 */
			time->year = parts[0];
			time->month = parts[1];
			time->day = parts[2];
			return true;
		}
		month = parts[0] > 12 ||
			(order == DATES_DAY_FIRST && parts[1] <= 12);
		day = 1 - month;
		time->is_order_assumed = order == DATES_UNKNOWN &&
					 parts[0] <= 12 && parts[1] <= 12 &&
					 parts[0] != parts[1];
	}
	time->month = parts[month];
	time->day = parts[day];
	return !is_name[2];
}

static bool take_loose_date(const char **at, enum date_order order,
			    struct clock_time *time)
{
	int parts[3];
	bool is_name[3];
	const char *comma = strchr(*at, ',');

	/* the day of the week */
	if (comma && g_ascii_isalpha(**at) &&
	    !month_named(*at, strcspn(*at, " ,")))
		*at = comma + 1;
	for (int p = 0; p < 3; p++) {
		if (!take_part(at, &parts[p], &is_name[p]))
			return false;
		if (p == 0 && **at == '.')
			order = DATES_DAY_FIRST;
	}
	return settle_date(parts, is_name, order, time);
}

/* Of one that may break a line, or not. */
static size_t blank_length(const char *at)
{
	static const char *const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\xaf" };

	for (size_t b = 0; b < G_N_ELEMENTS(blanks); b++)
		if (g_str_has_prefix(at, blanks[b]))
			return strlen(blanks[b]);
	return 0;
}

static void skip_blanks(const char **at)
{
	size_t length;

	while ((length = blank_length(*at)) > 0)
		*at += length;
}

/* AM, p.m., a. m., nachm.; '\0': none */
static char half_of_day(const char **at)
{
	const char *end = *at;
	char half = g_ascii_tolower(*end);

	if (g_ascii_strncasecmp(end, "vorm", 4) == 0 ||
	    g_ascii_strncasecmp(end, "nachm", 5) == 0) {
		half = half == 'v' ? 'a' : 'p';
		end += strcspn(end, "mM") + 1;
	} else if (half == 'a' || half == 'p') {
		end += 1 + (end[1] == '.');
		skip_blanks(&end);
		if (g_ascii_tolower(*end++) != 'm')
			return '\0';
	} else {
		return '\0';
	}
	*at = end + (*end == '.');
	return half;
}

static bool take_half_of_day(const char **at, struct clock_time *time)
{
	char half = half_of_day(at);

	if (half == '\0')
		return true;
	if (time->hour < 1 || time->hour > 12)
		return false;
	time->hour = time->hour % 12 + (half == 'p' ? 12 : 0);
	return true;
}

/* A time of day, if there is one. */
static bool take_loose_time(const char **at, struct clock_time *time)
{
	time->hour = time->minute = time->second = 0;
	while (**at == 'T' || **at == ',' || **at == ' ')
		(*at)++;
	skip_blanks(at);
	if (!g_ascii_isdigit(**at))
		return true;
	if (!take_time(at, time))
		return false;
	skip_blanks(at);
	return take_half_of_day(at, time);
}

static bool take_digits(const char *text, struct instant *instant,
			enum instant_form *form)
{
	size_t digits = strspn(text, "0123456789");
	const char *rest = text + digits;
	int64_t number;

	if (*rest == '.' && strspn(rest + 1, "0123456789") == strlen(rest + 1))
		rest += strlen(rest);
	if (digits < 9 || digits > 19 || *rest != '\0')
		return false;
	number = g_ascii_strtoll(text, NULL, 10);
	*form = instant_from_epoch(number, INSTANT_GUESSED, instant);
	return true;
}

/* What programs write into a table where there is nothing. */
static bool is_nothing(const char *text)
{
	static const char *const words[] = { "null", "none", "nil", "n/a",
					     "nat",  "-",    "\\N", "0" };

	for (size_t i = 0; text && i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(text, words[i]) == 0)
			return true;
	return text && g_str_has_prefix(text, "0000-00-00");
}

enum instant_form instant_from_words(const char *text, GTimeZone *assumed,
				     struct instant *instant)
{
	return instant_from_ordered(text, assumed, DATES_MONTH_FIRST, instant);
}

enum instant_form instant_from_ordered(const char *text, GTimeZone *assumed,
				       enum date_order order,
				       struct instant *instant)
{
	enum instant_form form = instant_from_text(text, assumed, instant);
	struct clock_time time;
	const char *at = text;
	int64_t local;

	if (form != INSTANT_WRONG || take_digits(text, instant, &form))
		return form;
	if (is_nothing(text))
		return INSTANT_NEVER;
	time.is_order_assumed = false;
	if (!take_loose_date(&at, order, &time) ||
	    !take_loose_time(&at, &time) || !exists(&time))
		return INSTANT_WRONG;
	local = instant_of_date(time.year, time.month, time.day,
				time.hour * 3600 + time.minute * 60 +
					time.second);
	instant->is_order_assumed = time.is_order_assumed;
	return take_zone(&at, assumed, local, instant) ? INSTANT_KNOWN :
							 INSTANT_WRONG;
}
