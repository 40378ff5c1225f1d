/* workbook_looks.h -- how cells of the workbook look */
#ifndef RENDER_WORKBOOK_LOOKS_H
#define RENDER_WORKBOOK_LOOKS_H

#include "model/table.h"
#include "render/xlsx.h"

enum workbook_kind {
	KIND_TEXT,
	KIND_BOOLEAN,
	KIND_TIME,
	KIND_DATE,
	KIND_GENERAL,	 /* a number of no known unit */
	KIND_NUMBER,	 /* an integer that counts nothing: 4711 */
	KIND_COUNT,	 /* 4,711 */
	KIND_TENTHS,	 /* 47.1 */
	KIND_HUNDREDTHS, /* 0.47 */
	KIND_THOUSANDTHS,
	KIND_RATE,   /* 4.7% */
	KIND_CHANGE, /* +47% */
	KIND_POINTS, /* +4.7% */
};

/* What other cells of a row say of its numbers; NULL: nothing. */
struct workbook_words {
	const char *unit;	 /* "fraction" */
	const char *change_kind; /* "pp" */
};

enum workbook_kind workbook_kind(const struct column *column,
				 const struct workbook_words *words);

/* NULL: as it comes. */
const struct xlsx_look *workbook_look(enum workbook_kind kind);

/* How many letters wide a finite number is when shown. */
uint32_t workbook_letters(double number, enum workbook_kind kind);

extern const struct xlsx_look workbook_title, workbook_about, workbook_text,
	workbook_link, workbook_bold;
/* Of the header: the first column, text, numbers. */
extern const struct xlsx_look workbook_head_first, workbook_head_text,
	workbook_head_number;

#endif
