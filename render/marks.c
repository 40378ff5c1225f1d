/* marks.c -- the small signs of the report, the same on every page */
#include "render/marks.h"

#include "render/fit.h"

#include <string.h>

#define PIP_WIDTH 3.1
#define PIP_PITCH 4.5
#define NOTE_PITCH 11.0

/* So that an outline stays within the box. */
static struct box inset(struct box box, double by)
{
	return (struct box){ box.x + by, box.y + by, box.width - 2 * by,
			     box.height - 2 * by };
}

void mark_pips(struct scene *scene, double x, double y, struct tier_mark tier)
{
	static const double heights[] = { 2.8, 4.0, 5.2, 6.4 };

	for (int i = 0; i < 4; i++) {
		struct box bar = { x + i * PIP_PITCH, y - heights[i], PIP_WIDTH,
				   heights[i] };

		if (i < (int)MIN(tier.sure, tier.tier))
			scene_box(scene, bar, paint_fill(COLOUR_ACT));
		else if (i < (int)tier.tier)
			scene_box(scene, bar, paint_fill(COLOUR_LIGHT));
		else
			scene_box(scene, inset(bar, THEME_HAIRLINE / 2),
				  paint_line(COLOUR_PREV, THEME_HAIRLINE));
	}
}

void mark_verdict(struct scene *scene, double x, double y, enum verdict verdict)
{
	const struct spot up[] = { { x, y - 0.4 },
				   { x + 6.5, y - 0.4 },
				   { x + 3.25, y - 5.8 } };
	const struct spot down[] = { { x, y - 5.8 },
				     { x + 6.5, y - 5.8 },
				     { x + 3.25, y - 0.4 } };

	if (verdict == VERDICT_BETTER)
		scene_polygon(scene, up, 3, paint_fill(COLOUR_MID));
	else if (verdict == VERDICT_WORSE)
		scene_polygon(scene, down, 3, paint_fill(COLOUR_WARN));
	else if (verdict == VERDICT_NONE)
		scene_line(scene, x, y - 3, x + 6.5, y - 3,
			   paint_line(COLOUR_INK3, 1.4));
}

void mark_cross(struct scene *scene, double x, double y)
{
	scene_line(scene, x + 0.4, y - 6, x + 6, y - 0.4,
		   paint_line(COLOUR_WARN, 1.8));
	scene_line(scene, x + 0.4, y - 0.4, x + 6, y - 6,
		   paint_line(COLOUR_WARN, 1.8));
}

void mark_tick(struct scene *scene, double x, double y)
{
	const struct spot spots[] = { { x, y - 2.8 },
				      { x + 2.4, y - 0.4 },
				      { x + 6.5, y - 6 } };

	scene_path(scene, spots, 3, paint_line(COLOUR_ACT, 1.8));
}

/* Where the unit of a number begins that is written with one. */
static size_t length_of_number(const char *text)
{
	const char *space = strstr(text, "\u00a0"), *of = strstr(text, " of ");

	if (space || of)
		return (size_t)((space ? space : of) - text);
	return strlen(text) - g_str_has_suffix(text, "%");
}

void mark_number(struct scene *scene, double x, double y, struct type type,
		 const char *text, const char *unit)
{
	size_t length = length_of_number(text);
	g_autofree char *number = g_strndup(text, length);
	const char *rest = text + length;

	if (g_str_has_prefix(rest, "\u00a0"))
		rest += strlen("\u00a0");
	else if (*rest == ' ')
		rest++;
	scene_text(scene, x, y, ANCHOR_START, type, number);
	x += scene_width(scene, type, number) + 5;
	scene_text(scene, x, y, ANCHOR_START, theme_type(TYPE_UNIT),
		   unit ? unit : rest);
}

void mark_box(struct scene *scene, double x, double y)
{
	scene_box(scene, (struct box){ x + 0.4, y - 6.3, 6.2, 6.2 },
		  paint_line(COLOUR_INK2, 0.8));
}

void mark_dot(struct scene *scene, double x, double y, double radius)
{
	scene_circle(scene, x, y, radius, paint_fill(COLOUR_ACT));
}

void mark_hollow(struct scene *scene, double x, double y, double radius)
{
	scene_circle(scene, x, y, radius,
		     paint_both(COLOUR_WHITE, COLOUR_INK2, 1));
}

void mark_signal(struct scene *scene, double x, double y, enum verdict verdict)
{
	enum colour colour =
		verdict == VERDICT_WORSE ? COLOUR_WARN : COLOUR_MID;

	scene_circle(scene, x, y, 4.4, paint_both(COLOUR_WHITE, colour, 1));
	scene_circle(scene, x, y, 2.2, paint_fill(colour));
}

