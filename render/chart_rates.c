/* chart_rates.c -- a rate a month with its interval, and that of the window
 *
 * No deploys, no mark.  Fewer than five are a small dot and "1 of 4", if there
 * is room for it.  None failed of five or more is a dot at zero, and its
 * interval says how little that means.
 */
#include "render/chart.h"
#include "render/format.h"
#include "render/callout.h"
#include "render/plot.h"
#include "render/time_axis.h"

#include <math.h>

enum { FEW = 5 };

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct rates *rates;
	struct time_axis axis;
	struct scale y;
	double slot; /* width of a bucket */
};

static struct scale make_scale(const struct rates *rates, double start,
			       double end)
{
	double most = -INFINITY;

	for (uint32_t i = 0; i < rates->n; i++)
		if (rates->points[i].total >= FEW)
			most = fmax(most, rates->points[i].high);
	if (!isfinite(most))
		most = 1;
	most = fmax(most, rates->centre);
	return scale_rate(0, CLAMP(most, 0.01, 1), start, end);
}

static double middle(const struct picture *picture,
		     const struct rate_point *point)
{
	return (scale_at(&picture->axis.x, (double)point->at) +
		scale_at(&picture->axis.x, (double)point->until)) /
	       2;
}

static void draw_point(const struct picture *picture,
		       const struct rate_point *point)
{
	enum colour colour = point->is_previous ? COLOUR_PREV : COLOUR_ACT;
	double x = middle(picture, point);
	double low = scale_at(&picture->y, point->low);
	double high = scale_at(&picture->y, point->high);
	double width = fmin(picture->slot * 0.5, 4);
	double radius = fmin(picture->slot * 0.4, 2.8);
	struct box bar = { x - width / 2, high, width, low - high };

	scene_box(picture->scene, bar,
		  point->is_previous ?
			  paint_faint(paint_fill(COLOUR_PREV), 0.4) :
			  paint_fill(COLOUR_LIGHT));
	scene_circle(picture->scene, x, scale_at(&picture->y, point->rate),
		     radius,
		     point->is_whole ?
			     paint_both(colour, COLOUR_WHITE, radius * 0.25) :
			     paint_both(COLOUR_WHITE, colour, 1));
}

/* A small dot without interval, and in words what it stands for. */
static void draw_few(const struct picture *picture,
		     const struct rate_point *point)
{
	struct type type = theme_type_in(TYPE_TICK, COLOUR_INK3);
	g_autofree char *words = format_k_of_n(point->part, point->total);
	double x = middle(picture, point), half = picture->slot / 2;
	double y = scale_at(&picture->y, point->rate);
	struct box within = { x - half, picture->axis.plot.y - 2, 2 * half,
			      picture->axis.plot.height + 2 };
	const struct stand stands[] = { { x, y - 4, ANCHOR_MIDDLE, 0 },
					{ x, y + 9, ANCHOR_MIDDLE, 0 } };

	scene_circle(picture->scene, x, y, fmin(picture->slot * 0.3, 1.6),
		     paint_fill(COLOUR_INK3));
	callout_at(picture->scene, &(struct callout){ words, type, within },
		   stands, G_N_ELEMENTS(stands));
}

/* Over the window, dashed; its value right of it. */
static void draw_centre(const struct picture *picture)
{
	const struct rates *rates = picture->rates;
	struct box plot = picture->axis.plot;
	double y = scale_at(&picture->y, rates->centre);
	double from = scale_at(&picture->axis.x, (double)rates->span.split);
	double right = plot.x + plot.width;
	uint32_t total = 0;

	for (uint32_t i = 0; i < rates->n; i++)
		total += rates->points[i].is_previous ? 0 :
							rates->points[i].total;
	if (isnan(y) || total < FEW)
		return;
	g_autofree char *value = format_rate(rates->centre, total, NAN);
	struct plot_label label = { y, value, COLOUR_INK };

	scene_line(picture->scene, from, y, right, y,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	plot_labels(picture->scene, right + 6, &label, 1, plot);
}

void chart_rates(const struct canvas *canvas, const struct panel *panel)
{
	const struct rates *rates = panel->data;
	struct scale rough = make_scale(rates, 100, 0);
	struct ticks ticks = scale_ticks_rate(&rough);
	double left =
		fmax(plot_rows_room(canvas->scene, &ticks), TIME_AXIS_LEFT);
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.rates = rates,
		.axis = time_axis_make(canvas, &rates->span, left,
				       TIME_AXIS_RIGHT, true),
	};
	struct box plot = picture.axis.plot;

	picture.y = make_scale(rates, plot.y + plot.height, plot.y);
	picture.slot =
		(picture.axis.x.end - picture.axis.x.start) / fmax(rates->n, 1);
	plot_rows(canvas->scene, &picture.y, &ticks, plot);
	time_axis_draw(canvas, &picture.axis, &rates->span, rates->span.since);
	draw_centre(&picture);
	for (uint32_t i = 0; i < rates->n; i++)
		if (rates->points[i].total >= FEW)
			draw_point(&picture, &rates->points[i]);
	for (uint32_t i = 0; i < rates->n; i++)
		if (rates->points[i].total > 0 && rates->points[i].total < FEW)
			draw_few(&picture, &rates->points[i]);
}
