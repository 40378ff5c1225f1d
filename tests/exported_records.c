/* exported_records.c -- the records of other kinds, as lines */
#include "analyzer/tables.h"
#include "model/entries.h"
#include "tests/exported.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static void print_cell(GString *lines, const struct column *column,
		       const struct cell *cell)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	if (cell->is_empty ||
	    (column->type == CELL_TEXT && (!cell->text || !*cell->text)))
		return;
	if (column->type == CELL_BOOLEAN) {
		if (cell->integer)
			g_string_append_printf(lines, " %s", column->name);
		return;
	}
	if (column->type == CELL_INTEGER && cell->integer == 0)
		return;
	g_string_append_printf(lines, " %s=", column->name);
	if (column->type == CELL_TEXT)
		g_string_append(lines, cell->text);
	else if (column->type == CELL_REAL)
		g_string_append(lines, g_ascii_formatd(digits, sizeof(digits),
						       "%.10g", cell->real));
	else if (column->type == CELL_TIME)
		g_string_append_printf(lines, "%+" PRId64,
				       cell->integer - exported_epoch);
	else
		g_string_append_printf(lines, "%" PRId64, cell->integer);
}

static void print_kind(const struct metrics *metrics, enum record_kind kind,
		       struct pool *pool, GString *lines)
{
	const struct schema *schema = &schemas_exports[kind];
	const struct table *table = table_build(pool, metrics, schema, true);

	for (uint32_t row = 0; row < table->rows; row++) {
		g_string_append_printf(lines, "%s%s",
				       lines->len > 0 ? " | " : "",
				       schema->name);
		/* the last is the place */
		for (uint32_t c = 0; c + 1 < schema->width; c++)
			print_cell(lines, &schema->columns[c],
				   &table_cell(table, row, c));
	}
}

void exported_records_print(const struct facts *facts, GString *lines)
{
	g_autoptr(Pool) pool = pool_new();
	struct metrics metrics = { .facts = facts };

	for (int kind = 0; kind < RECORD_KINDS; kind++)
		print_kind(&metrics, (enum record_kind)kind, pool, lines);
}

uint32_t exported_count(const struct exported *exported)
{
	uint32_t n = 0;

	for (uint32_t s = 0; s < exported->facts->sources->len; s++)
		n += facts_source(exported->facts, s)->read;
	return n;
}
