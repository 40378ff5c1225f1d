/* arrange.c -- sort the indices of rows, then copy the rows */
#include "render/arrange.h"

#include "model/error.h"

#include <string.h>

struct order {
	const struct table *table;
	uint32_t column;
	bool is_falling;
};

static int compare_values(const struct order *order, const struct cell *a,
			  const struct cell *b)
{
	switch (order->table->schema->columns[order->column].type) {
	case CELL_TEXT:
		return strcmp(a->text, b->text);
	case CELL_REAL:
		return (a->real > b->real) - (a->real < b->real);
	default:
		return (a->integer > b->integer) - (a->integer < b->integer);
	}
}

static int compare_rows(const void *left, const void *right, void *data)
{
	const struct order *order = data;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	const struct cell *one = &table_cell(order->table, a, order->column);
	const struct cell *other = &table_cell(order->table, b, order->column);
	int result = 0;

	if (one->is_empty != other->is_empty)
		return one->is_empty ? 1 : -1;
	if (!one->is_empty)
		result = compare_values(order, one, other);
	if (result != 0)
		return order->is_falling ? -result : result;
	return a < b ? -1 : a > b;
}

static bool find_column(const struct schema *schema, const char *name,
			uint32_t *column, GError **error)
{
	for (uint32_t c = 0; c < schema->width; c++) {
		if (strcmp(schema->columns[c].name, name) == 0) {
			*column = c;
			return true;
		}
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--sort: '%s' is no column of %s", name, schema->name);
	return false;
}

static GArray *all_rows(const struct table *table)
{
	GArray *rows =
		g_array_sized_new(false, false, sizeof(uint32_t), table->rows);

	for (uint32_t row = 0; row < table->rows; row++)
		g_array_append_val(rows, row);
	return rows;
}

static const struct table *
copy_rows(struct pool *pool, const struct table *table, const GArray *rows)
{
	struct table *copy = pool_new_array(pool, struct table, 1);
	size_t width = table->schema->width;

	copy->schema = table->schema;
	copy->rows = rows->len;
	copy->cells = pool_new_array(pool, struct cell, rows->len * width);
	for (uint32_t i = 0; i < rows->len; i++)
		memcpy(&table_cell(copy, i, 0),
		       &table_cell(table, g_array_index(rows, uint32_t, i), 0),
		       width * sizeof(struct cell));
	return copy;
}

const struct table *arrange_table(struct pool *pool, const struct table *table,
				  const char *sort, uint32_t limit,
				  GError **error)
{
	g_autoptr(GArray) rows = all_rows(table);
	struct order order = { .table = table };

	if (sort) {
		order.is_falling = sort[0] == '-';
		if (!find_column(table->schema, sort + order.is_falling,
				 &order.column, error))
			return NULL;
		g_array_sort_with_data(rows, compare_rows, &order);
	}
	if (limit > 0 && rows->len > limit)
		g_array_set_size(rows, limit);
	return copy_rows(pool, table, rows);
}
