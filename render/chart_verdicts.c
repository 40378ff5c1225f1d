/* chart_verdicts.c -- fired or silent against failed or not */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"

#include <math.h>

#define LEFT 42.0
#define HEAD 13.0
#define HEIGHT 32.0
#define PITCH 11.5

/* A cell: its number, large, and its word. */
struct verdict_cell {
	uint32_t count;
	const char *word;
	enum colour ground, number;
};

static void draw_cell(const struct canvas *canvas, struct box box,
		      const struct verdict_cell *cell)
{
	g_autofree char *count = format_count(cell->count);
	struct type number = theme_type_in(TYPE_PANEL_NUMBER, cell->number);
	double width, room = box.width - 24;

	room -= scene_width(canvas->scene, theme_type(TYPE_NOTE), cell->word);
	number.size = fmax(
		fit_size(canvas->scene->ruler, &number, count, room, 8), 8);
	width = scene_width(canvas->scene, number, count);
	scene_box(canvas->scene, box, paint_fill(cell->ground));
	scene_text(canvas->scene, box.x + 8, box.y + box.height / 2 + 7.5,
		   ANCHOR_START, number, count);
	scene_text(canvas->scene, box.x + 8 + width + 6,
		   box.y + box.height / 2 + 7.5, ANCHOR_START,
		   theme_type(TYPE_NOTE), cell->word);
}

/* A mistake that was made stands out; where none was, nothing does. */
static enum colour ground_of(uint32_t mistakes)
{
	return mistakes > 0 ? COLOUR_WARN_WASH : COLOUR_WASH;
}

static double draw_table(const struct canvas *canvas,
			 const struct verdicts *verdicts)
{
	const struct box *box = &canvas->box;
	double width = (box->width - LEFT - 2) / 2;
	static const char *const heads[] = { "failed", "did not fail" };
	static const char *const rows[] = { "fires", "silent" };
	const struct verdict_cell cells[2][2] = {
		{ { verdicts->caught, "caught", COLOUR_HEAT1, COLOUR_ACT },
		  { verdicts->false_alarms,
		    verdicts->false_alarms == 1 ? "false alarm" :
						  "false alarms",
		    ground_of(verdicts->false_alarms),
		    verdicts->false_alarms > 0 ? COLOUR_WARN_TEXT :
						 COLOUR_INK } },
		{ { verdicts->missed, "missed", ground_of(verdicts->missed),
		    verdicts->missed > 0 ? COLOUR_WARN_TEXT : COLOUR_INK },
		  { verdicts->correct, "correct", COLOUR_WASH, COLOUR_INK } },
	};

	for (int c = 0; c < 2; c++)
		scene_text(canvas->scene, box->x + LEFT + c * (width + 2),
			   box->y + 8, ANCHOR_START, theme_type(TYPE_NOTE),
			   heads[c]);
	for (int r = 0; r < 2; r++) {
		double y = box->y + HEAD + r * (HEIGHT + 2);

		scene_text(canvas->scene, box->x, y + HEIGHT / 2 + 3,
			   ANCHOR_START, theme_type(TYPE_NOTE), rows[r]);
		for (int c = 0; c < 2; c++)
			draw_cell(canvas,
				  (struct box){ box->x + LEFT + c * (width + 2),
						y, width, HEIGHT },
				  &cells[r][c]);
	}
	return box->y + HEAD + 2 * (HEIGHT + 2);
}

void chart_verdicts(const struct canvas *canvas, const struct panel *panel)
{
	const struct verdicts *verdicts = panel->data;
	struct type type = theme_type(TYPE_BODY);
	double y = draw_table(canvas, verdicts) + PITCH;

	type.size = 8;
	for (uint32_t l = 0; l < verdicts->n_lines; l++) {
		g_autofree char *text = chart_words(canvas, verdicts->lines[l]);
		g_autoptr(GPtrArray) lines = fit_lines(
			canvas->scene->ruler, &type, text, canvas->box.width);

		for (uint32_t i = 0; i < lines->len; i++) {
			scene_text(canvas->scene, canvas->box.x, y,
				   ANCHOR_START, type, lines->pdata[i]);
			y += PITCH;
		}
	}
}
