/* yaml.c -- what YAML has as the values that JSON is read to: the door to
 * libyaml
 *
 * The library can not go on behind what is broken.  A new one does, at the next
 * element of a list or the next document.
 */
#include "importers/yaml.h"

#include "importers/record_limits.h"
#include "importers/yaml_held.h"
#include "importers/yaml_lists.h"
#include "model/error.h"

#include <string.h>
#include <yaml.h>

enum {
	LONGEST_PART = 64 * 1024 * 1024, /* which the library holds */
};

static const char NOT_YAML[] = "not YAML";
static const char TOO_DEEP[] = "nested too deep";

struct yaml_reader {
	yaml_parser_t parser;
	struct yaml_held held;
	size_t waiting; /* bytes read since the last event */
	struct yaml_lists lists;
	struct yaml_build build;
	bool goes_on;	    /* the list of the document before does */
	size_t line;	    /* of the element */
	char *detail;	    /* of what is broken, or NULL */
	char *later;	    /* that, of what follows the element, or NULL */
	size_t broken_at;   /* the character, as the library counts */
	const char *broken; /* why the document, or the element, is */
	GError *error;	    /* of the file */
	bool has_records;
	bool is_ended;
};

enum step { STEP_ON, STEP_RECORD, STEP_BROKEN };

static size_t longest(const struct yaml_reader *reader)
{
	return reader->held.column == YAML_NO_COLUMN ? LONGEST_PART :
						       RECORD_LONGEST;
}

static int read_bytes(void *data, unsigned char *bytes, size_t size,
		      size_t *length)
{
	struct yaml_reader *reader = data;

	if (!yaml_held_read(&reader->held, bytes, size, length, &reader->error))
		return false;
	reader->waiting += *length;
	return reader->waiting <= longest(reader);
}

/* The one before, if there was one, ends. */
static void begin_parser(struct yaml_reader *reader)
{
	yaml_parser_delete(&reader->parser);
	if (!yaml_parser_initialize(&reader->parser))
		g_error("yaml_parser_initialize() failed");
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&reader->parser, read_bytes, reader);
	reader->waiting = 0;
}

struct yaml_reader *yaml_reader_new(struct source_file *file, const char *bytes,
				    size_t length)
{
	struct yaml_reader *reader = g_new0(struct yaml_reader, 1);

	begin_parser(reader);
	reader->held.feed.file = file;
	reader->held.feed.bytes = bytes;
	reader->held.feed.left = length;
	yaml_held_open(&reader->held);
	yaml_build_open(&reader->build);
	return reader;
}

void yaml_reader_free(struct yaml_reader *reader)
{
	if (!reader)
		return;
	yaml_parser_delete(&reader->parser);
	yaml_held_close(&reader->held);
	yaml_lists_close(&reader->lists);
	yaml_build_close(&reader->build);
	g_clear_error(&reader->error);
	g_free(reader->detail);
	g_free(reader->later);
	g_free(reader);
}

void yaml_reader_lists(struct yaml_reader *reader, const char *const *keys)
{
	reader->lists.keys = keys;
	reader->held.is_wanted = true;
	reader->held.is_lost = false;
}

bool yaml_reader_has_list(const struct yaml_reader *reader)
{
	return reader->lists.has_list;
}

/* False: it is none of what a document has. */
static bool part_of(const yaml_event_t *event, struct yaml_part *part)
{
	*part = (struct yaml_part){ .column = event->start_mark.column };
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		part->kind = YAML_PART_TEXT;
		part->text = (const char *)event->data.scalar.value;
		part->length = event->data.scalar.length;
		part->anchor = (const char *)event->data.scalar.anchor;
		part->is_plain =
			event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		return true;
	case YAML_SEQUENCE_START_EVENT:
		part->kind = YAML_PART_ARRAY;
		part->anchor = (const char *)event->data.sequence_start.anchor;
		part->is_flow = event->data.sequence_start.style ==
				YAML_FLOW_SEQUENCE_STYLE;
		return true;
	case YAML_MAPPING_START_EVENT:
		part->kind = YAML_PART_OBJECT;
		part->anchor = (const char *)event->data.mapping_start.anchor;
		part->is_flow = event->data.mapping_start.style ==
				YAML_FLOW_MAPPING_STYLE;
		return true;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		part->kind = YAML_PART_END;
		return true;
	case YAML_ALIAS_EVENT:
		part->kind = YAML_PART_ALIAS;
		part->text = (const char *)event->data.alias.anchor;
		return true;
	default:
		return false;
	}
}

