/* xml_parser.c -- what is well-formed of XML, made into records: the door to
 * expat
 */
#include "importers/xml_parser.h"

#include <expat.h>
#include <string.h>

#define IS_NESTED "a record begins in another one"
#define NOT_CLOSED "the end of a CDATA section is broken"

void xml_parser_open(struct xml_parser *parser, const struct xml_sink *sink,
		     void *data, const char *encoding)
{
	parser->records.sink = sink;
	parser->records.data = data;
	parser->encoding = encoding;
	parser->expat = XML_ParserCreate(encoding);
	xml_records_open(&parser->records);
	xml_parser_begin(parser, 0, NULL);
}

void xml_parser_close(struct xml_parser *parser)
{
	xml_records_close(&parser->records);
	XML_ParserFree(parser->expat);
}

/* `index` of what it had, as a byte of the file. */
static uint64_t of_file(const struct xml_parser *parser, XML_Index index)
{
	if (index < 0 || (uint64_t)index < parser->before)
		return parser->first;
	return parser->first + (uint64_t)index - parser->before;
}

static uint64_t byte_of(const struct xml_parser *parser)
{
	return of_file(parser, XML_GetCurrentByteIndex(parser->expat));
}

static void pass(struct xml_parser *parser)
{
	XML_Index end = XML_GetCurrentByteIndex(parser->expat) +
			XML_GetCurrentByteCount(parser->expat);

	parser->good = MAX(parser->good, of_file(parser, end));
}

static void halt(struct xml_parser *parser, const char *why)
{
	parser->halted = why;
	XML_StopParser(parser->expat, XML_FALSE);
}

/* -- what it tells */

static void begin(void *data, const char *name, const char **attributes)
{
	struct xml_parser *parser = data;
	uint64_t byte = byte_of(parser);

	if (parser->halted)
		return;
	pass(parser);
	switch (xml_records_begin(&parser->records, name, attributes, byte,
				  byte < parser->strict_until)) {
	case XML_GO_ON:
		break;
	case XML_NOT_WANTED:
		parser->is_unwanted = true;
		halt(parser, "");
		break;
	case XML_NESTED:
		halt(parser,
		     parser->records.why ? parser->records.why : IS_NESTED);
		break;
	}
}

static void end(void *data, const char *name)
{
	struct xml_parser *parser = data;

	(void)name;
	if (parser->halted)
		return;
	pass(parser);
	xml_records_end(&parser->records, byte_of(parser));
}

static void keep_last(struct xml_parser *parser, const char *text,
		      size_t length)
{
	size_t n = MIN(length, LAST), old = MIN(parser->n_last, LAST - n);

	memmove(parser->last, parser->last + parser->n_last - old, old);
	memcpy(parser->last + old, text + length - n, n);
	parser->n_last = old + n;
}

/* Whether "]]>" but for one letter ends what came last, or blanks behind it. */
static bool is_lost_end(const struct xml_parser *parser)
{
	const char *last = parser->last;

	for (size_t n = parser->n_last; n >= 3; n--) {
		if ((last[n - 3] == ']') + (last[n - 2] == ']') +
			    (last[n - 1] == '>') ==
		    2)
			return true;
		if (!g_ascii_isspace(last[n - 1]))
			return false;
	}
	return false;
}

/*
 * Where, in a CDATA section, the tag stands that should have ended its element;
 * NULL: nowhere.
 */
static const char *lost_end(struct xml_parser *parser, const char *text,
			    size_t length)
{
	const GPtrArray *names = parser->records.names;
	g_autofree char *tag = NULL;
	const char *found;

	if (names->len == 0 || names->len != parser->records.depth)
		return NULL;
	tag = g_strdup_printf("</%s>", (char *)names->pdata[names->len - 1]);
	found = g_strstr_len(text, (gssize)length, tag);
	if (!found)
		return NULL;
	keep_last(parser, text, (size_t)(found - text));
	return is_lost_end(parser) ? found : NULL;
}

static void add_text(void *data, const char *text, int signed_length)
{
	struct xml_parser *parser = data;
	size_t length = (size_t)signed_length;

	if (parser->halted)
		return;
	if (parser->is_cdata) {
		const char *lost = lost_end(parser, text, length);

		if (lost) {
			parser->good = byte_of(parser) + (size_t)(lost - text);
			halt(parser, NOT_CLOSED);
			return;
		}
		keep_last(parser, text, length);
	}
	pass(parser);
	xml_records_text(&parser->records, text, length);
}

static void begin_cdata(void *data)
{
	struct xml_parser *parser = data;

	pass(parser);
	parser->is_cdata = true;
	parser->n_last = 0;
}

static void end_cdata(void *data)
{
	struct xml_parser *parser = data;

	pass(parser);
	parser->is_cdata = false;
}

static void pass_other(void *data, const char *text, int length)
{
	struct xml_parser *parser = data;

	(void)text;
	(void)length;
	if (!parser->halted)
		pass(parser);
}

static void refuse_doctype(void *data, const char *name, const char *system,
			   const char *public, int has_internal)
{
	struct xml_parser *parser = data;

	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	parser->is_refused = true;
	halt(parser, "a DOCTYPE is refused: its entities could be anything");
}

bool xml_parser_begin(struct xml_parser *parser, uint64_t byte,
		      const char *instead)
{
	XML_Parser expat = parser->expat;
	g_autoptr(GString) open = g_string_new(NULL);

	for (uint32_t n = 0; n < parser->records.names->len; n++)
		g_string_append_printf(open, "<%s>",
				       (char *)parser->records.names->pdata[n]);
	XML_ParserReset(expat, parser->encoding);
	XML_Parse(expat, open->str, (int)open->len, false);
	parser->first = parser->fed = parser->good = byte;
	parser->before = open->len + (instead ? strlen(instead) : 0);
	parser->is_cdata = false;
	parser->halted = NULL;
	XML_SetUserData(expat, parser);
	XML_SetElementHandler(expat, begin, end);
	XML_SetCharacterDataHandler(expat, add_text);
	XML_SetCdataSectionHandler(expat, begin_cdata, end_cdata);
	XML_SetDefaultHandler(expat, pass_other);
	XML_SetStartDoctypeDeclHandler(expat, refuse_doctype);
	return !instead || XML_Parse(expat, instead, (int)strlen(instead),
				     false) == XML_STATUS_OK;
}

bool xml_parser_feed(struct xml_parser *parser, const char *bytes,
		     size_t length, bool is_last)
{
	parser->fed += length;
	return XML_Parse(parser->expat, bytes, (int)length, is_last) ==
	       XML_STATUS_OK;
}

const char *xml_parser_why(const struct xml_parser *parser)
{
	return parser->halted ?
		       parser->halted :
		       XML_ErrorString(XML_GetErrorCode(parser->expat));
}

uint64_t xml_parser_byte(const struct xml_parser *parser)
{
	return parser->halted ? parser->good : byte_of(parser);
}
