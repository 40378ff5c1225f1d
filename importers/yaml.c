/* yaml.c -- YAML documents as the values that JSON is read to: the door to
 * libyaml
 *
 * Containers that are open stand on a stack, the innermost last; what ends is
 * added to the one around it.  What is too much is parsed on, but not kept.
 *
 * People keep manifests with templates in them.  `{{ .x }}` is YAML for a
 * mapping that has a mapping for its key, which nobody means: it is null.
 */
#include "importers/yaml.h"

#include "importers/text.h"
#include "model/error.h"

#include <string.h>
#include <yaml.h>

enum {
	DEEPEST = 64,
	HOPELESS = 256, /* in brackets: the library takes depth squared */
	MOST_PARTS = 500000,
	LONGEST = 16 * 1024 * 1024,
	LONGEST_PART = 64 * 1024 * 1024, /* which the library holds */
};

struct open {
	struct json *value;
	char *key; /* that waits for its value, or NULL */
	bool is_object, wants_key;
	bool is_flow, is_key;
	bool is_template; /* has had a mapping for its first key */
};

struct yaml_reader {
	yaml_parser_t parser;
	struct source_file *file;
	unsigned char held[4]; /* of the file, n_held of them */
	size_t n_held;
	size_t waiting; /* bytes read since the last event */
	GArray *stack;	/* of struct open */
	struct json *document;
	const char *why;
	size_t parts, length;
	int depth;	      /* of all that is open, be it read or not */
	uint32_t passed_over; /* how deep in the inner braces of a template */
	GError *error;	      /* of the file */
	bool is_ended;
};

static void clear(void *data)
{
	struct open *open = data;

	json_free(open->value);
	g_free(open->key);
}

/* The library refuses a file for a control character, which says nothing. */
static void blank_controls(unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((bytes[i] < ' ' && !memchr("\t\n\r", bytes[i], 3)) ||
		    bytes[i] == 0x7f)
			bytes[i] = ' ';
}

/* Bytes of a character that is not whole are held back. */
static int read_bytes(void *data, unsigned char *bytes, size_t size,
		      size_t *length)
{
	struct yaml_reader *reader = data;
	size_t got, all;

	do {
		memcpy(bytes, reader->held, reader->n_held);
		if (!source_read(reader->file, (char *)bytes + reader->n_held,
				 size - reader->n_held, &got, &reader->error))
			return false;
		all = reader->n_held + got;
		*length = text_make_valid((char *)bytes, all, got == 0);
		reader->n_held = all - *length;
		memcpy(reader->held, bytes + *length, reader->n_held);
	} while (*length == 0 && got > 0);
	blank_controls(bytes, *length);
	reader->waiting += *length;
	if (reader->waiting <= LONGEST_PART)
		return true;
	g_set_error(&reader->error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: line %zu: a text is longer than 64 MiB",
		    source_name(reader->file), reader->parser.mark.line + 1);
	return false;
}

struct yaml_reader *yaml_reader_new(struct source_file *file, const char *bytes,
				    size_t length)
{
	struct yaml_reader *reader = g_new0(struct yaml_reader, 1);

	if (!yaml_parser_initialize(&reader->parser))
		g_error("yaml_parser_initialize() failed");
	reader->file = file;
	reader->stack = g_array_new(false, true, sizeof(struct open));
	g_array_set_clear_func(reader->stack, clear);
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	if (file)
		yaml_parser_set_input(&reader->parser, read_bytes, reader);
	else
		yaml_parser_set_input_string(
			&reader->parser, (const unsigned char *)bytes, length);
	return reader;
}

void yaml_reader_free(struct yaml_reader *reader)
{
	if (!reader)
		return;
	yaml_parser_delete(&reader->parser);
	g_array_unref(reader->stack);
	json_free(reader->document);
	g_clear_error(&reader->error);
	g_free(reader);
}

static struct open *innermost(struct yaml_reader *reader)
{
	return reader->stack->len == 0 ?
		       NULL :
		       &g_array_index(reader->stack, struct open,
				      reader->stack->len - 1);
}

/* Nothing more is kept of this document. */
static void give_up(struct yaml_reader *reader, const char *why)
{
	if (!reader->why)
		reader->why = why;
	g_array_set_size(reader->stack, 0);
	g_clear_pointer(&reader->document, json_free);
}

static void add(struct yaml_reader *reader, struct json *value)
{
	struct open *open = innermost(reader);

	if (!open) {
		json_free(reader->document);
		reader->document = value;
		return;
	}
	json_add(open->value,
		 open->is_object ? (open->key ? open->key : "") : NULL, value);
	g_clear_pointer(&open->key, g_free);
	open->wants_key = open->is_object;
}

static bool is_null(const char *text, yaml_scalar_style_t style)
{
	return style == YAML_PLAIN_SCALAR_STYLE &&
	       (*text == '\0' || strcmp(text, "~") == 0 ||
		strcmp(text, "null") == 0 || strcmp(text, "Null") == 0 ||
		strcmp(text, "NULL") == 0);
}

