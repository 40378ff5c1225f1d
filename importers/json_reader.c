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

#include "importers/json_lists.h"
#include "importers/json_node.h"
#include "importers/json_scan.h"
#include "importers/json_window.h"
#include "model/error.h"

#include <inttypes.h>
#include <string.h>

enum {
	CHUNK = 256 * 1024,
	QUICKEST = 256 * 1024, /* bytes; of fewer parts than JSON_PARTS */
	LONGEST = 16 * 1024 * 1024,
	NESTING = 8, /* of containers of records */
};

static const char TOO_DEEP[] = "nested too deep or of too many parts";
static const char TOO_LONG[] = "longer than 16 MiB";

enum container {
	CONTAINER_ARRAY,
	CONTAINER_OUTER, /* has the member that has the list */
	CONTAINER_LIST,
};

struct json_reader {
	struct json_window window;
	const char *const *list_keys;
	bool is_cut;	/* the file should have had more */
	bool has_array; /* there was one outside of records */

	struct json_scan scan; /* of the value at start */
	struct json_pack pack; /* for one that is long */
	uint64_t value_byte;
	bool is_rest;	 /* the value is what follows a list */
	bool is_outer;	 /* so is the next, one further out */
	const char *bad; /* why the value is passed over, or NULL */

	enum container containers[NESTING];
	int depth;

	struct json_arena *arena; /* of what the last event gave */
	bool is_own_arena;
};

struct json_reader *json_reader_new(struct source_file *file,
				    const char *const *list_keys, size_t chunk)
{
	struct json_reader *reader = g_new0(struct json_reader, 1);

	json_window_open(&reader->window, file, chunk ? chunk : CHUNK);
	reader->list_keys = list_keys;
	reader->arena = json_arena_new();
	reader->is_own_arena = true;
	return reader;
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
	json_pack_clear(&reader->pack);
	json_window_close(&reader->window);
	g_free(reader);
}

static bool fail(const struct json_reader *reader, size_t at, const char *what,
		 GError **error)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: byte %" PRIu64 ": %s",
		    source_name(reader->window.file),
		    reader->window.offset + at, what);
	return false;
}

static bool fail_cut(struct json_reader *reader, const char *what,
		     GError **error)
{
	reader->is_cut = true;
	return fail(reader, reader->window.end, what, error);
}

enum answer { NO, YES, NOT_YET };

static bool is_in_list(const struct json_reader *reader)
{
	for (int i = 0; i < reader->depth; i++)
		if (reader->containers[i] == CONTAINER_LIST)
			return true;
	return false;
}

/* Whether the array that the scan found is a list of records. */
static enum answer is_list(const struct json_reader *reader)
{
	size_t at = reader->window.start + reader->scan.at + 1;

	if (reader->bad || reader->depth >= NESTING - 1 || is_in_list(reader) ||
	    !json_lists_found(reader->list_keys,
			      reader->window.bytes + reader->window.start,
			      &reader->scan))
		return NO;
	while (at < reader->window.end &&
	       g_ascii_isspace(reader->window.bytes[at]))
		at++;
	if (at == reader->window.end)
		return reader->window.is_last ? NO : NOT_YET;
	return reader->window.bytes[at] == '{' ||
			       (reader->window.bytes[at] == '[' &&
				reader->scan.depth == 1) ?
		       YES :
		       NO;
}

static void give(struct json_reader *reader, struct json_event *event,
		 size_t length)
{
	size_t broken = 0;

	event->byte = reader->value_byte;
	event->why = reader->bad;
	if (!reader->bad) {
		event->value = json_parse_held(
			reader->arena,
			reader->window.bytes + reader->window.start, length,
			reader->scan.pack, &broken);
		event->why = "not JSON";
	}
	if (!event->value) {
		event->kind = JSON_BROKEN;
		event->byte += broken;
	}
}

static void give_value(struct json_reader *reader, struct json_event *event)
{
	event->kind = reader->is_rest ? JSON_MEMBERS : JSON_RECORD;
	give(reader, event, reader->scan.at);
	reader->window.start += reader->scan.at;
	if (reader->is_rest && reader->depth > 0 &&
	    reader->containers[reader->depth - 1] == CONTAINER_OUTER) {
		reader->depth--;
		reader->is_outer = true;
		reader->window.bytes[--reader->window.start] = '{';
	}
}

static void give_head(struct json_reader *reader, struct json_event *event)
{
	size_t length = json_lists_end_head(
		reader->arena, reader->window.bytes + reader->window.start,
		&reader->scan, &event->key);

	event->kind = JSON_MEMBERS;
	give(reader, event, length);
	reader->window.start += reader->scan.at + 1;
	if (reader->scan.depth == 2)
		reader->containers[reader->depth++] = CONTAINER_OUTER;
	reader->containers[reader->depth++] = CONTAINER_LIST;
}

static void pass_over(struct json_reader *reader, const char *why)
{
	reader->bad = why;
	reader->window.start += reader->scan.at;
	json_scan_forget(&reader->scan);
}

/* What follows a list begins with a comma that an object must not have. */
static void drop_comma(struct json_reader *reader)
{
	size_t at = reader->window.start + 1;

	while (at < reader->window.end &&
	       g_ascii_isspace(reader->window.bytes[at]))
		at++;
	if (at < reader->window.end && reader->window.bytes[at] == ',')
		reader->window.bytes[at] = ' ';
}

