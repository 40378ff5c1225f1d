/* unpack.h -- compressed bytes unpacked as they come */
#ifndef IMPORTERS_UNPACK_H
#define IMPORTERS_UNPACK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct unpack;
typedef struct unpack Unpack;

/* How many of the first bytes unpack_new() wants to see. */
enum { UNPACK_HEAD = 6 };

/*
 * For what begins with these bytes; NULL if they are not compressed, or not by
 * a way that is known: then unpack_unknown() is its name.
 */
struct unpack *unpack_new(const char *head, size_t length);
const char *unpack_unknown(const char *head, size_t length);
void unpack_free(struct unpack *unpack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Unpack, unpack_free)

/* Gives up to `size` of the next packed bytes; *length is 0 at the end. */
typedef bool (*unpack_more)(void *data, char *bytes, size_t size,
			    size_t *length, GError **error);

/*
 * Up to `size` unpacked bytes; *length is 0 only at the end.  False with an
 * error from `more`, or without one if the bytes are broken; unpack_why() says
 * how.
 */
bool unpack_read(struct unpack *unpack, unpack_more more, void *data,
		 char *bytes, size_t size, size_t *length, GError **error);
const char *unpack_why(const struct unpack *unpack);

#endif