/* -- what is broken */

/* The library counts one more where the last line has no end. */
static size_t line_of(const struct yaml_reader *reader, yaml_mark_t mark)
{
	return MIN(reader->held.first_line + mark.line,
		   reader->held.feed.lines) +
	       1;
}

static void note(struct yaml_reader *reader, yaml_mark_t mark, const char *why,
		 const char *what)
{
	reader->broken = why;
	reader->broken_at = mark.index;
	g_free(reader->detail);
	reader->detail =
		g_strdup_printf("line %zu: %s", line_of(reader, mark), what);
}

/* Goes to the next document; false at the end, and with an error. */
static bool next_document(struct yaml_reader *reader)
{
	bool is_there = yaml_held_next(&reader->held, &reader->error);

	begin_parser(reader);
	return is_there;
}

/* Goes to the next element of the list; false: there is none. */
static bool next_element(struct yaml_reader *reader)
{
	if (!yaml_held_seek(&reader->held,
			    yaml_lists_is_inside(&reader->lists) ||
				    yaml_lists_is_behind(&reader->lists),
			    &reader->error))
		return false;
	yaml_held_restart(&reader->held, yaml_lists_again(&reader->lists));
	reader->goes_on = true;
	begin_parser(reader);
	return true;
}

/* Whether there is more to be read, behind what is broken. */
static bool is_more(struct yaml_reader *reader)
{
	bool is_end = reader->held.column == YAML_NO_COLUMN ||
		      yaml_held_is_end(&reader->held, reader->broken_at,
				       &reader->error);

	if (reader->error)
		return false;
	if (next_element(reader))
		return true;
	if (reader->error)
		return false;
	reader->is_ended = !next_document(reader);
	return !reader->error &&
	       (!reader->is_ended || (!is_end && reader->has_records));
}

/* A document can not be read any further; false: nor can the file. */
static bool fail(struct yaml_reader *reader, GError **error)
{
	const struct source_file *file = reader->held.feed.file;

	if (!reader->error && is_more(reader)) {
		yaml_build_give_up(&reader->build, reader->broken);
		return true;
	}
	reader->is_ended = true;
	if (reader->error)
		g_propagate_error(error, g_steal_pointer(&reader->error));
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT, "%s%s%s",
			    file ? source_name(file) : "", file ? ": " : "",
			    reader->detail);
	return false;
}

static void note_broken(struct yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	g_autofree char *what =
		g_strconcat("not YAML: ", parser->problem, NULL);

	if (reader->waiting > longest(reader))
		note(reader, parser->mark, RECORD_TOO_LONG,
		     longest(reader) == LONGEST_PART ?
			     "a text is longer than 64 MiB" :
			     RECORD_TOO_LONG);
	else
		note(reader, parser->problem_mark, NOT_YAML, what);
}

/* -- records */

static void begin_document(struct yaml_reader *reader)
{
	if (reader->goes_on) {
		reader->goes_on = false;
		return;
	}
	yaml_lists_begin(&reader->lists);
	yaml_build_forget_document(&reader->build);
	reader->held.column = YAML_NO_COLUMN;
}

/* How far in the dashes of a list are. */
static void learn(struct yaml_reader *reader, const struct yaml_part *part,
		  enum yaml_place before)
{
	enum yaml_place place = reader->lists.place;

	if (place == YAML_NO_LIST && !reader->lists.is_known)
		reader->held.column = YAML_NO_COLUMN;
	else if (before == YAML_NO_LIST && !part->is_flow)
		yaml_held_learn(&reader->held);
}

