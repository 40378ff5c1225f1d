/* chart_stages.c -- the slowest stages: before as a ring, now as a dot */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

#define HEAD 9.0
#define FOOT 16.0
#define NAME 98.0   /* width of the names */
#define VALUES 60.0 /* of the columns at the right */
#define PITCH 19.0  /* of the rows, at most */

static double most(const struct stage_rows *rows)
{
	double most = 0;

	for (uint32_t i = 0; i < rows->n; i++)
		most = fmax(most,
			    fmax(rows->rows[i].now, rows->rows[i].before));
	return most;
}

/* The unit stands left of the axis: behind its last number is no room. */
static void draw_axis(const struct canvas *canvas, const struct scale *scale,
		      const char *unit, struct box plot)
{
	struct ticks ticks = scale_ticks_count(scale);
	double y = plot.y + plot.height;

	plot_columns(canvas->scene, scale, &ticks, plot);
	plot_axis_below(canvas->scene, scale, &ticks, y);
	scene_text(canvas->scene, plot.x - 8, y + 11.5, ANCHOR_END,
		   theme_type(TYPE_NOTE), unit);
}

/* Slower: the line is thick and its end a square. */
static void draw_change(const struct canvas *canvas, const struct scale *scale,
			double unit, const struct stage_row *row, double y)
{
	double from = scale_at(scale, row->before / unit);
	double to = scale_at(scale, row->now / unit);

	if (!row->is_slower) {
		plot_dumbbell(canvas->scene, scale, row->before / unit,
			      row->now / unit, y);
		return;
	}
	scene_line(canvas->scene, from, y, to, y, paint_line(COLOUR_WARN, 1.6));
	mark_hollow(canvas->scene, from, y, 2.6);
	mark_missed(canvas->scene, to, y);
}

static void draw_row(const struct canvas *canvas, const struct scale *scale,
		     double unit, const struct stage_row *row, double y)
{
	struct type name = theme_type(TYPE_NOTE);
	struct type value = theme_type(TYPE_LABEL);
	struct type small = theme_type_in(TYPE_TICK, COLOUR_INK3);
	g_autofree char *shown = NULL, *p95 = format_duration(row->now);
	g_autofree char *n = format_count(row->n);
	double right = canvas->box.x + canvas->box.width;

	name.colour = COLOUR_INK;
	value.is_numeric = small.is_numeric = true;
	if (row->is_slower)
		value.colour = COLOUR_WARN_TEXT;
	shown = fit_ellipsis(canvas->scene->ruler, &name, row->name, NAME);
	scene_text(canvas->scene, canvas->box.x, y + 2.8, ANCHOR_START, name,
		   shown);
	draw_change(canvas, scale, unit, row, y);
	scene_text(canvas->scene, right - 26, y + 2.8, ANCHOR_END, value, p95);
	scene_text(canvas->scene, right, y + 2.8, ANCHOR_END, small, n);
}

void chart_stages(const struct canvas *canvas, const struct panel *panel)
{
	const struct stage_rows *rows = panel->data;
	double longest = most(rows);
	double unit = longest < 120 ? 1 : longest < 120 * 60 ? 60 : 3600;
	double room = canvas->box.height - HEAD - FOOT;
	double pitch = fmin(PITCH, room / fmax(rows->n, 1));
	double right = canvas->box.x + canvas->box.width;
	struct box plot = { canvas->box.x + NAME + 8, canvas->box.y + HEAD,
			    canvas->box.width - NAME - 8 - VALUES,
			    pitch * rows->n };
	struct scale scale = scale_count(0, fmax(longest / unit, 1), plot.x,
					 plot.x + plot.width);
	struct type head = theme_type_in(TYPE_TICK, COLOUR_INK3);

	scene_text(canvas->scene, right - 26, canvas->box.y + 4, ANCHOR_END,
		   head, "p95");
	scene_text(canvas->scene, right, canvas->box.y + 4, ANCHOR_END, head,
		   "n");
	draw_axis(canvas, &scale,
		  unit == 1  ? "s" :
		  unit == 60 ? "min" :
			       "h",
		  plot);
	for (uint32_t i = 0; i < rows->n; i++)
		draw_row(canvas, &scale, unit, &rows->rows[i],
			 plot.y + (i + 0.5) * pitch);
}
