/* xml_records.c -- elements of XML that open and close, made into records
 *
 * Elements that are open stand on a stack.  Those around a record are kept with
 * their attributes only; in a record, what ends becomes a child of the one
 * around it.
 */
#include "importers/xml_records.h"

#include "importers/record_limits.h"

#include <string.h>

enum {
	DEEPEST = 64,
	MOST_PARTS = 500000,
	LONGEST_TEXT = 64 * 1024,
	PROPERTIES = 64, /* that are kept of an element */
	LONGEST_PROPERTY = 256,
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

static void free_text(void *text)
{
	g_string_free(text, true);
}

void xml_records_open(struct xml_records *records)
{
	records->around =
		g_ptr_array_new_with_free_func((GDestroyNotify)json_free);
	records->texts = g_ptr_array_new_with_free_func(free_text);
	records->names = g_ptr_array_new_with_free_func(g_free);
}

void xml_records_close(struct xml_records *records)
{
	g_ptr_array_unref(records->around);
	g_ptr_array_unref(records->texts);
	g_ptr_array_unref(records->names);
}

const char *xml_local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

bool xml_records_has(const struct xml_records *records, const char *name)
{
	for (int i = 0; records->kinds && records->kinds[i]; i++)
		if (strcmp(records->kinds[i], xml_local_name(name)) == 0)
			return true;
	return false;
}

static struct json *make_element(const char *name, const char **attributes)
{
	struct json *element = json_new_object();

	name = xml_local_name(name);
	json_add(element, XML_NAME, json_new_text(name, strlen(name)));
	for (; *attributes; attributes += 2)
		json_add(element, attributes[0],
			 json_new_text(attributes[1], strlen(attributes[1])));
	return element;
}

static void push(struct xml_records *records, const char *name,
		 const char **attributes)
{
	g_ptr_array_add(records->around, make_element(name, attributes));
	g_ptr_array_add(records->texts, g_string_new(NULL));
	g_ptr_array_add(records->names, g_strdup(name));
}

/* The innermost element; the caller's. */
static struct json *pop(struct xml_records *records)
{
	uint32_t last = records->around->len - 1;

