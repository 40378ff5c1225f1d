/* source.c -- an input file as a stream of text
 *
 * Bytes pass three stages: as they are in the file, counted and added to the
 * checksum on their way; unpacked; and as UTF-8.  A stage may be looked ahead
 * of, since its first bytes tell what the next has to do.
 */
#include "importers/source.h"

#include "importers/checksum.h"
#include "importers/source_descriptor.h"
#include "importers/unpack.h"
#include "importers/utf16.h"
#include "model/error.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

enum stage { STAGE_FILE, STAGE_UNPACKED, STAGE_TEXT, STAGES };

enum { WIDE = 32 * 1024 };

/* Bytes that a stage has been asked for and not given out yet. */
struct held {
	char *bytes;
	size_t at, length;
};

struct source_file {
	char *name;
	int descriptor; /* -1: bytes in memory */
	bool is_ours;	/* to close */
	const char *memory;
	size_t memory_length;
	struct held held[STAGES];
	struct unpack *unpack; /* or NULL */
	struct utf16 *utf16;   /* or NULL */
	uint64_t bytes, first_byte;
	struct checksum *checksum;
};

static ssize_t read_memory(struct source_file *file, char *bytes, size_t size)
{
	size_t got = MIN(size, file->memory_length);

	if (got == 0)
		return 0;
	memcpy(bytes, file->memory, got);
	file->memory += got;
	file->memory_length -= got;
	return (ssize_t)got;
}

static ssize_t read_some(struct source_file *file, char *bytes, size_t size)
{
	ssize_t got;

	if (file->descriptor < 0)
		return read_memory(file, bytes, size);
	do
		got = read(file->descriptor, bytes, size);
	while (got < 0 && errno == EINTR);
	return got;
}

static bool take(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	ssize_t got = read_some(file, bytes, size);

	if (got < 0) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    file->name, g_strerror(errno));
		return false;
	}
	*length = (size_t)got;
	file->bytes += *length;
	checksum_add(file->checksum, bytes, *length);
	return true;
}

static bool stage_read(struct source_file *file, enum stage stage, char *bytes,
		       size_t size, size_t *length, GError **error);

static bool more_packed(void *data, char *bytes, size_t size, size_t *length,
			GError **error)
{
	return stage_read(data, STAGE_FILE, bytes, size, length, error);
}

static bool unpack(struct source_file *file, char *bytes, size_t size,
		   size_t *length, GError **error)
{
	const struct held *packed = &file->held[STAGE_FILE];
	g_autoptr(GError) reason = NULL;

	if (unpack_read(file->unpack, more_packed, file, bytes, size, length,
			&reason))
		return true;
	if (reason)
		g_propagate_error(error, g_steal_pointer(&reason));
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s: byte %" PRIu64 ": %s", file->name,
			    file->bytes - (packed->length - packed->at) -
				    unpack_left(file->unpack),
			    unpack_why(file->unpack));
	return false;
}

/* Decodes a piece, and holds what there is no room for. */
static bool decode(struct source_file *file, char *bytes, size_t size,
		   size_t *length, GError **error)
{
	struct held *held = &file->held[STAGE_TEXT];
	char wide[WIDE];
	size_t got;

	g_assert(held->at == held->length);
	held->at = held->length = 0;
	do {
		if (!stage_read(file, STAGE_UNPACKED, wide, sizeof(wide), &got,
				error))
			return false;
		held->bytes = g_realloc(held->bytes, UTF16_ROOM(WIDE));
		held->length = utf16_decode(file->utf16, wide, got, got == 0,
					    held->bytes);
	} while (held->length == 0 && got > 0);
	*length = MIN(size, held->length);
	memcpy(bytes, held->bytes, *length);
	held->at = *length;
	return true;
}

static bool stage_read(struct source_file *file, enum stage stage, char *bytes,
		       size_t size, size_t *length, GError **error)
{
	struct held *held = &file->held[stage];
	size_t left = held->length - held->at;

	if (left > 0) {
		*length = MIN(left, size);
		memcpy(bytes, held->bytes + held->at, *length);
		held->at += *length;
		return true;
	}
	if (stage == STAGE_FILE)
		return take(file, bytes, size, length, error);
	if (stage == STAGE_UNPACKED && file->unpack)
		return unpack(file, bytes, size, length, error);
	if (stage == STAGE_TEXT && file->utf16)
		return decode(file, bytes, size, length, error);
	return stage_read(file, stage - 1, bytes, size, length, error);
}

/*
 * Holds `size` bytes of a stage, or all there are.  An error behind the first
 * is not told: who reads so far will meet it.
 */
static bool stage_peek(struct source_file *file, enum stage stage, size_t size,
		       GError **error)
{
	struct held *held = &file->held[stage];
	struct held ahead = { .bytes = g_malloc(MAX(size, UTF16_ROOM(WIDE))) };
	g_autoptr(GError) broken = NULL;
	size_t length;

	do {
		if (!stage_read(file, stage, ahead.bytes + ahead.length,
				size - ahead.length, &length, &broken))
			length = 0;
		ahead.length += length;
	} while (length > 0 && ahead.length < size);
	if (broken && ahead.length == 0) {
		g_free(ahead.bytes);
		g_propagate_error(error, g_steal_pointer(&broken));
		return false;
	}
	/* of a piece that was decoded there may be a rest */
	length = held->length - held->at;
	ahead.bytes = g_realloc(ahead.bytes,
				MAX(ahead.length + length, UTF16_ROOM(WIDE)));
	if (length > 0)
		memcpy(ahead.bytes + ahead.length, held->bytes + held->at,
		       length);
	ahead.length += length;
	g_free(held->bytes);
	*held = ahead;
	return true;
}

