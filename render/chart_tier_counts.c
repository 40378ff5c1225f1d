/* chart_tier_counts.c -- services by tier, a square each */
#include "render/chart.h"
#include "render/format.h"
#include "render/marks.h"

enum { COLUMNS = 5, HEAD = 34, ROW = 25, SMALL_FROM = 13, NUMBER_FROM = 25 };

static const double LEFT = 138, COLUMN = 124;

static void draw_head(const struct canvas *canvas, const struct panel *panel)
{
	static const char *const names[] = { "Elite", "High", "Medium", "Low",
					     "n < 5" };
	struct box box = canvas->box;
	g_autofree char *subtitle = chart_words(canvas, panel->subtitle);
	struct type type = theme_type_in(TYPE_LABEL, COLOUR_INK2);
	double y = box.y + HEAD;

	scene_line(canvas->scene, box.x, box.y, box.x + box.width, box.y,
		   paint_line(COLOUR_INK, THEME_PANEL_RULE));
	scene_text(canvas->scene, box.x, box.y + 14, ANCHOR_START,
		   theme_type(TYPE_TITLE), panel->title);
	scene_text(canvas->scene, box.x + box.width, box.y + 14, ANCHOR_END,
		   theme_type(TYPE_NOTE), subtitle);
	for (int i = 0; i < COLUMNS; i++) {
		double x = box.x + LEFT + i * COLUMN;
		enum tier tier = (enum tier)(TIER_ELITE - i);

		if (i < COLUMNS - 1) {
			mark_pips(canvas->scene, x, y,
				  (struct tier_mark){ tier, tier });
			x += MARK_PIPS_WIDTH + 5;
		}
		scene_text(canvas->scene, x, y, ANCHOR_START, type, names[i]);
	}
}

static void draw_squares(const struct canvas *canvas, double x, double y,
			 uint32_t n, bool is_before, bool is_few)
{
	double side = n >= SMALL_FROM ? 3.4 : 7.8;
	double pitch = side + (n >= SMALL_FROM ? 1 : 1.6);
	double height = is_before ? 5 : side;
	struct paint paint =
		is_before ? paint_line(COLOUR_PREV, 0.7) :
			    paint_fill(is_few ? COLOUR_INK3 : COLOUR_ACT);

	if (n >= NUMBER_FROM)
		return;
	for (uint32_t i = 0; i < n; i++) {
		struct box square = { x + i * pitch, y, side, height };

		scene_box(canvas->scene, square, paint);
	}
}

static void draw_cell(const struct canvas *canvas, const struct tier_count *row,
		      int column, double x, double y, bool has_before)
{
	uint32_t now = row->now[column], before = row->before[column];
	g_autofree char *count = format_count(now);
	struct type type = theme_type(TYPE_VALUE);

	if (now == 0)
		type.colour = COLOUR_INK3;
	else
		type.weight = 600;
	scene_text(canvas->scene, x + 6, y, ANCHOR_END, type, count);
	draw_squares(canvas, x + 11, y - 7.4, now, false,
		     column == COLUMNS - 1);
	if (has_before)
		draw_squares(canvas, x + 11, y + 3, before, true, false);
}

void chart_tier_counts(const struct canvas *canvas, const struct panel *panel)
{
	const struct tier_counts *counts = panel->data;
	struct box box = canvas->box;
	double y = box.y + HEAD + 7;

	draw_head(canvas, panel);
	for (uint32_t r = 0; r < counts->n; r++, y += ROW) {
		scene_line(canvas->scene, box.x, y, box.x + box.width, y,
			   paint_line(COLOUR_GRID, THEME_GRIDLINE));
		scene_text(canvas->scene, box.x, y + 15, ANCHOR_START,
			   theme_type(TYPE_ITEM), counts->rows[r].label);
		for (int i = 0; i < COLUMNS; i++)
			draw_cell(canvas, &counts->rows[r], i,
				  box.x + LEFT - 8 + i * COLUMN, y + 11,
				  counts->previous_name != NULL);
	}
}
