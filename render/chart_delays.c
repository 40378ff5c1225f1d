/* chart_delays.c -- how long after a deploy a rule fired
 *
 * What it caught stands above the line of false alarms.
 */
#include "render/callout.h"
#include "render/chart.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"

#include <math.h>

enum { FEW = 5 };

#define LEFT 58.0
#define FOOT 15.0
#define RADIUS 2.6
#define SPREAD 0.3 /* of the height of a row */

struct picture {
	struct scene *scene;
	const struct delays *delays;
	struct box plot;
	struct scale x;
};

static double row_of(const struct picture *picture, bool is_false)
{
	return picture->plot.y +
	       picture->plot.height * (is_false ? 0.75 : 0.28);
}

static void draw_axis(const struct picture *picture)
{
	struct ticks ticks = { .n = 0 };
	double base = picture->plot.y + picture->plot.height;

	for (int part = 0; part <= 3; part++) {
		struct tick *tick = &ticks.ticks[ticks.n++];
		g_autofree char *label = NULL;

		tick->value = picture->delays->within * part / 3;
		label = part == 0 ? g_strdup("0") :
				    format_span((int64_t)tick->value);
		g_strlcpy(tick->label, label, sizeof(tick->label));
	}
	plot_columns(picture->scene, &picture->x, &ticks, picture->plot);
	scene_line(picture->scene, picture->plot.x, base,
		   picture->plot.x + picture->plot.width, base,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	plot_axis_below(picture->scene, &picture->x, &ticks, base);
}

static uint32_t count(const struct delays *delays, bool is_false)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < delays->n; i++)
		n += delays->dots[i].is_false == is_false;
	return n;
}

static void draw_row(const struct picture *picture, bool is_false)
{
	double y = row_of(picture, is_false);
	uint32_t n = count(picture->delays, is_false);
	g_autofree char *text = g_strdup_printf("n = %u", n);

	scene_line(picture->scene, picture->plot.x, y,
		   picture->plot.x + picture->plot.width, y,
		   paint_line(COLOUR_GRID, THEME_GRIDLINE));
	scene_text(picture->scene, picture->plot.x - LEFT, y, ANCHOR_START,
		   theme_type(TYPE_NOTE), is_false ? "false alarm" : "caught");
	scene_text(picture->scene, picture->plot.x - LEFT, y + 10, ANCHOR_START,
		   theme_type(TYPE_TICK), text);
}

static void draw_dots(const struct picture *picture)
{
	const struct delays *delays = picture->delays;
	double spread = picture->plot.height / 2 * SPREAD;

	for (uint32_t i = 0; i < delays->n; i++) {
		const struct delay_dot *dot = &delays->dots[i];
		double x = scale_at(&picture->x, dot->seconds);
		double y = row_of(picture, dot->is_false);

		if (count(delays, dot->is_false) >= FEW)
			y += spread * mark_jitter(dot->key);
		if (dot->is_false)
			scene_circle(
				picture->scene, x, y, RADIUS,
				paint_both(COLOUR_WHITE, COLOUR_WARN, 1.2));
		else
			mark_dot(picture->scene, x, y, RADIUS);
	}
}

/* Each of few says when. */
static void name_dots(const struct picture *picture)
{
	const struct delays *delays = picture->delays;
	struct type type = theme_type(TYPE_LABEL);

	for (uint32_t i = 0; i < delays->n; i++) {
		const struct delay_dot *dot = &delays->dots[i];
		struct spot at = { scale_at(&picture->x, dot->seconds),
				   row_of(picture, dot->is_false) };
		g_autofree char *value = format_duration(dot->seconds);
		struct callout callout = { value, type, picture->plot };

		if (count(delays, dot->is_false) < FEW)
			callout_beside(picture->scene, &callout, at, RADIUS,
				       SIDE_RIGHT);
	}
}

static void draw_median(const struct picture *picture)
{
	double x = scale_at(&picture->x, picture->delays->median);
	double y = row_of(picture, false);
	double height = picture->plot.height * 0.2;
	g_autofree char *value = NULL, *words = NULL;

	if (isnan(x))
		return;
	value = format_duration(picture->delays->median);
	words = g_strdup_printf("median %s", value);
	scene_line(picture->scene, x, y - height, x, y + height,
		   paint_line(COLOUR_ACT, THEME_DATA));
	scene_text(picture->scene, x + 4, y - height + 3, ANCHOR_START,
		   theme_type_in(TYPE_LABEL, COLOUR_ACT), words);
}

void chart_delays(const struct canvas *canvas, const struct panel *panel)
{
	const struct delays *delays = panel->data;
	const struct box *box = &canvas->box;
	struct picture picture = {
		.scene = canvas->scene,
		.delays = delays,
		.plot = { box->x + LEFT, box->y, box->width - LEFT - 16,
			  box->height - FOOT },
	};

	picture.x =
		(struct scale){ SCALE_LINEAR, 0, delays->within, picture.plot.x,
				picture.plot.x + picture.plot.width };
	draw_axis(&picture);
	draw_row(&picture, false);
	draw_row(&picture, true);
	draw_dots(&picture);
	draw_median(&picture);
	name_dots(&picture);
}
