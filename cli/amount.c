/* amount.c -- durations and shares, as people write them */
#include "cli/amount.h"

#include <glib.h>
#include <string.h>

#define DAY 86400
#define LONGEST ((int64_t)36525 * DAY)

static const struct {
	char letter;
	int64_t seconds;
} units[] = {
	{ 'y', 365 * DAY }, { 'w', 7 * DAY }, { 'd', DAY },
	{ 'h', 3600 },	    { 'm', 60 },      { 's', 1 },
};

/* The digits at *text, which it moves past; -1 if there are none. */
static int64_t take_digits(const char **text)
{
	int64_t number = 0;

	if (!g_ascii_isdigit(**text))
		return -1;
	for (; g_ascii_isdigit(**text); (*text)++)
		if (number <= LONGEST)
			number = number * 10 + (**text - '0');
	return number;
}

bool amount_duration(const char *text, int64_t *seconds)
{
	int64_t sum = 0;
	size_t next = 0;

	if (strcmp(text, "0") == 0) {
		*seconds = 0;
		return true;
	}
	do {
		int64_t number = take_digits(&text);

		while (next < G_N_ELEMENTS(units) &&
		       units[next].letter != *text)
			next++;
		if (number < 0 || next == G_N_ELEMENTS(units) ||
		    number > LONGEST / units[next].seconds)
			return false;
		sum += number * units[next++].seconds;
		text++;
	} while (*text && sum <= LONGEST);
	*seconds = sum;
	return sum <= LONGEST;
}

bool amount_limit(const char *text, int64_t *seconds)
{
	if (strcmp(text, "never") != 0 && strcmp(text, "none") != 0)
		return amount_duration(text, seconds);
	*seconds = INT64_MAX;
	return true;
}

bool amount_level(const char *text, double *level)
{
	char *end;

	if (!g_ascii_isdigit(*text) && *text != '.')
		return false;
	*level = g_ascii_strtod(text, &end);
	if (strcmp(end, "%") == 0)
		*level /= 100;
	else if (end == text || *end)
		return false;
	return *level >= 0 && *level <= G_MAXDOUBLE;
}

bool amount_fraction(const char *text, double *fraction)
{
	return amount_level(text, fraction) && *fraction <= 1;
}

bool amount_number(const char *text, uint32_t least, uint32_t most,
		   uint32_t *number)
{
	int64_t read = take_digits(&text);

	if (read < least || read > most || *text)
		return false;
	*number = (uint32_t)read;
	return true;
}
