/* csv.c -- tables of separated values: the door to libcsv for reading
 *
 * The library calls for each cell and for each row.  The cells of a row are
 * gathered in one buffer, and their places are made into pointers when the row
 * is whole, as the buffer may have moved until then.  Plain rows pass all that
 * by (csv_quick.c).  Of a row that is too long the library goes on to find the
 * end, but what it holds of it is dropped.
 *
 * A quote too many takes the rows that follow into its cell.  So the lines of a
 * row are kept until it is whole; if they are none together, the first alone is
 * broken, and the others are read anew.
 */
#include "importers/csv.h"

#include "importers/csv_head.h"
#include "importers/csv_quick.h"
#include "importers/csv_quotes.h"
#include "importers/record_limits.h"
#include "model/error.h"

#include <csv.h>
#include <inttypes.h>
#include <string.h>

enum {
	HEAD = 64 * 1024,
	PIECE = 256 * 1024,
	MOST_ANEW = 64 * 1024 * 1024, /* bytes read once more */
};

/* What the library's parser has in pstate, and no name in its header. */
enum { BETWEEN_ROWS = 0, IN_CELL = 2 };

static const char OPEN_QUOTE[] = "a quote does not end";

struct table {
	const struct csv_sink *sink;
	void *data;
	struct csv_parser parser;
	GString *text;	 /* the cells of a row, each with its NUL */
	GArray *offsets; /* of size_t: where they begin in it */
	GPtrArray *cells;
	struct csv_header header;
	GPtrArray *names; /* of the header */
	GString *lines;	  /* of the row that is being read */
	size_t anew;	  /* bytes that were read once more */
	uint64_t rows;
	bool is_quick;	  /* plain rows pass the library by */
	bool is_ended;	  /* nobody wants more */
	bool is_too_long; /* the row that is being read */
	bool is_odd;	  /* its lines are no row together */
};

static void add_cell(void *cell, size_t length, void *data)
{
	struct table *table = data;
	size_t offset = table->text->len;

	table->is_too_long |= offset + length > RECORD_LONGEST;
	if (table->is_too_long)
		return;
	g_array_append_val(table->offsets, offset);
	for (size_t i = 0; i < length; i++)
		if (((char *)cell)[i] == '\0')
			((char *)cell)[i] = ' ';
	g_string_append_len(table->text, cell, (gssize)length);
	g_string_append_c(table->text, '\0');
}

/* The whole row at once; a cell that is not valid is replaced. */
static void point_cells(struct table *table)
{
	char *text = table->text->str;
	bool is_ascii = true;

	g_ptr_array_set_size(table->cells, 0);
	for (size_t i = 0; i < table->text->len; i++)
		if ((signed char)text[i] < 0) {
			is_ascii = false;
			break;
		}
	for (uint32_t c = 0; c < table->offsets->len; c++) {
		char *cell = text + g_array_index(table->offsets, size_t, c);

		if (!is_ascii && !g_utf8_validate(cell, -1, NULL)) {
			/* bytes that are not UTF-8 become question marks */
			const char *bad = cell;

			while (!g_utf8_validate(bad, -1, &bad))
				*(char *)bad = '?';
		}
		g_ptr_array_add(table->cells, cell);
	}
}

static void keep_header(struct table *table)
{
	for (uint32_t c = 0; c < table->cells->len; c++)
		g_ptr_array_add(table->names, g_strdup(table->cells->pdata[c]));
	table->header.names = (const char *const *)table->names->pdata;
	table->header.n = table->names->len;
}

static void give_row(struct table *table)
{
	struct csv_row row = {
		.header = &table->header,
		.cells = (const char *const *)table->cells->pdata,
		.n = table->cells->len,
	};

	if (table->rows++ > 0) {
		table->is_ended = !table->sink->row(table->data, &row);
		return;
	}
	keep_header(table);
	table->is_ended = !table->sink->header(table->data, &table->header);
}

