/* table.c -- tables, filled a row at a time */
#include "model/table.h"

#include "model/source.h"

#include <math.h>

struct table_writer table_begin(struct pool *pool, const struct schema *schema)
{
	return (struct table_writer){
		.pool = pool,
		.schema = schema,
		.cells = g_array_new(false, false, sizeof(struct cell)),
	};
}

/* The type of the column that the next cell stands in. */
static enum cell_type next_type(const struct table_writer *writer)
{
	return writer->schema
		->columns[writer->cells->len % writer->schema->width]
		.type;
}

static void append(struct table_writer *writer, struct cell cell)
{
	g_array_append_val(writer->cells, cell);
}

void table_empty(struct table_writer *writer)
{
	append(writer, (struct cell){ .is_empty = true });
}

void table_text(struct table_writer *writer, const char *text)
{
	g_assert(next_type(writer) == CELL_TEXT);
	append(writer, (struct cell){ .is_empty = !text, .text = text });
}

void table_integer(struct table_writer *writer, int64_t integer)
{
	g_assert(next_type(writer) == CELL_INTEGER);
	append(writer, (struct cell){ .integer = integer });
}

void table_real(struct table_writer *writer, double real)
{
	g_assert(next_type(writer) == CELL_REAL);
	append(writer,
	       (struct cell){ .is_empty = !isfinite(real), .real = real });
}

void table_time(struct table_writer *writer, int64_t at)
{
	enum cell_type type = next_type(writer);

	g_assert(type == CELL_TIME || type == CELL_DATE);
	append(writer,
	       (struct cell){ .is_empty = at == NO_TIME, .integer = at });
}

void table_boolean(struct table_writer *writer, bool truth)
{
	g_assert(next_type(writer) == CELL_BOOLEAN);
	append(writer, (struct cell){ .integer = truth });
}

struct table *table_end(struct table_writer *writer)
{
	struct table *table = pool_new_array(writer->pool, struct table, 1);

	g_assert(writer->cells->len % writer->schema->width == 0);
	table->schema = writer->schema;
	table->rows = writer->cells->len / writer->schema->width;
	table->cells = pool_steal_array(writer->pool, writer->cells);
	writer->cells = NULL;
	return table;
}
