/* xml.c -- files of XML, some of whose elements are records
 *
 * What is not well-formed ends a parser, but not the file: it begins anew
 * behind it.  So the bytes from the last part that was good are kept, or those
 * from the first record in another one, which may be one that was not closed.
 */
#include "importers/xml_parser.h"
#include "importers/xml_resync.h"
#include "importers/xml_window.h"
#include "model/error.h"

#include <inttypes.h>

enum {
	PIECE = 64 * 1024,
	FIRST_PIECE = 4 * 1024, /* behind what is broken */
	LONGEST_TAG = 64 * 1024 * 1024,
	MOST_BREAKS = 100000, /* with no record between them */
};

#define TOO_LONG "a tag or a comment is longer than 64 MiB"

struct reader {
	struct xml_parser parser;
	struct xml_window window;
	size_t piece; /* that the parser gets next */
	uint32_t breaks;
	uint64_t given; /* records, at the last of them */
	bool is_too_long, is_done;
};

static uint64_t end_of(const struct xml_window *window)
{
	return window->at + window->length;
}

static bool begin_at(struct reader *reader, uint64_t byte, const char *instead)
{
	reader->piece = FIRST_PIECE;
	return xml_parser_begin(&reader->parser, byte, instead);
}

/* -- behind what is broken */

struct broken {
	const char *why;
	uint64_t byte;
	bool is_in_record, is_at_end;
};

static struct broken what_broke(const struct reader *reader)
{
	const struct xml_window *window = &reader->window;
	const struct xml_parser *parser = &reader->parser;

	return (struct broken){
		.why = reader->is_too_long ? TOO_LONG : xml_parser_why(parser),
		.byte = xml_parser_byte(parser),
		.is_in_record = parser->records.record_depth > 0,
		.is_at_end = window->is_last && parser->fed == end_of(window),
	};
}

/* The file may be over though the parser is not at the end of a document. */
static bool is_over(const struct reader *reader, const struct broken *broken)
{
	return broken->is_at_end && !broken->is_in_record &&
	       reader->parser.records.kinds &&
	       reader->parser.records.around->len == 0 &&
	       reader->parser.good == end_of(&reader->window);
}

/* Whether another document begins behind one. */
static bool is_joined(const struct reader *reader)
{
	size_t at = (size_t)(reader->parser.good - reader->window.at);

	return reader->parser.records.kinds &&
	       reader->parser.records.around->len == 0 &&
	       reader->parser.good > reader->parser.first &&
	       at < reader->window.length && reader->window.bytes[at] == '<';
}

static bool look(struct reader *reader, const struct broken *broken,
		 bool is_behind, size_t from, struct xml_place *place)
{
	const struct xml_records *records = &reader->parser.records;
	const struct xml_window *window = &reader->window;
	uint32_t depth = broken->is_in_record ? records->record_depth - 1 :
						records->around->len;

	if (is_behind)
		return xml_resync_behind(records, window->bytes, from,
					 window->length, place);
	return xml_resync_find(records, depth, window->bytes, from,
			       window->length, place);
}

/*
 * Where to go on; as much is read as is needed.  False if there is no such
 * place, or with an error.
 */
static bool find_place(struct reader *reader, const struct broken *broken,
		       struct xml_place *place, GError **error)
{
	struct xml_window *window = &reader->window;
	bool is_behind = !broken->is_in_record;
	uint64_t from = reader->parser.good;

	if (broken->is_at_end && is_behind &&
	    reader->parser.records.around->len > 0 &&
	    !look(reader, broken, false, (size_t)(from - window->at), place))
		return false; /* it may well be cut */
	for (;;) {
		size_t at = (size_t)(from - window->at);

		if (look(reader, broken, is_behind, at, place))
			return true;
		if (window->is_last)
			return false;
		is_behind = is_behind && place->at == at;
		from = window->at + place->at;
		xml_window_forget(window, from);
		if (window->length > LONGEST_TAG ||
		    !xml_window_more(window, MAX(PIECE, window->length), error))
			return false;
	}
}

static bool fail(struct reader *reader, const struct broken *broken,
		 uint64_t line, GError **error)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s:%" PRIu64 ": %s", source_name(reader->window.file),
		    line, broken->why);
	return false;
}

/* Goes on at a place; what `instead` of it is may not be wanted. */
static bool go_on(struct reader *reader, const struct broken *broken,
		  struct xml_place *place)
{
	struct xml_records *records = &reader->parser.records;
	g_autofree char *instead = place->instead;