/* Whether there are several lines, which may be read one by one. */
static bool is_multiple(const struct table *table)
{
	const char *newline =
		memchr(table->lines->str, '\n', table->lines->len);

	return newline && newline + 1 < table->lines->str + table->lines->len &&
	       table->anew <= MOST_ANEW;
}

static bool is_odd(const struct table *table)
{
	return is_multiple(table) &&
	       ((table->rows > 0 && table->offsets->len != table->header.n) ||
		csv_quotes_are_odd(table->lines->str, table->lines->len,
				   table->header.delimiter));
}

static void end_row(int terminator, void *data)
{
	struct table *table = data;

	(void)terminator;
	table->is_odd |= is_odd(table);
	if (table->is_odd) {
		/* its lines follow */
	} else if (!table->is_ended && table->is_too_long) {
		table->is_ended =
			table->rows++ == 0 ||
			!table->sink->broken(table->data, RECORD_TOO_LONG);
	} else if (!table->is_ended) {
		point_cells(table);
		give_row(table);
	}
	table->is_too_long = false;
	g_string_truncate(table->text, 0);
	g_array_set_size(table->offsets, 0);
}

/*
 * Of a cell that is too long what the library holds is dropped, but for a
 * blank and a quote, which it may want to take off its end.
 */
static void drop_excess(struct table *table)
{
	if (table->parser.entry_pos <= RECORD_LONGEST)
		return;
	table->is_too_long = true;
	table->parser.spaces = MIN(table->parser.spaces, 1);
	table->parser.entry_pos = table->parser.spaces + 1;
}

/* Takes what stands before the header. */
static bool find_header(struct source_file *file, const struct csv_sink *sink,
			void *data, struct csv_header *header, GError **error)
{
	const char *bytes;
	struct csv_head head = { 0, ',', 0 };
	g_autofree char *before = NULL;
	size_t length, taken;

	if (!source_peek(file, HEAD, &bytes, &length, error))
		return false;
	csv_head_find(bytes, MIN(length, HEAD), sink->knows, data, &head);
	header->delimiter = head.delimiter;
	header->above = head.above;
	before = g_malloc(head.at + 1);
	for (size_t at = 0; at < head.at; at += taken) {
		if (!source_read(file, before, head.at - at, &taken, error))
			return false;
		g_assert(taken > 0);
	}
	return true;
}

static bool fail(const struct source_file *file, const struct table *table,
		 const char *what, GError **error)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_INPUT,
		    "%s: row %" PRIu64 ": %s", source_name(file),
		    table->rows + 1, what);
	return false;
}

static void begin_parser(struct table *table)
{
	if (csv_init(&table->parser, 0) != 0)
		g_error("csv_init() failed");
	csv_set_delim(&table->parser, (unsigned char)table->header.delimiter);
	/* its own is 128 bytes: a long cell would be copied without end */
	csv_set_blk_size(&table->parser, PIECE);
}

static void parse_piece(struct table *table, char *bytes, size_t length);

/* False: there are none. */
static bool blank_quotes(char *line, size_t length)
{
	bool is_there = false;

	for (size_t at = 0; at < length; at++)
		if (line[at] == '"') {
			line[at] = ' ';
			is_there = true;
		}
	return is_there;
}

/* The first line is no row, or a header without quotes; the others may be. */
static void read_anew(struct table *table)
{
	g_autoptr(GString) lines =
		g_string_new_len(table->lines->str, (gssize)table->lines->len);
	size_t first = strcspn(lines->str, "\n");

	table->anew += lines->len;
	table->is_odd = table->is_too_long = false;
	g_string_truncate(table->lines, 0);
	g_string_truncate(table->text, 0);
	g_array_set_size(table->offsets, 0);
	csv_free(&table->parser);
	begin_parser(table);
	table->is_ended |= !table->sink->broken(table->data, OPEN_QUOTE);
	if (table->rows == 0 && blank_quotes(lines->str, first)) {
		parse_piece(table, lines->str, lines->len);
		return;
	}
	table->rows += table->rows > 0;
	if (first < lines->len)
		parse_piece(table, lines->str + first + 1,
			    lines->len - first - 1);
}