/* Scans the value anew, to pack what it may have of series. */
static void begin_pack(struct json_reader *reader)
{
	memset(&reader->scan, 0, sizeof(reader->scan));
	json_pack_begin(&reader->pack);
	reader->scan.pack = &reader->pack;
}

/* Whether the value is too long, even without its holes. */
static bool is_too_long(struct json_reader *reader, size_t length)
{
	if (length > LONGEST && reader->scan.pack)
		length -= json_window_squeeze(&reader->window, &reader->scan);
	return length > LONGEST;
}

/* More of the value is wanted. */
static bool go_on(struct json_reader *reader, GError **error)
{
	struct json_window *window = &reader->window;
	size_t held = window->end - window->start;

	if (window->is_last)
		return fail_cut(reader, "the file ends inside a record", error);
	if (reader->bad)
		pass_over(reader, reader->bad);
	else if (reader->scan.is_too_deep)
		pass_over(reader, TOO_DEEP);
	else if (is_too_long(reader, held))
		pass_over(reader, TOO_LONG);
	else if (held > QUICKEST && !reader->scan.pack)
		begin_pack(reader);
	return json_window_refill(window, error);
}

/* Scans on until something is found; false with an error. */
static bool scan_value(struct json_reader *reader, enum json_found *found,
		       GError **error)
{
	struct json_scan *scan = &reader->scan;

	for (;;) {
		enum answer answer = NOT_YET;
		const char *value = reader->window.bytes + reader->window.start;
		size_t length = reader->window.end - reader->window.start;

		*found = json_scan(scan, value, length, reader->window.is_last);
		if (*found == JSON_FOUND_LIST)
			answer = is_list(reader);
		if (*found == JSON_FOUND_END || answer == YES)
			return true;
		if (answer == NO && *found == JSON_FOUND_LIST)
			json_scan_pass(scan, value, length);
		else if (!go_on(reader, error))
			return false;
	}
}

static bool read_value(struct json_reader *reader, struct json_event *event,
		       GError **error)
{
	enum json_found found;

	memset(&reader->scan, 0, sizeof(reader->scan));
	reader->bad = NULL;
	reader->value_byte = reader->window.offset + reader->window.start;
	if (!scan_value(reader, &found, error))
		return false;
	if (!reader->bad && reader->scan.is_too_deep)
		reader->bad = TOO_DEEP;
	if (!reader->bad && is_too_long(reader, reader->scan.at))
		reader->bad = TOO_LONG;
	if (reader->is_rest && !reader->bad)
		drop_comma(reader);
	if (found == JSON_FOUND_LIST)
		give_head(reader, event);
	else
		give_value(reader, event);
	return true;
}

/* Whether the scan would stop in it, since it is a wrapper. */
static bool is_wrapper(const struct json_reader *reader,
		       const struct json *value)
{
	return reader->depth < NESTING - 1 && !is_in_list(reader) &&
	       json_lists_wrap(reader->list_keys, value);
}

/*
 * An object that is whole in the window and usual needs no scan: nearly all
 * records of a list.  False: nothing has happened.
 */
static bool read_quickly(struct json_reader *reader, struct json_event *event)
{
	const struct json_window *window = &reader->window;
	size_t length = MIN(window->end - window->start, QUICKEST), used;
	struct json_arena_mark mark = json_arena_mark(reader->arena);

	event->value = json_parse_prefix(
		reader->arena, window->bytes + window->start, length, &used);
	if (!event->value || is_wrapper(reader, event->value)) {
		event->value = NULL;
		json_arena_rewind(reader->arena, mark);
		return false;
	}
	event->byte = window->offset + window->start;
	reader->window.start += used;
	return true;
}

static bool unexpected(const struct json_reader *reader, char c, GError **error)
{
	g_autofree char *what =
		g_ascii_isprint(c) ?
			g_strdup_printf("found '%c', not a JSON value", c) :
			g_strdup_printf("found byte 0x%02x, not a JSON value",
					(uint8_t)c);

	return fail(reader, reader->window.start, what, error);
}

/* Only a record or a list of them stands outside of all brackets. */
static bool begins_value(const struct json_reader *reader, char c)
{
	return c == '{' || c == '[' ||
	       (reader->depth > 0 &&
		(c == '"' || c == '-' || g_ascii_isalnum(c)));
}

static bool read_next(struct json_reader *reader, struct json_event *event,
		      GError **error)
{
	char c;

	while (json_window_skip(&reader->window, &c, error)) {
		reader->is_rest = reader->is_outer;
		reader->is_outer = false;
		if (c == '\0' && reader->window.start == reader->window.end)
			return reader->depth == 0 ||
			       fail_cut(reader, "the file ends inside an array",
					error);
		if (c == '[' && reader->depth < NESTING) {
			reader->containers[reader->depth++] = CONTAINER_ARRAY;
			reader->has_array = true;
			reader->window.start++;
			continue;
		}
		if (c == ']' && reader->depth > 0) {
			if (reader->containers[--reader->depth] ==
			    CONTAINER_ARRAY) {
				reader->window.start++;
				continue;
			}
			reader->is_rest = true;
			reader->window.bytes[reader->window.start] = '{';
		} else if (!begins_value(reader, c)) {
			return unexpected(reader, c, error);
		}
		return (c == '{' && !reader->is_rest &&
			read_quickly(reader, event)) ||
		       read_value(reader, event, error);
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
	return reader->is_cut;
}

bool json_reader_has_array(const struct json_reader *reader)
{
	return reader->has_array;
}
