/* yaml_held.c -- the bytes of a document that may be needed again
 *
 * All bytes are gone over once, and what is held is little more than one text.
 * The library is given little at first, since what follows a broken element may
 * be broken, too, and all it was given would be taken apart again for each.
 */
#include "importers/yaml_held.h"

#include <string.h>

enum {
	FIRST_CHUNK = 256,
	GONE = 64 * 1024, /* bytes that are kept though nobody needs them */
	LONGEST = 17 * 1024 * 1024,
	MOST_BLANKS = 1024 * 1024,
};

static void begin(struct yaml_held *held)
{
	held->at = held->given = held->index = 0;
	held->lines = held->first_line = held->feed.first_line;
	held->indent = 0;
	held->is_indent = true;
	held->column = YAML_NO_COLUMN;
	held->chunk = FIRST_CHUNK;
	held->is_lost = !held->is_wanted;
	g_string_truncate(held->bytes, 0);
	g_clear_pointer(&held->again, g_free);
}

void yaml_held_open(struct yaml_held *held)
{
	held->bytes = g_string_new(NULL);
	begin(held);
}

void yaml_held_close(struct yaml_held *held)
{
	g_string_free(held->bytes, true);
	g_free(held->again);
	yaml_feed_close(&held->feed);
}

bool yaml_held_next(struct yaml_held *held, GError **error)
{
	bool is_there = yaml_feed_next(&held->feed, error);

	begin(held);
	return is_there;
}

/* -- what the library is given */

static void forget_gone(struct yaml_held *held)
{
	size_t gone = held->at - (held->is_indent ? held->indent : 0);

	if (gone < GONE)
		return;
	g_string_erase(held->bytes, 0, (gssize)gone);
	held->at -= gone;
	held->given -= MIN(gone, held->given);
}

/* Reads more of the document; 0: that was all. */
static bool fill(struct yaml_held *held, size_t *length, GError **error)
{
	unsigned char bytes[YAML_FEED];

	if (!yaml_feed_read(&held->feed, bytes, sizeof(bytes), length, error))
		return false;
	g_string_append_len(held->bytes, (char *)bytes, (gssize)*length);
	return true;
}

static void give(struct yaml_held *held, unsigned char *bytes, size_t *length)
{
	*length = MIN(*length, held->bytes->len - held->given);
	memcpy(bytes, held->bytes->str + held->given, *length);
	held->given += *length;
}

bool yaml_held_read(struct yaml_held *held, unsigned char *bytes, size_t size,
		    size_t *length, GError **error)
{
	if (held->bytes->len - held->at > LONGEST &&
	    held->column == YAML_NO_COLUMN && !held->is_lost) {
		held->is_lost = true;
		g_string_truncate(held->bytes, 0);
	}
	if (held->is_lost)
		return yaml_feed_read(&held->feed, bytes, size, length, error);
	*length = MIN(size, held->chunk);
	held->chunk = MIN(held->chunk * 2, YAML_FEED);
	if (held->again) {
		size_t again = strlen(held->again);

		g_assert(again <= *length);
		memcpy(bytes, held->again, again);
		*length = again;
		g_clear_pointer(&held->again, g_free);
		return true;
	}
	forget_gone(held);
	if (held->given == held->bytes->len) {
		size_t more;

		if (!fill(held, &more, error))
			return false;
	}
	give(held, bytes, length);
	return true;
}

/* -- where the library is */

