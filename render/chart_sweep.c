/* chart_sweep.c -- what other levels and durations of a rule would have done */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"

#define LEFT 34.0
#define HEAD 14.0
#define SIZE 8.0

static void draw_words(const struct canvas *canvas, double x, double y,
		       enum anchor anchor, const struct sentence *sentence)
{
	g_autofree char *text = chart_words(canvas, sentence);

	scene_text(canvas->scene, x, y, anchor, theme_type(TYPE_TICK), text);
}

/* Smaller, if it must be. */
static void draw_fitted(const struct canvas *canvas, struct spot end,
			struct type type, const char *text, double room)
{
	double size = fit_size(canvas->scene->ruler, &type, text, room, 4);

	type.size = size > 0 ? size : 4;
	scene_text(canvas->scene, end.x, end.y, ANCHOR_END, type, text);
}

/* The share caught, and how many alarms were false. */
static void draw_cell(const struct canvas *canvas, struct box box,
		      const struct sweep_outcome *cell)
{
	struct type type = theme_type_in(TYPE_CELL, cell->false_alarms > 0 ?
							    COLOUR_WARN_TEXT :
							    COLOUR_INK2);
	g_autofree char *caught = NULL, *alarms = NULL;
	double middle = box.x + box.width / 2, y = box.y + box.height / 2 + 3;

	caught = cell->failed > 0 ?
			 g_strdup_printf("%u/%u", cell->caught, cell->failed) :
			 g_strdup(FORMAT_UNKNOWN);
	alarms = g_strdup_printf("%u", cell->false_alarms);
	scene_box(canvas->scene, box,
		  cell->is_chosen ? paint_both(COLOUR_WHITE, COLOUR_INK, 1.4) :
				    paint_fill(COLOUR_WASH));
	type.size = SIZE;
	draw_fitted(canvas, (struct spot){ box.x + box.width - 4, y }, type,
		    alarms, box.width * 0.3);
	type.colour = COLOUR_ACT;
	type.weight = 600;
	draw_fitted(canvas, (struct spot){ middle + 4, y }, type, caught,
		    box.width * 0.5);
}

void chart_sweep(const struct canvas *canvas, const struct panel *panel)
{
	const struct sweep *sweep = panel->data;
	const struct box *box = &canvas->box;
	double width = (box->width - LEFT) / MAX(sweep->n_lengths, 1);
	double height = (box->height - HEAD) / MAX(sweep->n_levels, 1);

	height = MIN(height, 20);
	for (uint32_t c = 0; c < sweep->n_lengths; c++)
		draw_words(canvas, box->x + LEFT + (c + 0.5) * width,
			   box->y + 8, ANCHOR_MIDDLE, sweep->lengths[c]);
	/* the chosen one last: its outline lies over its neighbours */
	for (int chosen = 0; chosen < 2; chosen++)
		for (uint32_t i = 0; i < sweep->n_levels * sweep->n_lengths;
		     i++) {
			uint32_t r = i / sweep->n_lengths;
			uint32_t c = i % sweep->n_lengths;

			if (sweep->cells[i].is_chosen != (chosen == 1))
				continue;
			draw_cell(canvas,
				  (struct box){ box->x + LEFT + c * width,
						box->y + HEAD + r * height,
						width - 2, height - 2 },
				  &sweep->cells[i]);
		}
	for (uint32_t r = 0; r < sweep->n_levels; r++)
		draw_words(canvas, box->x + LEFT - 6,
			   box->y + HEAD + (r + 0.5) * height + 1.7, ANCHOR_END,
			   sweep->levels[r]);
}
