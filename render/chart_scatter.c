/* chart_scatter.c -- every incident by the day it began and its length */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/callout.h"
#include "render/plot.h"
#include "render/reach.h"
#include "render/time_axis.h"

#include <math.h>

enum { CALLOUTS = 3, FEW = 5, FAINT_FROM = 40 };

#define NAME_MOST 110.0
#define OPEN_RADIUS 4.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct scatter *scatter;
	struct time_axis axis;
	struct scale y;
	struct ticks ticks;
};

/* Radii by severity: all others, major, critical. */
static double radius_of(const struct scatter_dot *dot)
{
	static const double radii[] = { 2, 2.9, 4 };

	return radii[MIN(dot->severity, 2)];
}

static struct scale make_scale(const struct scatter *scatter, double start,
			       double end)
{
	struct reach reach = { 0 };

	for (uint32_t i = 0; i < scatter->n; i++)
		reach_add(&reach, scatter->dots[i].seconds);
	return reach_scale(&reach, start, end);
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct scatter *scatter, double right)
{
	struct scale rough = make_scale(scatter, 100, 0);
	struct ticks ticks = scale_ticks_duration(&rough, 0);
	double left =
		fmax(plot_rows_room(canvas->scene, &ticks), TIME_AXIS_LEFT);
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.scatter = scatter,
		.axis = time_axis_make(canvas, &scatter->span, left, right,
				       false),
	};
	struct box plot = picture.axis.plot;

	picture.y = make_scale(scatter, plot.y + plot.height, plot.y);
	picture.ticks = scale_ticks_duration(&picture.y, 14);
	return picture;
}

static struct spot spot_of(const struct picture *picture,
			   const struct scatter_dot *dot)
{
	return (struct spot){ scale_at(&picture->axis.x, (double)dot->at),
			      scale_at(&picture->y, dot->seconds) };
}

static void draw_dot(const struct picture *picture,
		     const struct scatter_dot *dot)
{
	struct spot at = spot_of(picture, dot);
	double opacity = picture->scatter->n >= FAINT_FROM ? 0.7 : 0.9;

	if (dot->is_open)
		mark_open(picture->scene, at.x, at.y);
	else if (dot->is_linked)
		scene_circle(picture->scene, at.x, at.y, radius_of(dot),
			     paint_faint(paint_fill(COLOUR_ACT), opacity));
	else
		scene_circle(picture->scene, at.x, at.y, radius_of(dot) - 0.4,
			     paint_line(COLOUR_INK2, 0.9));
}

/* How large which severity is, above the plot, if there is more than one. */
static void draw_sizes(const struct picture *picture)
{
	static const char *const names[] = { "other", "major", "critical" };
	struct type type = theme_type(TYPE_TICK);
	const struct box *plot = &picture->axis.plot;
	double x = plot->x + plot->width, y = plot->y - 4;
	uint32_t counts[3] = { 0 };

	for (uint32_t i = 0; i < picture->scatter->n; i++)
		counts[MIN(picture->scatter->dots[i].severity, 2)]++;
	if (counts[1] + counts[2] == 0)
		return;
	for (int s = 0; s < 3; s++) {
		struct scatter_dot dot = { .severity = (uint8_t)s };
		double r = radius_of(&dot) - 0.4;

		scene_text(picture->scene, x, y, ANCHOR_END, type, names[s]);
		x -= scene_width(picture->scene, type, names[s]) + 3 + r;
		scene_circle(picture->scene, x, y - 2.6, r,
			     paint_line(COLOUR_INK2, 0.9));
		x -= r + 9;
	}
}

