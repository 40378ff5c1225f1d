/* xlsx_chart.h -- what a chart in a workbook is made of */
#ifndef RENDER_XLSX_CHART_H
#define RENDER_XLSX_CHART_H

#include "render/theme.h"

/* Cells of a sheet, from 0, both ends inside. */
struct xlsx_range {
	uint32_t row, column, last_row, last_column;
};

enum xlsx_chart_kind {
	XLSX_LINES,   /* y over x, a gap where a cell is blank */
	XLSX_COLUMNS, /* the same, but an upright bar from 0 to each y */
	XLSX_BARS,    /* lying, a category each, one series over the other */
};

struct xlsx_series {
	const char *name;
	const char *sheet;	/* that has the cells; NULL: where it stands */
	struct xlsx_range x, y; /* x of bars: the categories */
	enum colour colour;
	double width; /* of lines and columns, pt */
	bool is_dashed;
	const char *label; /* number format of labels at the ends; NULL: none */
};

struct xlsx_axis {
	const char *name;   /* or NULL */
	const char *number; /* format of its numbers */
	double low, high;   /* high 0: as it comes */
	double step;	    /* between numbers, 0: as it comes */
	bool is_log, has_grid;
	bool is_reversed; /* from top to bottom, the other axis below */
};

struct xlsx_chart {
	enum xlsx_chart_kind kind;
	const char *title, *alternative;
	const struct xlsx_series *series;
	uint32_t n;
	struct xlsx_axis x, y; /* of bars: x is the axis of the categories */
	double width, height;  /* pixels */
	bool has_legend;
};

#endif
