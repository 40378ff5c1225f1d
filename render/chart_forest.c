/* chart_forest.c -- differences of variants from their control
 *
 * A row a variant, all on one scale of percentage points.  A single wide
 * interval does not set it: what lies beyond the edge is cut and marked.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>
#include <stdlib.h>

#define HEAD 15.0
#define FOOT 16.0
#define PITCH 20.0
#define PITCH_LEAST 12.0
#define MORE 12.0
#define FLAG 128.0 /* where the variants begin */
#define PLOT 222.0 /* where the plot begins */
#define RADIUS 3.2
#define WIDE 2.5    /* times the usual reach: what an interval may add */
#define LEAST 0.001 /* of the scale, on both sides of 0 */
#define TICKS_MOST 8
#define UNIT 10.0 /* behind the axis, beside its last number */

/* The columns at the right: where they end, left of the edge. */
#define DECISION 0.0
#define COUNT 84.0
#define CONTROL 134.0
#define LEVEL 180.0
#define ERRORS 226.0
#define COLUMN 44.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct forest *forest;
	struct box plot;
	struct scale x;
};

static bool has_place(const struct forest_row *row)
{
	return row->mark != FOREST_WORDS && !isnan(row->difference);
}

static double reach_of(const struct forest_row *row)
{
	return fmax(fabs(row->low), fabs(row->high));
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool has_say(const struct forest_row *row)
{
	return has_place(row) && row->mark != FOREST_UNREADABLE;
}

/* How far from 0 the scale goes, at most: the usual reach, a few times. */
static double reach_most(const struct forest *forest)
{
	g_autofree double *reaches = g_new(double, forest->n + 1);
	uint32_t n = 0;
	double most = 0;

	for (uint32_t i = 0; i < forest->n; i++) {
		const struct forest_row *row = &forest->rows[i];

		if (!has_say(row))
			continue;
		reaches[n++] = reach_of(row);
		most = fmax(most, fabs(row->difference));
	}
	if (n == 0)
		return LEAST;
	qsort(reaches, n, sizeof(double), by_size);
	return fmax(WIDE * reaches[(n - 1) / 2], 1.1 * most);
}

/* From the lowest end to the highest, both beyond 0. */
static struct scale make_scale(const struct forest *forest, struct box plot)
{
	double most = reach_most(forest), low = -LEAST, high = LEAST, margin;

	for (uint32_t i = 0; i < forest->n; i++) {
		const struct forest_row *row = &forest->rows[i];

		if (!has_say(row))
			continue;
		low = fmin(low, fmax(row->low, -most));
		high = fmax(high, fmin(row->high, most));
	}
	margin = 0.04 * (high - low);
	return (struct scale){ SCALE_LINEAR, low - margin, high + margin,
			       plot.x, plot.x + plot.width };
}

/* Steps of 1, 2 or 5, of a tenth of a point at least. */
static double step_of(const struct scale *scale)
{
	static const double parts[] = { 1, 2, 5 };

	for (double power = 0.001;; power *= 10)
		for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
			if ((scale->high - scale->low) / (parts[i] * power) <=
			    TICKS_MOST)
				return parts[i] * power;
}

/* "+0.5", "\u22121.0": all with as many digits as the step has. */
static void name_tick(struct tick *tick, double step)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	g_ascii_formatd(digits, sizeof(digits),
			step < 0.01 - 1e-9 ? "%.1f" : "%.0f",
			fabs(tick->value) * 100);
	g_snprintf(tick->label, sizeof(tick->label), "%s%s",
		   tick->value < 0 ? "\u2212" : "+", digits);
}

static struct ticks ticks_of(const struct scale *scale)
{
	double step = step_of(scale);
	struct ticks ticks = { .n = 0 };

	for (double k = ceil(scale->low / step); k * step <= scale->high; k++) {
		struct tick *tick = &ticks.ticks[ticks.n++];

		tick->value = k * step;
		if (k == 0)
			g_strlcpy(tick->label, "0", sizeof(tick->label));
		else
			name_tick(tick, step);
	}
	return ticks;
}

