/* statuspage_time.c -- days and times in the words of a status page
 *
 * Zones are named by their letters, which mean several things in the world;
 * here they mean what they mean where status pages are kept.
 */
#include "importers/statuspage_time.h"

#include "importers/instant.h"
#include "model/entry.h"

#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

struct day_time {
	int year, month, day; /* year 0, month 0: not told */
	int second;	      /* of the day */
};

static int digits(const char *two)
{
	return (two[0] - '0') * 10 + (two[1] - '0');
}

int statuspage_offset(const char *time)
{
	size_t length = strlen(time);
	const char *end = length >= 6 ? time + length - 6 : "";
	const char *sign = strpbrk(end, "+-");
	size_t mark = sign && sign[0] && sign[1] && sign[2] && sign[3] == ':';
	int seconds;

	if (!sign || strspn(sign + 1, "0123456789") != (mark ? 2 : 4) ||
	    strspn(sign + 3 + mark, "0123456789") != 2 || sign[5 + mark])
		return 0;
	seconds = digits(sign + 1) * HOUR + digits(sign + 3 + mark) * MINUTE;
	if (seconds > DAY)
		return 0;
	return *sign == '-' ? -seconds : seconds;
}

char *statuspage_plain(const char *html)
{
	GString *plain = g_string_new(NULL);
	bool is_tag = false;

	for (; *html; html++) {
		if (*html == '<' || *html == '>')
			is_tag = *html == '<';
		else if (!is_tag)
			g_string_append_c(plain, *html);
	}
	return g_strstrip(g_string_free(plain, false));
}

/* -- words */

static void skip(const char **at, const char *among)
{
	*at += strspn(*at, among);
}

static bool read_number(const char **at, int most, int *number)
{
	size_t digits = strspn(*at, "0123456789");

	if (digits == 0 || digits > 4)
		return false;
	*number = atoi(*at);
	*at += digits;
	return *number <= most;
}

/* "Aug" or "August"; 0 if it is no month. */
static int read_month(const char **at)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int m = 0; m < 12; m++)
		if (g_ascii_strncasecmp(*at, months + 3 * m, 3) == 0) {
			while (g_ascii_isalpha(**at))
				++*at;
			return m + 1;
		}
	return 0;
}

/* What is behind the hour: ":14", ":14:31". */
static bool read_clock(const char **at, int hour, int *second_of_day)
{
	int minute, second = 0;

	if (**at != ':')
		return false;
	++*at;
	if (!read_number(at, 59, &minute))
		return false;
	if (**at == ':') {
		++*at;
		if (!read_number(at, 60, &second))
			return false;
	}
	*second_of_day = hour * HOUR + minute * MINUTE + second;
	return true;
}

/* False if it is no time; without a day `when` keeps its own. */
static bool read_when(const char **at, struct day_time *when)
{
	int month, hour;

	skip(at, " ");
	month = read_month(at);
	if (month > 0) {
		when->month = month;
		when->year = 0;
		skip(at, " .");
		if (!read_number(at, 31, &when->day))
			return false;
		skip(at, " ,-");
	}
	if (!read_number(at, 9999, &hour))
		return false;
	if (month > 0 && **at != ':') {
		when->year = hour;
		skip(at, " ,-");
		if (!read_number(at, 23, &hour))
			return false;
	}
	return hour <= 23 && read_clock(at, hour, &when->second) &&
	       when->month > 0 && when->day > 0;
}

