/* json_pack.c -- long `values` of series, packed while their record is scanned
 *
 * Only pairs as servers print them are: a number of seconds with up to three
 * decimals, and a value in quotes or none.  What is anything else stays text
 * between the holes, and is parsed like all other text.  So do a few numbers,
 * since a pair of them is an array, too.
 */
#include "importers/json_pack.h"

#include "importers/point.h"

#include <math.h>
#include <string.h>

enum {
	SECONDS_DIGITS = 11,
	EXACT_DIGITS = 15,
	LONGEST_VALUE = 64,
	FEWEST_NUMBERS = 16,
};

void json_pack_begin(struct json_pack *pack)
{
	if (!pack->holes)
		pack->holes =
			g_array_new(false, false, sizeof(struct json_hole));
	g_array_set_size(pack->holes, 0);
	g_clear_pointer(&pack->points, json_points_free);
	g_clear_pointer(&pack->numbers, json_numbers_free);
	pack->is_squeezed = false;
}

void json_pack_clear(struct json_pack *pack)
{
	g_clear_pointer(&pack->points, json_points_free);
	g_clear_pointer(&pack->numbers, json_numbers_free);
	g_clear_pointer(&pack->holes, g_array_unref);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* -- what stands before an array, read backwards */

static size_t before_blanks(const char *value, size_t at)
{
	while (at > 0 && is_blank(value[at - 1]))
		at--;
	return at;
}

/* Before `what` and the blanks around it; false if it is not there. */
static bool before(const char *value, size_t *at, const char *what)
{
	size_t length = strlen(what);

	*at = before_blanks(value, *at);
	if (*at < length || memcmp(value + *at - length, what, length) != 0)
		return false;
	*at = before_blanks(value, *at - length);
	return true;
}

/* Before the text that ends at *at; false if it does not begin. */
static bool before_text(const char *value, size_t *at)
{
	size_t quote = *at - 1;

	while (quote > 0) {
		size_t escapes = 0;

		quote--;
		if (value[quote] != '"')
			continue;
		while (escapes < quote && value[quote - 1 - escapes] == '\\')
			escapes++;
		if (escapes % 2 == 0) {
			*at = quote;
			return true;
		}
	}
	return false;
}

/* Before an object of texts, as labels are. */
static bool before_labels(const char *value, size_t *at)
{
	if (!before(value, at, "}"))
		return false;
	while (*at > 0 && value[*at - 1] != '{') {
		char c = value[*at - 1];

		if (c == '"') {
			if (!before_text(value, at))
				return false;
		} else if (c == '}' || c == ']' || c == '[') {
			return false;
		} else {
			(*at)--;
		}
	}
	return before(value, at, "{");
}

static bool follows_metric(const char *value, size_t at)
{
	return before(value, &at, ",") && before_labels(value, &at) &&
	       before(value, &at, ":") && before(value, &at, "\"metric\"");
}

enum json_pack_kind json_pack_kind(const char *value, size_t at)
{
	if (!before(value, &at, ":"))
		return JSON_PACK_NOTHING;
	if (before(value, &at, "\"timestamps\""))
		return JSON_PACK_NUMBERS;
	if (!before(value, &at, "\"values\""))
		return JSON_PACK_NOTHING;
	return follows_metric(value, at) ? JSON_PACK_PAIRS : JSON_PACK_COLUMNS;
}

/* -- pairs */

struct digits {
	const char *at, *end;
	uint64_t number;
	int whole, decimals; /* how many there are */
	bool is_exact;	     /* they are few enough */
};

/* Digits and perhaps a point with more of them. */
static bool take_digits(struct digits *digits)
{
	digits->number = 0;
	digits->whole = digits->decimals = 0;
	for (; digits->at < digits->end && g_ascii_isdigit(*digits->at);
	     digits->at++, digits->whole++)
		digits->number =
			digits->number * 10 + (uint64_t)(*digits->at - '0');
	if (digits->whole == 0)
		return false;
	if (digits->at < digits->end && *digits->at == '.') {
		digits->at++;
		for (; digits->at < digits->end && g_ascii_isdigit(*digits->at);
		     digits->at++, digits->decimals++)
			digits->number = digits->number * 10 +
					 (uint64_t)(*digits->at - '0');
		if (digits->decimals == 0)
			return false;
	}
	digits->is_exact = digits->whole + digits->decimals <= EXACT_DIGITS;
	return true;
}

/* A JSON number does not begin with a zero that says nothing. */
static bool has_leading_zero(const char *text, const struct digits *digits)
{
	return digits->whole > 1 && *text == '0';
}

static bool take_time(const char **at, const char *end, int64_t *milliseconds)
{
	static const int thousand[] = { 1000, 100, 10, 1 };
	struct digits digits = { .at = *at, .end = end };

	if (!take_digits(&digits) || digits.whole > SECONDS_DIGITS ||
	    digits.decimals > 3 || has_leading_zero(*at, &digits))
		return false;
	*milliseconds = (int64_t)digits.number * thousand[digits.decimals];
	*at = digits.at;
	return true;
}

/* A number of few digits, exactly as strtod() reads it. */
static bool take_number(const char **at, const char *end, double *number)
{
	static const double powers[EXACT_DIGITS + 1] = {
		1e0, 1e1, 1e2,	1e3,  1e4,  1e5,  1e6,	1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	};
	bool is_negative = *at < end && **at == '-';
	struct digits digits = { .at = *at + is_negative, .end = end };

	if (!take_digits(&digits) || !digits.is_exact ||
	    has_leading_zero(*at + is_negative, &digits))
		return false;
	*number = (double)digits.number / powers[digits.decimals];
	if (is_negative)
		*number = -*number;
	*at = digits.at;
	return true;
}

/* A value in quotes; those that are not just few digits as point.c does. */
static bool take_quoted(const char **at, const char *end, double *number)
{
	const char *text = *at + 1, *quote = text;

	if (take_number(&quote, end, number) && quote < end && *quote == '"') {
		*at = quote + 1;
		return true;
	}
	quote = memchr(text, '"', MIN((size_t)(end - text), LONGEST_VALUE));
	if (!quote || memchr(text, '\\', (size_t)(quote - text)) ||
	    !point_value(text, (size_t)(quote - text), number))
		return false;
	*at = quote + 1;
	return true;
}

static bool take_char(const char **at, const char *end, char c)
{
	while (*at < end && is_blank(**at))
		(*at)++;
	if (*at == end || **at != c)
		return false;
	(*at)++;
	return true;
}

static void skip_blanks(const char **at, const char *end)
{
	while (*at < end && is_blank(**at))
		(*at)++;
}

static bool take_value(const char **at, const char *end, double *number)
{
	if (*at == end)
		return false;
	return **at == '"' ? take_quoted(at, end, number) :
			     take_number(at, end, number);
}

size_t json_pack_pair(const char *text, size_t length, int64_t *milliseconds,
		      double *number)
{
	const char *at = text, *end = text + length;

	if (!take_char(&at, end, '['))
		return 0;
	skip_blanks(&at, end);
	if (!take_time(&at, end, milliseconds) || !take_char(&at, end, ','))
		return 0;
	skip_blanks(&at, end);
	if (!take_value(&at, end, number) || !take_char(&at, end, ']'))
		return 0;
	return (size_t)(at - text);
}

/* -- numbers */

static bool ends_element(const char *at, const char *end)
{
	return at < end && (*at == ',' || *at == ']' || is_blank(*at));
}

/* A number that is whole, or null; what follows it shows that. */
static bool take_element(const char **at, const char *end, double *number)
{
	static const char null[] = "null";
	const char *begin;

	skip_blanks(at, end);
	begin = *at;
	if (take_number(at, end, number) && ends_element(*at, end))
		return true;
	*at = begin;
	if ((size_t)(end - begin) > strlen(null) &&
	    memcmp(begin, null, strlen(null)) == 0) {
		*number = NAN;
		*at += strlen(null);
	} else {
		*at += json_take_number(begin, (size_t)(end - begin), number);
	}
	return *at > begin && ends_element(*at, end);
}

size_t json_pack_numbers(struct json_pack *pack, const char *value, size_t at,
			 size_t length)
{
	struct json_hole hole = { .at = at, .has_numbers = true };
	const char *next = value + at, *end = next, *limit = value + length;
	double number;

	if (!pack->numbers)
		pack->numbers = json_numbers_new();
	hole.first = json_numbers_count(pack->numbers);
	while (take_element(&next, limit, &number)) {
		json_numbers_add(pack->numbers, number);
		hole.n++;
		end = next;
		skip_blanks(&next, limit);
		if (next == limit || *next != ',')
			break;
		next++;
	}
	if (hole.n < FEWEST_NUMBERS) {
		json_numbers_cut(pack->numbers, hole.first);
		return at;
	}
	hole.length = (size_t)(end - value) - at;
	g_array_append_val(pack->holes, hole);
	return at + hole.length;
}

/* -- holes */

size_t json_pack_run(struct json_pack *pack, const char *value, size_t at,
		     size_t length)
{
	struct json_hole hole = { .at = at };
	size_t used, end = at;
	int64_t milliseconds;
	double number;

	if (!pack->points)
		pack->points = json_points_new();
	hole.first = json_points_count(pack->points);
	while ((used = json_pack_pair(value + at, length - at, &milliseconds,
				      &number)) > 0) {
		json_points_add(pack->points, milliseconds, number);
		hole.n++;
		end = at += used;
		while (at < length && is_blank(value[at]))
			at++;
		if (at == length || value[at] != ',')
			break;
		at++;
	}
	if (hole.n == 0)
		return hole.at;
	hole.length = end - hole.at;
	g_array_append_val(pack->holes, hole);
	return end;
}

size_t json_pack_moved(const struct json_pack *pack, size_t offset)
{
	size_t moved = 0;

	for (uint32_t h = 0; h < pack->holes->len; h++) {
		const struct json_hole *hole =
			&g_array_index(pack->holes, struct json_hole, h);

		if (hole->at < offset)
			moved += hole->length;
	}
	return moved;
}

void json_pack_squeeze(struct json_pack *pack, char *value, size_t *length)
{
	size_t from = 0, to = 0;

	for (uint32_t h = 0; h < pack->holes->len; h++) {
		struct json_hole *hole =
			&g_array_index(pack->holes, struct json_hole, h);

		memmove(value + to, value + from, hole->at - from);
		to += hole->at - from;
		from = hole->at + hole->length;
		hole->at = to;
		hole->length = 0;
	}
	memmove(value + to, value + from, *length - from);
	*length = to + (*length - from);
	pack->is_squeezed = true;
}
