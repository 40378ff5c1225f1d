/* csv_quick.c -- the rows of a table that are plain
 *
 * Nearly all rows are words between delimiters, which stay where they are.  The
 * library looks at each byte through a function and copies it twice; it reads
 * all the others (csv.c), and would read these alike, as tests/property/
 * test_csv.c shows.
 */
#include "importers/csv_quick.h"

#include <stdint.h>
#include <string.h>

static bool is_ascii(const char *at, const char *end)
{
	uint64_t all = 0, bytes;

	for (; end - at >= 8; at += 8) {
		memcpy(&bytes, at, sizeof(bytes));
		all |= bytes;
	}
	for (; at < end; at++)
		all |= (uint64_t)(unsigned char)*at;
	return (all & UINT64_C(0x8080808080808080)) == 0;
}

struct csv_piece csv_piece(char *bytes, size_t length)
{
	return (struct csv_piece){
		.at = bytes,
		.end = bytes + length,
		.has_quotes = memchr(bytes, '"', length) ||
			      memchr(bytes, '\0', length),
		.has_returns = memchr(bytes, '\r', length),
		.is_ascii = is_ascii(bytes, bytes + length),
	};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_plain(const struct csv_piece *piece, const char *end)
{
	const char *at = piece->at;
	size_t length = (size_t)(end - at);

	if (length == 0)
		return false;
	if (piece->has_quotes &&
	    (memchr(at, '"', length) || memchr(at, '\0', length)))
		return false;
	if (piece->has_returns && memchr(at, '\r', length))
		return false;
	return piece->is_ascii || is_ascii(at, end) ||
	       g_utf8_validate_len(at, length, NULL);
}

/* False if the library would take something off it. */
static bool add_cell(GPtrArray *cells, char *at, char *end, char delimiter)
{
	if (at < end && ((is_blank(*at) && *at != delimiter) ||
			 (is_blank(end[-1]) && end[-1] != delimiter)))
		return false;
	g_ptr_array_add(cells, at);
	return true;
}

/* The cells end before they are cut off each other, lest half is done. */
static bool split(char *at, char *end, char delimiter, GPtrArray *cells)
{
	char *next;

	g_ptr_array_set_size(cells, 0);
	for (; (next = memchr(at, delimiter, (size_t)(end - at)));
	     at = next + 1)
		if (!add_cell(cells, at, next, delimiter))
			return false;
	return add_cell(cells, at, end, delimiter);
}

bool csv_quick_row(struct csv_piece *piece, char delimiter, GPtrArray *cells)
{
	char *newline =
		memchr(piece->at, '\n', (size_t)(piece->end - piece->at));
	char *end = newline;

	if (!newline)
		return false;
	if (piece->has_returns && end > piece->at && end[-1] == '\r')
		end--;
	if (!is_plain(piece, end) || !split(piece->at, end, delimiter, cells))
		return false;
	for (uint32_t c = 1; c < cells->len; c++)
		((char *)cells->pdata[c])[-1] = '\0';
	*end = '\0';
	piece->at = newline + 1;
	return true;
}
