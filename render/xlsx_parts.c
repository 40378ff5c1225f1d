/* xlsx_parts.c -- whether all parts of a workbook's bytes are whole
 *
 * libxlsxwriter writes each part to a temporary file and does not look whether
 * that worked: on a full disk the archive is in order, but what is in it ends
 * in the middle, and only the reader's spreadsheet says so.  Its XML has no
 * comments, no CDATA and no `<` or `>` but those of tags, so counting tags
 * finds a part that was cut off.  It costs a twentieth of what writing costs.
 */
#include "render/xlsx_parts.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

enum { END_SIZE = 22, ENTRY_SIZE = 46, MEMBER_SIZE = 30 };

struct archive {
	const unsigned char *bytes;
	size_t length;
};

/* Counts the tags that are open while XML goes by. */
struct tags {
	int64_t open;
	bool is_tag, is_first;
	unsigned char first, last; /* letters of the tag so far */
	bool is_broken;
	uLong sum; /* of all bytes */
};

static uint32_t number(const unsigned char *bytes, int n)
{
	uint32_t value = 0;

	while (n-- > 0)
		value = value << 8 | bytes[n];
	return value;
}

static void end_tag(struct tags *tags)
{
	if (tags->first == '/')
		tags->open--;
	else if (tags->first != '?' && tags->last != '/')
		tags->open++;
	if (tags->open < 0)
		tags->is_broken = true;
	tags->is_tag = false;
}

static void count(struct tags *tags, const unsigned char *text, size_t length)
{
	tags->sum = crc32_z(tags->sum, text, length);
	for (size_t i = 0; i < length; i++) {
		if (!tags->is_tag) {
			tags->is_tag = tags->is_first = text[i] == '<';
			continue;
		}
		if (text[i] == '>') {
			end_tag(tags);
			continue;
		}
		if (text[i] == '<')
			tags->is_broken = true;
		if (tags->is_first)
			tags->first = text[i];
		tags->is_first = false;
		tags->last = text[i];
	}
}

/* Unpacks the deflated bytes; false if they do not make `size` bytes. */
static bool unpack(const unsigned char *bytes, uint32_t packed, uint32_t size,
		   struct tags *tags)
{
	z_stream stream = {
		.next_in = (unsigned char *)bytes,
		.avail_in = packed,
	};
	unsigned char room[65536];
	int status = Z_OK;

	if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
		return false;
	while (status == Z_OK) {
		stream.next_out = room;
		stream.avail_out = sizeof(room);
		status = inflate(&stream, Z_NO_FLUSH);
		count(tags, room, sizeof(room) - stream.avail_out);
	}
	inflateEnd(&stream);
	return status == Z_STREAM_END && stream.total_out == size;
}

/* The member that an entry of the directory tells of. */
static bool is_whole(const struct archive *archive, const unsigned char *entry)
{
	uint32_t method = number(entry + 10, 2);
	uint32_t packed = number(entry + 20, 4), size = number(entry + 24, 4);
	size_t at = number(entry + 42, 4);
	struct tags tags = { .open = 0 };

	if (at + MEMBER_SIZE > archive->length)
		return false;
	at += MEMBER_SIZE + number(archive->bytes + at + 26, 2) +
	      number(archive->bytes + at + 28, 2);
	if (at + packed > archive->length)
		return false;
	if (method == 0 && packed == size)
		count(&tags, archive->bytes + at, size);
	else if (method != Z_DEFLATED ||
		 !unpack(archive->bytes + at, packed, size, &tags))
		return false;
	return size > 0 && tags.open == 0 && !tags.is_tag && !tags.is_broken &&
	       tags.sum == number(entry + 16, 4);
}

bool xlsx_parts_are_whole(const void *bytes, size_t length)
{
	struct archive archive = { bytes, length };
	const unsigned char *end;
	size_t at;

	if (length < END_SIZE)
		return false;
	end = archive.bytes + length - END_SIZE;
	if (memcmp(end, "PK\5\6", 4) != 0 || number(end + 10, 2) == 0)
		return false;
	at = number(end + 16, 4);
	for (uint32_t i = number(end + 10, 2); i > 0; i--) {
		const unsigned char *entry = archive.bytes + at;

		if (at + ENTRY_SIZE > length ||
		    memcmp(entry, "PK\1\2", 4) != 0 ||
		    !is_whole(&archive, entry))
			return false;
		at += ENTRY_SIZE + number(entry + 28, 2) +
		      number(entry + 30, 2) + number(entry + 32, 2);
	}
	return true;
}