void mark_missed(struct scene *scene, double x, double y)
{
	scene_box(scene, (struct box){ x - 2.2, y - 2.2, 4.4, 4.4 },
		  paint_fill(COLOUR_WARN));
}

void mark_open(struct scene *scene, double x, double y)
{
	const struct spot spots[] = { { x - 3.2, y + 2.4 },
				      { x + 3.2, y + 2.4 },
				      { x, y - 3.2 } };

	scene_polygon(scene, spots, 3,
		      paint_both(COLOUR_WHITE, COLOUR_INK2, 0.9));
}

void mark_deploy(struct scene *scene, double x, double y, double height)
{
	scene_line(scene, x, y, x, y + height, paint_line(COLOUR_ACT, 0.8));
}

void mark_failed_deploy(struct scene *scene, double x, double y, double height)
{
	const struct spot head[] = { { x - 2.6, y - 4.2 },
				     { x + 2.6, y - 4.2 },
				     { x, y + 0.6 } };

	scene_line(scene, x, y - 1, x, y + height,
		   paint_line(COLOUR_WARN, 1.3));
	scene_polygon(scene, head, 3, paint_fill(COLOUR_WARN));
}

void mark_flag(struct scene *scene, double x, double y, double height)
{
	const struct spot cloth[] = { { x, y - 3.6 },
				      { x + 6, y - 1.2 },
				      { x, y + 1.2 } };

	scene_line(scene, x, y - 3.6, x, y + height,
		   paint_line(COLOUR_INK2, 0.7));
	scene_polygon(scene, cloth, 3,
		      paint_both(COLOUR_WHITE, COLOUR_INK2, 0.8));
}

void mark_incident(struct scene *scene, double x, double y, double width,
		   uint8_t severity)
{
	static const double heights[] = { 3, 5, 7 };

	struct box bar = { x, y, MAX(width, 0.7), heights[MIN(severity, 2)] };

	scene_box(scene, bar, paint_fill(COLOUR_INC));
}

void mark_beyond(struct scene *scene, double x, double y, bool is_right)
{
	double back = is_right ? -2.2 : 2.2;
	const struct spot spots[] = { { x + back, y - 2.8 },
				      { x, y },
				      { x + back, y + 2.8 } };

	scene_path(scene, spots, 3, paint_line(COLOUR_INK2, 0.9));
}

void mark_bracket(struct scene *scene, double x0, double x1, double y,
		  const char *words)
{
	const struct spot spots[] = {
		{ x0, y - 3 }, { x0, y }, { x1, y }, { x1, y - 3 }
	};
	struct type type = theme_type_in(TYPE_LABEL, COLOUR_MID);
	double half = scene_width(scene, type, words) / 2;
	double middle = CLAMP((x0 + x1) / 2, half, SCENE_WIDTH - half);

	scene_path(scene, spots, 4, paint_line(COLOUR_MID, 1));
	scene_text(scene, middle, y + 8.5, ANCHOR_MIDDLE, type, words);
}

static double draw_centred(struct scene *scene, struct box box, double y,
			   struct type type, const char *text)
{
	g_autoptr(GPtrArray) lines =
		fit_lines(scene->ruler, &type, text, box.width - 12);

	for (uint32_t i = 0; i < lines->len; i++)
		scene_text(scene, box.x + box.width / 2, y + i * NOTE_PITCH,
			   ANCHOR_MIDDLE, type, g_ptr_array_index(lines, i));
	return y + lines->len * NOTE_PITCH;
}

void mark_state(struct scene *scene, struct box box, const char *title,
		const char *detail)
{
	double y = box.y + box.height / 2 - 4;

	scene_box(scene, box, paint_dash(COLOUR_PREV, 0.7, 4, 3));
	y = draw_centred(scene, box, y, theme_type_in(TYPE_ROW, COLOUR_INK2),
			 title);
	if (detail)
		draw_centred(scene, box, y + 3,
			     theme_type_in(TYPE_NOTE, COLOUR_INK3), detail);
}

void mark_link(struct scene *scene, double x, double y, struct type type,
	       const char *text, const char *page)
{
	struct box box = { x, y - type.size, scene_width(scene, type, text),
			   type.size * 1.3 };

	scene_link_page(scene, box, page);
}

/* FNV-1a, 64 bits, and then mixed, as its last letter moves few bits. */
double mark_jitter(const char *key)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (const unsigned char *p = (const unsigned char *)key; *p; p++)
		hash = (hash ^ *p) * 0x100000001b3;
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccd;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53;
	return (double)(uint32_t)(hash >> 32) / UINT32_MAX * 2 - 1;
}
