/* json_window.c -- the part of a file that is held in memory */
#include "importers/json_window.h"

#include <string.h>

void json_window_open(struct json_window *window, struct source_file *file,
		      size_t chunk)
{
	memset(window, 0, sizeof(*window));
	window->file = file;
	window->chunk = chunk;
	window->capacity = 2 * chunk + JSON_PADDING;
	window->bytes = g_malloc0(window->capacity);
	window->offset = source_first_byte(file);
}

void json_window_close(struct json_window *window)
{
	g_clear_pointer(&window->bytes, g_free);
}

bool json_window_refill(struct json_window *window, GError **error)
{
	size_t before = MIN(window->start, JSON_BEFORE);
	size_t gone = window->start - before;
	size_t held = window->end - gone, length;

	memmove(window->bytes, window->bytes + gone, held);
	window->offset += gone;
	window->start = before;
	window->end = held;
	if (window->capacity < held + window->chunk + JSON_PADDING) {
		window->capacity = 2 * held + window->chunk + JSON_PADDING;
		window->bytes = g_realloc(window->bytes, window->capacity);
	}
	if (!source_read(window->file, window->bytes + held, window->chunk,
			 &length, error))
		return false;
	window->is_last = length == 0;
	window->end += length;
	memset(window->bytes + window->end, 0, JSON_PADDING);
	return true;
}

bool json_window_ensure(struct json_window *window, size_t n, GError **error)
{
	while (window->end - window->start < n && !window->is_last)
		if (!json_window_refill(window, error))
			return false;
	return true;
}

size_t json_window_squeeze(struct json_window *window, struct json_scan *scan)
{
	size_t held = window->end - window->start, left = held;

	json_scan_squeeze(scan, window->bytes + window->start, &left);
	window->end = window->start + left;
	window->offset += held - left;
	memset(window->bytes + window->end, 0, JSON_PADDING);
	return held - left;
}

static bool skip_line(struct json_window *window, GError **error)
{
	for (;;) {
		size_t held = window->end - window->start;
		char *newline =
			memchr(window->bytes + window->start, '\n', held);

		if (newline) {
			window->start = (size_t)(newline - window->bytes) + 1;
			return true;
		}
		window->start = window->end;
		if (window->is_last)
			return true;
		if (!json_window_refill(window, error))
			return false;
	}
}

static bool is_between(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' ||
	       c == '\x1e'; /* of JSON text sequences */
}

/* A byte order mark, of a file that was appended to another. */
static bool is_mark(const struct json_window *window)
{
	return window->end - window->start >= 3 &&
	       memcmp(window->bytes + window->start, "\xef\xbb\xbf", 3) == 0;
}

bool json_window_skip(struct json_window *window, char *c, GError **error)
{
	for (;;) {
		if (!json_window_ensure(window, 3, error))
			return false;
		*c = window->bytes[window->start];
		if (window->start == window->end) {
			*c = '\0';
			return true;
		}
		if (is_between(*c))
			window->start++;
		else if (is_mark(window))
			window->start += 3;
		else if (*c != '/' || window->bytes[window->start + 1] != '/')
			return true;
		else if (!skip_line(window, error))
			return false;
	}
}
