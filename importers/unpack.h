/* unpack.h -- compressed bytes unpacked as they come */
#ifndef IMPORTERS_UNPACK_H
#define IMPORTERS_UNPACK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct unpack;
typedef struct unpack Unpack;

/* How many of the first bytes those below want to see. */
enum { UNPACK_HEAD = 512 };

/*
 * For what begins with these bytes; NULL if they are not compressed, or not by
 * a way that is known.
 */
struct unpack *unpack_new(const char *head, size_t length);
/*
 * What they are: "compressed (gzip)", "an archive (tar)"; NULL if neither.
 * `is_known` says whether unpack_new() unpacks it.
 */
const char *unpack_name(const char *head, size_t length, bool *is_known);
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
/* How many packed bytes it has been given and not used. */
size_t unpack_left(const struct unpack *unpack);

#endif
