/* tables_definitions.c -- what every column and term means */
#include "analyzer/definitions.h"
#include "analyzer/tables.h"
#include "model/report.h"

static const char *unit_word(enum unit unit)
{
	return unit == UNIT_NONE ? NULL : unit_name(unit);
}

static void define_terms(struct tables *tables)
{
	struct table_writer *writer = &tables->writer;

	for (uint32_t i = 0; i < n_definitions; i++) {
		table_text(writer, definitions[i].term);
		table_empty(writer);
		table_text(writer, definitions[i].meaning);
		table_text(writer, definitions[i].formula);
		table_text(writer, unit_word(definitions[i].unit));
		table_text(writer, definitions[i].source);
	}
}

static void define_columns(struct tables *tables, const struct schema *schema)
{
	struct table_writer *writer = &tables->writer;

	for (uint32_t c = 0; c < schema->width; c++) {
		const struct column *column = &schema->columns[c];

		table_text(writer, column->name);
		table_text(writer, schema->sheet);
		table_text(writer, column->definition);
		table_text(writer, column->formula);
		table_text(writer, unit_word(column->unit));
		table_empty(writer);
	}
}

void tables_definitions(struct tables *tables)
{
	define_terms(tables);
	for (uint32_t s = 0; s < n_schemas; s++)
		if (!schema_is_only_shown(schemas[s]))
			define_columns(tables, schemas[s]);
}
