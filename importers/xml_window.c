/* xml_window.c -- bytes of a file of XML that may be looked at again */
#include "importers/xml_window.h"

#include <string.h>

void xml_window_close(struct xml_window *window)
{
	g_clear_pointer(&window->bytes, g_free);
}

/* As many bytes as there are, up to `size`; none only at the end. */
static bool fill(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	size_t got;

	*length = 0;
	do {
		if (!source_read(file, bytes + *length, size - *length, &got,
				 *length == 0 ? error : NULL))
			return *length > 0; /* it will fail again */
		*length += got;
	} while (got > 0 && *length < size);
	return true;
}

bool xml_window_more(struct xml_window *window, size_t size, GError **error)
{
	struct xml_clean *clean = &window->clean;
	size_t needed = window->length + clean->held + size, got;

	if (needed > window->room) {
		window->room = needed + needed / 2;
		window->bytes = g_realloc(window->bytes, window->room);
	}
	if (!fill(window->file, window->bytes + window->length + clean->held,
		  size, &got, error))
		return false;
	window->is_last = got == 0;
	window->length += xml_clean(clean, window->bytes + window->length,
				    clean->held + got, window->is_last);
	return true;
}

static uint64_t count_lines(const char *bytes, size_t length)
{
	const char *end = bytes + length;
	uint64_t lines = 0;

	while ((bytes = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		bytes++;
		lines++;
	}
	return lines;
}

/* Each byte is looked at once. */
uint64_t xml_window_line(struct xml_window *window, uint64_t byte)
{
	uint64_t end = window->at + window->length, from = window->counted_at;

	byte = MIN(byte, end);
	if (byte > from) {
		window->lines +=
			count_lines(window->bytes + (from - window->at),
				    (size_t)(byte - from));
		window->counted_at = byte;
	}
	return window->lines + 1;
}

/* What is left is moved only if it is not more than what goes. */
void xml_window_forget(struct xml_window *window, uint64_t byte)
{
	size_t n = (size_t)(byte - window->at), left = window->length - n;

	if (n == 0 || n < left)
		return;
	xml_window_line(window, byte);
	memmove(window->bytes, window->bytes + n, left + window->clean.held);
	window->at += n;
	window->length = left;
}
