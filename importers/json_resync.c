/* json_resync.c -- where the next record begins behind one that is broken
 *
 * A quote that is lost turns all texts that follow inside out, and a brace that
 * is lost takes all that follows into one record.  So what follows is looked
 * for by how records begin: with a line, indented as the others, or with the
 * same key as one before.
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

/* As far as is known each has a line of its own. */
void json_resync_open(struct json_resync *resync)
{
	memset(resync, 0, sizeof(*resync));
	resync->outer.is_line = true;
}

/* How many blanks stand between the newline and the text; -1: other things. */
static int indent_of(const char *text, size_t before)
{
	int n = 0;

	while ((size_t)n < before && n <= JSON_INDENT &&
	       (text[-1 - n] == ' ' || text[-1 - n] == '\t'))
		n++;
	return (size_t)n < before && n <= JSON_INDENT && text[-1 - n] == '\n' ?
		       n :
		       -1;
}

static bool is_head(const struct json_heads *heads, const char *text,
		    size_t length)
{
	for (uint32_t h = 0; h < heads->n; h++)
		if (heads->lengths[h] <= length &&
		    memcmp(heads->texts[h], text, heads->lengths[h]) == 0)
			return true;
	return false;
}

/* `{ "key" :` */
static size_t length_of_head(const char *text, size_t length)
{
	size_t at = 1;

	while (at < length && is_blank(text[at]))
		at++;
	if (at == length || text[at] != '"')
		return 0;
	for (at++; at < length && text[at] != '"'; at++)
		if (text[at] == '\\' || text[at] == '\n')
			return 0;
	at++;
	while (at < length && is_blank(text[at]))
		at++;
	return at < length && text[at] == ':' ? at + 1 : 0;
}

static void learn_line(struct json_heads *heads, const char *text,
		       size_t before)
{
	int indent = indent_of(text, before);

	if (indent < 0)
		return;
	heads->is_line = true;
	heads->indented = (uint32_t)indent;
	memcpy(heads->indent, text - indent, (size_t)indent);
}

void json_resync_begin(struct json_resync *resync, bool is_in_list,
		       const char *text, size_t before)
{
	resync->is_inner = is_in_list;
	resync->has_lists |= is_in_list;
	if (!is_in_list)
		return;
	memset(&resync->inner, 0, sizeof(resync->inner));
	learn_line(&resync->inner, text, before);
}

void json_resync_learn(struct json_resync *resync, const char *text,
		       size_t before, size_t length)
{
	struct json_heads *heads =
		resync->is_inner ? &resync->inner : &resync->outer;
	size_t head;

	if (resync->is_guess || is_head(heads, text, length))
		return;
	if (!heads->is_line)
		learn_line(heads, text, before);
	head = length_of_head(text, MIN(length, JSON_HEAD));
	if (head == 0 || heads->n == JSON_HEADS)
		return;
	memcpy(heads->texts[heads->n], text, head);
	heads->lengths[heads->n++] = (uint32_t)head;
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

/* What stands before `at`, but blanks; '\0': nothing near. */
static char before_of(const char *text, size_t at)
{
	size_t first = at > LOOK_BACK ? at - LOOK_BACK : 0;

	while (at > first && is_blank(text[at - 1]))
		at--;
	return at > first ? text[at - 1] : '\0';
}

static bool follows_record(const char *text, size_t at)
{
	char c = before_of(text, at);

	return c == ',' || c == '[' || c == '}';
}

static bool begins_line(const struct json_heads *heads, const char *text,
			size_t before)
{
	int indent = indent_of(text, before);

	return heads->is_line && indent == (int)heads->indented &&
	       memcmp(text - indent, heads->indent, (size_t)indent) == 0;
}

/* Behind a comma, with a key: an element of some list of objects. */
static bool is_element(const char *text, size_t at, size_t length)
{
	return before_of(text, at) == ',' &&
	       length_of_head(text + at, length - at) > 0;
}

/* Whether the object at `at` begins as others did, or may if none is known. */
static bool begins_like(struct json_resync *resync, const char *text, size_t at,
			size_t length)
{
	const struct json_heads *heads =
		resync->is_inner ? &resync->inner : &resync->outer;

	if (begins_line(heads, text + at, at)) {
		resync->is_guess = false;
		return true;
	}
	if ((heads->n == 0 || resync->is_guess) &&
	    is_element(text, at, length)) {
		resync->is_guess = true;
		return true;
	}
	return follows_record(text, at) &&
	       is_head(heads, text + at, length - at);
}

bool json_resync_is_known(const struct json_resync *resync, const char *text,
			  size_t length)
{
	return resync->is_inner && is_head(&resync->inner, text, length);
}

bool json_resync_is_outer(const struct json_resync *resync, const char *text,
			  size_t before, size_t length)
{
	if (!begins_line(&resync->outer, text, before))
		return false;
	if (!resync->is_inner || resync->is_guess)
		return true;
	return is_head(&resync->outer, text, length) &&
	       !is_head(&resync->inner, text, length);
}

size_t json_resync_find(struct json_resync *resync, const char *text,
			size_t from, size_t length, bool *is_outer)
{
	*is_outer = false;
	for (size_t at = from; at < length; at++) {
		const char *brace = memchr(text + at, '{', length - at);

		if (!brace)
			return 0;
		at = (size_t)(brace - text);
		if (at == 0)
			continue;
		*is_outer =
			json_resync_is_outer(resync, brace, at, length - at);
		if (*is_outer || begins_like(resync, text, at, length))
			return at;
	}
	return 0;
}

/* `[ {` from offset `from` on; 0: nowhere. */
static size_t find_list(const char *text, size_t from, size_t length)
{
	for (size_t at = from; at < length; at++) {
		const char *bracket = memchr(text + at, '[', length - at);

		if (!bracket)
			return 0;
		at = (size_t)(bracket - text);
		for (size_t next = at + 1; next < length; next++)
			if (text[next] == '{')
				return at;
			else if (!is_blank(text[next]))
				break;
	}
	return 0;
}

/*
 * A text whose quote was lost may have the beginning of the next record.  A
 * wrapper that is broken may have a list behind the break.
 */
size_t json_resync_next(struct json_resync *resync, const char *text,
			size_t length, bool *is_outer)
{
	struct check check = { .text = text, .length = length };
	size_t from, next, list = 0;

	if (check_all(&check) == length)
		return 0;
	from = MAX(1, MIN(check.text_at, check.at));
	next = json_resync_find(resync, text, from, length, is_outer);
	if (!resync->is_inner && (resync->has_lists || resync->outer.n <= 1))
		list = text[check.at] == '{' ? check.at :
					       find_list(text, from, length);
	if (list == 0 || (next > 0 && next < list))
		return next;
	resync->is_guess = true;
	return list;
}
