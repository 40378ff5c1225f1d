/* xml.c -- files of XML, some of whose elements are records: the door to expat
 *
 * Elements that are open stand on a stack.  Those around a record are kept with
 * their attributes only; in a record, what ends becomes a child of the one
 * around it.  Characters that XML does not allow are found in test reports all
 * the same (terminals' escapes), so they are blanked before the parser.
 */
#include "importers/xml.h"

#include "importers/xml_clean.h"
#include "model/error.h"

#include <expat.h>
#include <inttypes.h>
#include <string.h>

enum {
	PIECE = 64 * 1024,
	DEEPEST = 64,
	MOST_PARTS = 500000,
	LONGEST_TEXT = 64 * 1024,
	LONGEST = 16 * 1024 * 1024,
	LONGEST_TAG = 64 * 1024 * 1024,
	PROPERTIES = 64, /* that are kept of an element */
	LONGEST_PROPERTY = 256,
};

struct reader {
	const struct xml_sink *sink;
	void *data;
	XML_Parser parser;
	const char *const *records;
	GPtrArray *around;     /* of struct json *, of open elements */
	GPtrArray *texts;      /* of GString *, of those of a record */
	uint32_t depth;	       /* of all open elements */
	uint32_t record_depth; /* 0: not in a record */
	size_t parts, length;
	uint32_t properties; /* kept of the element around */
	const char *why;     /* the record is passed over */
	const char *refused; /* the file is */
};

bool xml_is(const struct json *element, const char *name)
{
	const char *own = json_text(json_member(element, XML_NAME));

	return own && strcmp(own, name) == 0;
}

const struct json *xml_child(const struct json *element, const char *name)
{
	const struct json *children = json_member(element, XML_CHILDREN);

	for (const struct json *child = json_first(children); child;
	     child = json_next(child))
		if (xml_is(child, name))
			return child;
	return NULL;
}

const char *xml_text(const struct json *element)
{
	const char *text = json_text(json_member(element, XML_TEXT));

	return text ? text : "";
}

/* Without its prefix. */
static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static struct json *make_element(const char *name, const char **attributes)
{
	struct json *element = json_new_object();

	name = local_name(name);
	json_add(element, XML_NAME, json_new_text(name, strlen(name)));
	for (; *attributes; attributes += 2)
		json_add(element, attributes[0],
			 json_new_text(attributes[1], strlen(attributes[1])));
	return element;
}

static bool is_record(const struct reader *reader, const char *name)
{
	for (int i = 0; reader->records && reader->records[i]; i++)
		if (strcmp(reader->records[i], local_name(name)) == 0)
			return true;
	return false;
}

static void stop(struct reader *reader, const char *why)
{
	reader->refused = why;
	XML_StopParser(reader->parser, XML_FALSE);
}

static void free_text(void *text)
{
	g_string_free(text, true);
}

static void check_size(struct reader *reader, const char **attributes)
{
	for (; *attributes; attributes++)
		reader->length += strlen(*attributes);
	if (++reader->parts > MOST_PARTS ||
	    reader->depth - reader->record_depth > DEEPEST)
		reader->why = "nested too deep or of too many parts";
	else if (reader->length > LONGEST)
		reader->why = "longer than 16 MiB";
}

static void begin(void *data, const char *name, const char **attributes)
{
	struct reader *reader = data;

	reader->depth++;
	if (reader->record_depth == 0 && is_record(reader, name)) {
		reader->record_depth = reader->depth;
		reader->parts = reader->length = 0;
		reader->why = NULL;
	}
	if (reader->record_depth > 0)
		check_size(reader, attributes);
	else if (reader->depth > DEEPEST)
		stop(reader, "nested too deep");
	if (reader->refused || (reader->record_depth > 0 && reader->why))
		return;
	g_ptr_array_add(reader->around, make_element(name, attributes));
	g_ptr_array_add(reader->texts, g_string_new(NULL));
	if (reader->depth > 1)
		return;
	reader->records =
		reader->sink->root(reader->data, reader->around->pdata[0]);
	if (!reader->records)
		stop(reader, "");
}

