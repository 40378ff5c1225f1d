/* workbook_sheet.c -- a table as a sheet: layout, widths, values */
#include "render/workbook.h"

#include "model/schemas.h"
#include "render/drawn_cell.h"
#include "render/plain.h"
#include "render/workbook_looks.h"

#include <math.h>
#include <string.h>

/* Excel counts days from here, and shows none before March 1900. */
#define DAYS_BEFORE_1970 25569
#define JULIAN_OF_DAY_0 693594
#define FIRST_AT INT64_C(-2203891200)
#define LAST_AT INT64_C(253402300799)

enum { DAY = 86400, LONGEST = 128 };

/* How many cells of a column are how many letters wide. */
struct widths {
	uint32_t cells, of[LONGEST + 1];
};

struct sheet {
	const struct workbook *workbook;
	const struct workbook_sheet *wanted;
	const struct table *table;
	struct xlsx_sheet *xlsx;
	struct widths *widths;	    /* a column each */
	uint32_t unit, change_kind; /* columns with words, or NONE */
};

static double serial_of_time(int64_t at)
{
	return (double)at / DAY + DAYS_BEFORE_1970;
}

double workbook_date(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)g_date_time_get_day_of_month(local),
		       (GDateMonth)g_date_time_get_month(local),
		       (GDateYear)g_date_time_get_year(local));
	return (double)g_date_get_julian(&date) - JULIAN_OF_DAY_0;
}

