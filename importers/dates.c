/* dates.c -- whether dates in digits have the month or the day first
 *
 * A tool writes all dates of a file in one form, and hardly a file of some
 * weeks is without a day beyond the twelfth.
 */
#include "importers/dates.h"

#include <glib.h>
#include <stdbool.h>

/* Up to `most` digits. */
static bool take(const char **at, const char *end, int most, int *number)
{
	int digits = 0;

	*number = 0;
	while (*at < end && g_ascii_isdigit(**at) && digits < most) {
		*number = *number * 10 + (**at - '0');
		(*at)++;
		digits++;
	}
	return digits > 0 && (*at == end || !g_ascii_isdigit(**at));
}

static bool take_mark(const char **at, const char *end, char mark)
{
	if (*at == end || **at != mark)
		return false;
	(*at)++;
	return true;
}

/* Behind a date that begins here; NULL: none does. */
static const char *date_at(const char *at, const char *end, int *first,
			   int *second)
{
	const char *digits;
	char mark;
	int year;

	if (!take(&at, end, 2, first) || at == end)
		return NULL;
	mark = *at;
	if ((mark != '/' && mark != '-') || !take_mark(&at, end, mark) ||
	    !take(&at, end, 2, second) || !take_mark(&at, end, mark))
		return NULL;
	digits = at;
	if (!take(&at, end, 4, &year))
		return NULL;
	return year >= 1970 || (mark == '/' && at == digits + 2) ? at : NULL;
}

static bool is_of_word(char c)
{
	return g_ascii_isalnum(c) || c == '/' || c == '-' || c == '.';
}

enum date_order dates_order(const char *text, size_t length)
{
	const char *end = text + length;
	bool has_day_first = false, has_month_first = false;

	for (const char *at = text; at < end; at++) {
		int first, second;

		if (!g_ascii_isdigit(*at) ||
		    (at > text && is_of_word(at[-1])) ||
		    !date_at(at, end, &first, &second))
			continue;
		has_day_first |= first > 12 && first <= 31 && second <= 12;
		has_month_first |= second > 12 && second <= 31 && first <= 12;
	}
	if (has_day_first == has_month_first)
		return DATES_UNKNOWN;
	return has_day_first ? DATES_DAY_FIRST : DATES_MONTH_FIRST;
}
