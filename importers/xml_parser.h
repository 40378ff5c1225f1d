/* xml_parser.h -- what is well-formed of XML, made into records */
#ifndef IMPORTERS_XML_PARSER_H
#define IMPORTERS_XML_PARSER_H

#include "importers/xml_records.h"

struct XML_ParserStruct; /* of expat */

enum { LAST = 32 };

struct xml_parser {
	struct xml_records records;
	struct XML_ParserStruct *expat;
	const char *encoding;
	uint64_t first;	       /* byte of the file that it had first ... */
	size_t before;	       /* ... and how many it had before that */
	uint64_t fed;	       /* the next one that it gets */
	uint64_t good;	       /* where the last part that was good ended */
	uint64_t strict_until; /* which no record that begins before contains */
	bool is_cdata;
	char last[LAST]; /* bytes of it */
	size_t n_last;
	const char *halted; /* if it was not expat that ended it: why */
	bool is_unwanted;   /* the file is */
	bool is_refused;    /* the file is */
};

void xml_parser_open(struct xml_parser *parser, const struct xml_sink *sink,
		     void *data, const char *encoding);
void xml_parser_close(struct xml_parser *parser);

/*
 * Begins anew at that byte of the file, in the elements that are open.
 * `instead`, a tag or NULL, is read before it.  False: the file is not wanted.
 */
bool xml_parser_begin(struct xml_parser *parser, uint64_t byte,
		      const char *instead);
/* False: from parser->good on it is broken, or is not wanted. */
bool xml_parser_feed(struct xml_parser *parser, const char *bytes,
		     size_t length, bool is_last);
/* Why that was, and at which byte of the file. */
const char *xml_parser_why(const struct xml_parser *parser);
uint64_t xml_parser_byte(const struct xml_parser *parser);

#endif