	g_ptr_array_set_size(records->texts, (int)last);
	g_ptr_array_set_size(records->names, (int)last);
	return g_ptr_array_steal_index(records->around, last);
}

static void check_size(struct xml_records *records, const char **attributes)
{
	for (; *attributes; attributes++)
		records->length += strlen(*attributes);
	if (++records->parts > MOST_PARTS ||
	    records->depth - records->record_depth > DEEPEST)
		records->why = RECORD_TOO_DEEP;
	else if (records->length > RECORD_LONGEST)
		records->why = RECORD_TOO_LONG;
}

/* Not of what is around records: what is deeper is not kept. */
static bool is_too_deep(const struct xml_records *records)
{
	return records->record_depth == 0 && records->depth > DEEPEST;
}

static void begin_record(struct xml_records *records)
{
	records->record_depth = records->depth;
	records->parts = records->length = 0;
	records->nested_at = 0;
	records->why = NULL;
}

/* False: nothing is kept of the element. */
static bool begin_in_record(struct xml_records *records, const char *name,
			    const char **attributes, uint64_t byte)
{
	bool is_first = records->depth == records->record_depth;

	if (!is_first && records->nested_at == 0 &&
	    xml_records_has(records, name))
		records->nested_at = byte;
	if (!records->why)
		check_size(records, attributes);
	return !records->why;
}

enum xml_step xml_records_begin(struct xml_records *records, const char *name,
				const char **attributes, uint64_t byte,
				bool is_strict)
{
	records->depth++;
	if (is_too_deep(records)) {
		if (records->depth == DEEPEST + 1)
			records->sink->broken(records->data, RECORD_TOO_DEEP,
					      byte);
		return XML_GO_ON;
	}
	if (records->record_depth == 0 && xml_records_has(records, name))
		begin_record(records);
	if (records->record_depth > 0 &&
	    !begin_in_record(records, name, attributes, byte))
		return records->nested_at ? XML_NESTED : XML_GO_ON;
	if (records->nested_at && is_strict)
		return XML_NESTED;
	push(records, name, attributes);
	if (records->depth > 1)
		return XML_GO_ON;
	records->kinds =
		records->sink->root(records->data, records->around->pdata[0]);
	return records->kinds ? XML_GO_ON : XML_NOT_WANTED;
}

void xml_records_text(struct xml_records *records, const char *text,
		      size_t length)
{
	GString *all;

	if (records->record_depth == 0 || records->why)
		return;
	all = records->texts->pdata[records->texts->len - 1];
	length = MIN(length, LONGEST_TEXT - all->len);
	g_string_append_len(all, text, (gssize)length);
}

/* <properties> of an element that is open: only its first. */
static void end_properties(struct xml_records *records,
			   const struct json *element)
{
	uint32_t n = records->around->len;

	if (!xml_is(element, "properties") || n == 0)
		return;
	records->properties = 0;
	if (!json_member(records->around->pdata[n - 1], XML_PROPERTY))
		json_add(records->around->pdata[n - 1], XML_PROPERTY,
			 json_new_text("", 0));
}

static void keep_property(struct xml_records *records,
			  const struct json *element)
{
	uint32_t n = records->around->len;
	const char *name = json_text(json_member(element, "name"));
	const char *value = json_text(json_member(element, "value"));
	g_autofree char *key = NULL;
	struct json *owner;

	if (!xml_is(element, "property") || n < 2 || !name || !value ||
	    strlen(name) + strlen(value) > LONGEST_PROPERTY ||
	    !xml_is(records->around->pdata[n - 1], "properties"))
		return;
	owner = records->around->pdata[n - 2];
	key = g_strconcat(XML_PROPERTY, name, NULL);
	if (json_member(owner, XML_PROPERTY) || json_member(owner, key) ||
	    records->properties++ >= PROPERTIES)
		return;
	json_add(owner, key, json_new_text(value, strlen(value)));
}

static void give_record(struct xml_records *records, const struct json *record)
{
	records->record_depth = 0;
	records->nested_at = 0;
	records->given++;
	records->sink->record(records->data, records->around, record);
}

void xml_records_drop(struct xml_records *records, uint32_t depth)
{
	while (records->around->len > depth)
		json_free(pop(records));
	records->depth = records->around->len;
	records->record_depth = 0;
	records->nested_at = 0;
}

/* Nothing is kept of a record that is passed over. */
static void end_passed_over(struct xml_records *records, uint64_t byte)
{
	if (records->depth > records->record_depth)
		return;
	while (records->around->len >= records->record_depth)
		json_free(pop(records));
	records->record_depth = 0;
	records->nested_at = 0;
	records->sink->broken(records->data, records->why, byte);
}

static void end_child(struct xml_records *records, struct json *element)
{
	uint32_t n = records->around->len;
	struct json *parent = records->around->pdata[n - 1];

	if (!json_member(parent, XML_CHILDREN))
		json_add(parent, XML_CHILDREN, json_new_array());
	json_add((struct json *)json_member(parent, XML_CHILDREN), NULL,
		 element);
}

static void end_element(struct xml_records *records)
{
	uint32_t last = records->around->len - 1;
	const GString *text = records->texts->pdata[last];
	struct json *element = records->around->pdata[last];

	if (text->len > 0)
		json_add(element, XML_TEXT,
			 json_new_text(text->str, text->len));
	pop(records);
	if (records->record_depth > 0 &&
	    records->depth > records->record_depth) {
		end_child(records, element);
		return;
	}
	if (records->record_depth > 0) {
		give_record(records, element);
	} else {
		keep_property(records, element);
		end_properties(records, element);
	}
	json_free(element);
}

void xml_records_end(struct xml_records *records, uint64_t byte)
{
	if (records->record_depth > 0 && records->why)
		end_passed_over(records, byte);
	else if (!is_too_deep(records) && records->around->len > 0)
		end_element(records);
	records->depth--;
}
