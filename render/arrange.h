/* arrange.h -- rows of a table in another order, or the first of them */
#ifndef RENDER_ARRANGE_H
#define RENDER_ARRANGE_H

#include "model/table.h"

/*
 * The table with its rows by the column `sort` (its name, or `-` and its name
 * for the largest first; NULL: as they stand), of which the first `limit` (0:
 * all).  Numbers and times by size, text by its bytes; no data is last, equal
 * rows keep their order.  The answer lives in `pool` and borrows the table's
 * text.  NULL with a usage error if there is no such column.
 */
const struct table *arrange_table(struct pool *pool, const struct table *table,
				  const char *sort, uint32_t limit,
				  GError **error);

#endif
