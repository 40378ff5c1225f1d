/* xml_records.h -- elements of XML that open and close, made into records */
#ifndef IMPORTERS_XML_RECORDS_H
#define IMPORTERS_XML_RECORDS_H

#include "importers/xml.h"

struct xml_records {
	const struct xml_sink *sink;
	void *data;
	const char *const *kinds; /* which are records; NULL: no root yet */
	GPtrArray *around;	  /* of struct json *, open elements */
	GPtrArray *texts;	  /* of GString *, theirs */
	GPtrArray *names;	  /* of char *, theirs with their prefixes */
	uint32_t depth;		  /* of all open elements */
	uint32_t record_depth;	  /* 0: not in a record */
	size_t parts, length;	  /* of the record */
	uint32_t properties;	  /* kept of the element around */
	const char *why;	  /* the record is passed over */
	uint64_t given;		  /* records that were whole */
	uint64_t nested_at; /* the first in it that is called as one; 0: none */
};

void xml_records_open(struct xml_records *records);
void xml_records_close(struct xml_records *records);

enum xml_step {
	XML_GO_ON,
	XML_NOT_WANTED, /* the file is none that is read */
	XML_NESTED,	/* a record in one, which must be broken */
};

/*
 * An element that begins at `byte`; attributes as expat has them.  `is_strict`:
 * no record can be in another.
 */
enum xml_step xml_records_begin(struct xml_records *records, const char *name,
				const char **attributes, uint64_t byte,
				bool is_strict);
void xml_records_text(struct xml_records *records, const char *text,
		      size_t length);
/* The innermost element ends. */
void xml_records_end(struct xml_records *records, uint64_t byte);

/* Forgets the record that is open, and of those around it all but `depth`. */
void xml_records_drop(struct xml_records *records, uint32_t depth);
/* Whether elements of that name, with its prefix, are records. */
bool xml_records_has(const struct xml_records *records, const char *name);
/* Without its prefix. */
const char *xml_local_name(const char *name);

#endif
