/* json_lists.h -- the keys under which wrappers have their records */
#ifndef IMPORTERS_JSON_LISTS_H
#define IMPORTERS_JSON_LISTS_H

#include "importers/json_arena.h"
#include "importers/json_scan.h"

/*
 * `keys` are those of lists, which NULL ends; OUTER.INNER is one within a
 * member, whose elements are objects.
 */

/* Whether an object has a list of objects or of arrays under one of them. */
bool json_lists_wrap(const char *const *keys, const struct json *object);

/* Whether the array that was found in `value` has one of them. */
bool json_lists_found(const char *const *keys, const char *value,
		      const struct json_scan *scan);

/*
 * Ends the value by braces where the key of that array began; *key is a copy
 * of it.  How many bytes are left.
 */
size_t json_lists_end_head(struct json_arena *arena, char *value,
			   const struct json_scan *scan, const char **key);

#endif
