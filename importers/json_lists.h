/* json_lists.h -- the keys under which wrappers have their records */
#ifndef IMPORTERS_JSON_LISTS_H
#define IMPORTERS_JSON_LISTS_H

#include "importers/json.h"

/* Whether a key is one of these, which NULL ends. */
bool json_lists_have(const char *const *keys, const char *key, size_t length);
/* Whether an object has a list of objects or of arrays under one of them. */
bool json_lists_wrap(const char *const *keys, const struct json *object);

#endif
