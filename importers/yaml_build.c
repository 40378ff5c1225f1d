/* yaml_build.c -- a value, put together from what a document of YAML has
 *
 * Containers that are open stand on a stack, the innermost last; what ends is
 * added to the one around it.  What is too much is passed over.
 *
 * People keep manifests with templates in them.  `{{ .x }}` is YAML for a
 * mapping that has a mapping for its key, which nobody means: it is null.
 *
 * An alias is a copy of what its anchor names.  Aliases of aliases grow without
 * end, so all of a document may not grow to much more than it is.
 */
#include "importers/yaml_build.h"

#include "importers/record_limits.h"

#include <string.h>

enum {
	DEEPEST = 64,
	MOST_PARTS = 500000,
	WEIGHT_OF_PART = 32,
	MOST_GROWTH = 16, /* times the document */
};

struct open {
	struct json *value;
	char *key;	     /* that waits for its value, or NULL */
	char *anchor;	     /* the name of the value, or NULL */
	struct json *merges; /* values of keys `<<`, or NULL */
	bool is_merge;	     /* the key is one */
	bool is_object, wants_key;
	bool is_flow, is_key;
	bool is_template; /* has had a mapping for its first key */
};

static void clear(void *data)
{
	struct open *open = data;

	json_free(open->value);
	json_free(open->merges);
	g_free(open->key);
	g_free(open->anchor);
}

void yaml_build_open(struct yaml_build *build)
{
	build->stack = g_array_new(false, true, sizeof(struct open));
	g_array_set_clear_func(build->stack, clear);
	yaml_anchors_open(&build->anchors);
}

void yaml_build_forget(struct yaml_build *build)
{
	g_clear_pointer(&build->document, json_free);
	g_array_set_size(build->stack, 0);
	build->why = NULL;
	build->parts = build->length = 0;
	build->passed_over = 0;
	yaml_anchors_limit(&build->anchors);
}

void yaml_build_forget_document(struct yaml_build *build)
{
	yaml_build_forget(build);
	yaml_anchors_forget(&build->anchors);
	build->weight = build->grown = 0;
}

void yaml_build_close(struct yaml_build *build)
{
	json_free(build->document);
	g_array_unref(build->stack);
	yaml_anchors_close(&build->anchors);
}

static struct open *innermost(struct yaml_build *build)
{
	return build->stack->len == 0 ?
		       NULL :
		       &g_array_index(build->stack, struct open,
				      build->stack->len - 1);
}

void yaml_build_give_up(struct yaml_build *build, const char *why)
{
	if (!build->why)
		build->why = why;
	g_array_set_size(build->stack, 0);
	g_clear_pointer(&build->document, json_free);
}

/* Members of the innermost objects are those of `<<`, but for its own. */
static bool add_merge(struct open *open, struct json *value)
{
	if (!open->is_merge ||
	    (!json_is_object(value) && !json_is_array(value)))
		return false;
	if (!open->merges)
		open->merges = json_new_array();
	json_add(open->merges, NULL, value);
	return true;
}

static void add(struct yaml_build *build, struct json *value)
{
	struct open *open = innermost(build);

	if (!open) {
		json_free(build->document);
		build->document = value;
		return;
	}
	if (!add_merge(open, value))
		json_add(open->value,
			 open->is_object ? (open->key ? open->key : "") : NULL,
			 value);
	open->is_merge = false;
	g_clear_pointer(&open->key, g_free);
	open->wants_key = open->is_object;
}

static bool is_null(const char *text)
{
	return *text == '\0' || strcmp(text, "~") == 0 ||
	       strcmp(text, "null") == 0 || strcmp(text, "Null") == 0 ||
	       strcmp(text, "NULL") == 0;
}

/* Whether one part more is not too many. */
static bool may_have(struct yaml_build *build, size_t length)
{
	build->length += length;
	build->weight += WEIGHT_OF_PART + length;
	if (build->why)
		return false;
	if (++build->parts > MOST_PARTS)
		yaml_build_give_up(build, RECORD_TOO_DEEP);
	else if (build->length > RECORD_LONGEST)
		yaml_build_give_up(build, RECORD_TOO_LONG);
	return !build->why;
}

static void take_key(struct open *open, const char *text, bool is_plain)
{
	open->key = g_strdup(text);
	open->wants_key = false;
	open->is_merge = is_plain && strcmp(text, "<<") == 0;
}

static void take_text(struct yaml_build *build, const struct yaml_part *part)
{
	struct json *value;
	struct open *open;

	if (!may_have(build, part->length) || build->passed_over > 0)
		return;
	value = part->is_plain && is_null(part->text) ?
			json_new_null() :
			json_new_text(part->text, part->length);
	if (part->anchor)
		yaml_anchors_keep(&build->anchors, part->anchor, value);
	open = innermost(build);
	if (open && open->wants_key) {
		take_key(open, part->text, part->is_plain);
		json_free(value);
	} else {
		add(build, value);
	}
}