static bool is_continued(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

static void step(struct yaml_held *held)
{
	char byte = held->bytes->str[held->at++];

	held->index += !is_continued(byte);
	if (byte == '\n') {
		held->lines++;
		held->indent = 0;
		held->is_indent = true;
	} else if (byte == ' ' && held->is_indent) {
		held->indent++;
	} else {
		held->is_indent = false;
	}
}

/* Whether the dash of an element stands there. */
static bool is_dash(const struct yaml_held *held)
{
	const char *at = held->bytes->str + held->at;

	return *at == '-' && held->is_indent && held->indent == held->column &&
	       (at[1] == '\0' || strchr(" \t\r\n", at[1]));
}

bool yaml_held_pass(struct yaml_held *held, size_t index, bool is_inside)
{
	while (!held->is_lost && held->index < index &&
	       held->at < held->given) {
		if (is_inside && is_dash(held))
			return false;
		step(held);
	}
	while (!held->is_lost && held->at < held->given &&
	       is_continued(held->bytes->str[held->at]))
		step(held);
	return true;
}

bool yaml_held_is_cut(const struct yaml_held *held)
{
	const GString *bytes = held->bytes;

	return !held->is_lost && held->feed.is_over && held->at > 0 &&
	       held->at == bytes->len && bytes->str[bytes->len - 1] != '\n';
}

void yaml_held_learn(struct yaml_held *held)
{
	const char *bytes = held->bytes->str;
	bool is_first;

	held->column = YAML_NO_COLUMN;
	if (held->is_lost || held->at == held->bytes->len)
		return;
	if (bytes[held->at] == '-' && held->is_indent) {
		held->column = held->indent;
	} else if (held->at > held->indent && bytes[held->at - 1] == '-') {
		is_first = held->at - 1 == held->indent ||
			   bytes[held->at - 2 - held->indent] == '\n';
		held->column = is_first ? held->indent : YAML_NO_COLUMN;
	}
}

/* Whether blanks and a comment are all that its line has. */
static bool is_blank_line(const char *line)
{
	line += strspn(line, " \t\r");
	return *line == '\n' || *line == '#';
}

bool yaml_held_is_behind(const struct yaml_held *held)
{
	const char *line = held->bytes->str + held->at;

	if (held->is_lost || held->column == YAML_NO_COLUMN)
		return false;
	line += *line == ':'; /* of a key that has no value */
	if (!is_blank_line(line))
		return false;
	do {
		line = strchr(line, '\n');
		line = line ? line + 1 : "";
	} while (is_blank_line(line));
	return *line && strspn(line, " ") <= held->column;
}

/* -- behind what is broken */

/* Whether a byte is there, and, but at the end, the one behind it. */
static bool has_more(struct yaml_held *held, GError **error)
{
	size_t more = 1;

	while (held->bytes->len - held->at < 2 && more > 0) {
		forget_gone(held);
		if (!fill(held, &more, error))
			return false;
	}
	return held->at < held->bytes->len;
}

/* The first word behind an element begins the next, dash or not. */
static bool pass_own_dash(struct yaml_held *held, GError **error)
{
	bool is_comment = false;

	while (has_more(held, error)) {
		char byte = held->bytes->str[held->at];

		if (byte == '#')
			is_comment = true;
		if (byte == '\n')
			is_comment = false;
		if (!is_comment && !strchr(" \t\r\n", byte)) {
			step(held);
			return true;
		}
		step(held);
	}
	return false;
}

bool yaml_held_seek(struct yaml_held *held, bool is_inside, GError **error)
{
	g_autoptr(GError) broken = NULL;

	if (held->is_lost || held->column == YAML_NO_COLUMN)
		return false;
	if (is_inside || pass_own_dash(held, &broken))
		while (has_more(held, &broken)) {
			if (is_dash(held))
				return true;
			step(held);
		}
	if (broken)
		g_propagate_error(error, g_steal_pointer(&broken));
	return false;
}

void yaml_held_restart(struct yaml_held *held, const char *again)
{
	held->at -= held->indent;
	held->given = held->at;
	held->indent = 0;
	held->index = again ? strlen(again) : 0;
	held->first_line = held->lines - (again ? 1 : 0);
	held->chunk = FIRST_CHUNK;
	g_free(held->again);
	held->again = g_strdup(again);
}

bool yaml_held_is_end(struct yaml_held *held, size_t index, GError **error)
{
	size_t at = held->at, n = held->index, more;
	const GString *bytes = held->bytes;

	if (held->is_lost)
		return true;
	for (; at < bytes->len && (n < index || is_continued(bytes->str[at]));
	     at++)
		n += !is_continued(bytes->str[at]);
	do {
		size_t blanks = strspn(bytes->str + at, " \t\r\n");

		at += blanks;
		if (at < bytes->len || blanks > MOST_BLANKS)
			return false;
		if (!fill(held, &more, error))
			return true;
	} while (more > 0);
	return true;
}