static void draw_axis(const struct picture *picture)
{
	struct ticks ticks = ticks_of(&picture->x);
	double right = picture->plot.x + picture->plot.width;
	double base = picture->plot.y + picture->plot.height;
	double zero = scale_at(&picture->x, 0);

	plot_columns(picture->scene, &picture->x, &ticks, picture->plot);
	plot_axis_below(picture->scene, &picture->x, &ticks, base);
	scene_text(picture->scene, right + UNIT, base + 11.5, ANCHOR_START,
		   theme_type(TYPE_NOTE), "pp");
	scene_line(picture->scene, zero, picture->plot.y - 3, zero, base,
		   paint_line(COLOUR_INK2, THEME_THRESHOLD));
}

static enum colour colour_of(const struct forest_row *row)
{
	switch (row->mark) {
	case FOREST_BETTER:
		return COLOUR_MID;
	case FOREST_WORSE:
		return COLOUR_WARN;
	case FOREST_UNREADABLE:
		return COLOUR_INK3;
	default:
		return COLOUR_INK2;
	}
}

static void draw_interval(const struct picture *picture,
			  const struct forest_row *row, double y)
{
	double from = scale_at(&picture->x, row->low);
	double to = scale_at(&picture->x, row->high);
	bool is_faint = row->mark == FOREST_UNREADABLE;
	double width = row->mark == FOREST_UNDECIDED || is_faint ? 1.2 : 2;

	scene_line(picture->scene, from, y, to, y,
		   is_faint ? paint_dash(colour_of(row), 0.9, 3, 2) :
			      paint_line(colour_of(row), width));
	if (row->low < picture->x.low)
		mark_beyond(picture->scene, from, y, false);
	if (row->high > picture->x.high)
		mark_beyond(picture->scene, to, y, true);
}

static void draw_mark(const struct picture *picture,
		      const struct forest_row *row, double y)
{
	enum colour colour = colour_of(row);
	double x = scale_at(&picture->x, row->difference);
	bool is_filled =
		row->mark == FOREST_BETTER || row->mark == FOREST_WORSE;

	draw_interval(picture, row, y);
	if (row->mark != FOREST_UNREADABLE)
		scene_circle(picture->scene, x, y, RADIUS,
			     paint_both(is_filled ? colour : COLOUR_WHITE,
					colour, 1.2));
}

static void draw_instead(const struct picture *picture,
			 const struct forest_row *row, double y)
{
	g_autofree char *text = chart_words(picture->canvas, row->words);
	struct type type = theme_type(TYPE_NOTE);
	double size = fit_size(picture->scene->ruler, &type, text,
			       picture->plot.width, 7.5);
	g_autofree char *fitted = NULL;

	type.size = size > 0 ? size : 7.5;
	type.has_halo = true;
	fitted = fit_ellipsis(picture->scene->ruler, &type, text,
			      picture->plot.width);
	scene_text(picture->scene, picture->plot.x + picture->plot.width / 2,
		   y + 2.8, ANCHOR_MIDDLE, type, fitted);
}

static void draw_name(const struct picture *picture, double x, double width,
		      double y, struct type type, const char *text)
{
	g_autofree char *fitted =
		fit_ellipsis(picture->scene->ruler, &type, text, width);

	scene_text(picture->scene, x, y, ANCHOR_START, type, fitted);
}

static void draw_cell(const struct picture *picture, double from_right,
		      double y, struct type type, const struct sentence *cell)
{
	g_autofree char *text = chart_words(picture->canvas, cell);
	const struct box *box = &picture->canvas->box;
	double size = fit_size(picture->scene->ruler, &type, text, COLUMN, 6);

	type.is_numeric = true;
	type.size = size > 0 ? size : 6;
	scene_text(picture->scene, box->x + box->width - from_right, y,
		   ANCHOR_END, type, cell ? text : FORMAT_UNKNOWN);
}

