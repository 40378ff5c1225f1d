/* chart_curves.c -- a series round each of some deploys, as small multiples
 *
 * Every panel has its own scale, from 0; all have the same minutes.  A gap
 * breaks the line.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

#define GUTTER 12.0
#define HEAD 31.0 /* name and date above the plot */
#define FOOT 21.0 /* minutes and outcome below */
#define LEFT 22.0

/* One of the panels. */
struct small {
	const struct canvas *canvas;
	struct scene *scene;
	const struct curves *curves;
	const struct curve_panel *panel;
	struct box box, plot;
	struct scale x, y;
	struct ticks ticks;
};

static double highest(const struct curves *curves,
		      const struct curve_panel *panel)
{
	double most = isnan(panel->limit) ? 0 : panel->limit;

	for (uint32_t i = 0; i < panel->n; i++)
		if (panel->points[i].minute >= curves->from &&
		    panel->points[i].minute <= curves->to)
			most = fmax(most, panel->points[i].level);
	if (!isnan(panel->before))
		most = fmax(most, panel->before);
	return most > 0 ? most * 1.06 : curves->are_rates ? 0.01 : 1;
}

/* 0, and the tick that is nearest below two thirds of the height. */
static void choose_ticks(struct small *small, double most)
{
	struct ticks all = small->curves->are_rates ?
				   scale_ticks_rate(&small->y) :
				   scale_ticks_count(&small->y);
	uint32_t best = 0;

	for (uint32_t i = 1; i < all.n; i++)
		if (all.ticks[i].value <= most * 0.8)
			best = i;
	small->ticks.n = 0;
	small->ticks.ticks[small->ticks.n++] = all.ticks[0];
	if (best > 0)
		small->ticks.ticks[small->ticks.n++] = all.ticks[best];
	small->y.high = most;
}

static struct small make_small(const struct canvas *canvas,
			       const struct curves *curves, uint32_t i)
{
	const struct box *all = &canvas->box;
	double width =
		(all->width - GUTTER * (curves->columns - 1)) / curves->columns;
	double height = all->height / curves->rows;
	struct small small = {
		.canvas = canvas,
		.scene = canvas->scene,
		.curves = curves,
		.panel = &curves->panels[i],
		.box = { all->x + (i % curves->columns) * (width + GUTTER),
			 all->y + (i / curves->columns) * height, width,
			 height },
	};
	double most = highest(curves, small.panel);

	small.plot = (struct box){ small.box.x + LEFT, small.box.y + HEAD,
				   width - LEFT,
				   fmax(height - HEAD - FOOT - 8, 10) };
	small.x = (struct scale){ SCALE_LINEAR, curves->from, curves->to,
				  small.plot.x, small.plot.x + width - LEFT };
	small.y = curves->are_rates ?
			  scale_rate(0, most, small.plot.y + small.plot.height,
				     small.plot.y) :
			  scale_count(0, most, small.plot.y + small.plot.height,
				      small.plot.y);
	choose_ticks(&small, most);
	return small;
}

static void draw_words(const struct small *small)
{
	const struct curve_panel *panel = small->panel;
	struct type head = theme_type(TYPE_HEAD);
	struct type mark = theme_type_in(
		TYPE_HEAD, panel->is_worse ? COLOUR_WARN_TEXT : COLOUR_INK2);
	struct type note = theme_type(TYPE_NOTE);
	double right = small->box.x + small->box.width;
	g_autofree char *marked = chart_words(small->canvas, panel->mark);
	double room =
		small->box.width - scene_width(small->scene, mark, marked) - 6;
	g_autofree char *name =
		fit_ellipsis(small->scene->ruler, &head, panel->name, room);
	g_autofree char *about = chart_words(small->canvas, panel->about);
	g_autofree char *outcome = chart_words(small->canvas, panel->outcome);
	g_autofree char *fitted = fit_ellipsis(small->scene->ruler, &note,
					       about, small->box.width);
	g_autofree char *last = fit_ellipsis(small->scene->ruler, &note,
					     outcome, small->box.width);

	scene_text(small->scene, small->box.x, small->box.y + 8, ANCHOR_START,
		   head, name);
	scene_text(small->scene, right, small->box.y + 8, ANCHOR_END, mark,
		   marked);
	scene_text(small->scene, small->box.x, small->box.y + 19, ANCHOR_START,
		   note, fitted);
	scene_text(small->scene, small->box.x,
		   small->plot.y + small->plot.height + 20, ANCHOR_START, note,
		   last);
}

