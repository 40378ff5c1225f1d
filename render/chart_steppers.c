/* chart_steppers.c -- canaries step by step, and what their metric was
 *
 * Two lines a canary.  A filled square is a step that it passed, a crossed one
 * where it was stopped, an empty one what it did not get to.
 */
#include "render/chart.h"
#include "render/fit.h"

#include <math.h>

#define HEAD 13.0
#define PITCH 26.0
#define PITCH_LEAST 22.0
#define MORE 12.0
#define SECOND 10.5 /* from the first line of a row to its second */
#define SQUARE 7.0
#define GAP 8.0

enum step_part {
	PART_NAME,
	PART_STEPS,
	PART_VALUES,
	PART_VERDICT,
	PART_RECORD
};

/* Where the parts of a row begin, as shares of the width, and all ends. */
static const double parts[] = { 0, 0.205, 0.345, 0.585, 0.865, 1 };
static const char *const heads[] = { "canary", "steps",
				     "canary vs primary, median", "replay",
				     "recorded" };

static double part_x(const struct canvas *canvas, enum step_part part)
{
	return canvas->box.x + canvas->box.width * parts[part];
}

static double part_w(const struct canvas *canvas, enum step_part part)
{
	double gap = part == PART_RECORD ? 0 : GAP;

	return canvas->box.width * (parts[part + 1] - parts[part]) - gap;
}

/* At its left edge; the last part at its right one. */
static void draw_text(const struct canvas *canvas, enum step_part part,
		      double y, struct type type, const char *text)
{
	const struct ruler *ruler = canvas->scene->ruler;
	double width = part_w(canvas, part);
	double size = fit_size(ruler, &type, text, width, 7.5);
	g_autofree char *fitted = NULL;

	type.size = size > 0 ? size : 7.5;
	fitted = fit_ellipsis(ruler, &type, text, width);
	if (part == PART_RECORD)
		scene_text(canvas->scene, part_x(canvas, part) + width, y,
			   ANCHOR_END, type, fitted);
	else
		scene_text(canvas->scene, part_x(canvas, part), y, ANCHOR_START,
			   type, fitted);
}

static void draw_words(const struct canvas *canvas, enum step_part part,
		       double y, struct type type, const struct sentence *words)
{
	g_autofree char *text = chart_words(canvas, words);

	draw_text(canvas, part, y, type, text);
}

static void draw_cross(struct scene *scene, struct box box)
{
	double right = box.x + box.width, bottom = box.y + box.height;
	struct paint paint = paint_line(COLOUR_WARN, 1.3);

	scene_line(scene, box.x, box.y, right, bottom, paint);
	scene_line(scene, box.x, bottom, right, box.y, paint);
}

/* More steps than squares share them: none is full before all of it is. */
static void draw_squares(const struct canvas *canvas,
			 const struct stepper_row *row, double y)
{
	uint32_t n = MIN(row->steps, STEPPER_SQUARES);
	double room = part_w(canvas, PART_STEPS);
	double pitch = fmin(SQUARE + 2.5, room / fmax(n, 1));
	double side = fmin(SQUARE, pitch - 1);
	uint32_t passed = row->steps == 0 ? 0 : row->passed * n / row->steps;

	for (uint32_t i = 0; i < n; i++) {
		struct box box = { part_x(canvas, PART_STEPS) + i * pitch + 0.5,
				   y - side, side, side };

		if (i < passed)
			scene_box(canvas->scene, box, paint_fill(COLOUR_ACT));
		else
			scene_box(canvas->scene, box,
				  paint_line(COLOUR_PREV, THEME_AXIS));
		if (i == passed && row->is_stopped)
			draw_cross(canvas->scene, box);
	}
}

static void draw_row(const struct canvas *canvas, const struct stepper_row *row,
		     double y)
{
	struct type verdict = theme_type(TYPE_LABEL);
	struct type small = theme_type(TYPE_TICK);
	struct type warning = theme_type_in(TYPE_LABEL, COLOUR_WARN_TEXT);
	double second = y + SECOND;

	verdict.colour = row->is_worse ? COLOUR_WARN_TEXT : COLOUR_INK;
	draw_text(canvas, PART_NAME, y, theme_type(TYPE_ROW), row->name);
	draw_words(canvas, PART_NAME, second, small, row->about);
	draw_squares(canvas, row, y + 0.5);
	draw_words(canvas, PART_STEPS, second, small, row->samples);
	draw_words(canvas, PART_VALUES, y, theme_type(TYPE_BODY), row->values);
	draw_text(canvas, PART_VALUES, row->values ? second : y, small,
		  row->metric ? row->metric : "");
	draw_words(canvas, PART_VERDICT, y, verdict, row->verdict);
	draw_words(canvas, PART_VERDICT, second, small, row->reason);
	draw_text(canvas, PART_RECORD, y, theme_type(TYPE_BODY),
		  row->recorded ? row->recorded : "\u2013");
	if (row->differs)
		draw_text(canvas, PART_RECORD, second, warning, "differs");
}

static void draw_heads(const struct canvas *canvas)
{
	double line = canvas->box.y + 11;

	for (int part = PART_NAME; part <= PART_RECORD; part++)
		draw_text(canvas, part, canvas->box.y + 6,
			  theme_type(TYPE_NOTE), heads[part]);
	scene_line(canvas->scene, canvas->box.x, line,
		   canvas->box.x + canvas->box.width, line,
		   paint_line(COLOUR_INK, THEME_AXIS));
}

void chart_steppers(const struct canvas *canvas, const struct panel *panel)
{
	const struct steppers *steppers = panel->data;
	double top = canvas->box.y + HEAD;
	double room = canvas->box.height - HEAD - (steppers->more ? MORE : 0);
	double pitch = CLAMP(room / fmax(steppers->n, 1), PITCH_LEAST, PITCH);
	uint32_t rows = MIN(steppers->n, (uint32_t)fmax(room / pitch, 0));
	g_autofree char *more = chart_words(canvas, steppers->more);

	draw_heads(canvas);
	for (uint32_t r = 0; r < rows; r++)
		draw_row(canvas, &steppers->rows[r], top + r * pitch + 9.5);
	scene_text(canvas->scene, canvas->box.x, top + rows * pitch + 9,
		   ANCHOR_START, theme_type(TYPE_NOTE), more);
}
