/* csv.h -- tables of separated values, a row at a time */
#ifndef IMPORTERS_CSV_H
#define IMPORTERS_CSV_H

#include "importers/source.h"

struct csv_header {
	const char *const *names; /* as written, valid UTF-8 */
	uint32_t n;
	uint32_t above; /* lines before it, blanks and comments apart */
	char delimiter;
};

/*
 * What an importer wants of a table: for each of its columns the names that it
 * may have, separated by `|`, compared without regard to case, blanks, `_` and
 * `-`; behind a `=` stands its only name, to the letter.  A table is one of
 * this shape if it has the first `required` of them, and one of the `typical`
 * ones that follow, unless it has no columns but its own.  Columns are meant by
 * their index here.
 */
struct csv_shape {
	const char *const *columns; /* NULL-terminated */
	uint32_t required, typical; /* typical: 0 if none is asked for */
};

struct csv_row {
	const char *const *cells; /* valid UTF-8 */
	uint32_t n;		  /* may be more or less than the header's */
	const struct csv_header *header;
	const struct csv_map *map; /* of the shape it is read as */
};

/* Whether a header is one of `names`, which are as in a shape. */
bool csv_is_name(const char *names, const char *header);

/* Which columns of a header are those of a shape. */
struct csv_map;
typedef struct csv_map CsvMap;

/* NULL if the header has not all that are required. */
struct csv_map *csv_map_new(const struct csv_header *header,
			    const struct csv_shape *shape);
void csv_map_free(struct csv_map *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvMap, csv_map_free)
/* How many of the headers the shape has, to find the nearest one. */
uint32_t csv_map_overlap(const struct csv_header *header,
			 const struct csv_shape *shape);

/* The cell in a column of the shape; "" where there is none. */
const char *csv_cell(const struct csv_row *row, uint32_t column);
/* Of several columns with that name the cell of the k-th; NULL behind the
 * last. */
const char *csv_cell_of(const struct csv_row *row, uint32_t column, uint32_t k);

/* Who is told; a row is valid during the call.  False ends the reading. */
struct csv_sink {
	bool (*header)(void *data, const struct csv_header *header);
	bool (*row)(void *data, const struct csv_row *row);
	/* A row that is passed over: too long, or its quotes do not end. */
	bool (*broken)(void *data, const char *why);
	/* Whether a line, of which one may be behind others, is a header; NULL:
	 * the first is. */
	bool (*knows)(void *data, const struct csv_header *header);
};

/*
 * Reads `file`: a line `sep=X` is obeyed and skipped, else the delimiter is the
 * most frequent of tab, semicolon, comma and bar outside quotes in the header,
 * which is the first line of those that are known, or of all.
 * False with an error where it breaks off inside a row, or its header is longer
 * than 16 MiB.
 */
bool csv_read(struct source_file *file, const struct csv_sink *sink, void *data,
	      GError **error);
/* The same, all of it through the library: slower, and nothing else. */
bool csv_read_carefully(struct source_file *file, const struct csv_sink *sink,
			void *data, GError **error);

#endif
