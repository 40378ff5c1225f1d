/* xml_clean.h -- XML as it is found, made into XML that a parser takes */
#ifndef IMPORTERS_XML_CLEAN_H
#define IMPORTERS_XML_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

enum { XML_CLEAN_ROOM = 16, XML_DECLARATION = 128 };

/* `held` bytes at the end of a piece belong to the next one. */
struct xml_clean {
	bool is_utf8; /* then what is not becomes a question mark */
	size_t held;
};

/*
 * Blanks, in place, the control characters that XML does not allow and the
 * references to them (&#27;).  Returns how many bytes are done; the others are
 * held, fewer than XML_CLEAN_ROOM, none if it `is_last`.
 */
size_t xml_clean(struct xml_clean *clean, char *bytes, size_t length,
		 bool is_last);

/* What the declaration says; UTF-16 has been made into UTF-8 before. */
enum xml_encoding { XML_UTF8, XML_WAS_UTF16, XML_OTHER };
enum xml_encoding xml_encoding(const char *head, size_t length);

#endif
