/* chart_cards.c -- the four keys: number, tier, change, small line */
#include "render/chart.h"
#include "render/marks.h"
#include "render/page.h"
#include "render/plot.h"

enum { GUTTER = 12, NUMBER_AT = 46, CHANGE_AT = 64, SPARK_AT = 74 };

static void draw_number(const struct canvas *canvas, const struct card *card,
			struct box box)
{
	g_autofree char *text = chart_value(canvas, &card->number);

	mark_number(canvas->scene, box.x, box.y + NUMBER_AT,
		    theme_type(TYPE_NUMBER), text, card->unit);
}

static void draw_tier(const struct canvas *canvas, const struct card *card,
		      struct box box)
{
	struct type type = theme_type_in(TYPE_ROW, COLOUR_ACT);
	const char *name = tier_name(card->tier.tier);
	double width = scene_width(canvas->scene, type, name);
	double y = box.y + NUMBER_AT;

	if (card->tier.tier == TIER_NONE) {
		g_autofree char *few =
			g_strdup_printf("n = %u: too few", card->n);

		scene_text(canvas->scene, box.x + box.width, y, ANCHOR_END,
			   theme_type_in(TYPE_NOTE, COLOUR_INK3),
			   card->n > 0 ? few : "no data");
		return;
	}
	/* not of the number beside it: a pooled value is always Elite */
	scene_text(canvas->scene, box.x + box.width, y - 12, ANCHOR_END,
		   theme_type(TYPE_TICK), "median service");
	scene_text(canvas->scene, box.x + box.width, y, ANCHOR_END, type, name);
	mark_pips(canvas->scene,
		  box.x + box.width - width - MARK_PIPS_WIDTH - 4, y,
		  card->tier);
}

static void draw_change(const struct canvas *canvas, const struct card *card,
			struct box box)
{
	g_autofree char *text = chart_words(canvas, card->change);
	struct type type = theme_type_in(TYPE_NOTE, COLOUR_INK2);
	double y = box.y + CHANGE_AT, x = box.x;

	if (card->verdict == VERDICT_BETTER || card->verdict == VERDICT_WORSE ||
	    card->verdict == VERDICT_NONE) {
		mark_verdict(canvas->scene, x, y, card->verdict);
		x += MARK_VERDICT_WIDTH + 7;
	}
	scene_text(canvas->scene, x, y, ANCHOR_START, type, text);
}

static void draw_spark(const struct canvas *canvas, const struct card *card,
		       struct box box)
{
	struct box plot = { box.x, box.y + SPARK_AT, box.width,
			    box.height - SPARK_AT - 6 };
	double split = plot_spark_split(&card->spark, plot);
	struct type before = theme_type_in(TYPE_TICK, COLOUR_INK3);
	struct type now = theme_type_in(TYPE_TICK, COLOUR_ACT);

	if (card->spark.n == 0)
		return;
	if (card->spark.split > 0) {
		struct box wash = { plot.x, plot.y, split - plot.x,
				    plot.height };

		scene_box(canvas->scene, wash, paint_fill(COLOUR_WASH));
		scene_text(canvas->scene, plot.x + 3, plot.y + 9, ANCHOR_START,
			   before, card->previous_name);
	}
	scene_text(canvas->scene, split + 3, plot.y + 9, ANCHOR_START, now,
		   card->current_name);
	plot.y += 12;
	plot.height -= 14;
	plot_spark(canvas->scene, &card->spark, plot);
}

void chart_cards(const struct canvas *canvas, const struct panel *panel)
{
	const struct cards *cards = panel->data;
	double width =
		(canvas->box.width - GUTTER * (cards->n - 1.0)) / cards->n;

	for (uint32_t i = 0; i < cards->n; i++) {
		const struct card *card = &cards->cards[i];
		struct box box = { canvas->box.x + i * (width + GUTTER),
				   canvas->box.y, width, canvas->box.height };

		page_panel(canvas->scene, box, card->label, NULL);
		draw_number(canvas, card, box);
		draw_tier(canvas, card, box);
		draw_change(canvas, card, box);
		draw_spark(canvas, card, box);
	}
}
