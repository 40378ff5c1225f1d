/* chart_items.c -- sentences with a glyph, or a box to tick, and a page */
#include "render/chart.h"
#include "render/fit.h"
#include "render/marks.h"

enum { PITCH = 17, INDENT = 15 };

static void draw_page(const struct canvas *canvas, const struct item *item,
		      double y)
{
	struct type type = theme_type_in(TYPE_NOTE, COLOUR_MID);
	struct value page = value_page(item->page);
	g_autofree char *text =
		item->page ? chart_value(canvas, &page) : g_strdup("");
	double x = canvas->box.x + canvas->box.width -
		   scene_width(canvas->scene, type, text);

	if (!*text)
		return;
	scene_text(canvas->scene, x, y, ANCHOR_START, type, text);
	mark_link(canvas->scene, x, y, type, text, item->page);
}

void chart_items(const struct canvas *canvas, const struct panel *panel)
{
	const struct items *items = panel->data;
	struct type type = theme_type(TYPE_ITEM);
	double y = canvas->box.y + 12;

	for (uint32_t i = 0; i < items->n; i++, y += PITCH) {
		const struct item *item = &items->items[i];
		g_autofree char *text = chart_words(canvas, item->sentence);
		double room = canvas->box.width - INDENT - 34;
		struct type fitted = type;
		double size =
			fit_size(canvas->scene->ruler, &type, text, room, 7.5);

		if (items->are_decisions)
			mark_box(canvas->scene, canvas->box.x, y);
		else
			mark_verdict(canvas->scene, canvas->box.x, y,
				     item->verdict);
		fitted.size = size > 0 ? size : 7.5;
		scene_text(canvas->scene, canvas->box.x + INDENT, y,
			   ANCHOR_START, fitted, text);
		draw_page(canvas, item, y);
	}
}
