/* yaml_feed.c -- the bytes of YAML, one document at a time */
#include "importers/yaml_feed.h"

#include "importers/text.h"

#include <string.h>

enum { LOOK = 4 }; /* three dashes and what follows them */

static bool take_more(struct yaml_feed *feed, GError **error)
{
	size_t held = feed->end - feed->at, length;

	memmove(feed->buffer, feed->buffer + feed->at, held);
	feed->at = 0;
	feed->end = held;
	if (feed->file) {
		if (!source_read(feed->file, feed->buffer + held,
				 YAML_FEED - held, &length, error))
			return false;
	} else {
		length = MIN(feed->left, YAML_FEED - held);
		memcpy(feed->buffer + held, feed->bytes, length);
		feed->bytes += length;
		feed->left -= length;
	}
	feed->end += length;
	feed->is_last = length == 0;
	return true;
}

/* At least `n` bytes, or all there are. */
static bool ensure(struct yaml_feed *feed, size_t n, GError **error)
{
	while (feed->end - feed->at < n && !feed->is_last)
		if (!take_more(feed, error))
			return false;
	return true;
}

static bool is_marker(const char *line, size_t length, const char *marker)
{
	return length >= 3 && memcmp(line, marker, 3) == 0 &&
	       (length == 3 || g_ascii_isspace(line[3]));
}

static bool is_content(const char *line, size_t length)
{
	size_t at = 0;

	while (at < length && g_ascii_isspace(line[at]))
		at++;
	return at < length && line[at] != '#' && line[at] != '%';
}

/* What begins with the line; false if that is the next document. */
static bool begin_line(struct yaml_feed *feed)
{
	const char *line = feed->buffer + feed->at;
	size_t length = MIN(feed->end - feed->at, LOOK);

	if (is_marker(line, length, "---") && feed->is_begun)
		return false;
	if (is_marker(line, length, "..."))
		feed->is_begun = false;
	else
		feed->is_begun |= is_content(line, length);
	feed->is_inside = true;
	return true;
}

/* How many of the bytes end a line, or do not. */
static size_t take_line(struct yaml_feed *feed, size_t most)
{
	const char *line = feed->buffer + feed->at;
	size_t length = MIN(feed->end - feed->at, most);
	const char *newline = memchr(line, '\n', length);

	if (!newline)
		return length;
	feed->is_inside = false;
	feed->lines++;
	return (size_t)(newline - line) + 1;
}

/* As they are; to nowhere, if `bytes` is NULL. */
static bool take(struct yaml_feed *feed, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	*length = 0;
	while (*length < size && !feed->is_over) {
		size_t used;

		if (!ensure(feed, LOOK, error))
			return false;
		feed->is_over = feed->at == feed->end ||
				(!feed->is_inside && !begin_line(feed));
		if (feed->is_over)
			break;
		used = take_line(feed, size - *length);
		if (bytes)
			memcpy(bytes + *length, feed->buffer + feed->at, used);
		feed->at += used;
		*length += used;
	}
	return true;
}

/* What stands before a break comes first, and then the error. */
static bool take_unbroken(struct yaml_feed *feed, char *bytes, size_t size,
			  size_t *length, GError **error)
{
	*length = 0;
	if (!feed->broken && take(feed, bytes, size, length, &feed->broken))
		return true;
	if (*length > 0)
		return true;
	g_propagate_error(error, g_steal_pointer(&feed->broken));
	return false;
}

/* How long the control character is, or what is none, that stands there. */
static size_t control_length(const unsigned char *bytes, size_t length)
{
	if ((*bytes < ' ' && !memchr("\t\n\r", *bytes, 3)) || *bytes == 0x7f)
		return 1;
	if (*bytes == 0xc2 && length > 1 && bytes[1] < 0xa0 && bytes[1] != 0x85)
		return 2;
	return length > 2 && memcmp(bytes, "\xef\xbf", 2) == 0 &&
			       bytes[2] >= 0xbe ?
		       3 :
		       0;
}

/* The library refuses a file for one, which says nothing. */
static void blank_controls(unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		size_t n = control_length(bytes + i, length - i);

		if (n > 0)
			memset(bytes + i, ' ', n);
	}
}

bool yaml_feed_read(struct yaml_feed *feed, unsigned char *bytes, size_t size,
		    size_t *length, GError **error)
{
	size_t got, all;

	do {
		memcpy(bytes, feed->cut, feed->n_cut);
		if (!take_unbroken(feed, (char *)bytes + feed->n_cut,
				   size - feed->n_cut, &got, error))
			return false;
		all = feed->n_cut + got;
		*length = text_make_valid((char *)bytes, all, got == 0);
		feed->n_cut = all - *length;
		memcpy(feed->cut, bytes + *length, feed->n_cut);
	} while (*length == 0 && got > 0);
	blank_controls(bytes, *length);
	return true;
}

bool yaml_feed_next(struct yaml_feed *feed, GError **error)
{
	size_t length;

	if (feed->broken) {
		g_propagate_error(error, g_steal_pointer(&feed->broken));
		return false;
	}
	do
		if (!take(feed, NULL, SIZE_MAX, &length, error))
			return false;
	while (!feed->is_over);
	feed->is_over = feed->is_begun = false;
	feed->n_cut = 0;
	feed->first_line = feed->lines;
	return feed->at < feed->end;
}

void yaml_feed_close(struct yaml_feed *feed)
{
	g_clear_error(&feed->broken);
}
