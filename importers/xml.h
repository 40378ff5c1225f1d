/* xml.h -- files of XML, some of whose elements are records */
#ifndef IMPORTERS_XML_H
#define IMPORTERS_XML_H

#include "importers/json.h"
#include "importers/source.h"

/*
 * An element is an object: its attributes are members; XML_NAME is its name,
 * XML_TEXT the text in it (the first 64 KiB), XML_CHILDREN the elements in it
 * (an array), where there are any.  What stands around a record has, of the
 * elements before it, only <property name="N" value="V"/> of its <properties>,
 * as the member XML_PROPERTY "N".
 */
#define XML_NAME "<>"
#define XML_TEXT "\""
#define XML_CHILDREN "/"
#define XML_PROPERTY "="

/* The first element in `element` that has this name (a local one); or NULL. */
const struct json *xml_child(const struct json *element, const char *name);
/* The text in it; "" if there is none. */
const char *xml_text(const struct json *element);
/* Whether its name is this one. */
bool xml_is(const struct json *element, const char *name);

/* Who is told; values are valid during the call. */
struct xml_sink {
	/*
	 * The root: which elements are records, NULL-terminated; NULL if none,
	 * and the reading ends.
	 */
	const char *const *(*root)(void *data, const struct json *root);
	/* Those around it, from the root: of struct json *, no children. */
	void (*record)(void *data, const GPtrArray *around,
		       const struct json *record);
	/* A record that is passed over, too large or too deep. */
	void (*broken)(void *data, const char *why, uint64_t byte);
};

/*
 * Reads `file`.  False with an error where it is not XML or breaks off, and if
 * it has a DOCTYPE, which is refused: entities could make it grow without end
 * or name other files.
 */
bool xml_read(struct source_file *file, const struct xml_sink *sink, void *data,
	      GError **error);

#endif
