/* xlsx.h -- a workbook: sheets, cells, tables, conditions and charts */
#ifndef RENDER_XLSX_H
#define RENDER_XLSX_H

#include "render/theme.h"
#include "render/xlsx_chart.h"

#include <glib.h>
#include <stdio.h>

/*
 * Rows and columns count from 0.  All text may be any bytes: what a workbook
 * cannot hold is replaced or cut (xlsx_text.h), text is never a formula, and a
 * number that is none is a blank cell.  What the library refuses is kept and
 * told by xlsx_close().
 */
struct xlsx;
struct xlsx_sheet;

struct xlsx_info {
	const char *title, *author; /* may be "" */
	int64_t created_at;	    /* the only date in the file */
	bool is_letter;		    /* else A4, in print */
};

/* How a cell looks.  Looks are told apart by their address and must outlive
 * the workbook. */
struct xlsx_look {
	const char *number;	/* "0.0%"; NULL: as it comes */
	enum colour text, fill; /* COLOUR_NONE: as it comes */
	double size;		/* pt, 0: as it comes */
	bool is_bold, is_italic, is_underlined;
	bool has_rule;	 /* a line below */
	int right, left; /* > 0: to that side, and from it by n - 1 steps */
};

/* One column of a table: its header and how that looks. */
struct xlsx_head {
	const char *name; /* of its own in the table */
	const struct xlsx_look *look;
};

/* NULL, with SHIPLOG_ERROR_OUTPUT, if there is no place for its bytes. */
struct xlsx *xlsx_open(const struct xlsx_info *info, GError **error);

/*
 * Writes the bytes to the stream, and frees the workbook whatever happens.
 * False with SHIPLOG_ERROR_OUTPUT if a part of it is not whole.
 */
bool xlsx_close(struct xlsx *xlsx, FILE *stream, GError **error);

/*
 * A new sheet, after the others; the first is the one shown on opening.  It
 * prints landscape, one page wide, with row `head` on each page; that row and
 * the first column stay in sight.
 */
struct xlsx_sheet *xlsx_sheet(struct xlsx *xlsx, const char *name,
			      uint32_t head);

/* `look` may be NULL. */
void xlsx_text(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
	       const char *text, const struct xlsx_look *look);
void xlsx_number(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		 double number, const struct xlsx_look *look);
void xlsx_boolean(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		  bool truth, const struct xlsx_look *look);
/* Text that leads to the first cell of the sheet named `target`. */
void xlsx_link(struct xlsx_sheet *sheet, uint32_t row, const char *target,
	       const char *text, const struct xlsx_look *look);

/* A formula with its result, in place of what is in the cell: text, or a
 * number where `text` is NULL. */
struct xlsx_result {
	const char *text;
	double number;
};
void xlsx_formula(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		  const char *formula, struct xlsx_result result,
		  const struct xlsx_look *look);

/* A native table over the range, whose first row is the header; its formulas
 * may differ from row to row without a warning. */
void xlsx_table(struct xlsx_sheet *sheet, const char *name,
		struct xlsx_range range, const struct xlsx_head *heads);
void xlsx_width(struct xlsx_sheet *sheet, uint32_t column, double letters);
/* A name for one cell, known to the formulas of all sheets. */
void xlsx_name(struct xlsx_sheet *sheet, const char *name, uint32_t row,
	       uint32_t column);

/* Cells of the range that are exactly `text` have the look. */
void xlsx_condition(struct xlsx_sheet *sheet, struct xlsx_range range,
		    const char *text, const struct xlsx_look *look);
/* A bar behind each number of the range, from 0. */
void xlsx_bars(struct xlsx_sheet *sheet, struct xlsx_range range,
	       enum colour colour);
void xlsx_chart(struct xlsx_sheet *sheet, uint32_t row, uint32_t column,
		const struct xlsx_chart *chart);

#endif