static void give_record(struct reader *reader, const struct json *record)
{
	if (reader->why)
		reader->sink->broken(
			reader->data, reader->why,
			(uint64_t)XML_GetCurrentByteIndex(reader->parser));
	else
		reader->sink->record(reader->data, reader->around, record);
	reader->record_depth = 0;
}

/* Nothing is kept of a record that is passed over. */
static void end_passed_over(struct reader *reader)
{
	while (reader->around->len >= reader->record_depth) {
		json_free(g_ptr_array_steal_index(reader->around,
						  reader->around->len - 1));
		g_ptr_array_set_size(reader->texts,
				     (int)reader->texts->len - 1);
	}
	if (reader->depth == reader->record_depth)
		give_record(reader, NULL);
}

/* <properties> of an element that is open: only its first. */
static void end_properties(struct reader *reader, const struct json *element)
{
	uint32_t n = reader->around->len;

	if (!xml_is(element, "properties") || n == 0)
		return;
	reader->properties = 0;
	if (!json_member(reader->around->pdata[n - 1], XML_PROPERTY))
		json_add(reader->around->pdata[n - 1], XML_PROPERTY,
			 json_new_text("", 0));
}

static void keep_property(struct reader *reader, const struct json *element)
{
	uint32_t n = reader->around->len;
	const char *name = json_text(json_member(element, "name"));
	const char *value = json_text(json_member(element, "value"));
	g_autofree char *key = NULL;
	struct json *owner;

	if (!xml_is(element, "property") || n < 2 || !name || !value ||
	    strlen(name) + strlen(value) > LONGEST_PROPERTY ||
	    !xml_is(reader->around->pdata[n - 1], "properties"))
		return;
	owner = reader->around->pdata[n - 2];
	key = g_strconcat(XML_PROPERTY, name, NULL);
	if (json_member(owner, XML_PROPERTY) || json_member(owner, key) ||
	    reader->properties++ >= PROPERTIES)
		return;
	json_add(owner, key, json_new_text(value, strlen(value)));
}

static void end_element(struct reader *reader)
{
	uint32_t last = reader->around->len - 1;
	struct json *element = g_ptr_array_steal_index(reader->around, last);
	GString *text = reader->texts->pdata[last];
	struct json *parent;

	if (text->len > 0)
		json_add(element, XML_TEXT,
			 json_new_text(text->str, text->len));
	g_ptr_array_set_size(reader->texts, (int)last);
	if (reader->record_depth == 0 ||
	    reader->depth == reader->record_depth) {
		if (reader->record_depth > 0) {
			give_record(reader, element);
		} else {
			keep_property(reader, element);
			end_properties(reader, element);
		}
		json_free(element);
		return;
	}
	parent = reader->around->pdata[last - 1];
	if (!json_member(parent, XML_CHILDREN))
		json_add(parent, XML_CHILDREN, json_new_array());
	json_add((struct json *)json_member(parent, XML_CHILDREN), NULL,
		 element);
}

static void end(void *data, const char *name)
{
	struct reader *reader = data;

	(void)name;
	if (reader->record_depth > 0 && reader->why)
		end_passed_over(reader);
	else if (reader->around->len > 0)
		end_element(reader);
	reader->depth--;
}

static void add_text(void *data, const char *text, int length)
{
	struct reader *reader = data;
	GString *all;

	if (reader->record_depth == 0 || reader->why)
		return;
	all = reader->texts->pdata[reader->texts->len - 1];
	length = MIN(length, LONGEST_TEXT - (int)all->len);
	if (length > 0)
		g_string_append_len(all, text, length);
}

static void refuse_doctype(void *data, const char *name, const char *system,
			   const char *public, int has_internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	stop(data, "a DOCTYPE is refused: its entities could be anything");
}

