/* json_scan.c -- where a JSON value ends
 *
 * Only quotes, brackets and commas are looked at; whether they fit together is
 * for the parser to say.  Each byte is looked at once, texts eight at a time,
 * whatever the pieces in which they come.
 */
#include "importers/json_scan.h"

#include <string.h>

enum byte_class { BYTE_PLAIN, BYTE_QUOTE, BYTE_OPEN, BYTE_CLOSE, BYTE_COMMA };

static const uint8_t classes[256] = {
	['"'] = BYTE_QUOTE, ['{'] = BYTE_OPEN,	['['] = BYTE_OPEN,
	['}'] = BYTE_CLOSE, [']'] = BYTE_CLOSE, [','] = BYTE_COMMA,
};

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/* Not zero if one of eight bytes is zero. */
static uint64_t has_zero(uint64_t bytes)
{
	return (bytes - EACH_BYTE(0x01)) & ~bytes & EACH_BYTE(0x80);
}

static bool is_all_plain(const char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return !(has_zero(bytes ^ EACH_BYTE('"')) |
		 has_zero(bytes ^ EACH_BYTE('\\')));
}

/* After the closing quote, or `end`. */
static const char *scan_text(struct json_scan *scan, const char *at,
			     const char *end)
{
	if (scan->is_escaped) {
		scan->is_escaped = false;
		at++;
	}
	while (at < end) {
		if (is_all_plain(at)) {
			at += 8;
			continue;
		}
		while (*at != '"' && *at != '\\')
			at++;
		if (at >= end)
			break;
		if (*at == '"') {
			scan->is_in_text = false;
			return at + 1;
		}
		at += 2;
		scan->is_escaped = at > end;
	}
	return end;
}

static bool ends_word(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' ||
	       classes[(uint8_t)c] == BYTE_OPEN ||
	       classes[(uint8_t)c] == BYTE_CLOSE;
}

static enum json_found scan_word(struct json_scan *scan, const char *value,
				 size_t length, bool is_last)
{
	while (scan->at < length && !ends_word(value[scan->at]))
		scan->at++;
	return scan->at < length || is_last ? JSON_FOUND_END :
					      JSON_FOUND_NOTHING;
}

static enum json_found stop(struct json_scan *scan, const char *value,
			    const char *at, enum json_found found)
{
	scan->at = (size_t)(at - value);
	if (scan->parts > JSON_PARTS)
		scan->is_too_deep = true;
	return found;
}

static void open_container(struct json_scan *scan)
{
	scan->parts++;
	if (++scan->depth > JSON_DEPTH)
		scan->is_too_deep = true;
}

static enum json_found scan_container(struct json_scan *scan, const char *value,
				      const char *end)
{
	const char *at = value + scan->at;

	while (at < end) {
		if (scan->is_in_text) {
			at = scan_text(scan, at, end);
			if (scan->is_in_text)
				break;
			if (scan->depth == 1)
				scan->key_end = (size_t)(at - value) - 1;
			if (scan->depth == 0)
				return stop(scan, value, at, JSON_FOUND_END);
			continue;
		}
		switch ((enum byte_class)classes[(uint8_t)*at]) {
		case BYTE_QUOTE:
			scan->is_in_text = true;
			if (scan->depth == 1)
				scan->key_at = (size_t)(at - value) + 1;
			break;
		case BYTE_OPEN:
			if (*at == '[' && scan->depth == 1 &&
			    scan->first == '{')
				return stop(scan, value, at, JSON_FOUND_LIST);
			open_container(scan);
			break;
		case BYTE_CLOSE:
			if (--scan->depth == 0)
				return stop(scan, value, at + 1,
					    JSON_FOUND_END);
			break;
		case BYTE_COMMA:
			scan->parts++;
			break;
		case BYTE_PLAIN:
			break;
		}
		at++;
	}
	return stop(scan, value, end, JSON_FOUND_NOTHING);
}

enum json_found json_scan(struct json_scan *scan, const char *value,
			  size_t length, bool is_last)
{
	if (length == 0)
		return JSON_FOUND_NOTHING;
	if (scan->first == '\0')
		scan->first = *value;
	if (classes[(uint8_t)scan->first] == BYTE_PLAIN)
		return scan_word(scan, value, length, is_last);
	return scan_container(scan, value, value + length);
}

void json_scan_pass(struct json_scan *scan)
{
	open_container(scan);
	scan->at++;
}

void json_scan_forget(struct json_scan *scan)
{
	scan->at = 0;
}
