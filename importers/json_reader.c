/* json_reader.c -- a file of JSON, one record at a time
 *
 * A window moves over the file.  It begins at the value that is being scanned
 * and grows only with that value.  Whether an object is a record or a wrapper
 * shows when its list is met: the members before it are then closed by a brace
 * in place of the list's key, and those after it opened by a brace in place of
 * the list's end, so both are read like any other object.  A list within a
 * member leaves two rests: of the member, and of the whole.
 */
#include "importers/json_reader.h"

#include "importers/json_held.h"
#include "importers/json_lists.h"
#include "importers/json_node.h"

#include <string.h>

enum { NESTING = 8 }; /* of containers of records */

static const char NOT_JSON[] = "not JSON";
static const char IN_ARRAY[] = "the file ends inside an array";

enum container {
	CONTAINER_ARRAY,
	CONTAINER_OUTER, /* has the member that has the list */
	CONTAINER_LIST,
};

struct json_reader {
	struct json_held held;
	bool has_array; /* there was one outside of records */
	uint64_t value_byte;
	bool is_rest;	 /* the value is what follows a list */
	bool is_outer;	 /* so is the next, one further out */
	bool is_garbage; /* what follows, up to the next record */

	enum container containers[NESTING];
	int depth;

	struct json_arena *arena; /* of what the last event gave */
	bool is_own_arena;
};

struct json_reader *json_reader_new(struct source_file *file,
				    const char *const *list_keys, size_t chunk)
{
	struct json_reader *reader = g_new0(struct json_reader, 1);

	json_held_open(&reader->held, file, chunk);
	reader->held.list_keys = list_keys;
	reader->arena = json_arena_new();
	reader->is_own_arena = true;
	return reader;
}

void json_reader_slices(struct json_reader *reader, const char *const *paths,
			size_t from)
{
	reader->held.slices = paths;
	reader->held.slices_from = from ? from : JSON_QUICKEST;
}

void json_reader_into(struct json_reader *reader, struct json_arena *arena)
{
	if (reader->is_own_arena)
		json_arena_free(reader->arena);
	reader->is_own_arena = false;
	reader->arena = arena;
}

void json_reader_free(struct json_reader *reader)
{
	if (!reader)
		return;
	if (reader->is_own_arena)
		json_arena_free(reader->arena);
	json_held_close(&reader->held);
	g_free(reader);
}

static bool is_in_list(const struct json_reader *reader)
{
	for (int i = 0; i < reader->depth; i++)
		if (reader->containers[i] == CONTAINER_LIST)
			return true;
	return false;
}

static char *value_of(const struct json_reader *reader)
{
	return reader->held.window.bytes + reader->held.window.start;
}

/* At an offset in the value. */
static void tell_broken(const struct json_reader *reader,
			struct json_event *event, const char *why, size_t at)
{
	event->kind = JSON_BROKEN;
	event->why = why;
	event->byte = reader->value_byte + at;
}

static void give(struct json_reader *reader, struct json_event *event,
		 size_t length)
{
	size_t broken = 0;

	event->byte = reader->value_byte;
	if (!reader->held.bad)
		event->value =
			json_parse_held(reader->arena, value_of(reader), length,
					reader->held.scan.pack, &broken);
	if (!event->value)
		tell_broken(reader, event,
			    reader->held.bad ? reader->held.bad : NOT_JSON,
			    broken);
}

/* If what follows is known to be in none. */
static void leave_lists(struct json_reader *reader)
{
	if (!reader->held.is_outer)
		return;
	reader->depth = 0;
	reader->is_outer = false;
}