/* So many lines that they will be no row any more. */
static bool is_lost(const struct table *table)
{
	return table->lines->len > RECORD_LONGEST && is_multiple(table);
}

/* But not of one that is too long by itself. */
static void keep_line(struct table *table, const char *line, size_t length)
{
	if (table->lines->len > RECORD_LONGEST)
		g_string_truncate(table->lines, 0);
	g_string_append_len(table->lines, line, (gssize)length);
}

/* Through the library, a line or what there is of it. */
static void parse_line(struct table *table, struct csv_piece *piece)
{
	size_t length = (size_t)(piece->end - piece->at);
	const char *newline = memchr(piece->at, '\n', length);

	if (newline)
		length = (size_t)(newline - piece->at) + 1;
	keep_line(table, piece->at, length);
	if (csv_parse(&table->parser, piece->at, length, add_cell, end_row,
		      table) != length)
		g_error("csv_parse() failed");
	piece->at += length;
	if (table->is_odd || is_lost(table)) {
		read_anew(table);
		return;
	}
	if (table->parser.pstate == BETWEEN_ROWS)
		g_string_truncate(table->lines, 0);
	drop_excess(table);
}

static void parse_piece(struct table *table, char *bytes, size_t length)
{
	struct csv_piece piece = csv_piece(bytes, length);

	while (piece.at < piece.end && !table->is_ended) {
		if (table->is_quick && table->parser.pstate == BETWEEN_ROWS &&
		    csv_quick_row(&piece, table->header.delimiter,
				  table->cells))
			give_row(table);
		else
			parse_line(table, &piece);
	}
}

/* The header is what nothing can be read without. */
static bool has_long_header(const struct table *table)
{
	return table->names->len == 0 &&
	       (table->is_too_long || table->rows > 0);
}

static bool parse(struct source_file *file, struct table *table, GError **error)
{
	g_autofree char *bytes = g_malloc(PIECE);
	size_t length;

	for (;;) {
		if (!source_read(file, bytes, PIECE, &length, error))
			return false;
		if (length == 0)
			break;
		parse_piece(table, bytes, length);
		if (has_long_header(table)) {
			table->rows = 0;
			return fail(file, table, RECORD_TOO_LONG, error);
		}
		if (table->is_ended)
			return true;
	}
	while (table->parser.quoted && table->parser.pstate == IN_CELL &&
	       is_multiple(table))
		read_anew(table);
	if (table->parser.quoted && table->parser.pstate == IN_CELL)
		return fail(file, table, "the file ends inside quotes", error);
	if (table->parser.pstate != BETWEEN_ROWS && table->rows > 0 &&
	    table->offsets->len + 1 < table->header.n)
		return fail(file, table, "the file ends inside a row", error);
	csv_fini(&table->parser, add_cell, end_row, table);
	return true;
}

static bool read_table(struct source_file *file, const struct csv_sink *sink,
		       void *data, bool is_quick, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(GArray) offsets = g_array_new(false, false, sizeof(size_t));
	g_autoptr(GPtrArray) cells = g_ptr_array_new();
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	struct table table = {
		.sink = sink,
		.data = data,
		.text = text,
		.offsets = offsets,
		.cells = cells,
		.names = names,
		.lines = lines,
	};
	bool is_read;

	if (!find_header(file, sink, data, &table.header, error))
		return false;
	table.is_quick =
		is_quick && strchr("\t;,|", table.header.delimiter) != NULL;
	begin_parser(&table);
	is_read = parse(file, &table, error);
	csv_free(&table.parser);
	return is_read;
}

bool csv_read(struct source_file *file, const struct csv_sink *sink, void *data,
	      GError **error)
{
	return read_table(file, sink, data, true, error);
}

bool csv_read_carefully(struct source_file *file, const struct csv_sink *sink,
			void *data, GError **error)
{
	return read_table(file, sink, data, false, error);
}
