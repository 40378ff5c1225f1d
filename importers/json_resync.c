/* json_resync.c -- where the next record begins behind one that is broken
 *
 * A quote that is lost turns all texts that follow inside out, and a brace that
 * is lost takes all that follows into one record.  So what follows is looked
 * for by how records of the list begin: with a line, or with the same key.
 */
#include "importers/json_resync.h"

#include "importers/json_scan.h"

#include <glib.h>
#include <string.h>

enum { LOOK_BACK = 32 }; /* bytes between records */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

void json_resync_learn(struct json_resync *resync, const char *text,
		       size_t length, bool begins_line)
{
	const char *colon =
		memchr(text, ':', MIN(length, sizeof(resync->head)));

	resync->is_line = begins_line;
	resync->length = colon ? (size_t)(colon - text) + 1 : 0;
	memcpy(resync->head, text, resync->length);
}

/* -- what is no JSON */

enum wanted {
	WANTS_VALUE,
	WANTS_KEY,   /* or the end */
	WANTS_COLON, /* behind a key */
	WANTS_COMMA, /* or the end */
};

struct check {
	const char *text;
	size_t at, length;
	size_t text_at; /* where the text met last begins */
	char open[JSON_DEPTH + 1];
	uint32_t depth;
	enum wanted wanted;
};

/* Behind the closing quote; false: a line ends in it. */
static bool pass_text(struct check *check)
{
	check->text_at = check->at;
	while (++check->at < check->length) {
		char c = check->text[check->at];

		if (c == '"' || c == '\n')
			break;
		if (c == '\\')
			check->at++;
	}
	if (check->at >= check->length)
		return true;
	return check->text[check->at++] == '"';
}

static void pass_word(struct check *check)
{
	do
		check->at++;
	while (check->at < check->length && !is_blank(check->text[check->at]) &&
	       !memchr("\",:{}[]", check->text[check->at], 7));
}

static void pass_value(struct check *check)
{
	check->wanted = check->depth == 0 ? WANTS_VALUE : WANTS_COMMA;
}

static bool open_bracket(struct check *check, char c)
{
	if (check->wanted != WANTS_VALUE || check->depth == JSON_DEPTH)
		return false;
	check->open[check->depth++] = c;
	check->wanted = c == '{' ? WANTS_KEY : WANTS_VALUE;
	check->at++;
	return true;
}

/* A comma may stand before it. */
static bool close_bracket(struct check *check, char c)
{
	char open = c == '}' ? '{' : '[';
	enum wanted may = c == '}' ? WANTS_KEY : WANTS_VALUE;

	if (check->depth == 0 || check->open[check->depth - 1] != open ||
	    (check->wanted != WANTS_COMMA && check->wanted != may))
		return false;
	check->depth--;
	pass_value(check);
	check->at++;
	return true;
}

static bool pass_comma(struct check *check)
{
	if (check->wanted != WANTS_COMMA)
		return false;
	check->wanted =
		check->open[check->depth - 1] == '{' ? WANTS_KEY : WANTS_VALUE;
	check->at++;
	return true;
}

static bool pass_colon(struct check *check)
{
	if (check->wanted != WANTS_COLON)
		return false;
	check->wanted = WANTS_VALUE;
	check->at++;
	return true;
}

static bool pass_quotes(struct check *check)
{
	if (check->wanted == WANTS_KEY)
		check->wanted = WANTS_COLON;
	else if (check->wanted == WANTS_VALUE)
		pass_value(check);
	else
		return false;
	return pass_text(check);
}

/* False: what stands there can not. */
static bool pass_token(struct check *check)
{
	char c = check->text[check->at];

	switch (c) {
	case '"':
		return pass_quotes(check);
	case '{':
	case '[':
		return open_bracket(check, c);
	case '}':
	case ']':
		return close_bracket(check, c);
	case ',':
		return pass_comma(check);
	case ':':
		return pass_colon(check);
	default:
		break;
	}
	if (check->wanted != WANTS_VALUE)
		return false;
	pass_value(check);
	pass_word(check);
	return true;
}

/* Up to what can not stand there, or the end. */
static size_t check_all(struct check *check)
{
	while (check->at < check->length)
		if (is_blank(check->text[check->at]))
			check->at++;
		else if (!pass_token(check))
			return check->depth == JSON_DEPTH ? check->length :
							    check->at;
	return check->length;
}

size_t json_resync_error(const char *text, size_t length)
{
	struct check check = { .text = text, .length = length };

	return check_all(&check);
}

/* -- what follows */

static bool follows_record(const char *text, size_t at)
{
	size_t first = at > LOOK_BACK ? at - LOOK_BACK : 0;

	while (at > first && is_blank(text[at - 1]))
		at--;
	return at > first && memchr(",[}", text[at - 1], 3);
}

size_t json_resync_find(const struct json_resync *resync, const char *text,
			size_t from, size_t length)
{
	for (size_t at = from; at < length; at++) {
		const char *brace = memchr(text + at, '{', length - at);

		if (!brace)
			return 0;
		at = (size_t)(brace - text);
		if (at == 0)
			continue;
		if (resync->is_line && text[at - 1] == '\n')
			return at;
		if (resync->length > 0 && length - at >= resync->length &&
		    memcmp(brace, resync->head, resync->length) == 0 &&
		    follows_record(text, at))
			return at;
	}
	return 0;
}

/* A text whose quote was lost may have the beginning of the next record. */
size_t json_resync_next(const struct json_resync *resync, const char *text,
			size_t length)
{
	struct check check = { .text = text, .length = length };

	if (check_all(&check) == length)
		return 0;
	return json_resync_find(resync, text,
				MAX(1, MIN(check.text_at, check.at)), length);
}
