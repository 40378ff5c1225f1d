/* git_inflate.h -- short texts, inflated */
#ifndef IMPORTERS_GIT_INFLATE_H
#define IMPORTERS_GIT_INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tables, for one thread. */
struct git_inflater;

struct git_inflater *git_inflater_new(void);
void git_inflater_free(struct git_inflater *inflater);

/*
 * Inflates the stream of zlib (RFC 1950, RFC 1951) that begins at `data` and
 * ends before `end`, into exactly `length` bytes at `text`.  Returns where the
 * four bytes of its digest are (Adler-32, the highest first), which the caller
 * compares.  NULL if it is broken, or there is something about it that this
 * does not know: then `text` is of no use, and a library should have a look.
 */
const uint8_t *git_inflate(struct git_inflater *inflater, const uint8_t *data,
			   const uint8_t *end, uint8_t *text, size_t length);

#endif