static void add_scalar(struct yaml_reader *reader, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	struct open *open = innermost(reader);

	reader->length += length;
	if (open && open->wants_key) {
		open->key = g_strndup(text, length);
		open->wants_key = false;
	} else if (is_null(text, event->data.scalar.style)) {
		add(reader, json_new_null());
	} else {
		add(reader, json_new_text(text, length));
	}
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

static void begin(struct yaml_reader *reader, bool is_object, bool is_flow)
{
	struct open *around = innermost(reader);
	struct open open = {
		.is_object = is_object,
		.wants_key = is_object,
		.is_flow = is_flow,
		.is_key = around && around->wants_key,
	};

	if (begins_template(around, is_flow)) {
		reader->passed_over = 1;
		return;
	}
	if (reader->stack->len == DEEPEST) {
		give_up(reader, "nested too deep or of too many parts");
		return;
	}
	if (open.is_key && !is_flow) {
		give_up(reader, "a key is not a word");
		return;
	}
	open.value = is_object ? json_new_object() : json_new_array();
	g_array_append_val(reader->stack, open);
}

/* Behind the inner braces, which are the key of the outer ones. */
static void end_inner(struct yaml_reader *reader)
{
	struct open *open = innermost(reader);

	open->key = g_strdup("");
	open->wants_key = false;
}

static bool is_whole_template(const struct open *open)
{
	const struct json *only = json_first(open->value);

	return open->is_template && only && json_is_null(only) &&
	       !json_next(only);
}

static void end(struct yaml_reader *reader)
{
	struct open *open = innermost(reader);
	bool is_template, is_key;
	struct json *value;

	if (!open)
		return;
	is_template = is_whole_template(open);
	is_key = open->is_key;
	if (open->is_template != is_template || (is_key && !is_template)) {
		give_up(reader, "a key is not a word");
		return;
	}
	value = is_template ? json_new_null() : g_steal_pointer(&open->value);
	g_array_set_size(reader->stack, reader->stack->len - 1);
	if (is_key) {
		json_free(value);
		end_inner(reader);
	} else {
		add(reader, value);
	}
}

/* True: the event lies between the inner braces of a template. */
static bool pass_over(struct yaml_reader *reader, yaml_event_type_t type)
{
	if (reader->passed_over == 0)
		return false;
	if (type == YAML_SEQUENCE_START_EVENT ||
	    type == YAML_MAPPING_START_EVENT)
		reader->passed_over++;
	else if (type == YAML_SEQUENCE_END_EVENT ||
		 type == YAML_MAPPING_END_EVENT)
		reader->passed_over--;
	if (reader->passed_over == 0)
		end_inner(reader);
	return true;
}

static void take(struct yaml_reader *reader, const yaml_event_t *event)
{
	if (reader->why)
		return;
	if (++reader->parts > MOST_PARTS)
		give_up(reader, "nested too deep or of too many parts");
	else if (reader->length > LONGEST)
		give_up(reader, "longer than 16 MiB");
	if (reader->why)
		return;
	if (pass_over(reader, event->type))
		return;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		add_scalar(reader, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		begin(reader, false, false);
		break;
	case YAML_MAPPING_START_EVENT:
		begin(reader, true,
		      event->data.mapping_start.style ==
			      YAML_FLOW_MAPPING_STYLE);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		end(reader);
		break;
	case YAML_ALIAS_EVENT:
		give_up(reader, "an alias (*name) is not read");
		break;
	default:
		break;
	}
}

static const char *name_of(const struct yaml_reader *reader)
{
	return reader->file ? source_name(reader->file) : "";
}

static bool fail(struct yaml_reader *reader, GError **error)
{
	reader->is_ended = true;
	if (reader->error)
		g_propagate_error(error, g_steal_pointer(&reader->error));
	else
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
			    "%s%sline %zu: not YAML: %s", name_of(reader),
			    reader->file ? ": " : "",
			    reader->parser.problem_mark.line + 1,
			    reader->parser.problem ? reader->parser.problem :
						     "unreadable");
	return false;
}

/* False: brackets are nested so deep that the file is not read any further. */
static bool goes_on(struct yaml_reader *reader, const yaml_event_t *event)
{
	bool is_flow = false;

	if (event->type == YAML_SEQUENCE_START_EVENT)
		is_flow = event->data.sequence_start.style ==
			  YAML_FLOW_SEQUENCE_STYLE;
	else if (event->type == YAML_MAPPING_START_EVENT)
		is_flow = event->data.mapping_start.style ==
			  YAML_FLOW_MAPPING_STYLE;
	else if (event->type == YAML_SEQUENCE_END_EVENT ||
		 event->type == YAML_MAPPING_END_EVENT)
		reader->depth--;
	if (event->type == YAML_SEQUENCE_START_EVENT ||
	    event->type == YAML_MAPPING_START_EVENT)
		reader->depth++;
	if (!is_flow || reader->depth <= HOPELESS)
		return true;
	g_set_error(&reader->error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s%sline %zu: nested too deep", name_of(reader),
		    reader->file ? ": " : "", event->start_mark.line + 1);
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
			return fail(reader, error);
		reader->waiting = 0;
		type = event.type;
		is_good = goes_on(reader, &event);
		take(reader, &event);
		yaml_event_delete(&event);
		if (!is_good)
			return fail(reader, error);
	} while (type != YAML_DOCUMENT_END_EVENT &&
		 type != YAML_STREAM_END_EVENT);
	reader->is_ended = type == YAML_STREAM_END_EVENT;
	return true;
}

const struct json *yaml_reader_next(struct yaml_reader *reader,
				    const char **why, GError **error)
{
	*why = NULL;
	while (!reader->is_ended) {
		g_clear_pointer(&reader->document, json_free);
		g_array_set_size(reader->stack, 0);
		reader->why = NULL;
		reader->parts = reader->length = reader->passed_over = 0;
		reader->depth = 0;
		if (!read_document(reader, error))
			return NULL;
		*why = reader->why;
		if (reader->why)
			return NULL;
		if (!json_is_null(reader->document))
			return reader->document;
	}
	return NULL;
}
