/* point.c -- one point of a series, as exports write it
 *
 * A time is read from its digits: seconds with a fraction have no exact double.
 */
#include "importers/point.h"

#include <math.h>
#include <string.h>

/* 9999-12-31T23:59:59.999Z, and the same as seconds. */
#define LAST_MILLISECOND INT64_C(253402300799999)
#define TOO_LATE_FOR_SECONDS INT64_C(100000000000)

static bool settle(int64_t thousandths, int64_t *milliseconds)
{
	if (thousandths >= TOO_LATE_FOR_SECONDS * 1000 ||
	    thousandths <= -TOO_LATE_FOR_SECONDS * 1000)
		thousandths /= 1000;
	*milliseconds = thousandths;
	return thousandths <= LAST_MILLISECOND &&
	       thousandths >= -LAST_MILLISECOND;
}

/* "1.618426086e+09"; rare, and small enough to be exact. */
static bool time_with_exponent(const char *text, size_t length,
			       int64_t *milliseconds)
{
	double seconds;

	if (!point_value(text, length, &seconds) || !(fabs(seconds) < 1e15))
		return false;
	return settle((int64_t)floor(seconds * 1000 + 1e-4), milliseconds);
}

bool point_time(const char *text, size_t length, int64_t *milliseconds)
{
	bool is_negative = length > 0 && *text == '-';
	size_t at = is_negative || (length > 0 && *text == '+');
	size_t first = at, digits = 0;
	int64_t number = 0;
	int decimals = -1;

	for (; at < length; at++) {
		if (text[at] == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (text[at] == 'e' || text[at] == 'E')
			return time_with_exponent(text, length, milliseconds);
		if (!g_ascii_isdigit(text[at]))
			return false;
		digits++;
		if (decimals >= 3)
			continue;
		if (number > INT64_C(100000000000000000))
			return false;
		number = number * 10 + (text[at] - '0');
		decimals += decimals >= 0;
	}
	for (int d = MAX(decimals, 0); d < 3; d++)
		number *= 10;
	return digits > 0 && at > first &&
	       number < INT64_C(1000000000000000000) &&
	       settle(is_negative ? -number : number, milliseconds);
}

static bool is_word(const char *text, size_t length, const char *word)
{
	return strlen(word) == length &&
	       g_ascii_strncasecmp(text, word, length) == 0;
}

static bool value_of_word(const char *text, size_t length, double *value)
{
	bool is_signed = *text == '-' || *text == '+';
	const char *word = text + is_signed;
	size_t letters = length - is_signed;

	if (is_word(word, letters, "nan"))
		*value = NAN;
	else if (is_word(word, letters, "inf") ||
		 is_word(word, letters, "infinity"))
		*value = *text == '-' ? -INFINITY : INFINITY;
	else
		return false;
	return true;
}

bool point_value(const char *text, size_t length, double *value)
{
	char digits[64];
	char *end;

	if (length == 0 || length >= sizeof(digits))
		return false;
	memcpy(digits, text, length);
	digits[length] = '\0';
	if (strspn(digits, "+-.0123456789eE") == length) {
		*value = g_ascii_strtod(digits, &end);
		return end != digits && *end == '\0';
	}
	return value_of_word(text, length, value);
}

bool point_time_of(const struct json *pair, int64_t *milliseconds)
{
	const struct json *at = json_first(pair);
	const char *text = json_text(at);
	double seconds;
	int64_t whole;

	if (!json_is_array(pair))
		return false;
	if (text)
		return point_time(text, strlen(text), milliseconds);
	if (json_digits(at) || !json_real(at, &seconds) ||
	    !json_integer(at, &whole) || whole > LAST_MILLISECOND ||
	    whole < -LAST_MILLISECOND)
		return false;
	/* up to three decimals, which a double of this size has */
	whole = whole * 1000 + lround((seconds - (double)whole) * 1000);
	return settle(whole, milliseconds);
}

bool point_of_pair(const struct json *pair, int64_t *milliseconds,
		   double *value)
{
	const struct json *what = json_next(json_first(pair));
	const char *text = json_text(what);

	if (!what || !point_time_of(pair, milliseconds))
		return false;
	return text ? point_value(text, strlen(text), value) :
		      json_real(what, value);
}
