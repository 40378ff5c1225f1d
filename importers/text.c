/* text.c -- files that are read by lines, or as one text */
#include "importers/text.h"

#include "importers/record_limits.h"
#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum { PIECE = 256 * 1024 };

size_t text_make_valid(char *text, size_t length, bool is_last)
{
	const char *bad = text, *end = text + length;

	while (!g_utf8_validate_len(bad, (size_t)(end - bad), &bad)) {
		if (!is_last && end - bad < 4)
			return (size_t)(bad - text);
		*(char *)bad = '?';
	}
	return length;
}

/* In place, and NUL becomes a blank. */
static void make_valid(char *text, size_t length)
{
	for (char *nul = text;
	     (nul = memchr(nul, '\0', length - (size_t)(nul - text)));)
		*nul = ' ';
	text_make_valid(text, length, true);
}

static bool give(char *text, size_t length, uint64_t number,
		 bool (*line)(void *data, char *text, size_t length,
			      uint64_t number),
		 void *data)
{
	if (length > 0 && text[length - 1] == '\r')
		length--;
	text[length] = '\0';
	make_valid(text, length);
	return line(data, text, length, number);
}

static bool too_long(const struct source_file *file, uint64_t number,
		     GError **error)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s:%" PRIu64 ": " RECORD_TOO_LONG, source_name(file),
		    number);
	return false;
}

/* The pieces of a line that is too long, to its end, are not kept. */
struct lines {
	char *bytes;
	size_t capacity, start, end;
	bool is_too_long;
};

static bool read_more(struct source_file *file, struct lines *lines,
		      size_t *length, GError **error)
{
	lines->end -= lines->start;
	memmove(lines->bytes, lines->bytes + lines->start, lines->end);
	lines->start = 0;
	if (lines->end > RECORD_LONGEST) {
		lines->is_too_long = true;
		lines->end = 0;
	}
	if (lines->capacity - lines->end < PIECE) {
		lines->capacity *= 2;
		lines->bytes = g_realloc(lines->bytes, lines->capacity + 1);
	}
	if (!source_read(file, lines->bytes + lines->end, PIECE, length, error))
		return false;
	lines->end += *length;
	return true;
}

/* All that are whole; the last may have no end. */
static bool give_lines(struct lines *lines, bool is_last, uint64_t *number,
		       bool (*line)(void *data, char *text, size_t length,
				    uint64_t number),
		       void *data)
{
	while (lines->end > lines->start || (is_last && lines->is_too_long)) {
		char *text = lines->bytes + lines->start;
		size_t left = lines->end - lines->start;
		char *newline = memchr(text, '\n', left);
		size_t length = newline ? (size_t)(newline - text) : left;
		bool goes_on;

		if (!newline && !is_last)
			break;
		lines->start += length + (newline ? 1 : 0);
		goes_on = lines->is_too_long ?
				  line(data, NULL, 0, *number) :
				  give(text, length, *number, line, data);
		lines->is_too_long = false;
		++*number;
		if (!goes_on)
			return false;
	}
	return true;
}

bool text_read_lines(struct source_file *file,
		     bool (*line)(void *data, char *text, size_t length,
				  uint64_t number),
		     void *data, GError **error)
{
	struct lines lines = {
		.bytes = g_malloc(2 * PIECE + 1),
		.capacity = 2 * PIECE,
	};
	uint64_t number = 1;
	bool is_read = true, goes_on = true;
	size_t length;

	while (goes_on && (is_read = read_more(file, &lines, &length, error))) {
		goes_on = give_lines(&lines, length == 0, &number, line, data);
		if (length == 0)
			break;
	}
	g_free(lines.bytes);
	return is_read;
}

char *text_read_all(struct source_file *file, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *bytes = g_malloc(PIECE);
	size_t length;

	do {
		if (!source_read(file, bytes, PIECE, &length, error))
			return NULL;
		g_string_append_len(text, bytes, (gssize)length);
		if (text->len > RECORD_LONGEST) {
			too_long(file, 1, error);
			return NULL;
		}
	} while (length > 0);
	make_valid(text->str, text->len);
	return g_string_free(g_steal_pointer(&text), false);
}