/* Counts what an alias adds; false: it is too much. */
static bool may_grow(struct yaml_build *build, const struct yaml_anchored *by)
{
	build->grown += by->parts * WEIGHT_OF_PART + by->length;
	if (build->grown > RECORD_LONGEST + MOST_GROWTH * build->weight)
		yaml_build_give_up(build, "aliases (*name) grow too much");
	else if (build->stack->len + by->depth > DEEPEST)
		yaml_build_give_up(build, RECORD_TOO_DEEP);
	build->parts += by->parts;
	build->weight -= MIN(build->weight, WEIGHT_OF_PART + by->length);
	return may_have(build, by->length);
}

static void take_alias(struct yaml_build *build, const struct yaml_part *part)
{
	const struct yaml_anchored *named =
		yaml_anchors_find(&build->anchors, part->text);
	struct open *open = innermost(build);

	if (build->why || build->passed_over > 0)
		return;
	if (!named)
		yaml_build_give_up(build,
				   "an alias (*name) of nothing before it");
	else if (!may_grow(build, named))
		return;
	else if (!open || !open->wants_key)
		add(build, json_copy(named->value));
	else if (json_text(named->value))
		take_key(open, json_text(named->value), false);
	else
		yaml_build_give_up(build, "a key is not a word");
}

/* Whether the mapping that begins is the inner one of a template. */
static bool begins_template(struct open *around, bool is_flow)
{
	if (!around || !around->wants_key || !around->is_flow || !is_flow ||
	    json_first(around->value))
		return false;
	around->is_template = true;
	return true;
}

static void begin(struct yaml_build *build, const struct yaml_part *part)
{
	struct open *around = innermost(build);
	bool is_object = part->kind == YAML_PART_OBJECT;
	struct open open = {
		.is_object = is_object,
		.wants_key = is_object,
		.is_flow = part->is_flow,
		.is_key = around && around->wants_key,
	};

	if (!may_have(build, 0))
		return;
	if (build->passed_over > 0) {
		build->passed_over++;
		return;
	}
	if (begins_template(around, part->is_flow)) {
		build->passed_over = 1;
		return;
	}
	if (build->stack->len == DEEPEST) {
		yaml_build_give_up(build, RECORD_TOO_DEEP);
		return;
	}
	if (open.is_key && !part->is_flow) {
		yaml_build_give_up(build, "a key is not a word");
		return;
	}
	open.value = is_object ? json_new_object() : json_new_array();
	open.anchor = g_strdup(part->anchor);
	g_array_append_val(build->stack, open);
}

/* Behind the inner braces, which are the key of the outer ones. */
static void end_inner(struct yaml_build *build)
{
	struct open *open = innermost(build);

	open->key = g_strdup("");
	open->wants_key = false;
}

static void merge_object(struct open *open, GHashTable *keys,
			 const struct json *object)
{
	if (!json_is_object(object))
		return;
	for (const struct json *member = json_first(object); member;
	     member = json_next(member))
		if (g_hash_table_add(keys, (void *)json_key(member)))
			json_add(open->value, json_key(member),
				 json_copy(member));
}

/* Members that it has itself come first, then those of earlier objects. */
static void merge(struct open *open)
{
	g_autoptr(GHashTable) keys = NULL;

	if (!open->merges)
		return;
	keys = g_hash_table_new(g_str_hash, g_str_equal);
	for (const struct json *member = json_first(open->value); member;
	     member = json_next(member))
		g_hash_table_add(keys, (void *)json_key(member));
	for (const struct json *by = json_first(open->merges); by;
	     by = json_next(by)) {
		merge_object(open, keys, by);
		for (const struct json *one =
			     json_is_array(by) ? json_first(by) : NULL;
		     one; one = json_next(one))
			merge_object(open, keys, one);
	}
}

static bool is_whole_template(const struct open *open)
{
	const struct json *only = json_first(open->value);

	return open->is_template && only && json_is_null(only) &&
	       !json_next(only);
}

static void end(struct yaml_build *build)
{
	struct open *open = innermost(build);
	bool is_template, is_key;
	struct json *value;

	if (!may_have(build, 0))
		return;
	if (build->passed_over > 0) {
		if (--build->passed_over == 0)
			end_inner(build);
		return;
	}
	if (!open)
		return;
	is_template = is_whole_template(open);
	is_key = open->is_key;
	if (open->is_template != is_template || (is_key && !is_template)) {
		yaml_build_give_up(build, "a key is not a word");
		return;
	}
	merge(open);
	value = is_template ? json_new_null() : g_steal_pointer(&open->value);
	if (open->anchor)
		yaml_anchors_keep(&build->anchors, open->anchor, value);
	g_array_set_size(build->stack, build->stack->len - 1);
	if (is_key) {
		json_free(value);
		end_inner(build);
	} else {
		add(build, value);
	}
}

void yaml_build_take(struct yaml_build *build, const struct yaml_part *part)
{
	switch (part->kind) {
	case YAML_PART_TEXT:
		take_text(build, part);
		break;
	case YAML_PART_ALIAS:
		take_alias(build, part);
		break;
	case YAML_PART_OBJECT:
	case YAML_PART_ARRAY:
		begin(build, part);
		break;
	case YAML_PART_END:
		end(build);
		break;
	}
}
