/* ruler.c -- how wide a text is: all that layout knows of fonts */
#include "render/ruler.h"

#include <glib.h>

double ruler_width(const struct ruler *ruler, const struct type *type,
		   const char *text)
{
	return *text ? ruler->width(ruler, type, text) : 0;
}

static double plain_width(const struct ruler *ruler, const struct type *type,
			  const char *text)
{
	double width = 0;

	(void)ruler;
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		double em = g_unichar_iswide(c) ? 1.1 : 0.55;

		if (!g_unichar_iszerowidth(c))
			width += em * type->size + type->spacing;
	}
	return width;
}

const struct ruler *ruler_plain(void)
{
	static const struct ruler plain = { plain_width };

	return &plain;
}
