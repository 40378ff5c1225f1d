/* yaml_anchors.c -- what a document of YAML gives names to (&name)
 *
 * Values are copied, so that those of an element of a list outlive it.  What
 * they may be is limited, since an anchor within an anchor is copied twice.
 */
#include "importers/yaml_anchors.h"

#include <string.h>

enum { MOST_PARTS = 100000, LONGEST = 4 * 1024 * 1024 };

static void free_anchored(void *data)
{
	struct yaml_anchored *anchored = data;

	json_free(anchored->value);
	g_free(anchored);
}

void yaml_anchors_open(struct yaml_anchors *anchors)
{
	anchors->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       free_anchored);
}

void yaml_anchors_close(struct yaml_anchors *anchors)
{
	g_hash_table_unref(anchors->named);
}

void yaml_anchors_forget(struct yaml_anchors *anchors)
{
	g_hash_table_remove_all(anchors->named);
	anchors->length = anchors->parts = 0;
}

void yaml_anchors_limit(struct yaml_anchors *anchors)
{
	if (anchors->parts > MOST_PARTS / 2 || anchors->length > LONGEST / 2)
		yaml_anchors_forget(anchors);
}

static size_t length_of(const char *text)
{
	return text ? strlen(text) : 0;
}

/* Counts as yaml_build.c does: a key is a part, and each end. */
static void measure(struct yaml_anchored *anchored, const struct json *value,
		    uint32_t depth)
{
	anchored->parts += json_key(value) ? 2 : 1;
	anchored->length +=
		length_of(json_text(value)) + length_of(json_key(value));
	if (!json_is_object(value) && !json_is_array(value))
		return;
	anchored->parts++;
	anchored->depth = MAX(anchored->depth, depth + 1);
	for (const struct json *child = json_first(value); child;
	     child = json_next(child))
		measure(anchored, child, depth + 1);
}

static void drop(struct yaml_anchors *anchors, const char *name)
{
	const struct yaml_anchored *old = yaml_anchors_find(anchors, name);

	if (!old)
		return;
	anchors->parts -= old->parts;
	anchors->length -= old->length;
	g_hash_table_remove(anchors->named, name);
}

void yaml_anchors_keep(struct yaml_anchors *anchors, const char *name,
		       const struct json *value)
{
	struct yaml_anchored anchored = { 0 };

	measure(&anchored, value, 0);
	drop(anchors, name);
	if (anchors->parts + anchored.parts > MOST_PARTS ||
	    anchors->length + anchored.length > LONGEST)
		return;
	anchors->parts += anchored.parts;
	anchors->length += anchored.length;
	anchored.value = json_copy(value);
	g_hash_table_insert(anchors->named, g_strdup(name),
			    g_memdup2(&anchored, sizeof(anchored)));
}

const struct yaml_anchored *
yaml_anchors_find(const struct yaml_anchors *anchors, const char *name)
{
	return g_hash_table_lookup(anchors->named, name);
}