/* It may be that nothing is wrong with it. */
static void note_element(struct yaml_reader *reader)
{
	if (reader->build.why)
		reader->detail = g_strdup_printf("line %zu: %s", reader->line,
						 reader->build.why);
}

static enum step take_part(struct yaml_reader *reader,
			   const yaml_event_t *event,
			   const struct yaml_part *part)
{
	struct yaml_lists *lists = &reader->lists;
	enum yaml_place before = lists->place;
	const char *what;
	bool is_record;

	if (yaml_lists_is_between(lists))
		reader->line = line_of(reader, event->start_mark);
	is_record = yaml_lists_take(lists, part, &reader->build);
	learn(reader, part, before);
	what = yaml_lists_odd(lists, part,
			      is_record && yaml_held_is_cut(&reader->held));
	if (what) {
		note(reader, event->start_mark,
		     strcmp(what, TOO_DEEP) == 0 ? TOO_DEEP : NOT_YAML, what);
		return STEP_BROKEN;
	}
	if (!is_record)
		return STEP_ON;
	note_element(reader);
	if (lists->is_rest)
		reader->line = line_of(reader, event->start_mark);
	return STEP_RECORD;
}

static enum step take(struct yaml_reader *reader, const yaml_event_t *event)
{
	struct yaml_part part;
	size_t index;

	if (event->type == YAML_DOCUMENT_START_EVENT)
		begin_document(reader);
	/* behind it a text may have the line of an element within */
	index = yaml_lists_is_behind(&reader->lists) ? event->start_mark.index :
						       event->end_mark.index;
	if (!yaml_held_pass(&reader->held, index,
			    yaml_lists_is_inside(&reader->lists))) {
		note(reader, event->start_mark, NOT_YAML,
		     "not YAML: the next element of the list stands within");
		return STEP_BROKEN;
	}
	if (part_of(event, &part))
		return take_part(reader, event, &part);
	return event->type == YAML_STREAM_END_EVENT ||
			       (event->type == YAML_DOCUMENT_END_EVENT &&
				!yaml_lists_is_list(&reader->lists)) ?
		       STEP_RECORD :
		       STEP_ON;
}

/* The library looks ahead: what is broken may stand behind the element. */
static bool fail_later(struct yaml_reader *reader)
{
	if (reader->error || !yaml_held_is_behind(&reader->held) ||
	    !yaml_lists_end_element(&reader->lists, &reader->build))
		return false;
	reader->later = g_steal_pointer(&reader->detail);
	note_element(reader);
	return true;
}

/* Reads to the end of a record or of the file; false with an error. */
static bool read_record(struct yaml_reader *reader, GError **error)
{
	yaml_event_type_t type;
	enum step step;

	do {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event)) {
			note_broken(reader);
			return fail_later(reader) || fail(reader, error);
		}
		reader->waiting = 0;
		type = event.type;
		step = take(reader, &event);
		yaml_event_delete(&event);
		if (step == STEP_BROKEN)
			return fail(reader, error);
	} while (step == STEP_ON);
	if (type != YAML_STREAM_END_EVENT)
		return true;
	reader->is_ended = !next_document(reader);
	return !reader->error || fail(reader, error);
}

const struct json *yaml_reader_next(struct yaml_reader *reader,
				    const char **why, GError **error)
{
	const struct json *record;

	*why = NULL;
	do {
		yaml_build_forget(&reader->build);
		g_free(reader->detail);
		reader->detail = g_steal_pointer(&reader->later);
		if (reader->is_ended ||
		    !(reader->detail ? fail(reader, error) :
				       read_record(reader, error)))
			return NULL;
		*why = reader->build.why;
		record = reader->build.document;
	} while (!*why &&
		 (yaml_lists_is_list(&reader->lists) ? !record :
						       json_is_null(record)));
	reader->has_records |= record != NULL;
	return record;
}

const char *yaml_reader_detail(const struct yaml_reader *reader)
{
	return reader->detail ? reader->detail : reader->build.why;
}
