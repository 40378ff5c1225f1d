/* drawn_cell.h -- cells that are drawn with the letters of a terminal */
#ifndef RENDER_DRAWN_CELL_H
#define RENDER_DRAWN_CELL_H

#include "model/table.h"

/* Whether cells of that column are drawn; such a column is never cut. */
bool drawn_column(const struct schema *schema, uint32_t column);

/*
 * The cell of a drawn column, which must not be empty: of `curve` a bar for
 * each value, from 0 up, and | where the deploy is; of a share that is left 20
 * boxes, full as far as it is left, and `text` behind them.  To be g_free()d.
 */
char *drawn_cell(const struct table *table, uint32_t row, uint32_t column,
		 const char *text);

#endif
