/* yaml.c -- YAML documents as the values that JSON is read to: the door to
 * libyaml
 */
#include "importers/yaml.h"

#include "importers/yaml_build.h"
#include "importers/yaml_feed.h"
#include "model/error.h"

#include <string.h>
#include <yaml.h>

enum {
	HOPELESS = 256, /* in brackets: the library takes depth squared */
	LONGEST_PART = 64 * 1024 * 1024, /* which the library holds */
};

struct yaml_reader {
	yaml_parser_t parser;
	struct yaml_feed feed;
	size_t waiting; /* bytes read since the last event */
	struct yaml_build build;
	char *detail;	/* of a document that is broken, or NULL */
	uint32_t depth; /* of all that is open, be it kept or not */
	GError *error;	/* of the file */
	bool is_ended;
};

static int read_bytes(void *data, unsigned char *bytes, size_t size,
		      size_t *length)
{
	struct yaml_reader *reader = data;

	if (!yaml_feed_read(&reader->feed, bytes, size, length, &reader->error))
		return false;
	reader->waiting += *length;
	return reader->waiting <= LONGEST_PART;
}

static void begin_parser(struct yaml_reader *reader)
{
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
	reader->feed.file = file;
	reader->feed.bytes = bytes;
	reader->feed.left = length;
	yaml_build_open(&reader->build);
	return reader;
}

void yaml_reader_free(struct yaml_reader *reader)
{
	if (!reader)
		return;
	yaml_parser_delete(&reader->parser);
	yaml_build_close(&reader->build);
	g_clear_error(&reader->error);
	g_free(reader->detail);
	g_free(reader);
}

static void take(struct yaml_build *build, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		yaml_build_scalar(build, (const char *)event->data.scalar.value,
				  event->data.scalar.length,
				  event->data.scalar.style ==
					  YAML_PLAIN_SCALAR_STYLE);
		break;
	case YAML_SEQUENCE_START_EVENT:
		yaml_build_begin(build, false, false);
		break;
	case YAML_MAPPING_START_EVENT:
		yaml_build_begin(build, true,
				 event->data.mapping_start.style ==
					 YAML_FLOW_MAPPING_STYLE);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		yaml_build_end(build);
		break;
	case YAML_ALIAS_EVENT:
		yaml_build_give_up(build, "an alias (*name) is not read");
		break;
	default:
		break;
	}
}

/* Goes to the next part of the file; false at its end, and with an error. */
static bool next_part(struct yaml_reader *reader)
{
	bool is_there = yaml_feed_next(&reader->feed, &reader->error);

	yaml_parser_delete(&reader->parser);
	begin_parser(reader);
	return is_there;
}

static void note(struct yaml_reader *reader, yaml_mark_t mark, const char *what)
{
	g_free(reader->detail);
	reader->detail = g_strdup_printf(
		"line %zu: %s", reader->feed.first_line + mark.line + 1, what);
}

/* A document can not be read any further; false: nor can the file. */
static bool fail(struct yaml_reader *reader, const char *why, GError **error)
{
	const struct source_file *file = reader->feed.file;

	if (!reader->error && next_part(reader)) {
		yaml_build_give_up(&reader->build, why);
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

static bool fail_broken(struct yaml_reader *reader, GError **error)
{
	g_autofree char *what =
		g_strconcat("not YAML: ", reader->parser.problem, NULL);

	if (reader->waiting > LONGEST_PART) {
		note(reader, reader->parser.mark,
		     "a text is longer than 64 MiB");
		return fail(reader, "longer than 16 MiB", error);
	}
	note(reader, reader->parser.problem_mark, what);
	return fail(reader, "not YAML", error);
}

static bool is_flow(const yaml_event_t *event)
{
	return (event->type == YAML_SEQUENCE_START_EVENT &&
		event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE) ||
	       (event->type == YAML_MAPPING_START_EVENT &&
		event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

/* False: brackets are nested so deep that it is not read any further. */
static bool goes_on(struct yaml_reader *reader, const yaml_event_t *event)
{
	if (event->type == YAML_SEQUENCE_END_EVENT ||
	    event->type == YAML_MAPPING_END_EVENT)
		reader->depth--;
	if (event->type == YAML_SEQUENCE_START_EVENT ||
	    event->type == YAML_MAPPING_START_EVENT)
		reader->depth++;
	if (reader->depth <= HOPELESS || !is_flow(event))
		return true;
	note(reader, event->start_mark, "nested too deep");
	return false;
}

/* Reads to the end of a document or of the file; false with an error. */
static bool read_document(struct yaml_reader *reader, GError **error)
{
	yaml_event_type_t type;
	bool is_good;

	do {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event))
			return fail_broken(reader, error);
		reader->waiting = 0;
		type = event.type;
		is_good = goes_on(reader, &event);
		take(&reader->build, &event);
		yaml_event_delete(&event);
		if (!is_good)
			return fail(reader, "nested too deep", error);
	} while (type != YAML_DOCUMENT_END_EVENT &&
		 type != YAML_STREAM_END_EVENT);
	if (type != YAML_STREAM_END_EVENT)
		return true;
	reader->is_ended = !next_part(reader);
	return !reader->error || fail(reader, NULL, error);
}

const struct json *yaml_reader_next(struct yaml_reader *reader,
				    const char **why, GError **error)
{
	*why = NULL;
	do {
		yaml_build_forget(&reader->build);
		g_clear_pointer(&reader->detail, g_free);
		reader->depth = 0;
		if (reader->is_ended || !read_document(reader, error))
			return NULL;
		*why = reader->build.why;
	} while (!*why && json_is_null(reader->build.document));
	return reader->build.document;
}

const char *yaml_reader_detail(const struct yaml_reader *reader)
{
	return reader->detail ? reader->detail : reader->build.why;
}
