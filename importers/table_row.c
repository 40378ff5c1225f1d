/* table_row.c -- what the importers of tables have in common */
#include "importers/table_row.h"

#include <string.h>

const char *table_row_own(struct reading *reading, const struct csv_row *row,
			  uint32_t column)
{
	const char *cell = csv_cell(row, column);

	return *cell ? facts_text(reading->import->facts, cell) : NULL;
}

const char *table_row_copy(struct reading *reading, const struct csv_row *row,
			   uint32_t column)
{
	const char *cell = csv_cell(row, column);

	return *cell ? facts_copy(reading->import->facts, cell) : NULL;
}

uint64_t table_row_hash(const struct csv_row *row)
{
	uint64_t hash = row->n;

	for (uint32_t c = 0; c < row->n; c++)
		hash = hash * UINT64_C(0x9e3779b97f4a7c15) +
		       texts_hash(row->cells[c], strlen(row->cells[c]));
	return hash;
}
