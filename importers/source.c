/* source.c -- an input file as a stream of bytes
 *
 * Every byte passes here once, into the reader's own buffer, and is counted
 * and added to the checksum on its way.  The first bytes are looked at before
 * anything is given out, since they tell what can not be read at all.
 */
#include "importers/source.h"

#include "importers/checksum.h"
#include "model/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct source_file {
	char *name;
	int descriptor; /* -1: bytes in memory */
	bool is_ours;	/* to close */
	const char *memory;
	size_t memory_length;
	char head[4]; /* read when opened, not given out yet */
	size_t head_at, head_length;
	uint64_t bytes, first_byte;
	struct checksum *checksum;
};

static ssize_t read_memory(struct source_file *file, char *bytes, size_t size)
{
	size_t got = MIN(size, file->memory_length);

	if (got > 0)
		memcpy(bytes, file->memory, got);
	file->memory += got;
	file->memory_length -= got;
	return (ssize_t)got;
}

static ssize_t read_some(struct source_file *file, char *bytes, size_t size)
{
	ssize_t got;

	if (file->memory)
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

static const char *unreadable_kind(mode_t mode)
{
	if (S_ISREG(mode))
		return NULL;
	if (S_ISDIR(mode))
		return "is a folder, not a file";
	if (S_ISFIFO(mode))
		return "is a pipe, not a file (standard input is read as -)";
	if (S_ISSOCK(mode))
		return "is a socket, not a file";
	return "is a device, not a file";
}

/* Without O_NONBLOCK a FIFO would be waited for before it can be refused. */
static int open_file(const char *name, GError **error)
{
	int descriptor =
		open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	const char *kind;
	struct stat status;

	if (descriptor < 0 || fstat(descriptor, &status) < 0) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    name, g_strerror(errno));
		if (descriptor >= 0)
			close(descriptor);
		return -1;
	}
	kind = unreadable_kind(status.st_mode);
	if (kind) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    name, kind);
		close(descriptor);
		return -1;
	}
	return descriptor;
}

static const struct {
	const char *bytes, *kind;
	size_t length;
} packings[] = {
	{ "\x1f\x8b", "is compressed (gzip), unpack it first", 2 },
	{ "\xfd\x37zX", "is compressed (xz), unpack it first", 4 },
	{ "\x28\xb5\x2f\xfd", "is compressed (zstd), unpack it first", 4 },
	{ "\xff\xfe", "is UTF-16, save it as UTF-8", 2 },
	{ "\xfe\xff", "is UTF-16, save it as UTF-8", 2 },
};

static const char *unreadable_bytes(const char *head, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
		if (length >= packings[i].length &&
		    memcmp(head, packings[i].bytes, packings[i].length) == 0)
			return packings[i].kind;
	return NULL;
}

bool source_is_packed(const GError *error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(packings); i++)
		if (g_str_has_suffix(error->message, packings[i].kind))
			return true;
	return false;
}

static bool read_head(struct source_file *file, GError **error)
{
	const char *kind;
	size_t length;

	do {
		if (!take(file, file->head + file->head_length,
			  sizeof(file->head) - file->head_length, &length,
			  error))
			return false;
		file->head_length += length;
	} while (length > 0 && file->head_length < sizeof(file->head));

	kind = unreadable_bytes(file->head, file->head_length);
	if (kind) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s: %s",
			    file->name, kind);
		return false;
	}
	if (file->head_length >= 3 &&
	    memcmp(file->head, "\xef\xbb\xbf", 3) == 0)
		file->head_at = file->first_byte = 3;
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
	if (!read_head(file, error))
		return NULL;
	return g_steal_pointer(&file);
}

struct source_file *source_open(const char *name, GError **error)
{
	g_autoptr(SourceFile) file = source_new(name);

	file->is_ours = strcmp(name, "-") != 0;
	file->descriptor =
		file->is_ours ? open_file(name, error) : STDIN_FILENO;
	if (file->descriptor < 0 || !read_head(file, error))
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
	g_free(file->name);
	g_free(file);
}

bool source_read(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	size_t held = file->head_length - file->head_at;

	if (held == 0)
		return take(file, bytes, size, length, error);
	*length = MIN(held, size);
	memcpy(bytes, file->head + file->head_at, *length);
	file->head_at += *length;
	return true;
}

bool source_drain(struct source_file *file, GError **error)
{
	g_autofree char *bytes = g_malloc(1 << 16);
	size_t length;

	do
		if (!source_read(file, bytes, 1 << 16, &length, error))
			return false;
	while (length > 0);
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