/* What cannot be unpacked; what is unpacked must not be packed once more. */
static bool refuse(const struct source_file *file, const struct held *head,
		   GError **error)
{
	bool is_known;
	const char *name = unpack_name(head->bytes, head->length, &is_known);

	if (!name || (is_known && !file->unpack))
		return false;
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: is %s%s, %s first", file->name, name,
		    is_known ? " twice" : "",
		    g_str_has_prefix(name, "a workbook") ? "save it as CSV" :
							   "unpack it");
	return true;
}

bool source_is_packed(const GError *error)
{
	return g_str_has_suffix(error->message, ", unpack it first") ||
	       g_str_has_suffix(error->message, ", save it as CSV first");
}

static bool begins(const struct held *held, const char *bytes, size_t length)
{
	return held->length >= length &&
	       memcmp(held->bytes, bytes, length) == 0;
}

static bool has_wide_mark(const struct held *head)
{
	return begins(head, "\xff\xfe", 2) || begins(head, "\xfe\xff", 2);
}

/* UTF-16: a byte order mark, or two letters of ASCII, each of two bytes. */
static bool is_wide(const struct held *head)
{
	const char *b = head->bytes;

	if (has_wide_mark(head))
		return true;
	if (head->length < 4 || !b[0] == !b[1])
		return false;
	return !b[0] == !b[2] && !b[1] == !b[3] && g_ascii_isprint(b[0] | b[1]);
}

/* Finds out what the stages have to do. */
static bool look(struct source_file *file, GError **error)
{
	const struct held *packed = &file->held[STAGE_FILE];
	struct held *text = &file->held[STAGE_UNPACKED];

	if (!stage_peek(file, STAGE_FILE, UNPACK_HEAD, error) ||
	    refuse(file, packed, error))
		return false;
	file->unpack = unpack_new(packed->bytes, packed->length);
	if (!stage_peek(file, STAGE_UNPACKED, UNPACK_HEAD, error) ||
	    (file->unpack && refuse(file, text, error)))
		return false;
	if (is_wide(text)) {
		file->utf16 = g_new0(struct utf16, 1);
		file->utf16->is_big_endian =
			*text->bytes == '\xfe' || *text->bytes == '\0';
		text->at = has_wide_mark(text) ? 2 : 0;
	} else if (begins(text, "\xef\xbb\xbf", 3)) {
		text->at = file->first_byte = 3;
	}
	return true;
}

static struct source_file *source_new(const char *name)
{
	struct source_file *file = g_new0(struct source_file, 1);

	file->name = g_strdup(name);
	file->descriptor = -1;
	file->checksum = checksum_new();
	return file;
}

struct source_file *source_of_bytes(const char *name, const char *bytes,
				    size_t length, GError **error)
{
	g_autoptr(SourceFile) file = source_new(name);

	file->memory = bytes;
	file->memory_length = length;
	if (!look(file, error))
		return NULL;
	return g_steal_pointer(&file);
}

struct source_file *source_open(const char *name, GError **error)
{
	g_autoptr(SourceFile) file = source_new(name);

	file->is_ours = strcmp(name, "-") != 0;
	file->descriptor =
		file->is_ours ? source_descriptor(name, error) : STDIN_FILENO;
	if (file->descriptor < 0 || !look(file, error))
		return NULL;
	return g_steal_pointer(&file);
}

void source_close(struct source_file *file)
{
	if (!file)
		return;
	if (file->is_ours && file->descriptor >= 0)
		close(file->descriptor);
	checksum_free(file->checksum);
	unpack_free(file->unpack);
	g_free(file->utf16);
	for (int stage = 0; stage < STAGES; stage++)
		g_free(file->held[stage].bytes);
	g_free(file->name);
	g_free(file);
}

bool source_read(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	return stage_read(file, STAGE_TEXT, bytes, size, length, error);
}

bool source_peek(struct source_file *file, size_t size, const char **bytes,
		 size_t *length, GError **error)
{
	struct held *held = &file->held[STAGE_TEXT];

	if (held->length - held->at < size &&
	    !stage_peek(file, STAGE_TEXT, size, error))
		return false;
	*bytes = held->bytes + held->at;
	*length = held->length - held->at;
	return true;
}

const char *source_name(const struct source_file *file)
{
	return file->name;
}

uint64_t source_bytes(const struct source_file *file)
{
	return file->bytes;
}

uint64_t source_first_byte(const struct source_file *file)
{
	return file->first_byte;
}

const char *source_sha256(struct source_file *file)
{
	return checksum_text(file->checksum);
}

void source_need_no_digest(struct source_file *file)
{
	g_clear_pointer(&file->checksum, checksum_free);
}