/* The time that is looked at, and what was usual before. */
static void draw_grounds(const struct small *small)
{
	const struct curve_panel *panel = small->panel;
	const struct box *plot = &small->plot;
	double zero = scale_at(&small->x, 0);
	double end = scale_at(&small->x, small->curves->shaded);
	double base = plot->y + plot->height;
	double before = scale_at(&small->y, panel->before);

	scene_box(small->scene,
		  (struct box){ zero, plot->y, end - zero, plot->height },
		  paint_fill(COLOUR_WARN_WASH));
	if (!isnan(before) && base - before > 0.3)
		scene_box(small->scene,
			  (struct box){ plot->x, before, zero - plot->x,
					base - before },
			  paint_fill(COLOUR_HEAT1));
	plot_rows(small->scene, &small->y, &small->ticks, *plot);
	if (!isnan(panel->limit)) {
		double limit = scale_at(&small->y, panel->limit);

		scene_line(small->scene, zero, limit, end, limit,
			   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	}
}

static void draw_minutes(const struct small *small)
{
	double base = small->plot.y + small->plot.height;
	const struct curves *curves = small->curves;
	double places[] = { curves->from, 0, curves->shaded, curves->to };

	scene_line(small->scene, small->plot.x, base,
		   small->plot.x + small->plot.width, base,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		double x = scale_at(&small->x, places[i]);
		g_autofree char *label =
			places[i] < 0 ?
				g_strdup_printf("\u2212%g", -places[i]) :
			places[i] > 0 ? g_strdup_printf("+%g min", places[i]) :
					g_strdup("0");

		scene_line(small->scene, x, base, x, base + 2.5,
			   paint_line(COLOUR_INK3, THEME_AXIS));
		if (i < 3)
			scene_text(small->scene, x, base + 10, ANCHOR_MIDDLE,
				   theme_type(TYPE_TICK), label);
	}
}

static void draw_line(const struct small *small)
{
	const struct curve_panel *panel = small->panel;
	g_autofree struct spot *spots = g_new(struct spot, panel->n + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < panel->n; i++) {
		const struct curve_point *point = &panel->points[i];

		if (point->minute < small->curves->from ||
		    point->minute > small->curves->to)
			continue;
		spots[n++] = (struct spot){ scale_at(&small->x, point->minute),
					    scale_at(&small->y, point->level) };
	}
	plot_series(small->scene, spots, n,
		    paint_line(COLOUR_ACT, THEME_DATA_THIN));
}

/* The deploy, and when a rule fired: a square on the axis. */
static void draw_marks(const struct small *small)
{
	double base = small->plot.y + small->plot.height;

	mark_failed_deploy(small->scene, scale_at(&small->x, 0),
			   small->plot.y - 4, small->plot.height + 4);
	if (!isnan(small->panel->fired))
		mark_missed(small->scene,
			    scale_at(&small->x, small->panel->fired), base);
}

void chart_curves(const struct canvas *canvas, const struct panel *panel)
{
	const struct curves *curves = panel->data;
	uint32_t most = curves->rows * curves->columns;

	for (uint32_t i = 0; i < curves->n && i < most; i++) {
		struct small small = make_small(canvas, curves, i);

		draw_grounds(&small);
		draw_minutes(&small);
		draw_line(&small);
		draw_marks(&small);
		draw_words(&small);
	}
}
