/* chart_columns.c -- deploys a bucket from 0, the failed part solid */
#include "render/chart.h"
#include "render/plot.h"
#include "render/time_axis.h"

#include <math.h>

#define FILLED 0.78 /* of a bucket's width, the rest is the gap */

struct picture {
	struct scene *scene;
	const struct columns_chart *chart;
	struct time_axis axis;
	struct scale y;
	struct slot *slots;
};

static struct scale make_scale(const struct columns_chart *chart,
			       struct box plot)
{
	double most = 1;

	for (uint32_t i = 0; i < chart->n; i++)
		most = fmax(most, chart->bars[i].total);
	return scale_count(0, most, plot.y + plot.height, plot.y);
}

static void make_slots(struct picture *picture)
{
	uint32_t n = picture->chart->n;
	g_autofree int64_t *starts = g_new(int64_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		starts[i] = picture->chart->bars[i].at;
	picture->slots = g_new0(struct slot, n + 1);
	time_axis_slots(&picture->axis, starts, n, picture->slots);
}

static struct box column(const struct picture *picture, uint32_t i,
			 uint32_t count)
{
	const struct slot *slot = &picture->slots[i];
	double width = (slot->to - slot->from) * FILLED;
	double top = scale_at(&picture->y, count);

	return (struct box){ (slot->from + slot->to - width) / 2, top, width,
			     picture->y.start - top };
}

/* A tint over white, as no gridline shows through; not whole is hollow. */
static void draw_bar(const struct picture *picture, uint32_t i)
{
	const struct column_bar *bar = &picture->chart->bars[i];
	enum colour colour = bar->is_previous ? COLOUR_PREV : COLOUR_ACT;
	struct box all = column(picture, i, bar->total);
	struct box part = column(picture, i, bar->part);
	double inset = fmin(0.35, all.width / 2);

	if (bar->total == 0 || all.width <= 0)
		return;
	scene_box(picture->scene, all, paint_fill(COLOUR_WHITE));
	if (bar->is_whole) {
		scene_box(picture->scene, all,
			  paint_faint(paint_fill(colour), 0.34));
	} else {
		all.x += inset;
		all.width -= 2 * inset;
		all.y += inset;
		all.height = fmax(all.height - inset, 0);
		scene_box(picture->scene, all, paint_line(colour, 0.7));
	}
	if (bar->part > 0)
		scene_box(picture->scene, part, paint_fill(COLOUR_WARN));
}

static void name_parts(const struct picture *picture)
{
	const struct columns_chart *chart = picture->chart;
	struct box plot = picture->axis.plot;
	uint32_t last = chart->n;
	bool has_part = false;

	for (uint32_t i = 0; i < chart->n; i++)
		has_part = has_part || chart->bars[i].part > 0;
	while (last > 0 && chart->bars[last - 1].total == 0)
		last--;
	if (last == 0)
		return;
	const struct column_bar *bar = &chart->bars[last - 1];
	struct plot_label labels[] = {
		{ scale_at(&picture->y, (bar->total + bar->part) / 2.0),
		  "deploys", COLOUR_ACT },
		{ scale_at(&picture->y, bar->part / 2.0), "failed",
		  COLOUR_WARN_TEXT },
	};

	plot_labels(picture->scene, plot.x + plot.width + 6, labels,
		    has_part ? 2 : 1, plot);
}

void chart_columns(const struct canvas *canvas, const struct panel *panel)
{
	const struct columns_chart *chart = panel->data;
	struct scale rough = make_scale(chart, canvas->box);
	struct ticks ticks = scale_ticks_count(&rough);
	double left =
		fmax(plot_rows_room(canvas->scene, &ticks), TIME_AXIS_LEFT);
	struct picture picture = {
		.scene = canvas->scene,
		.chart = chart,
		.axis = time_axis_make(canvas, &chart->span, left,
				       TIME_AXIS_RIGHT, true),
	};
	struct box plot = picture.axis.plot;

	picture.y = make_scale(chart, plot);
	make_slots(&picture);
	plot_rows(canvas->scene, &picture.y, &ticks, plot);
	time_axis_draw(canvas, &picture.axis, &chart->span, chart->span.since);
	for (uint32_t i = 0; i < chart->n; i++)
		draw_bar(&picture, i);
	scene_line(canvas->scene, plot.x, plot.y + plot.height,
		   plot.x + plot.width, plot.y + plot.height,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	name_parts(&picture);
	g_free(picture.slots);
}
