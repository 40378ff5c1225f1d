/* yaml_lists.c -- the elements of the list that a document of YAML is
 *
 * Whether an array under a list's key is the list shows when its first element
 * has begun: only then what stands before is dropped.
 *
 * An element whose dash is lost makes no error but one object with the element
 * before.  It shows by the first or second key, which then stands twice.
 */
#include "importers/yaml_lists.h"

#include <string.h>

enum { HOPELESS = 256 }; /* in brackets: the library takes depth squared */

static const struct yaml_part end = { .kind = YAML_PART_END };

void yaml_lists_begin(struct yaml_lists *lists)
{
	lists->place = YAML_NO_LIST;
	lists->is_known = lists->is_rest = lists->is_flow = false;
	lists->has_odd_key = false;
	lists->has_version = lists->has_kind = false;
	lists->depth = lists->list = lists->flow = 0;
	lists->key = NULL;
	lists->wants_key = false;
}

void yaml_lists_close(struct yaml_lists *lists)
{
	g_free(lists->line);
	g_free(lists->anchor);
}

const char *yaml_lists_again(struct yaml_lists *lists)
{
	bool has_version = lists->has_version, has_kind = lists->has_kind;

	if (!lists->is_known) {
		g_free(lists->line);
		lists->line =
			lists->list == 1 ?
				NULL :
				g_strdup_printf("%*s%s:\n", (int)lists->column,
						"", lists->key);
	}
	yaml_lists_begin(lists);
	lists->has_version = has_version;
	lists->has_kind = has_kind;
	lists->is_known = true;
	return lists->line;
}

bool yaml_lists_is_behind(const struct yaml_lists *lists)
{
	return lists->place == YAML_BEHIND_LIST;
}

bool yaml_lists_is_inside(const struct yaml_lists *lists)
{
	return lists->place == YAML_MAY_OBJECT ||
	       (lists->place == YAML_IN_LIST && lists->depth > lists->list);
}

bool yaml_lists_is_between(const struct yaml_lists *lists)
{
	return lists->place == YAML_MAY_LIST ||
	       (lists->place == YAML_IN_LIST && lists->depth == lists->list);
}

bool yaml_lists_is_list(const struct yaml_lists *lists)
{
	return lists->place >= YAML_IN_LIST;
}

static void enter(struct yaml_lists *lists, struct yaml_build *build)
{
	lists->place = YAML_IN_LIST;
	lists->has_list = true;
	yaml_build_forget(build);
}

/* -- before it */

static const char *find_key(const struct yaml_lists *lists, const char *key)
{
	for (int i = 0; lists->keys && lists->keys[i]; i++)
		if (strcmp(lists->keys[i], key) == 0)
			return lists->keys[i];
	return NULL;
}

static void note_key(struct yaml_lists *lists, const struct yaml_part *part)
{
	const char *text = part->kind == YAML_PART_TEXT ? part->text : "";

	lists->key = find_key(lists, text);
	lists->has_version |= strcmp(text, "apiVersion") == 0;
	lists->has_kind |= strcmp(text, "kind") == 0;
}

/* A key or a value of the object that the document is has ended. */
static void note_member(struct yaml_lists *lists, const struct yaml_part *part)
{
	if (lists->wants_key)
		note_key(lists, part);
	lists->wants_key = !lists->wants_key;
}

static bool begins_list(struct yaml_lists *lists, const struct yaml_part *part,
			uint32_t level)
{
	if (part->kind != YAML_PART_ARRAY)
		return false;
	if (level == 0 && lists->keys)
		lists->list = 1;
	else if (level == 1 && lists->key && !lists->wants_key)
		lists->list = 2;
	return lists->list == level + 1;
}

static void take_head(struct yaml_lists *lists, const struct yaml_part *part,
		      uint32_t level, struct yaml_build *build)
{
	if (begins_list(lists, part, level)) {
		if (lists->list == 1 || lists->is_known) {
			enter(lists, build);
			return;
		}
		lists->place = YAML_MAY_LIST;
	} else if (lists->place == YAML_MAY_LIST) {
		lists->place = part->kind == YAML_PART_OBJECT ?
				       YAML_MAY_OBJECT :
				       YAML_NO_LIST;
		lists->is_flow = part->is_flow;
		g_free(lists->anchor);
		lists->anchor = g_strdup(part->anchor);
	}
	if (lists->place == YAML_NO_LIST)
		lists->list = 0;
	if (level == 0 && part->kind == YAML_PART_OBJECT) {
		lists->wants_key = true;
		lists->column = part->column;
	} else if (level == 1 && !yaml_part_begins(part)) {
		note_member(lists, part);
	}
	yaml_build_take(build, part);
}

