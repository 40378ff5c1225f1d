/* theme.c -- the only colours and sizes of the drawn report */
#include "render/theme.h"

#include <glib.h>
#include <math.h>

static const struct {
	const char *name;
	uint32_t rgb;
} palette[COLOURS] = {
	[COLOUR_NONE] = { "none", 0x000000 },
	[COLOUR_INK] = { "INK", 0x1B1F24 },
	[COLOUR_INK2] = { "INK2", 0x4A535D },
	[COLOUR_INK3] = { "INK3", 0x66707A },
	[COLOUR_RULE] = { "RULE", 0xC3CAD1 },
	[COLOUR_GRID] = { "GRID", 0xE4E8EC },
	[COLOUR_WASH] = { "WASH", 0xF4F6F8 },
	[COLOUR_ACT] = { "ACT", 0x12436D },
	[COLOUR_MID] = { "MID", 0x2073BC },
	[COLOUR_LIGHT] = { "LIGHT", 0x6BACE6 },
	[COLOUR_PALE] = { "PALE", 0xD3E4F5 },
	[COLOUR_PREV] = { "PREV", 0x8A949E },
	[COLOUR_WARN] = { "WARN", 0xD4541B },
	[COLOUR_WARN_TEXT] = { "WARN_TEXT", 0xA83A0B },
	[COLOUR_WARN_WASH] = { "WARN_WASH", 0xFBE9E1 },
	[COLOUR_INC] = { "INC", 0x801650 },
	[COLOUR_WHITE] = { "WHITE", 0xFFFFFF },
	[COLOUR_HEAT1] = { "HEAT1", 0xEEF3F8 },
	[COLOUR_HEAT2] = { "HEAT2", 0xC9DDF0 },
	[COLOUR_HEAT3] = { "HEAT3", 0x8FBCE2 },
	[COLOUR_HEAT4] = { "HEAT4", 0x4E92CB },
	[COLOUR_HEAT5] = { "HEAT5", 0x2073BC },
	[COLOUR_HEAT6] = { "HEAT6", 0x12436D },
};

/* clang-format off */
static const struct type types[TYPES] = {
	[TYPE_HEADLINE]     = { 17,  600, -0.15, COLOUR_INK,  false, false },
	[TYPE_STANDFIRST]   = { 9.5, 400, 0,     COLOUR_INK2, false, false },
	[TYPE_NUMBER]       = { 28,  600, -0.6,  COLOUR_INK,  false, false },
	[TYPE_PANEL_NUMBER] = { 22,  600, -0.4,  COLOUR_INK,  false, false },
	[TYPE_UNIT]         = { 10,  400, 0,     COLOUR_INK2, false, false },
	[TYPE_TITLE]        = { 10,  600, 0,     COLOUR_INK,  false, false },
	[TYPE_HEAD]         = { 8.5, 600, 0,     COLOUR_INK,  false, false },
	[TYPE_NOTE]         = { 8,   400, 0,     COLOUR_INK2, false, false },
	[TYPE_LABEL]        = { 8,   500, 0,     COLOUR_INK2, false, true },
	[TYPE_ITEM]         = { 9,   400, 0,     COLOUR_INK,  false, false },
	[TYPE_ROW]          = { 9,   500, 0,     COLOUR_INK,  false, false },
	[TYPE_VALUE]        = { 9,   500, 0,     COLOUR_INK,  true,  false },
	[TYPE_BODY]         = { 8.5, 400, 0,     COLOUR_INK,  false, false },
	[TYPE_CELL]         = { 8.5, 400, 0,     COLOUR_INK,  true,  false },
	[TYPE_TICK]         = { 7.5, 400, 0,     COLOUR_INK3, false, false },
	[TYPE_FOOTNOTE]     = { 7.5, 400, 0,     COLOUR_INK3, false, false },
	[TYPE_RUNNING]      = { 8,   400, 0,     COLOUR_INK2, false, false },
};
/* clang-format on */

uint32_t theme_rgb(enum colour colour)
{
	g_assert(colour < COLOURS);
	return palette[colour].rgb;
}

const char *theme_name(enum colour colour)
{
	g_assert(colour < COLOURS);
	return palette[colour].name;
}

/* sRGB to linear light. */
static double linear(uint32_t byte)
{
	double v = byte / 255.0;

	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

double theme_lightness(enum colour colour)
{
	uint32_t rgb = theme_rgb(colour);
	double y = 0.2126 * linear(rgb >> 16) +
		   0.7152 * linear(rgb >> 8 & 0xff) +
		   0.0722 * linear(rgb & 0xff);

	return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27;
}

struct type theme_type(enum type_use use)
{
	g_assert(use < TYPES);
	return types[use];
}

struct type theme_type_in(enum type_use use, enum colour colour)
{
	struct type type = theme_type(use);

	type.colour = colour;
	return type;
}
