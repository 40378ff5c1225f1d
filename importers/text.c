/* text.c -- files that are read by lines, or as one text */
#include "importers/text.h"

#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum { PIECE = 256 * 1024, LONGEST = 16 * 1024 * 1024 };

/* In place: what is not valid becomes question marks, NUL a blank. */
static void make_valid(char *text, size_t length)
{
	const char *bad = text;

	while (!g_utf8_validate_len(bad, length - (size_t)(bad - text), &bad))
		*(char *)bad = *bad ? '?' : ' ';
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
		    "%s:%" PRIu64 ": longer than 16 MiB", source_name(file),
		    number);
	return false;
}

bool text_read_lines(struct source_file *file,
		     bool (*line)(void *data, char *text, size_t length,
				  uint64_t number),
		     void *data, GError **error)
{
	size_t capacity = 2 * PIECE, start = 0, end = 0, length;
	g_autofree char *bytes = g_malloc(capacity + 1);
	uint64_t number = 1;

	for (;;) {
		char *newline;

		memmove(bytes, bytes + start, end - start);
		end -= start;
		start = 0;
		if (end > LONGEST)
			return too_long(file, number, error);
		if (capacity - end < PIECE) {
			capacity = 2 * capacity;
			bytes = g_realloc(bytes, capacity + 1);
		}
		if (!source_read(file, bytes + end, PIECE, &length, error))
			return false;
		end += length;
		while ((newline = memchr(bytes + start, '\n', end - start))) {
			char *text = bytes + start;

			start = (size_t)(newline - bytes) + 1;
			if (!give(text, (size_t)(newline - text), number++,
				  line, data))
				return true;
		}
		if (length == 0)
			break;
	}
	if (end > start)
		give(bytes + start, end - start, number, line, data);
	return true;
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
		if (text->len > LONGEST) {
			too_long(file, 1, error);
			return NULL;
		}
	} while (length > 0);
	make_valid(text->str, text->len);
	return g_string_free(g_steal_pointer(&text), false);
}
