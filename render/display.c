/* display.c -- columns of a terminal */
#include "render/display.h"

static uint32_t letter_width(gunichar letter)
{
	if (g_unichar_iszerowidth(letter))
		return 0;
	return g_unichar_iswide(letter) ? 2 : 1;
}

uint32_t display_width(const char *text)
{
	uint32_t width = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text))
		width += letter_width(g_utf8_get_char(text));
	return width;
}

char *display_cut(const char *text, uint32_t width)
{
	const char *end = text;
	uint32_t used = 0;

	if (display_width(text) <= width)
		return g_strdup(text);
	if (width == 0)
		return g_strdup("");
	for (;;) {
		uint32_t wide = letter_width(g_utf8_get_char(end));

		if (used + wide > width - 1)
			break;
		used += wide;
		end = g_utf8_next_char(end);
	}
	return g_strdup_printf("%.*s…", (int)(end - text), text);
}

void display_repeat(GString *out, const char *text, uint32_t n)
{
	while (n-- > 0)
		g_string_append(out, text);
}
