/* csv.c -- separated values: the door to libcsv for writing */
#include "render/csv.h"

#include "render/clean.h"
#include "render/plain.h"

#include <csv.h>
#include <string.h>

struct csv {
	const struct table *table;
	GTimeZone *zone;
	enum csv_form form;
	FILE *stream;
	GString *field; /* room for one, kept from cell to cell */
	uint64_t guarded;
};

static void write_field(const struct csv *csv, const char *field, size_t length)
{
	if (csv->form == CSV_FORM_COMMAS && strpbrk(field, ",\"\r\n"))
		csv_fwrite(csv->stream, field, length);
	else
		fwrite(field, 1, length, csv->stream);
}

static void write_separator(const struct csv *csv, uint32_t c)
{
	bool is_last = c + 1 == csv->table->schema->width;

	if (csv->form == CSV_FORM_COMMAS)
		fputs(is_last ? "\r\n" : ",", csv->stream);
	else
		fputs(is_last ? "\n" : "\t", csv->stream);
}

static void append_text(struct csv *csv, const char *text)
{
	if (clean_is_formula(text)) {
		g_string_append_c(csv->field, '\'');
		csv->guarded++;
	}
	clean_append(csv->field, text,
		     csv->form == CSV_FORM_COMMAS ? CLEAN_CELL : CLEAN_LINE);
}

static void write_cell(struct csv *csv, uint32_t row, uint32_t c)
{
	const struct column *column = &csv->table->schema->columns[c];
	const struct cell *cell = &table_cell(csv->table, row, c);

	g_string_truncate(csv->field, 0);
	if (cell->is_empty)
		return;
	if (column->type == CELL_TEXT)
		append_text(csv, cell->text);
	else
		plain_append(csv->field, column, cell, csv->zone);
	write_field(csv, csv->field->str, csv->field->len);
}

uint64_t csv_table(const struct table *table, GTimeZone *zone,
		   enum csv_form form, FILE *stream)
{
	const struct schema *schema = table->schema;
	struct csv csv = {
		.table = table,
		.zone = zone,
		.form = form,
		.stream = stream,
		.field = g_string_new(NULL),
	};

	for (uint32_t c = 0; c < schema->width; c++) {
		fputs(schema->columns[c].name, stream);
		write_separator(&csv, c);
	}
	for (uint32_t row = 0; row < table->rows; row++) {
		for (uint32_t c = 0; c < schema->width; c++) {
			write_cell(&csv, row, c);
			write_separator(&csv, c);
		}
	}
	g_string_free(csv.field, true);
	return csv.guarded;
}