static uint32_t letters_of_text(const char *text)
{
	uint32_t n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

static uint32_t write_text(const struct sheet *sheet, uint32_t row, uint32_t c,
			   const char *text)
{
	xlsx_text(sheet->xlsx, WORKBOOK_DATA + row, c, text,
		  c > 0 ? &workbook_text : NULL);
	return letters_of_text(text);
}

static uint32_t write_number(const struct sheet *sheet, uint32_t row,
			     uint32_t c, double number, enum workbook_kind kind)
{
	xlsx_number(sheet->xlsx, WORKBOOK_DATA + row, c, number,
		    workbook_look(kind));
	return isfinite(number) ? workbook_letters(number, kind) : 0;
}

static uint32_t write_instant(const struct sheet *sheet, uint32_t row,
			      uint32_t c, enum workbook_kind kind)
{
	const struct cell *cell = &table_cell(sheet->table, row, c);
	GTimeZone *zone = sheet->workbook->report->zone;
	g_autoptr(GString) text = NULL;

	if (cell->integer >= FIRST_AT && cell->integer <= LAST_AT)
		return write_number(sheet, row, c,
				    kind == KIND_TIME ?
					    serial_of_time(cell->integer) :
					    workbook_date(cell->integer, zone),
				    kind);
	text = g_string_new(NULL);
	plain_append(text, &sheet->table->schema->columns[c], cell, zone);
	return write_text(sheet, row, c, text->str);
}

static const char *word(const struct sheet *sheet, uint32_t row, uint32_t c)
{
	const struct cell *cell;

	if (c == NONE)
		return NULL;
	cell = &table_cell(sheet->table, row, c);
	return cell->is_empty ? NULL : cell->text;
}

/* Returns how many letters it is wide. */
static uint32_t write_cell(const struct sheet *sheet, uint32_t row, uint32_t c)
{
	const struct column *column = &sheet->table->schema->columns[c];
	const struct cell *cell = &table_cell(sheet->table, row, c);
	const struct workbook_words words = {
		word(sheet, row, sheet->unit),
		word(sheet, row, sheet->change_kind),
	};
	enum workbook_kind kind = workbook_kind(column, &words);
	g_autofree char *drawn = NULL;

	switch (kind) {
	case KIND_TEXT:
		if (drawn_column(sheet->table->schema, c))
			drawn = drawn_cell(sheet->table, row, c, cell->text);
		return write_text(sheet, row, c, drawn ? drawn : cell->text);
	case KIND_BOOLEAN:
		xlsx_boolean(sheet->xlsx, WORKBOOK_DATA + row, c,
			     cell->integer != 0, workbook_look(kind));
		return workbook_letters(0, kind);
	case KIND_TIME:
	case KIND_DATE:
		return write_instant(sheet, row, c, kind);
	default:
		return write_number(sheet, row, c,
				    column->type == CELL_INTEGER ?
					    (double)cell->integer :
					    cell->real,
				    kind);
	}
}

static void write_rows(const struct sheet *sheet)
{
	uint32_t width = sheet->table->schema->width;

	for (uint32_t row = 0; row < sheet->table->rows; row++)
		for (uint32_t c = 0; c < width; c++) {
			struct widths *widths = &sheet->widths[c];
			uint32_t letters;

			if (table_cell(sheet->table, row, c).is_empty)
				continue;
			letters = write_cell(sheet, row, c);
			widths->of[MIN(letters, LONGEST)]++;
			widths->cells++;
		}
}

/* Wide enough for the header and for 95 of 100 cells. */
static void set_width(const struct sheet *sheet, uint32_t c)
{
	const char *name = sheet->table->schema->columns[c].name;
	const struct widths *widths = &sheet->widths[c];
	double letters = (double)strlen(name) * 1.12 + 3;
	uint32_t seen = 0, p95 = 0;

	while (p95 < LONGEST &&
	       (seen += widths->of[p95]) < widths->cells - widths->cells / 20)
		p95++;
	letters = MAX(letters, p95 + 2);
	xlsx_width(sheet->xlsx, c, MIN(letters, sheet->wanted->widest));
}

static const struct xlsx_look *head_of(const struct sheet *sheet, uint32_t c)
{
	enum cell_type type = sheet->table->schema->columns[c].type;

	if (type != CELL_TEXT && type != CELL_BOOLEAN)
		return &workbook_head_number;
	return c > 0 ? &workbook_head_text : &workbook_head_first;
}

static void add_table(const struct sheet *sheet)
{
	const struct schema *schema = sheet->table->schema;
	g_autofree struct xlsx_head *heads =
		g_new(struct xlsx_head, schema->width);

	for (uint32_t c = 0; c < schema->width; c++) {
		heads[c].name = schema->columns[c].name;
		heads[c].look = head_of(sheet, c);
		set_width(sheet, c);
	}
	xlsx_table(
		sheet->xlsx, sheet->wanted->name,
		(struct xlsx_range){ WORKBOOK_HEAD, 0,
				     WORKBOOK_HEAD + MAX(sheet->table->rows, 1),
				     schema->width - 1 },
		heads);
}

static uint32_t find_column(const struct schema *schema, const char *name)
{
	for (uint32_t c = 0; c < schema->width; c++)
		if (strcmp(schema->columns[c].name, name) == 0 &&
		    schema->columns[c].type == CELL_TEXT)
			return c;
	return NONE;
}

struct xlsx_sheet *workbook_add(const struct workbook *workbook,
				const struct workbook_sheet *wanted)
{
	const struct schema *schema = wanted->table->schema;
	g_autofree struct widths *widths = g_new0(struct widths, schema->width);
	struct sheet sheet = {
		.workbook = workbook,
		.wanted = wanted,
		.table = wanted->table,
		.xlsx = xlsx_sheet(workbook->xlsx, wanted->sheet,
				   WORKBOOK_HEAD),
		.widths = widths,
		.unit = find_column(schema, "unit"),
		.change_kind = find_column(schema, "change_kind"),
	};

	xlsx_text(sheet.xlsx, 0, 0, wanted->title, &workbook_title);
	xlsx_text(sheet.xlsx, 1, 0, wanted->about, &workbook_about);
	write_rows(&sheet);
	add_table(&sheet);
	return sheet.xlsx;
}

struct xlsx_range workbook_range(const struct table *table, const char *first,
				 const char *last)
{
	return (struct xlsx_range){
		WORKBOOK_DATA,
		schema_column(table->schema, first),
		WORKBOOK_DATA + MAX(table->rows, 1) - 1,
		schema_column(table->schema, last),
	};
}