/* Encodings of one byte a character: their letters may be wrong, not more. */
static int know_encoding(void *data, const char *name, XML_Encoding *info)
{
	(void)data;
	(void)name;
	for (int i = 0; i < 256; i++)
		info->map[i] = i;
	info->data = NULL;
	info->convert = NULL;
	info->release = NULL;
	return XML_STATUS_OK;
}

static bool fail(struct source_file *file, const struct reader *reader,
		 GError **error)
{
	const char *why = reader->refused;

	if (why && *why == '\0')
		return true; /* nobody wants it */
	if (!why)
		why = XML_ErrorString(XML_GetErrorCode(reader->parser));
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s:%" PRIu64 ": %s", source_name(file),
		    (uint64_t)XML_GetCurrentLineNumber(reader->parser), why);
	return false;
}

/*
 * The parser looks at a tag from its beginning each time that more of it comes,
 * so each time as much comes as there is.
 */
static size_t next_piece(struct reader *reader, uint64_t parsed)
{
	XML_Index done = XML_GetCurrentByteIndex(reader->parser);
	uint64_t waiting = done < 0 ? 0 : parsed - (uint64_t)done;

	if (waiting > LONGEST_TAG)
		stop(reader, "a tag or a comment is longer than 64 MiB");
	return MAX(PIECE, MIN(waiting, LONGEST_TAG));
}

/* As many bytes as there are, up to `size`; none only at the end. */
static bool fill(struct source_file *file, char *bytes, size_t size,
		 size_t *length, GError **error)
{
	size_t got;

	*length = 0;
	do {
		if (!source_read(file, bytes + *length, size - *length, &got,
				 *length == 0 ? error : NULL))
			return *length > 0; /* it will fail again */
		*length += got;
	} while (got > 0 && *length < size);
	return true;
}

static bool parse(struct source_file *file, struct reader *reader, bool is_utf8,
		  GError **error)
{
	struct xml_clean clean = { .is_utf8 = is_utf8 };
	g_autofree char *bytes = NULL;
	uint64_t parsed = 0;
	bool is_last = false;

	while (!is_last) {
		size_t piece = next_piece(reader, parsed), length;

		bytes = g_realloc(bytes, piece + XML_CLEAN_ROOM);
		if (!fill(file, bytes + clean.held, piece, &length, error))
			return false;
		is_last = length == 0;
		length = xml_clean(&clean, bytes, clean.held + length, is_last);
		parsed += length;
		if (XML_Parse(reader->parser, bytes, (int)length, is_last) !=
		    XML_STATUS_OK)
			return fail(file, reader, error);
		memmove(bytes, bytes + length, clean.held);
	}
	return true;
}

bool xml_read(struct source_file *file, const struct xml_sink *sink, void *data,
	      GError **error)
{
	g_autoptr(GPtrArray) around =
		g_ptr_array_new_with_free_func((GDestroyNotify)json_free);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(free_text);
	struct reader reader = {
		.sink = sink,
		.data = data,
		.around = around,
		.texts = texts,
	};
	enum xml_encoding encoding;
	const char *head;
	size_t length;
	bool is_read;

	if (!source_peek(file, XML_DECLARATION, &head, &length, error))
		return false;
	encoding = xml_encoding(head, MIN(length, XML_DECLARATION));
	reader.parser =
		XML_ParserCreate(encoding == XML_OTHER ? NULL : "UTF-8");
	XML_SetUserData(reader.parser, &reader);
	XML_SetElementHandler(reader.parser, begin, end);
	XML_SetCharacterDataHandler(reader.parser, add_text);
	XML_SetStartDoctypeDeclHandler(reader.parser, refuse_doctype);
	XML_SetUnknownEncodingHandler(reader.parser, know_encoding, NULL);
	is_read = parse(file, &reader, encoding != XML_OTHER, error);
	XML_ParserFree(reader.parser);
	return is_read;
}
