/* tables_loop.c -- the table of the loop, a row a number of a stage */
#include "analyzer/loop.h"
#include "analyzer/tables.h"
#include "model/report.h"

static const char *note_of(struct tables *tables,
			   const struct loop_number *number)
{
	g_autofree char *text = NULL;

	if (number->state == STATE_NONE)
		return "nothing in the window";
	if (number->state != STATE_NOT_MEASURED)
		return NULL;
	text = g_strdup_printf("not measured: no %s were given",
			       number->missing);
	return pool_text(tables->pool, text);
}

static void write_n(struct table_writer *writer,
		    const struct loop_number *number, uint32_t n, bool is_there)
{
	if (number->state == STATE_NOT_MEASURED || n == NONE || !is_there)
		table_empty(writer);
	else
		table_integer(writer, n);
}

static void write_number(struct tables *tables,
			 const struct loop_number *number)
{
	static const char *const kinds[] = { NULL, "ratio", "pp" };
	struct table_writer *writer = &tables->writer;
	bool is_given = number->state != STATE_NOT_MEASURED;

	table_text(writer, loop_stage_name(number->stage));
	table_text(writer, number->metric);
	table_real(writer, number->value);
	table_text(writer, unit_name(number->unit));
	table_real(writer, number->previous);
	table_text(writer, *verdict_name(number->verdict) ?
				   verdict_name(number->verdict) :
				   NULL);
	table_text(writer, is_given ? number->source : "not measured");
	write_n(writer, number, number->n, true);
	write_n(writer, number, number->previous_n,
		tables->metrics->has_previous);
	table_real(writer, number->change);
	table_text(writer, kinds[number->change_kind]);
	table_text(writer, note_of(tables, number));
}

void tables_loop(struct tables *tables)
{
	g_autoptr(GArray) numbers = loop_numbers(tables->metrics, tables->pool);

	for (uint32_t i = 0; i < numbers->len; i++)
		write_number(tables,
			     &g_array_index(numbers, struct loop_number, i));
}