static struct type decision_type(const struct forest_row *row)
{
	static const enum colour colours[] = {
		[FOREST_UNDECIDED] = COLOUR_INK2,
		[FOREST_BETTER] = COLOUR_MID,
		[FOREST_WORSE] = COLOUR_WARN_TEXT,
		[FOREST_UNREADABLE] = COLOUR_WARN_TEXT,
		[FOREST_WORDS] = COLOUR_INK2,
	};
	struct type type = theme_type_in(TYPE_LABEL, colours[row->mark]);

	if (row->mark == FOREST_BETTER || row->mark == FOREST_WORSE)
		type.weight = 600;
	return type;
}

static void draw_row(const struct picture *picture,
		     const struct forest_row *row, double y, bool is_same)
{
	const struct box *box = &picture->canvas->box;
	struct type cell = theme_type(TYPE_CELL);

	if (!is_same)
		draw_name(picture, box->x, FLAG - 8, y + 3,
			  theme_type(TYPE_ROW), row->flag);
	draw_name(picture, box->x + FLAG, PLOT - FLAG - 10, y + 3,
		  theme_type(TYPE_BODY), row->variant);
	if (has_place(row))
		draw_mark(picture, row, y);
	else
		draw_instead(picture, row, y);
	if (picture->forest->has_errors)
		draw_cell(picture, ERRORS, y + 3, cell, row->errors);
	draw_cell(picture, LEVEL, y + 3, cell, row->level);
	draw_cell(picture, CONTROL, y + 3, cell, row->control);
	draw_cell(picture, COUNT, y + 3, cell, row->n);
	scene_text(picture->scene, box->x + box->width - DECISION, y + 3,
		   ANCHOR_END, decision_type(row), row->decision);
}

static void draw_heads(const struct picture *picture)
{
	const struct box *box = &picture->canvas->box;
	double right = box->x + box->width, y = box->y + 6;
	struct type type = theme_type(TYPE_NOTE);

	scene_text(picture->scene, box->x, y, ANCHOR_START, type, "flag");
	scene_text(picture->scene, box->x + FLAG, y, ANCHOR_START, type,
		   "variant");
	if (picture->forest->has_errors)
		scene_text(picture->scene, right - ERRORS, y, ANCHOR_END, type,
			   "errors");
	scene_text(picture->scene, right - LEVEL, y, ANCHOR_END, type,
		   "variant");
	scene_text(picture->scene, right - CONTROL, y, ANCHOR_END, type,
		   "control");
	scene_text(picture->scene, right - COUNT, y, ANCHOR_END, type,
		   "n per arm");
	scene_text(picture->scene, right - DECISION, y, ANCHOR_END, type,
		   "decision");
}

void chart_forest(const struct canvas *canvas, const struct panel *panel)
{
	const struct forest *forest = panel->data;
	const struct box *box = &canvas->box;
	double room = box->height - HEAD - FOOT - (forest->more ? MORE : 0);
	double pitch = CLAMP(room / fmax(forest->n, 1), PITCH_LEAST, PITCH);
	uint32_t rows = MIN(forest->n, (uint32_t)fmax(room / pitch, 0));
	double taken = forest->has_errors ? ERRORS : LEVEL;
	g_autofree char *more = chart_words(canvas, forest->more);
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.forest = forest,
		.plot = { box->x + PLOT, box->y + HEAD,
			  box->width - PLOT - taken - COLUMN - 12,
			  pitch * rows },
	};

	picture.x = make_scale(forest, picture.plot);
	draw_heads(&picture);
	draw_axis(&picture);
	for (uint32_t r = 0; r < rows; r++)
		draw_row(&picture, &forest->rows[r],
			 picture.plot.y + (r + 0.5) * pitch,
			 r > 0 && g_str_equal(forest->rows[r].flag,
					      forest->rows[r - 1].flag));
	scene_text(canvas->scene, box->x,
		   picture.plot.y + picture.plot.height + FOOT + 8,
		   ANCHOR_START, theme_type(TYPE_NOTE), more);
}