	records->sink->broken(records->data, broken->why, broken->byte);
	xml_records_drop(records, place->depth);
	return begin_at(reader, reader->window.at + place->at, instead);
}

/* The first record in the one that is broken: none there is in another. */
static bool go_back(struct reader *reader, const struct broken *broken)
{
	struct xml_records *records = &reader->parser.records;
	uint64_t byte = records->nested_at;

	reader->parser.strict_until =
		MAX(reader->parser.strict_until, broken->byte + 1);
	records->sink->broken(records->data, broken->why, broken->byte);
	xml_records_drop(records, records->record_depth - 1);
	return begin_at(reader, byte, NULL);
}

static bool is_hopeless(struct reader *reader)
{
	if (reader->given != reader->parser.records.given)
		reader->breaks = 0;
	reader->given = reader->parser.records.given;
	return ++reader->breaks > MOST_BREAKS;
}

/* False at the end, or with an error. */
static bool recover(struct reader *reader, GError **error)
{
	struct broken broken = what_broke(reader);
	uint64_t line = xml_window_line(&reader->window, broken.byte);
	struct xml_place place = { 0 };
	GError *unread = NULL;

	if (reader->parser.is_unwanted || is_over(reader, &broken))
		return false;
	if (reader->parser.is_refused || is_hopeless(reader))
		return fail(reader, &broken, line, error);
	if (is_joined(reader))
		return begin_at(reader, reader->parser.good, NULL);
	if (reader->parser.records.nested_at)
		return go_back(reader, &broken);
	if (find_place(reader, &broken, &place, &unread))
		return go_on(reader, &broken, &place);
	if (unread)
		g_propagate_error(error, unread);
	else
		fail(reader, &broken, line, error);
	return false;
}

/* -- the file */

/* What may be looked at again is kept. */
static bool take_more(struct reader *reader, GError **error)
{
	const struct xml_parser *parser = &reader->parser;
	uint64_t nested = parser->records.nested_at;
	size_t waiting = (size_t)(parser->fed - parser->good);

	xml_window_forget(&reader->window, nested ? nested : parser->good);
	return xml_window_more(&reader->window, MAX(PIECE, waiting), error);
}

/*
 * The parser looks at a tag from its beginning each time that more of it comes,
 * so each time as much comes as there is.  False: it has not taken it.
 */
static bool feed(struct reader *reader)
{
	const struct xml_window *window = &reader->window;
	struct xml_parser *parser = &reader->parser;
	size_t waiting = (size_t)(parser->fed - parser->good);
	size_t left = (size_t)(end_of(window) - parser->fed);
	size_t n = MIN(MAX(reader->piece, waiting), left);
	bool is_last = window->is_last && n == left;

	reader->is_too_long = waiting > LONGEST_TAG;
	reader->piece = MIN(2 * reader->piece, PIECE);
	if (reader->is_too_long ||
	    !xml_parser_feed(parser, window->bytes + (parser->fed - window->at),
			     n, is_last))
		return false;
	reader->is_done = is_last;
	return true;
}

static bool read_all(struct reader *reader, GError **error)
{
	while (!reader->is_done) {
		GError *why = NULL;

		if (reader->parser.fed == end_of(&reader->window) &&
		    !reader->window.is_last && !take_more(reader, error))
			return false;
		if (feed(reader) || recover(reader, &why))
			continue;
		if (why)
			g_propagate_error(error, why);
		return !why;
	}
	return true;
}

bool xml_read(struct source_file *file, const struct xml_sink *sink, void *data,
	      GError **error)
{
	struct reader reader = { .window = { .file = file }, .piece = PIECE };
	enum xml_encoding encoding;
	const char *head;
	size_t length;
	bool is_read;

	if (!source_peek(file, XML_DECLARATION, &head, &length, error))
		return false;
	encoding = xml_encoding(head, MIN(length, XML_DECLARATION));
	reader.window.clean.is_utf8 = encoding != XML_OTHER;
	/* letters of another encoding may be wrong, not more */
	xml_parser_open(&reader.parser, sink, data,
			encoding == XML_OTHER ? "ISO-8859-1" : "UTF-8");
	is_read = read_all(&reader, error);
	xml_parser_close(&reader.parser);
	xml_window_close(&reader.window);
	return is_read;
}
