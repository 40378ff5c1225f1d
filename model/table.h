/* table.h -- tables: one schema for CSV, workbook, JSON, terminal, glossary */
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "model/pool.h"

#include <stdbool.h>
#include <stdint.h>

enum cell_type {
	CELL_TEXT,
	CELL_INTEGER,
	CELL_REAL,
	CELL_TIME,    /* integer: seconds UTC */
	CELL_DATE,    /* integer: seconds UTC of midnight in the zone */
	CELL_BOOLEAN, /* integer */
};

/* How a number is to be shown to people; files have it plain. */
enum unit {
	UNIT_NONE,
	UNIT_COUNT,
	UNIT_PER_DAY,
	UNIT_DAYS,
	UNIT_SECONDS,
	UNIT_FRACTION,
	UNIT_MINUTES,
};

struct column {
	const char *name; /* snake_case with the unit as suffix */
	enum cell_type type;
	enum unit unit;
	const char *definition; /* for the glossary: a sentence */
	const char *formula;	/* or NULL */
};

struct schema {
	const char *name;  /* "data_quality": `show` and the CSV file */
	const char *sheet; /* "DataQuality" */
	const char *about; /* one sentence, what a row is */
	const struct column *columns;
	uint32_t width;		  /* how many columns */
	bool is_only_in_workbook; /* no CSV, no `show` */
};

/* No data is an empty cell, never 0; NaN and infinities are empty too. */
struct cell {
	bool is_empty;
	union {
		const char *text;
		int64_t integer;
		double real;
	};
};

struct table {
	const struct schema *schema;
	struct cell *cells; /* rows × schema->width, row by row */
	uint32_t rows;
};

#define table_cell(table, row, column) \
	((table)->cells[(size_t)(row) * (table)->schema->width + (column)])

/* A row at a time: cells are appended in the order of the columns. */
struct table_writer {
	struct pool *pool;
	const struct schema *schema;
	GArray *cells; /* of struct cell */
};

struct table_writer table_begin(struct pool *pool, const struct schema *schema);
void table_empty(struct table_writer *writer);
void table_text(struct table_writer *writer, const char *text); /* or NULL */
void table_integer(struct table_writer *writer, int64_t integer);
void table_real(struct table_writer *writer, double real); /* NaN: empty */
void table_time(struct table_writer *writer, int64_t at);  /* NO_TIME: empty */
void table_boolean(struct table_writer *writer, bool truth);
/* Asserts that the rows are whole and each cell has its column's type. */
struct table *table_end(struct table_writer *writer);

#endif
