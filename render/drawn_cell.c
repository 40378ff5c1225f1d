/* drawn_cell.c -- cells that are drawn with the letters of a terminal */
#include "render/drawn_cell.h"

#include "model/impact.h"
#include "render/terminal_style.h"

#include <math.h>
#include <string.h>

enum {
	BOXES = 20,
	TEXT_WIDTH = 5, /* "−144%" */
	VALUES = IMPACT_CURVE_BEFORE + IMPACT_CURVE_AFTER,
};

static char *draw_curve(const struct cell *cell, const char *text)
{
	g_auto(GStrv) words = g_strsplit(cell->text, ";", -1);
	double values[VALUES];
	uint32_t n = 0;
	g_autofree char *bars = NULL;
	const char *deploy;

	(void)text;
	for (; words[n] && n < VALUES; n++)
		values[n] = *words[n] ? g_ascii_strtod(words[n], NULL) : NAN;
	bars = terminal_sparkline(values, n, false);
	deploy = g_utf8_offset_to_pointer(bars, MIN(n, IMPACT_CURVE_BEFORE));
	return g_strdup_printf("%.*s|%s", (int)(deploy - bars), bars, deploy);
}

/* Something that is left is a box, and something that is gone lacks one. */
static char *draw_left(const struct cell *cell, const char *text)
{
	double left = CLAMP(cell->real, 0, 1);
	int full = (int)lround(left * BOXES);
	int width = (int)g_utf8_strlen(text, -1);
	GString *out = g_string_new(NULL);

	if (left > 0 && full == 0)
		full = 1;
	if (left < 1 && full == BOXES)
		full = BOXES - 1;
	for (int i = 0; i < BOXES; i++)
		g_string_append(out, i < full ? "▮" : "▯");
	g_string_append_printf(out, " %*s%s", MAX(TEXT_WIDTH - width, 0), "",
			       text);
	return g_string_free(out, false);
}

static const struct {
	const char *table, *column;
	char *(*draw)(const struct cell *cell, const char *text);
} drawn[] = {
	{ "impact", "curve", draw_curve },
	{ "slo", "left", draw_left },
};

static size_t find(const struct schema *schema, uint32_t column)
{
	size_t i = 0;

	while (i < G_N_ELEMENTS(drawn) &&
	       (strcmp(drawn[i].table, schema->name) != 0 ||
		strcmp(drawn[i].column, schema->columns[column].name) != 0))
		i++;
	return i;
}

bool drawn_column(const struct schema *schema, uint32_t column)
{
	return find(schema, column) < G_N_ELEMENTS(drawn);
}

char *drawn_cell(const struct table *table, uint32_t row, uint32_t column,
		 const char *text)
{
	const struct cell *cell = &table_cell(table, row, column);

	g_assert(drawn_column(table->schema, column) && !cell->is_empty);
	return drawn[find(table->schema, column)].draw(cell, text);
}
