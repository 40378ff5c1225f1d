/* chart_ratios.c -- after by before, of every deploy, on a scale of halves
 *
 * What is up to the limit is a histogram, what is above it a dot each.  Fewer
 * than five deploys are dots only, each with its value.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

enum { FEW = 5, NAMED = 3, BINS_MOST = 64, BINS_A_DOUBLING = 9 };

#define HEAD 12.0
#define FOOT 15.0
#define RADIUS 2.3
#define SIDE 14.0
#define NAME_MOST 96.0
#define LINE 11.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct ratios *ratios;
	struct box plot;
	struct scale x;
	uint32_t above; /* how many of the dots are above the limit */
};

static struct picture make_picture(const struct canvas *canvas,
				   const struct ratios *ratios)
{
	const struct box *box = &canvas->box;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.ratios = ratios,
		.plot = { box->x + SIDE, box->y + HEAD, box->width - 2 * SIDE,
			  box->height - HEAD - FOOT },
	};

	picture.x = scale_ratio(0.25, 16, picture.plot.x,
				picture.plot.x + picture.plot.width);
	while (picture.above < ratios->n &&
	       ratios->dots[picture.above].ratio > ratios->limit)
		picture.above++;
	return picture;
}

static double base_of(const struct picture *picture)
{
	return picture->plot.y + picture->plot.height;
}

/* What bin a ratio up to the limit falls in, counted down from the limit. */
static uint32_t bin_of(const struct picture *picture, double ratio)
{
	double low = picture->x.low;
	double doublings =
		log2(picture->ratios->limit / fmax(ratio, low * 1.0001));

	return (uint32_t)fmin(floor(doublings * BINS_A_DOUBLING),
			      BINS_MOST - 1);
}

static void draw_bar(const struct picture *picture, uint32_t bin, double height)
{
	double limit = picture->ratios->limit;
	double right = scale_at(&picture->x,
				limit * exp2(-(double)bin / BINS_A_DOUBLING));
	double left = scale_at(&picture->x,
			       limit * exp2(-(bin + 1.0) / BINS_A_DOUBLING));
	struct box bar = { left + 0.4, base_of(picture) - height,
			   right - left - 0.8, height };

	scene_box(picture->scene, bar, paint_fill(COLOUR_PREV));
}

static void draw_histogram(const struct picture *picture)
{
	const struct ratios *ratios = picture->ratios;
	uint32_t counts[BINS_MOST] = { 0 }, most = 0, tallest = 0;
	double room = picture->plot.height - 6;
	g_autofree char *count = NULL, *words = NULL;

	for (uint32_t i = picture->above; i < ratios->n; i++)
		counts[bin_of(picture, ratios->dots[i].ratio)]++;
	for (uint32_t b = 0; b < BINS_MOST; b++)
		if (counts[b] > most) {
			most = counts[b];
			tallest = b;
		}
	for (uint32_t b = 0; b < BINS_MOST; b++)
		if (counts[b] > 0)
			draw_bar(picture, b, room * counts[b] / most);
	if (most == 0)
		return;
	count = format_count(most);
	words = g_strdup_printf(most == 1 ? "tallest bar: %s deploy" :
					    "tallest bar: %s deploys",
				count);
	scene_text(picture->scene,
		   scale_at(&picture->x, ratios->limit * exp2(-(tallest + 3.0) /
							      BINS_A_DOUBLING)),
		   picture->plot.y + 4, ANCHOR_END, theme_type(TYPE_NOTE),
		   words);
}

/* Dots of the same place stand on each other. */
static double stack(const struct picture *picture, const double *places,
		    uint32_t i)
{
	double step = 2 * RADIUS + 0.6, lift = 0;
	double most = picture->plot.height - 16;

	for (uint32_t k = 0; k < i; k++)
		lift += fabs(places[k] - places[i]) < step ? step : 0;
	return base_of(picture) - RADIUS - 1 - fmin(lift, most);
}

static char *dot_words(const struct picture *picture,
		       const struct ratio_dot *dot)
{
	struct type type = theme_type(TYPE_LABEL);
	g_autofree char *ratio = format_ratio(dot->ratio);
	g_autofree char *name = fit_ellipsis(picture->scene->ruler, &type,
					     dot->name, NAME_MOST);

	return g_strdup_printf("%s %s", name, ratio);
}

