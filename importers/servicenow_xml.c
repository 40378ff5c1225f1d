/* servicenow_xml.c -- a record of ServiceNow's XML as one of its JSON
 *
 * A list that is exported has a reference's id as the text and what is shown
 * for it as an attribute; the interface has elements for both.
 */
#include "importers/servicenow_xml.h"

#include "importers/xml.h"

#include <string.h>

static struct json *text_of(const char *text)
{
	return json_new_text(text, strlen(text));
}

static struct json *value_of(const struct json *element)
{
	const struct json *shown = json_member(element, "display_value");
	const struct json *value = xml_child(element, "value");
	struct json *both;

	if (!shown && xml_child(element, "display_value"))
		shown = json_member(xml_child(element, "display_value"),
				    XML_TEXT);
	if (!shown && !value)
		return text_of(xml_text(element));
	both = json_new_object();
	json_add(both, "value", text_of(xml_text(value ? value : element)));
	if (json_text(shown))
		json_add(both, "display_value", text_of(json_text(shown)));
	return both;
}

struct json *servicenow_xml_record(const struct json *element)
{
	struct json *record = json_new_object();
	const char *name = json_text(json_member(element, XML_NAME));
	const struct json *children = json_member(element, XML_CHILDREN);

	if (name && strcmp(name, "result") != 0)
		json_add(record, "sys_class_name", text_of(name));
	for (const struct json *child = json_first(children); child;
	     child = json_next(child)) {
		const char *key = json_text(json_member(child, XML_NAME));

		if (key)
			json_add(record, key, value_of(child));
	}
	return record;
}
