/* source.h -- an input file as a stream of text */
#ifndef IMPORTERS_SOURCE_H
#define IMPORTERS_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source_file;
typedef struct source_file SourceFile;

/*
 * Opens the file `name`, or standard input for "-".  Only ordinary files are
 * opened, and standard input may be a pipe: a device or a FIFO is refused and
 * never waited for.  gzip, xz and perhaps zstd are unpacked, UTF-16 with a byte
 * order mark, or that begins with ASCII, is made into UTF-8; other compressed
 * files and archives are refused with a message that says what to do.  A byte
 * order mark is left out of what is read.
 */
struct source_file *source_open(const char *name, GError **error);
/* Whether that failed since it is compressed or an archive. */
bool source_is_packed(const GError *error);
/* The same of bytes in memory, which must outlive it. */
struct source_file *source_of_bytes(const char *name, const char *bytes,
				    size_t length, GError **error);
void source_close(struct source_file *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceFile, source_close)

/*
 * Up to `size` of the next bytes; *length is 0 only at the end.  False if the
 * file could not be read.
 */
bool source_read(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error);

/*
 * The next `size` bytes, or all there are, or more, without taking them; valid
 * until the next call.
 */
bool source_peek(struct source_file *file, size_t size, const char **bytes,
		 size_t *length, GError **error);

/* The name, as the user called it; how many bytes it has had so far. */
const char *source_name(const struct source_file *file);
uint64_t source_bytes(const struct source_file *file);
/* Position in the file of the first byte that source_read() gives. */
uint64_t source_first_byte(const struct source_file *file);
/*
 * SHA-256 of the whole file in hex; the end must have been reached.  NULL if it
 * was said before that nobody needs it.
 */
const char *source_sha256(struct source_file *file);
void source_need_no_digest(struct source_file *file);

#endif
