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
#include "importers/json_take_text.h"

#include <string.h>

enum { MOST_DIGITS = 15, MOST_ZEROES = 22 };

struct quick {
	struct json_arena *arena;
	const char *at, *end;
	int depth;
	const char *text; /* what holes are counted from */
	const struct json_hole *hole, *last_hole;
	const struct json_pack *pack;
};

/* What the careful way skips, too. */
static void skip_blanks(struct quick *quick)
{
	const char *at = quick->at;

	while (at < quick->end && (unsigned char)*at <= ' ')
		at++;
	quick->at = at;
}

static uint64_t take_digits(struct quick *quick, uint64_t value, int *n)
{
	const char *at = quick->at;

	while (at < quick->end && *at >= '0' && *at <= '9')
		value = value * 10 + (uint64_t)(*at++ - '0');
	*n = (int)(at - quick->at);
	quick->at = at;
	return value;
}

/* A fraction of many digits, or with an exponent. */
static bool take_real(struct quick *quick, const char *begin, struct json *node)
{
	size_t used = json_take_number(begin, (size_t)(quick->end - begin),
				       &node->number);

	quick->at = begin + used;
	return used > 0 &&
	       (quick->at == quick->end || !strchr("+-.eE", *quick->at));
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
		if (decimals == 0)
			return false;
	}
	if (digits + decimals > MOST_DIGITS && decimals > 0)
		return take_real(quick, begin, node);
	if (quick->at < quick->end && strchr("+-.eE", *quick->at))
		return take_real(quick, begin, node);
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

/* Blanks that it begins or that follow it may have been skipped. */
static bool is_at_hole(const struct quick *quick)
{
	return quick->hole < quick->last_hole &&
	       quick->at >= quick->text + quick->hole->at;
}

static struct json *take_hole(struct quick *quick)
{
	const struct json_hole *hole = quick->hole++;
	const char *end = quick->text + hole->at + hole->length;

	quick->at = MAX(quick->at, end);
	return json_arena_hole(quick->arena, quick->pack, hole);
}

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
	*is_end = !is_at_hole(quick) && *quick->at == close;
	quick->at += *is_end;
	return *is_end || is_comma;
}

static const char *take_key(struct quick *quick)
{
	const char *key;

	if (quick->at == quick->end || *quick->at != '"')
		return NULL;
	quick->at++;
	key = json_take_key(quick->arena, &quick->at, quick->end);
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
	if (quick->at < quick->end && *quick->at == close &&
	    !is_at_hole(quick)) {
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
	if (is_at_hole(quick))
		return take_hole(quick);
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
		node->text =
			json_take_text(quick->arena, &quick->at, quick->end);
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

static struct json *to_the_end(struct json *value, const char *text,
			       size_t used, size_t length)
{
	while (value && used < length && (unsigned char)text[used] <= ' ')
		used++;
	return used == length ? value : NULL;
}

struct json *json_parse_quickly(struct json_arena *arena, const char *text,
				size_t length)
{
	size_t used;
	struct json *value = json_parse_prefix(arena, text, length, &used);

	return to_the_end(value, text, used, length);
}

struct json *json_parse_packed(struct json_arena *arena, const char *text,
			       size_t length, struct json_pack *pack)
{
	struct json_hole *holes = (struct json_hole *)(void *)pack->holes->data;
	struct quick quick = {
		.arena = arena,
		.at = text,
		.end = text + length,
		.text = text,
		.hole = holes,
		.last_hole = holes + pack->holes->len,
		.pack = pack,
	};
	struct json *value = take_value(&quick);

	if (quick.hole != quick.last_hole)
		return NULL;
	value = to_the_end(value, text, (size_t)(quick.at - text), length);
	if (value)
		json_arena_own(arena, g_steal_pointer(&pack->points),
			       g_steal_pointer(&pack->numbers));
	return value;
}
