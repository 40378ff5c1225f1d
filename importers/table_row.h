/* table_row.h -- what the importers of tables have in common */
#ifndef IMPORTERS_TABLE_ROW_H
#define IMPORTERS_TABLE_ROW_H

#include "importers/csv.h"
#include "importers/importer.h"

/* The facts' own text of a cell, or NULL if it is empty; a copy where hardly
 * two rows share it. */
const char *table_row_own(struct reading *reading, const struct csv_row *row,
			  uint32_t column);
const char *table_row_copy(struct reading *reading, const struct csv_row *row,
			   uint32_t column);

/* The same for rows with the same cells: what they are without an id. */
uint64_t table_row_hash(const struct csv_row *row);

#endif