/*
 * Names stand right of lines up from their dots, the largest lowest; or left
 * of them, the largest highest, if there is no room.  So no line crosses a
 * name.
 */
static void name_dots(const struct picture *picture, const struct spot *spots,
		      uint32_t n)
{
	const struct box *box = &picture->canvas->box;
	struct type type = theme_type(TYPE_LABEL);
	bool is_left = false;

	for (uint32_t i = 0; i < n; i++) {
		g_autofree char *words =
			dot_words(picture, &picture->ratios->dots[i]);

		is_left = is_left || spots[i].x + 3 +
						     scene_width(picture->scene,
								 type, words) >
					     box->x + box->width;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t line = is_left ? n - 1 - i : i;
		double y = base_of(picture) - 12 - LINE * line;
		g_autofree char *words =
			dot_words(picture, &picture->ratios->dots[i]);

		scene_line(picture->scene, spots[i].x, spots[i].y - RADIUS - 1,
			   spots[i].x, y - 6,
			   paint_line(COLOUR_INK3, THEME_HAIRLINE));
		scene_text(picture->scene, spots[i].x + (is_left ? -3 : 3), y,
			   is_left ? ANCHOR_END : ANCHOR_START, type, words);
	}
}

static void draw_dots(const struct picture *picture, uint32_t n,
		      enum colour colour)
{
	const struct ratios *ratios = picture->ratios;
	g_autofree struct spot *spots = g_new(struct spot, n + 1);
	g_autofree double *places = g_new(double, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		places[i] = scale_at(&picture->x, ratios->dots[i].ratio);
		spots[i] =
			(struct spot){ places[i], stack(picture, places, i) };
		scene_circle(picture->scene, spots[i].x, spots[i].y, RADIUS,
			     paint_fill(colour));
	}
	name_dots(picture, spots, MIN(n, ratios->n < FEW ? FEW : NAMED));
}

/* The limit, and how many are above it. */
static void draw_limit(const struct picture *picture)
{
	double x = scale_at(&picture->x, picture->ratios->limit);
	struct type type = theme_type_in(TYPE_HEAD, COLOUR_WARN_TEXT);
	g_autofree char *limit = g_strdup_printf("×%g", picture->ratios->limit);
	g_autofree char *count = format_count(picture->above);
	g_autofree char *words = g_strdup_printf(
		"%s %s above %s", picture->above > 0 ? count : "no",
		picture->above == 1 ? "deploy" : "deploys", limit);

	if (picture->above == 0)
		type.colour = COLOUR_INK2;
	scene_line(picture->scene, x, picture->canvas->box.y, x,
		   base_of(picture),
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	scene_text(picture->scene, x + 6, picture->canvas->box.y + 7,
		   ANCHOR_START, type, words);
	if (picture->above > 1)
		scene_text(picture->scene, x + 6, picture->canvas->box.y + 18,
			   ANCHOR_START, theme_type(TYPE_NOTE),
			   "each dot is one deploy");
}

/* Where values lie beyond the axis. */
static void mark_ends(const struct picture *picture)
{
	const struct ratios *ratios = picture->ratios;
	double y = base_of(picture) - RADIUS - 1;

	if (ratios->dots[0].ratio > picture->x.high)
		mark_beyond(picture->scene,
			    picture->plot.x + picture->plot.width + 7, y, true);
	if (ratios->dots[ratios->n - 1].ratio < picture->x.low)
		mark_beyond(picture->scene, picture->plot.x - 7, y, false);
}

void chart_ratios(const struct canvas *canvas, const struct panel *panel)
{
	const struct ratios *ratios = panel->data;
	struct picture picture = make_picture(canvas, ratios);
	struct ticks ticks = scale_ticks_ratio(&picture.x);
	bool are_few = ratios->n < FEW;

	draw_limit(&picture);
	if (!are_few)
		draw_histogram(&picture);
	scene_line(canvas->scene, canvas->box.x, base_of(&picture),
		   canvas->box.x + canvas->box.width, base_of(&picture),
		   paint_line(COLOUR_INK3, THEME_AXIS));
	plot_axis_below(canvas->scene, &picture.x, &ticks, base_of(&picture));
	mark_ends(&picture);
	draw_dots(&picture, are_few ? ratios->n : picture.above,
		  are_few && picture.above == 0 ? COLOUR_ACT : COLOUR_WARN);
}
