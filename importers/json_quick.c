/* json_quick.c -- JSON as nearly all of it is, read in one pass
 *
 * A record is read into an arena: its texts are copied there, its nodes stand
 * between them.  Anything unusual (bytes that are not UTF-8, lone surrogates,
 * numbers that are not quite numbers) is left to the careful way, as is all
 * that is broken.  It was three times as fast as that one when it was written;
 * bench/ compares them.
 */
#include "importers/json_node.h"

#include "importers/json_repair.h"
#include "importers/json_scan.h"

#include <string.h>

enum { MOST_DIGITS = 15, MOST_ZEROES = 22 };

struct quick {
	struct json_arena *arena;
	const char *at, *end;
	int depth;
};

/* What the careful way skips, too. */
static void skip_blanks(struct quick *quick)
{
	while (quick->at < quick->end && (unsigned char)*quick->at <= ' ')
		quick->at++;
}

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/* Not zero if one of eight bytes is a quote, a backslash, or not plain. */
static uint64_t has_special(uint64_t bytes)
{
	uint64_t quote = bytes ^ EACH_BYTE('"');
	uint64_t escape = bytes ^ EACH_BYTE('\\');

	return (((quote - EACH_BYTE(0x01)) & ~quote) |
		((escape - EACH_BYTE(0x01)) & ~escape) |
		((bytes - EACH_BYTE(0x20)) & ~bytes) | bytes) &
	       EACH_BYTE(0x80);
}

