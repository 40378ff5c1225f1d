/* importers_lists.h -- whose lists wrappers have, and empty ones */
#ifndef IMPORTERS_IMPORTERS_LISTS_H
#define IMPORTERS_IMPORTERS_LISTS_H

#include "importers/importer.h"

/* The first whose list a wrapper has under that key, or NULL. */
const struct importer *importers_find_list(const char *key,
					   const struct json *wrapper);
/* Whether a record is a wrapper of that format whose list is empty. */
bool importer_is_empty(const struct importer *importer,
		       const struct json *record);
/*
 * Whether what stands under the key of a list is one without elements: some
 * servers write null for it, which under `data` and `result` alone says no more
 * than that there is none of whatever was asked for.
 */
bool importers_list_is_empty(const char *list_key, const struct json *value);

#endif
