/* importers_lists.c -- whose lists wrappers have, and empty ones
 *
 * Many formats have their lists under the same key.  What stands in them tells
 * them apart; of an empty list only the other keys of its wrapper can, so a
 * format that names some comes before one that names none.
 */
#include "importers/export.h"

#include <string.h>

struct list_key {
	char *path, *other; /* other: NULL, or a key that must be there */
};

static void split(const char *list_key, struct list_key *key)
{
	const char *mark = strchr(list_key, '&');

	key->path = mark ? g_strndup(list_key, (size_t)(mark - list_key)) :
			   g_strdup(list_key);
	key->other = mark ? g_strdup(mark + 1) : NULL;
}

static void clear(struct list_key *key)
{
	g_free(key->path);
	g_free(key->other);
}

static const struct json *at_path(const struct json *record, const char *path)
{
	g_auto(GStrv) keys = g_strsplit(path, ".", -1);

	for (uint32_t k = 0; keys[k]; k++)
		record = json_member(record, keys[k]);
	return record;
}

/* Of the list at `path`, or of any that is empty if that is NULL. */
static bool has_list(const char *list_key, const struct json *wrapper,
		     const char *path, bool wants_other)
{
	struct list_key key;
	const struct json *list;
	bool is_there;

	split(list_key, &key);
	list = at_path(wrapper, key.path);
	is_there = path ? strcmp(path, key.path) == 0 :
			  json_is_array(list) && !json_first(list);
	if (wants_other != (key.other != NULL) ||
	    (key.other && !json_member(wrapper, key.other)))
		is_there = false;
	clear(&key);
	return is_there;
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
	return has_lists(importer, record, NULL, true) ||
	       has_lists(importer, record, NULL, false);
}