/* The end of the text that begins at quick->at, or NULL; what is in it. */
static const char *find_end(const struct quick *quick, bool *is_escaped,
			    bool *is_ascii)
{
	const char *at = quick->at;
	uint64_t bytes;

	*is_escaped = false;
	*is_ascii = true;
	for (;;) {
		while (quick->end - at >= 8) {
			memcpy(&bytes, at, sizeof(bytes));
			if (has_special(bytes))
				break;
			at += 8;
		}
		while (at < quick->end && *at != '"' && *at != '\\' &&
		       (unsigned char)*at >= ' ' && (signed char)*at >= 0)
			at++;
		if (at >= quick->end)
			return NULL;
		if (*at == '"')
			return at;
		if (*at == '\\') {
			*is_escaped = true;
			if (++at >= quick->end)
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

	while (at < end) {
		const char *name;

		if (*at != '\\') {
			*out++ = *at++;
			continue;
		}
		at++;
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

/* The text behind the opening quote; NULL if it is not usual. */
static const char *take_text(struct quick *quick)
{
	bool is_escaped, is_ascii;
	const char *begin = quick->at;
	const char *end = find_end(quick, &is_escaped, &is_ascii);
	size_t length;
	char *text;

	if (!end)
		return NULL;
	length = (size_t)(end - begin);
	if (!is_ascii && !g_utf8_validate_len(begin, length, NULL))
		return NULL;
	quick->at = end + 1;
	if (!is_escaped)
		return json_arena_text(quick->arena, begin, length);
	text = json_arena_take(quick->arena, length + 1);
	return unescape(begin, end, text) ? text : NULL;
}

static uint64_t take_digits(struct quick *quick, uint64_t value, int *n)
{
	for (*n = 0; quick->at < quick->end && g_ascii_isdigit(*quick->at);
	     (*n)++)
		value = value * 10 + (uint64_t)(*quick->at++ - '0');
	return value;
}

/* An integer, or a decimal fraction of few digits: both exactly. */
static bool take_number(struct quick *quick, struct json *node)
{
	static const double powers[MOST_ZEROES + 1] = {
		1e0,  1e1,  1e2,  1e3,	1e4,  1e5,  1e6,  1e7,
		1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
		1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
	};
	const char *begin = quick->at;
	bool is_negative = *quick->at == '-';
	int digits, decimals = 0;
	uint64_t value;

	quick->at += is_negative;
	value = take_digits(quick, 0, &digits);
	if (digits == 0 || (digits > 1 && begin[is_negative] == '0'))
		return false;
	if (quick->at < quick->end && *quick->at == '.') {
		quick->at++;
		value = take_digits(quick, value, &decimals);
		if (decimals == 0 || digits + decimals > MOST_DIGITS)
			return false;
	}
	if (quick->at < quick->end && strchr("+-.eE", *quick->at))
		return false;
	if (decimals == 0 && digits > JSON_EXACT_LENGTH)
		return (node->text =
				json_arena_text(quick->arena, begin,
						(size_t)(quick->at - begin)));
	node->number = (double)value / powers[decimals];
	if (is_negative)
		node->number = -node->number;
	return true;
}

static bool take_word(struct quick *quick, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(quick->end - quick->at) < length ||
	    memcmp(quick->at, word, length) != 0)
		return false;
	quick->at += length;
	return true;
}

static struct json *take_value(struct quick *quick);

/* Past a comma; false where there is none nor an end.  A trailing one is no
 * harm. */
static bool take_comma(struct quick *quick, char close, bool *is_end)
{
	bool is_comma;

	skip_blanks(quick);
	is_comma = quick->at < quick->end && *quick->at == ',';
	quick->at += is_comma;
	skip_blanks(quick);
	if (quick->at == quick->end)
		return false;
	*is_end = *quick->at == close;
	quick->at += *is_end;
	return *is_end || is_comma;
}

static const char *take_key(struct quick *quick)
{
	const char *key;

	if (quick->at == quick->end || *quick->at != '"')
		return NULL;
	quick->at++;
	key = take_text(quick);
	skip_blanks(quick);
	if (!key || quick->at == quick->end || *quick->at != ':')
		return NULL;
	quick->at++;
	return key;
}

static bool take_children(struct quick *quick, struct json *container)
{
	bool is_object = container->kind == JSON_OBJECT;
	char close = is_object ? '}' : ']';
	bool is_end = false;

	quick->at++;
	skip_blanks(quick);
	if (quick->at < quick->end && *quick->at == close) {
		quick->at++;
		return true;
	}
	while (!is_end) {
		const char *key = is_object ? take_key(quick) : NULL;
		struct json *child;

		if (is_object && !key)
			return false;
		child = take_value(quick);
		if (!child || !take_comma(quick, close, &is_end))
			return false;
		child->key = key;
		json_append(container, child);
	}
	return true;
}

static struct json *take_container(struct quick *quick,
				   enum json_kind_of_value kind)
{
	struct json *node = json_arena_node(quick->arena, kind);
	bool is_read;

	if (++quick->depth > JSON_DEPTH)
		return NULL;
	is_read = take_children(quick, node);
	quick->depth--;
	return is_read ? node : NULL;
}

static struct json *take_plain(struct quick *quick, const char *word,
			       enum json_kind_of_value kind)
{
	return take_word(quick, word) ? json_arena_node(quick->arena, kind) :
					NULL;
}

static struct json *take_value(struct quick *quick)
{
	struct json *node;

	skip_blanks(quick);
	if (quick->at == quick->end)
		return NULL;
	switch (*quick->at) {
	case '{':
		return take_container(quick, JSON_OBJECT);
	case '[':
		return take_container(quick, JSON_ARRAY);
	case '"':
		quick->at++;
		node = json_arena_node(quick->arena, JSON_TEXT);
		node->text = take_text(quick);
		return node->text ? node : NULL;
	case 't':
		return take_plain(quick, "true", JSON_TRUE);
	case 'f':
		return take_plain(quick, "false", JSON_FALSE);
	case 'n':
		return take_plain(quick, "null", JSON_NULL);
	default:
		node = json_arena_node(quick->arena, JSON_NUMBER);
		return take_number(quick, node) ? node : NULL;
	}
}

struct json *json_parse_prefix(struct json_arena *arena, const char *text,
			       size_t length, size_t *used)
{
	struct quick quick = {
		.arena = arena,
		.at = text,
		.end = text + length,
	};
	struct json *value = take_value(&quick);

	*used = (size_t)(quick.at - text);
	return value;
}

struct json *json_parse_quickly(struct json_arena *arena, const char *text,
				size_t length)
{
	size_t used;
	struct json *value = json_parse_prefix(arena, text, length, &used);

	while (value && used < length && (unsigned char)text[used] <= ' ')
		used++;
	return used == length ? value : NULL;
}