static void give_value(struct json_reader *reader, struct json_event *event)
{
	struct json_window *window = &reader->held.window;
	bool has_more = !reader->is_rest && reader->depth > 0 &&
			json_held_is_piece(&reader->held);

	event->kind = reader->is_rest ? JSON_MEMBERS : JSON_RECORD;
	give(reader, event, reader->held.scan.at);
	if (event->kind == JSON_BROKEN && !reader->held.bad &&
	    json_held_is_broken(&reader->held, reader->held.scan.at)) {
		reader->held.scan.at = reader->held.next;
		leave_lists(reader);
	}
	window->start += reader->held.scan.at;
	reader->held.is_doubtful = event->kind == JSON_BROKEN;
	reader->is_garbage = has_more && event->kind == JSON_BROKEN;
	if (reader->is_rest && reader->depth > 0 &&
	    reader->containers[reader->depth - 1] == CONTAINER_OUTER) {
		reader->depth--;
		reader->is_outer = true;
		window->bytes[--window->start] = '{';
	}
}

static void give_head(struct json_reader *reader, struct json_event *event)
{
	const struct json_scan *scan = &reader->held.scan;
	size_t length = json_lists_end_head(reader->arena, value_of(reader),
					    scan, &event->key);

	event->kind = JSON_MEMBERS;
	give(reader, event, length);
	reader->held.window.start += scan->at + 1;
	if (scan->depth == 2)
		reader->containers[reader->depth++] = CONTAINER_OUTER;
	reader->containers[reader->depth++] = CONTAINER_LIST;
}

static void give_slice(struct json_reader *reader, struct json_event *event)
{
	size_t length, broken = 0;
	g_autofree char *text = json_slices_take(&reader->held.slice,
						 value_of(reader), &length);

	event->byte = reader->value_byte;
	event->value = json_parse_in(reader->arena, text, length, &broken);
	if (event->value)
		event->lists = reader->held.slice.cut_lists;
	else
		tell_broken(reader, event, NOT_JSON, broken);
	json_held_drop(&reader->held);
}

static void give_broken(struct json_reader *reader, struct json_event *event)
{
	tell_broken(reader, event, NOT_JSON,
		    json_resync_error(value_of(reader), reader->held.next));
	reader->held.window.start += reader->held.next;
	leave_lists(reader);
}

static bool give_element(struct json_reader *reader, struct json_event *event,
			 GError **error)
{
	tell_broken(reader, event, reader->held.bad, reader->held.slice.last);
	event->lists = reader->held.slice.lists;
	return json_held_skip(&reader->held, error);
}

static bool read_value(struct json_reader *reader, struct json_event *event,
		       GError **error)
{
	struct json_held *held = &reader->held;
	enum json_held_end end;

	reader->value_byte = held->window.offset + held->window.start;
	if (!json_held_scan(held,
			    reader->depth < NESTING - 1 && !is_in_list(reader),
			    !reader->is_rest, &end, error))
		return false;
	if (reader->is_rest && !held->bad)
		json_held_drop_comma(held);
	switch (end) {
	case JSON_HELD_WHOLE:
		give_value(reader, event);
		return true;
	case JSON_HELD_LIST:
		give_head(reader, event);
		return true;
	case JSON_HELD_SLICE:
		give_slice(reader, event);
		return true;
	case JSON_HELD_BROKEN:
		give_broken(reader, event);
		return true;
	case JSON_HELD_ELEMENT:
		break;
	}
	return give_element(reader, event, error);
}

/* Whether the scan would stop in it, since it is a wrapper. */
static bool is_wrapper(const struct json_reader *reader,
		       const struct json *value)
{
	return reader->depth < NESTING - 1 && !is_in_list(reader) &&
	       json_lists_wrap(reader->held.list_keys, value);
}

/*
 * An object that is whole in the window and usual needs no scan: nearly all
 * records of a list.  False: nothing has happened.
 */
static bool read_quickly(struct json_reader *reader, struct json_event *event)
{
	struct json_window *window = &reader->held.window;
	size_t length = MIN(window->end - window->start, JSON_QUICKEST), used;
	struct json_arena_mark mark = json_arena_mark(reader->arena);

	event->value = json_parse_prefix(
		reader->arena, window->bytes + window->start, length, &used);
	if (!event->value || is_wrapper(reader, event->value)) {
		event->value = NULL;
		json_arena_rewind(reader->arena, mark);
		return false;
	}
	event->byte = window->offset + window->start;
	window->start += used;
	return true;
}

