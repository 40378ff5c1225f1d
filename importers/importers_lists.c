/* importers_lists.c -- whose lists wrappers have, and empty ones
 *
 * Many formats have their lists under the same key.  What stands in them tells
 * them apart; of an empty list only the other keys of its wrapper can, so a
 * format that names some comes before one that names none.
 */
#include "importers/importers_lists.h"

#include <string.h>

enum { KEY_ROOM = 64 };

/* How much of "PATH&OTHER", or of "PATH", is the path. */
static size_t path_length(const char *list_key)
{
	return strcspn(list_key, "&");
}

/* The key that must be there, too, or NULL. */
static const char *other_of(const char *list_key)
{
	const char *other = list_key + path_length(list_key);

	return *other ? other + 1 : NULL;
}

/* What is at the path of a list key.  Asked of each record: without copies. */
static const struct json *at_path(const struct json *record,
				  const char *list_key)
{
	const char *end = list_key + path_length(list_key);

	for (const char *at = list_key; at < end && record;) {
		size_t length = strcspn(at, ".&");
		char key[KEY_ROOM];

		g_assert(length < KEY_ROOM);
		memcpy(key, at, length);
		key[length] = '\0';
		record = json_member(record, key);
		at += length + (at[length] == '.');
	}
	return record;
}

bool importers_list_is_empty(const char *list_key, const struct json *value)
{
	static const char *const of_others[] = { "data", "result" };

	if (!value || json_first(value))
		return false;
	if (json_is_array(value))
		return true;
	for (size_t k = 0; k < G_N_ELEMENTS(of_others); k++)
		if (strcmp(list_key, of_others[k]) == 0)
			return false;
	return json_is_null(value);
}

/* Of the list at `path`, or of any that is empty if that is NULL. */
static bool has_list(const char *list_key, const struct json *wrapper,
		     const char *path, bool wants_other)
{
	const char *other = other_of(list_key);
	size_t length = path_length(list_key);

	if (wants_other != (other != NULL))
		return false;
	if (path ? strlen(path) != length ||
			    strncmp(path, list_key, length) != 0 :
		   !importers_list_is_empty(list_key,
					    at_path(wrapper, list_key)))
		return false;
	return !other || json_member(wrapper, other);
}

static bool has_lists(const struct importer *importer,
		      const struct json *wrapper, const char *path,
		      bool wants_other)
{
	for (int k = 0; importer->list_keys && importer->list_keys[k]; k++)
		if (has_list(importer->list_keys[k], wrapper, path,
			     wants_other))
			return true;
	return false;
}

const struct importer *importers_find_list(const char *key,
					   const struct json *wrapper)
{
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < n_importers; i++)
			if (has_lists(importers[i], wrapper, key, pass == 0))
				return importers[i];
	return NULL;
}

bool importer_is_empty(const struct importer *importer,
		       const struct json *record)
{
	for (int k = 0; importer->list_keys && importer->list_keys[k]; k++) {
		const char *other = other_of(importer->list_keys[k]);

		if (importers_list_is_empty(
			    importer->list_keys[k],
			    at_path(record, importer->list_keys[k])) &&
		    (!other || json_member(record, other)))
			return true;
	}
	return false;
}
