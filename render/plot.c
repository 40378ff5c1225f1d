/* plot.c -- axes, grids and labels: what charts are put together from */
#include "render/plot.h"

#include "render/fit.h"
#include "render/marks.h"

#include <math.h>

#define TICK 3.5
#define LABEL_DROP 11.5 /* of a name below its axis */
#define LABEL_GAP 4.0
#define MIDDLE_DROP 2.8 /* baseline below the middle of a line of 8 pt */
#define LABELS_APART 9.0
#define INTERVAL_WIDTH 3.4

void plot_axis_below(struct scene *scene, const struct scale *scale,
		     const struct ticks *ticks, double y)
{
	struct type type = theme_type(TYPE_NOTE);

	for (uint32_t i = 0; i < ticks->n; i++) {
		const struct tick *tick = &ticks->ticks[i];
		double x = scale_at(scale, tick->value);
		double half = scene_width(scene, type, tick->label) / 2;

		scene_line(scene, x, y, x, y + TICK,
			   paint_line(COLOUR_INK3, THEME_AXIS));
		scene_text(scene, CLAMP(x, half, SCENE_WIDTH - half),
			   y + LABEL_DROP, ANCHOR_MIDDLE, type, tick->label);
	}
}

void plot_dates_below(struct scene *scene, const struct scale *scale,
		      const struct ticks *ticks, double y)
{
	struct type type = theme_type(TYPE_NOTE);

	for (uint32_t i = 0; i < ticks->n; i++) {
		const struct tick *tick = &ticks->ticks[i];
		double x = scale_at(scale, tick->value);
		double next = i + 1 < ticks->n ?
				      scale_at(scale, tick[1].value) :
				      scale->end + 14;

		scene_line(scene, x, y, x, y + TICK,
			   paint_line(COLOUR_INK3, THEME_AXIS));
		if (x + 2.5 + scene_width(scene, type, tick->label) < next)
			scene_text(scene, x + 2.5, y + LABEL_DROP - 2,
				   ANCHOR_START, type, tick->label);
	}
}

void plot_rows(struct scene *scene, const struct scale *scale,
	       const struct ticks *ticks, struct box box)
{
	struct type type = theme_type(TYPE_NOTE);

	for (uint32_t i = 0; i < ticks->n; i++) {
		double y = scale_at(scale, ticks->ticks[i].value);

		scene_line(scene, box.x, y, box.x + box.width, y,
			   paint_line(COLOUR_GRID, THEME_GRIDLINE));
		scene_text(scene, box.x - LABEL_GAP, y + MIDDLE_DROP,
			   ANCHOR_END, type, ticks->ticks[i].label);
	}
}

void plot_columns(struct scene *scene, const struct scale *scale,
		  const struct ticks *ticks, struct box box)
{
	for (uint32_t i = 0; i < ticks->n; i++) {
		double x = scale_at(scale, ticks->ticks[i].value);

		scene_line(scene, x, box.y, x, box.y + box.height,
			   paint_line(COLOUR_GRID, THEME_GRIDLINE));
	}
}

double plot_rows_room(const struct scene *scene, const struct ticks *ticks)
{
	double widest = 0;

	for (uint32_t i = 0; i < ticks->n; i++) {
		double width = scene_width(scene, theme_type(TYPE_NOTE),
					   ticks->ticks[i].label);

		widest = MAX(widest, width);
	}
	return widest + LABEL_GAP;
}

void plot_split(struct scene *scene, double x, struct box box,
		const char *previous, const char *current)
{
	struct type type = theme_type(TYPE_NOTE);
	double y = box.y - 2;

	scene_line(scene, x, box.y - 8, x, box.y + box.height,
		   paint_dash(COLOUR_INK2, THEME_GRIDLINE, 3, 2));
	if (previous)
		scene_text(scene, x - LABEL_GAP, y, ANCHOR_END, type, previous);
	type.weight = 500;
	type.colour = COLOUR_INK;
	if (current)
		scene_text(scene, x + LABEL_GAP, y, ANCHOR_START, type,
			   current);
}

void plot_threshold(struct scene *scene, double y, struct box box,
		    const char *words)
{
	struct type type = theme_type(TYPE_LABEL);

	scene_line(scene, box.x, y, box.x + box.width, y,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	scene_text(scene, box.x + box.width, y - 3, ANCHOR_END, type, words);
}

void plot_interval(struct scene *scene, const struct scale *scale, double low,
		   double high, double y)
{
	double from = scale_at(scale, low), to = scale_at(scale, high);
	struct box bar = { from, y - INTERVAL_WIDTH / 2, to - from,
			   INTERVAL_WIDTH };

	scene_box(scene, bar, paint_fill(COLOUR_LIGHT));
}

void plot_dumbbell(struct scene *scene, const struct scale *scale,
		   double before, double now, double y)
{
	double from = scale_at(scale, before), to = scale_at(scale, now);

	if (!isnan(from) && !isnan(to))
		scene_line(scene, from, y, to, y, paint_line(COLOUR_PREV, 1));
	if (!isnan(from))
		mark_hollow(scene, from, y, 2.6);
	if (!isnan(to))
		mark_dot(scene, to, y, 3);
}

enum colour plot_heat(double count, double most)
{
	int step = most > 0 ? (int)ceil(count / most * 6) : 0;

	if (count <= 0)
		return COLOUR_WASH;
	return (enum colour)(COLOUR_HEAT1 + CLAMP(step, 1, 6) - 1);
}

void plot_labels(struct scene *scene, double x, struct plot_label *labels,
		 uint32_t n, struct box within)
{
	g_autofree double *places = g_new(double, n);

	for (uint32_t i = 0; i < n; i++)
		places[i] = labels[i].y + MIDDLE_DROP;
	fit_apart(places, n, LABELS_APART, within.y, within.y + within.height);
	for (uint32_t i = 0; i < n; i++)
		scene_text(scene, x, places[i], ANCHOR_START,
			   theme_type_in(TYPE_LABEL, labels[i].colour),
			   labels[i].text);
}