/* What stands where a record or a list of them should. */
static bool give_garbage(struct json_reader *reader, struct json_event *event)
{
	event->kind = JSON_BROKEN;
	event->why = "not a JSON value";
	event->byte = reader->held.window.offset + reader->held.window.start;
	reader->is_garbage = true;
	return true;
}

/* Only a record or a list of them stands outside of all brackets. */
static bool begins_value(const struct json_reader *reader, char c)
{
	return c == '{' || c == '[' ||
	       (reader->depth > 0 &&
		(c == '"' || c == '-' || g_ascii_isalnum(c)));
}

/* Whether the list is one of objects, as far as was seen. */
static bool is_among_objects(const struct json_reader *reader)
{
	return reader->depth > 0 && reader->held.resync.inner.n > 0 &&
	       reader->held.learnt_depth == reader->depth + 1;
}

/* The rest of a record that is broken, or of its line. */
static bool pass_garbage(struct json_reader *reader, GError **error)
{
	if (!reader->is_garbage)
		return true;
	reader->is_garbage = false;
	if (!json_held_pass_garbage(&reader->held, reader->depth == 0, error))
		return false;
	leave_lists(reader);
	return true;
}

/* False: it is none that has records. */
static bool enter_array(struct json_reader *reader)
{
	if (reader->depth == NESTING || is_among_objects(reader))
		return false;
	if (reader->depth == 0)
		reader->held.learnt_depth = 0;
	reader->containers[reader->depth++] = CONTAINER_ARRAY;
	reader->has_array = true;
	reader->held.window.start++;
	return true;
}

/* The same of what has a list: what follows it is an object of its own. */
static bool leave_array(struct json_reader *reader)
{
	struct json_window *window = &reader->held.window;

	if (reader->containers[--reader->depth] == CONTAINER_ARRAY) {
		window->start++;
		return true;
	}
	reader->is_rest = true;
	window->bytes[window->start] = '{';
	return false;
}

static bool read_one(struct json_reader *reader, struct json_event *event,
		     char c, GError **error)
{
	if (reader->is_rest)
		return read_value(reader, event, error);
	if (!json_held_learn(&reader->held, reader->depth, c == '{', error))
		return false;
	leave_lists(reader);
	if (!begins_value(reader, c) ||
	    (is_among_objects(reader) && json_held_is_stray(&reader->held)))
		return give_garbage(reader, event);
	return (c == '{' && read_quickly(reader, event)) ||
	       read_value(reader, event, error);
}

static bool read_next(struct json_reader *reader, struct json_event *event,
		      GError **error)
{
	const struct json_window *window = &reader->held.window;
	char c;

	if (!pass_garbage(reader, error))
		return false;
	while (json_window_skip(&reader->held.window, &c, error)) {
		reader->is_rest = reader->is_outer;
		reader->is_outer = false;
		if (c == '\0' && window->start == window->end)
			return reader->depth == 0 ||
			       json_held_fail_cut(&reader->held, IN_ARRAY,
						  error);
		if ((c == '[' && enter_array(reader)) ||
		    (c == ']' && reader->depth > 0 && leave_array(reader)))
			continue;
		return read_one(reader, event, c, error);
	}
	return false;
}

static bool is_empty_rest(const struct json_reader *reader,
			  const struct json_event *event)
{
	return reader->is_rest && event->kind == JSON_MEMBERS && !event->key &&
	       !json_first(event->value);
}

bool json_reader_next(struct json_reader *reader, struct json_event *event,
		      GError **error)
{
	bool is_read;

	do {
		if (reader->is_own_arena)
			json_arena_reset(reader->arena);
		memset(event, 0, sizeof(*event));
		event->kind = JSON_RECORD;
		event->byte = UINT64_MAX;
		is_read = read_next(reader, event, error);
	} while (is_read && is_empty_rest(reader, event));
	return is_read && event->byte != UINT64_MAX;
}

bool json_reader_is_cut(const struct json_reader *reader)
{
	return reader->held.is_cut;
}

bool json_reader_has_array(const struct json_reader *reader)
{
	return reader->has_array;
}