/* -- in it */

static void begin_element(struct yaml_lists *lists,
			  const struct yaml_part *part)
{
	lists->n_first = 0;
	lists->has_keys = part->kind == YAML_PART_OBJECT && !part->is_flow;
	lists->element_wants_key = true;
}

/* Whether it is one of the first keys again, and begins where they do. */
static bool stands_twice(struct yaml_lists *lists, const struct yaml_part *part)
{
	if (lists->n_first == 0)
		lists->element_column = part->column;
	if (part->kind != YAML_PART_TEXT ||
	    part->column != lists->element_column ||
	    strcmp(part->text, "<<") == 0)
		return false;
	for (uint32_t i = 0; i < lists->n_first; i++)
		if (strcmp(lists->first[i], part->text) == 0)
			return true;
	if (lists->n_first < YAML_FIRST_KEYS && part->length < YAML_KEY)
		g_strlcpy(lists->first[lists->n_first++], part->text, YAML_KEY);
	return false;
}

/* Whether the next element begins at a key of this one. */
static bool begins_rest(struct yaml_lists *lists, const struct yaml_part *part,
			struct yaml_build *build)
{
	if (!lists->has_keys || yaml_part_begins(part))
		return false;
	lists->element_wants_key = !lists->element_wants_key;
	if (lists->element_wants_key || !stands_twice(lists, part))
		return false;
	lists->is_rest = true;
	yaml_build_take(build, &end);
	return true;
}

static bool take_element(struct yaml_lists *lists, const struct yaml_part *part,
			 uint32_t level, struct yaml_build *build)
{
	bool ends = level == lists->list && !yaml_part_begins(part);

	if (level < lists->list) {
		lists->place = YAML_BEHIND_LIST;
		lists->wants_key = true;
		return false;
	}
	if (lists->is_rest) {
		if (ends)
			yaml_build_give_up(build, "a key stands twice");
		lists->is_rest = !ends;
		return ends;
	}
	if (level == lists->list && part->kind != YAML_PART_END)
		begin_element(lists, part);
	if (level == lists->list + 1 && begins_rest(lists, part, build))
		return true;
	yaml_build_take(build, part);
	return ends;
}

/* The first element has begun: is it a template, which is no object? */
static void decide(struct yaml_lists *lists, const struct yaml_part *part,
		   struct yaml_build *build)
{
	struct yaml_part object = {
		.kind = YAML_PART_OBJECT,
		.is_flow = lists->is_flow,
		.anchor = lists->anchor,
	};

	if (lists->is_flow && part->is_flow && part->kind == YAML_PART_OBJECT) {
		lists->place = YAML_NO_LIST;
		return;
	}
	enter(lists, build);
	begin_element(lists, &object);
	yaml_build_take(build, &object);
}

/* What begins an element may be taken for a key by one byte. */
static void take_tail(struct yaml_lists *lists, const struct yaml_part *part,
		      uint32_t level)
{
	if (level != 1 || lists->list != 2)
		return;
	if (!yaml_part_begins(part))
		lists->wants_key = !lists->wants_key;
	else if (lists->wants_key)
		lists->has_odd_key = true;
}

bool yaml_lists_take(struct yaml_lists *lists, const struct yaml_part *part,
		     struct yaml_build *build)
{
	uint32_t level;

	lists->depth -= part->kind == YAML_PART_END;
	level = lists->depth;
	lists->depth += yaml_part_begins(part);
	if (lists->depth < lists->flow)
		lists->flow = 0;
	else if (part->is_flow && lists->flow == 0)
		lists->flow = lists->depth;
	if (lists->place == YAML_MAY_OBJECT)
		decide(lists, part, build);
	if (lists->place == YAML_IN_LIST)
		return take_element(lists, part, level, build);
	if (lists->place == YAML_BEHIND_LIST)
		take_tail(lists, part, level);
	else
		take_head(lists, part, level, build);
	return false;
}

bool yaml_lists_end_element(struct yaml_lists *lists, struct yaml_build *build)
{
	if (lists->place != YAML_IN_LIST || lists->depth == lists->list ||
	    lists->flow > 0)
		return false;
	while (!yaml_lists_take(lists, &end, build))
		continue;
	return true;
}

const char *yaml_lists_odd(const struct yaml_lists *lists,
			   const struct yaml_part *part, bool is_cut)
{
	if (lists->depth > HOPELESS && part->is_flow)
		return "nested too deep";
	if (lists->has_odd_key)
		return "not YAML: a key is not a word";
	if (is_cut && lists->has_version && !lists->has_kind)
		return "not YAML: the file ends inside a list";
	return NULL;
}