/* What follows a time: the letters of a zone, or its hours. */
static int read_zone(const char *at, const struct statuspage_frame *frame)
{
	static const struct {
		const char *letters;
		int minutes;
	} zones[] = {
		{ "UTC", 0 },	  { "GMT", 0 },	   { "WET", 0 },
		{ "BST", 60 },	  { "WEST", 60 },  { "CET", 60 },
		{ "CEST", 120 },  { "EET", 120 },  { "SAST", 120 },
		{ "EEST", 180 },  { "MSK", 180 },  { "IST", 330 },
		{ "SGT", 480 },	  { "HKT", 480 },  { "AWST", 480 },
		{ "JST", 540 },	  { "KST", 540 },  { "ACST", 570 },
		{ "AEST", 600 },  { "ACDT", 630 }, { "AEDT", 660 },
		{ "NZST", 720 },  { "NZDT", 780 }, { "NST", -210 },
		{ "NDT", -150 },  { "AST", -240 }, { "ADT", -180 },
		{ "EST", -300 },  { "EDT", -240 }, { "CST", -360 },
		{ "CDT", -300 },  { "MST", -420 }, { "MDT", -360 },
		{ "PST", -480 },  { "PDT", -420 }, { "AKST", -540 },
		{ "AKDT", -480 }, { "HST", -600 },
	};
	size_t length;
	int hours, minutes = 0;
	bool is_west;

	skip(&at, " ");
	length = strcspn(at, " +-");
	for (size_t z = 0; z < G_N_ELEMENTS(zones); z++)
		if (strlen(zones[z].letters) == length &&
		    strncmp(zones[z].letters, at, length) == 0) {
			if (at[length] == '\0' || at[length] == ' ')
				return zones[z].minutes * MINUTE;
			at += length;
			break;
		}
	if (*at != '+' && *at != '-')
		return frame->offset;
	is_west = *at++ == '-';
	if (!read_number(&at, 1500, &hours))
		return frame->offset;
	if (hours > 99)
		minutes = hours % 100, hours /= 100;
	else if (*at++ == ':' && !read_number(&at, 59, &minutes))
		return frame->offset;
	minutes += hours * 60;
	return (is_west ? -minutes : minutes) * MINUTE;
}

/* -- years */

/* NO_TIME for a day that the year has not. */
static int64_t in_year(const struct day_time *when, int year, int offset)
{
	if (year < 1970 || year > 9999 ||
	    !g_date_valid_dmy((GDateDay)when->day, (GDateMonth)when->month,
			      (GDateYear)year))
		return NO_TIME;
	return instant_of_date(year, when->month, when->day, when->second) -
	       offset;
}

static int year_of(int64_t at)
{
	g_autoptr(GDateTime) time =
		at == NO_TIME ? NULL : g_date_time_new_from_unix_utc(at);

	return time ? g_date_time_get_year(time) : 0;
}

static int64_t last_before(const struct day_time *when, int64_t last_at,
			   int offset)
{
	int year = year_of(last_at);

	if (when->year > 0)
		return in_year(when, when->year, offset);
	for (int y = year + 1; year > 0 && y > year - 8; y--) {
		int64_t at = in_year(when, y, offset);

		if (at != NO_TIME && at <= last_at + DAY)
			return at;
	}
	return NO_TIME;
}

static int64_t nearest(const struct day_time *when, int64_t to, int offset)
{
	int year = year_of(to);
	int64_t best = NO_TIME;

	if (when->year > 0)
		return in_year(when, when->year, offset);
	for (int y = year - 1; year > 0 && y <= year + 1; y++) {
		int64_t at = in_year(when, y, offset);

		if (at != NO_TIME &&
		    (best == NO_TIME || llabs(at - to) < llabs(best - to)))
			best = at;
	}
	return best;
}

int64_t statuspage_time(const char *words, const struct statuspage_frame *frame)
{
	struct day_time when = { 0 };

	if (!read_when(&words, &when))
		return NO_TIME;
	if (frame->is_any)
		return nearest(&when, frame->last_at, read_zone(words, frame));
	return last_before(&when, frame->last_at, read_zone(words, frame));
}

void statuspage_span(const char *words, const struct statuspage_frame *frame,
		     int64_t *begin, int64_t *end)
{
	struct day_time from = { 0 }, to;
	bool has_end;
	int offset;

	*begin = *end = NO_TIME;
	if (!read_when(&words, &from))
		return;
	to = from;
	skip(&words, " -");
	has_end = read_when(&words, &to);
	offset = read_zone(words, frame);
	*begin = nearest(&from, frame->last_at, offset);
	if (has_end && *begin != NO_TIME)
		*end = nearest(&to, *begin, offset);
}
