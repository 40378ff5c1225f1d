/* checksum.h -- SHA-256 of a stream of bytes, worked out beside its reading */
#ifndef IMPORTERS_CHECKSUM_H
#define IMPORTERS_CHECKSUM_H

#include <stddef.h>

struct checksum;

/* NULL is none that anybody needs: it has no text. */
struct checksum *checksum_new(void);
void checksum_free(struct checksum *checksum);

/* The next bytes; they are copied where they can not be dealt with at once. */
void checksum_add(struct checksum *checksum, const char *bytes, size_t length);

/* In hex; nothing may be added after it. */
const char *checksum_text(struct checksum *checksum);

#endif
