/* json_take_text.c -- a text of JSON as nearly all of them are
 *
 * Eight bytes at a time are looked at until one is a quote or needs a second
 * look.  Keys are the same in record after record, so each is kept once.
 */
#include "importers/json_take_text.h"

#include "importers/json_repair.h"

#include <string.h>

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/*
 * Of eight bytes, the first in the lowest bits: the lowest bit that is set is
 * of the first that is a quote, a backslash, or not plain.  Zero: none is.
 */
static uint64_t has_special(uint64_t bytes)
{
	uint64_t quote = bytes ^ EACH_BYTE('"');
	uint64_t escape = bytes ^ EACH_BYTE('\\');

	return (((quote - EACH_BYTE(0x01)) & ~quote) |
		((escape - EACH_BYTE(0x01)) & ~escape) |
		((bytes - EACH_BYTE(0x20)) & ~bytes) | bytes) &
	       EACH_BYTE(0x80);
}

/* The end of the text that begins at `at`, or NULL; what is in it. */
static const char *find_end(const char *at, const char *last, bool *is_escaped,
			    bool *is_ascii)
{
	uint64_t bytes;

	*is_escaped = false;
	*is_ascii = true;
	for (;;) {
		while (last - at >= 8) {
			memcpy(&bytes, at, sizeof(bytes));
			bytes = has_special(GUINT64_FROM_LE(bytes));
			if (bytes) {
				at += __builtin_ctzll(bytes) / 8;
				break;
			}
			at += 8;
		}
		while (at < last && *at != '"' && *at != '\\' &&
		       (unsigned char)*at >= ' ' && (signed char)*at >= 0)
			at++;
		if (at >= last)
			return NULL;
		if (*at == '"')
			return at;
		if (*at == '\\') {
			*is_escaped = true;
			if (++at >= last)
				return NULL;
		} else if ((signed char)*at < 0) {
			*is_ascii = false;
		} else if (*at == '\0' || *at == JSON_EXACT) {
			return NULL;
		}
		at++;
	}
}

static int hex_of(const char *at)
{
	int unit = 0;

	for (int i = 0; i < 4; i++) {
		int digit = g_ascii_xdigit_value(at[i]);

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* \uXXXX, and the other half of a pair; false if it is not usual. */
static bool take_unit(const char **at, const char *end, char **out)
{
	int unit = end - *at >= 4 ? hex_of(*at) : -1;
	int low;

	if (unit <= JSON_EXACT || (unit >= 0xdc00 && unit < 0xe000))
		return false;
	*at += 4;
	if (unit >= 0xd800 && unit < 0xdc00) {
		if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
			return false;
		low = hex_of(*at + 2);
		if (low < 0xdc00 || low >= 0xe000)
			return false;
		*at += 6;
		unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
	}
	*out += g_unichar_to_utf8((gunichar)unit, *out);
	return true;
}

/* Copies text with its escapes undone; false if one is not usual. */
static bool unescape(const char *at, const char *end, char *out)
{
	static const char names[] = "\"\\/bfnrt";
	static const char meanings[] = "\"\\/\b\f\n\r\t";

	for (;;) {
		const char *escape = memchr(at, '\\', (size_t)(end - at));
		size_t plain = (size_t)((escape ? escape : end) - at);
		const char *name;

		memcpy(out, at, plain);
		out += plain;
		if (!escape)
			break;
		at = escape + 1;
		if (*at == 'u') {
			at++;
			if (!take_unit(&at, end, &out))
				return false;
			continue;
		}
		name = strchr(names, *at);
		if (!name || *at == '\0')
			return false;
		*out++ = meanings[name - names];
		at++;
	}
	*out = '\0';
	return true;
}

const char *json_take_text(struct json_arena *arena, const char **at,
			   const char *last)
{
	bool is_escaped, is_ascii;
	const char *begin = *at;
	const char *end = find_end(begin, last, &is_escaped, &is_ascii);
	size_t length;
	char *text;

	if (!end)
		return NULL;
	length = (size_t)(end - begin);
	if (!is_ascii && !g_utf8_validate_len(begin, length, NULL))
		return NULL;
	*at = end + 1;
	if (!is_escaped)
		return json_arena_text(arena, begin, length);
	text = json_arena_take(arena, length + 1);
	return unescape(begin, end, text) ? text : NULL;
}

const char *json_take_key(struct json_arena *arena, const char **at,
			  const char *last)
{
	bool is_escaped, is_ascii;
	const char *begin = *at;
	const char *end = find_end(begin, last, &is_escaped, &is_ascii);

	if (!end || is_escaped || !is_ascii)
		return json_take_text(arena, at, last);
	*at = end + 1;
	return json_arena_key(arena, begin, (size_t)(end - begin));
}
