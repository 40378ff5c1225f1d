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
	if (scan->depth == 2)
		scan->inner_at = scan->inner_end = 0;
}

/* Behind what opens `values`, or stands between them. */
static const char *pack(struct json_scan *scan, const char *value,
			const char *at, const char *end)
{
	size_t from = (size_t)(at - value), length = (size_t)(end - value);
	size_t until = from;

	if (scan->pack_kind == JSON_PACK_PAIRS)
		until = json_pack_run(scan->pack, value, from, length);
	if (until == from)
		until = json_pack_numbers(scan->pack, value, from, length);
	return value + until;
}

/* Of the array that opens; columns are marked. */
static enum json_pack_kind kind_of(struct json_scan *scan, const char *value,
				   const char *at)
{
	enum json_pack_kind kind;

	if (scan->columns_depth > 0 && scan->depth == scan->columns_depth + 1)
		return JSON_PACK_NUMBERS;
	kind = json_pack_kind(value, (size_t)(at - value));
	if (kind != JSON_PACK_COLUMNS)
		return kind;
	if (scan->columns_depth == 0)
		scan->columns_depth = scan->depth;
	return JSON_PACK_NOTHING;
}

static const char *open_array(struct json_scan *scan, const char *value,
			      const char *at, const char *end)
{
	open_container(scan);
	if (!scan->pack || scan->pack_depth > 0 || *at != '[')
		return at + 1;
	scan->pack_kind = kind_of(scan, value, at);
	if (scan->pack_kind == JSON_PACK_NOTHING)
		return at + 1;
	scan->pack_depth = scan->depth;
	return pack(scan, value, at + 1, end);
}

static const char *pass_comma(struct json_scan *scan, const char *value,
			      const char *at, const char *end)
{
	scan->parts++;
	if (scan->pack_depth == 0 || scan->pack_depth != scan->depth)
		return at + 1;
	return pack(scan, value, at + 1, end);
}

static void close_container(struct json_scan *scan)
{
	if (scan->depth == scan->pack_depth)
		scan->pack_depth = 0;
	if (scan->depth == scan->columns_depth)
		scan->columns_depth = 0;
	scan->depth--;
}

/* Behind the text, or `end`. */
static const char *pass_text(struct json_scan *scan, const char *value,
			     const char *at, const char *end)
{
	at = scan_text(scan, at, end);
	if (!scan->is_in_text && scan->depth == 1)
		scan->key_end = (size_t)(at - value) - 1;
	else if (!scan->is_in_text && scan->depth == 2)
		scan->inner_end = (size_t)(at - value) - 1;
	return at;
}

/* Behind the quote that opens a text. */
static const char *open_text(struct json_scan *scan, const char *value,
			     const char *at)
{
	scan->is_in_text = true;
	at++;
	if (scan->depth == 1)
		scan->key_at = (size_t)(at - value);
	else if (scan->depth == 2)
		scan->inner_at = (size_t)(at - value);
	return at;
}

static enum json_found scan_container(struct json_scan *scan, const char *value,
				      const char *end)
{
	const char *at = value + scan->at;

	while (at < end) {
		if (scan->is_in_text) {
			at = pass_text(scan, value, at, end);
			if (!scan->is_in_text && scan->depth == 0)
				return stop(scan, value, at, JSON_FOUND_END);
			continue;
		}
		switch ((enum byte_class)classes[(uint8_t)*at]) {
		case BYTE_QUOTE:
			at = open_text(scan, value, at);
			break;
		case BYTE_OPEN:
			if (*at == '[' && scan->depth <= 2 &&
			    scan->first == '{')
				return stop(scan, value, at, JSON_FOUND_LIST);
			at = open_array(scan, value, at, end);
			break;
		case BYTE_CLOSE:
			close_container(scan);
			at++;
			if (scan->depth == 0)
				return stop(scan, value, at, JSON_FOUND_END);
			break;
		case BYTE_COMMA:
			at = pass_comma(scan, value, at, end);
			break;
		case BYTE_PLAIN:
			at++;
			break;
		}
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

void json_scan_pass(struct json_scan *scan, const char *value, size_t length)
{
	scan->at = (size_t)(open_array(scan, value, value + scan->at,
				       value + length) -
			    value);
}

void json_scan_squeeze(struct json_scan *scan, char *value, size_t *length)
{
	scan->at -= json_pack_moved(scan->pack, scan->at);
	scan->key_at -= json_pack_moved(scan->pack, scan->key_at);
	scan->key_end -= json_pack_moved(scan->pack, scan->key_end);
	scan->inner_at -= json_pack_moved(scan->pack, scan->inner_at);
	scan->inner_end -= json_pack_moved(scan->pack, scan->inner_end);
	json_pack_squeeze(scan->pack, value, length);
}

void json_scan_forget(struct json_scan *scan)
{
	scan->at = 0;
	scan->pack = NULL;
	scan->pack_depth = scan->columns_depth = 0;
}
