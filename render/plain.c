/* plain.c -- numbers, times and truths for files */
#include "render/plain.h"

#include "model/period.h"

#include <inttypes.h>
#include <math.h>

char *plain_number(double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	for (int digits = 15; digits <= 17; digits++) {
		char form[8];

		g_snprintf(form, sizeof(form), "%%.%dg", digits);
		g_ascii_formatd(text, sizeof(text), form,
				number == 0 ? 0 : number); /* never -0 */
		if (g_ascii_strtod(text, NULL) == number)
			break;
	}
	return g_strdup(text);
}

static void append_number(GString *out, double number)
{
	g_autofree char *text = NULL;

	if (!isfinite(number))
		return;
	text = plain_number(number);
	g_string_append(out, text);
}

void plain_append(GString *out, const struct column *column,
		  const struct cell *cell, GTimeZone *zone)
{
	g_autofree char *text = NULL;

	if (cell->is_empty)
		return;
	switch (column->type) {
	case CELL_TEXT:
		g_assert_not_reached();
	case CELL_INTEGER:
		g_string_append_printf(out, "%" PRId64, cell->integer);
		return;
	case CELL_REAL:
		append_number(out, cell->real);
		return;
	case CELL_TIME:
		text = period_time_text(cell->integer);
		break;
	case CELL_DATE:
		text = period_date_text(cell->integer, zone);
		break;
	case CELL_BOOLEAN:
		g_string_append(out, cell->integer ? "true" : "false");
		return;
	}
	g_string_append(out, text);
}