/* Mean and median across the plot, named at the right. */
static void draw_centres(const struct picture *picture, const char *mean,
			 const char *median)
{
	const struct scatter *scatter = picture->scatter;
	const struct box *plot = &picture->axis.plot;
	double right = plot->x + plot->width;
	struct plot_label labels[] = {
		{ scale_at(&picture->y, scatter->mean), mean, COLOUR_INK },
		{ scale_at(&picture->y, scatter->median), median, COLOUR_MID },
	};

	if (isnan(scatter->mean) || isnan(scatter->median))
		return;
	scene_line(picture->scene, plot->x, labels[0].y, right, labels[0].y,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	scene_line(picture->scene, plot->x, labels[1].y, right, labels[1].y,
		   paint_line(COLOUR_MID, THEME_THRESHOLD));
	plot_labels(picture->scene, right + 6, labels, G_N_ELEMENTS(labels),
		    *plot);
}

static int by_length(gconstpointer a, gconstpointer b)
{
	const struct scatter_dot *x = *(const struct scatter_dot *const *)a;
	const struct scatter_dot *y = *(const struct scatter_dot *const *)b;

	if (x->seconds != y->seconds)
		return x->seconds > y->seconds ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void call_out(const struct picture *picture,
		     const struct scatter_dot *dot)
{
	struct type type = theme_type_in(TYPE_LABEL, COLOUR_INK);
	struct spot at = spot_of(picture, dot);
	const struct box *plot = &picture->axis.plot;
	bool is_late = at.x > plot->x + plot->width * 0.6;
	g_autofree char *name =
		fit_ellipsis(picture->scene->ruler, &type,
			     dot->name ? dot->name : "", NAME_MOST);
	g_autofree char *value = format_duration(dot->seconds);
	g_autofree char *words =
		g_strdup_printf("%s%s%s%s", name, *name ? " " : "",
				dot->is_open ? "open, " : "", value);

	callout_beside(picture->scene,
		       &(struct callout){ words, type, picture->canvas->box },
		       at, dot->is_open ? OPEN_RADIUS : radius_of(dot),
		       is_late ? SIDE_LEFT : SIDE_RIGHT);
}

/* The longest first; of open ones, whose ages would drown the rest, one. */
static void call_out_longest(const struct picture *picture)
{
	const struct scatter *scatter = picture->scatter;
	g_autoptr(GPtrArray) longest = g_ptr_array_new();
	uint32_t most = scatter->n < FEW ? FEW : CALLOUTS, n = 0, open = 0;

	for (uint32_t i = 0; i < scatter->n; i++)
		g_ptr_array_add(longest, (gpointer)&scatter->dots[i]);
	g_ptr_array_sort(longest, by_length);
	for (uint32_t i = 0; i < longest->len && n < most; i++) {
		const struct scatter_dot *dot = longest->pdata[i];

		if (most == CALLOUTS && dot->is_open && open++ > 0)
			continue;
		call_out(picture, dot);
		n++;
	}
}

void chart_scatter(const struct canvas *canvas, const struct panel *panel)
{
	const struct scatter *scatter = panel->data;
	struct type type = theme_type(TYPE_LABEL);
	g_autofree char *mean_value =
		format_duration_pair(scatter->mean, scatter->median);
	g_autofree char *median_value =
		format_duration_pair(scatter->median, scatter->mean);
	g_autofree char *mean = g_strdup_printf("mean %s", mean_value);
	g_autofree char *median = g_strdup_printf("median %s", median_value);
	double right = fmax(scene_width(canvas->scene, type, mean),
			    scene_width(canvas->scene, type, median)) +
		       8;
	struct picture picture = make_picture(
		canvas, scatter,
		isnan(scatter->mean) ? TIME_AXIS_RIGHT / 2 : right);

	plot_rows(canvas->scene, &picture.y, &picture.ticks, picture.axis.plot);
	time_axis_draw(canvas, &picture.axis, &scatter->span,
		       scatter->span.since);
	draw_sizes(&picture);
	draw_centres(&picture, mean, median);
	for (uint32_t i = 0; i < scatter->n; i++)
		draw_dot(&picture, &scatter->dots[i]);
	call_out_longest(&picture);
}
