/* paragraph.c -- words on as many lines as they need */
#include "cli/paragraph.h"

#include "render/display.h"

#include <stdbool.h>
#include <string.h>

static uint32_t last_width(const GString *out)
{
	const char *end = strrchr(out->str, '\n');

	return display_width(end ? end + 1 : out->str);
}

static void pad(GString *out, uint32_t column)
{
	uint32_t width = last_width(out);

	if (width < column)
		display_repeat(out, " ", column - width);
}

void paragraph_add(GString *out, const char *words, uint32_t column,
		   uint32_t width)
{
	g_auto(GStrv) parts = g_strsplit(words, " ", -1);
	uint32_t at = last_width(out);
	bool is_first = true;

	if (at > 0 && at + 1 > column) {
		g_string_append_c(out, '\n');
		at = 0;
	}
	for (uint32_t p = 0; parts[p]; p++) {
		uint32_t wide = display_width(parts[p]);

		if (!is_first && at + 1 + wide > width) {
			g_string_append_c(out, '\n');
			is_first = true;
		}
		if (is_first)
			pad(out, column);
		else
			g_string_append_c(out, ' ');
		g_string_append(out, parts[p]);
		at = is_first ? column + wide : at + 1 + wide;
		is_first = false;
	}
	g_string_append_c(out, '\n');
}
