/* chart_ecdf.c -- which share of the values is below, in both periods
 *
 * A curve needs five values.  Fewer are drawn one by one, each with its value;
 * if neither period has a curve, on a line for each period.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/callout.h"
#include "render/plot.h"
#include "render/reach.h"

#include <math.h>

enum { FEW = 5 };

#define LEFT 28.0
#define RIGHT 6.0
#define TOP 8.0
#define FOOT 14.0
#define RADIUS 2.6

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct ecdf *ecdf;
	struct box plot;
	struct scale x, y;
};

static double value_at(const struct sample *sample, double share)
{
	if (sample->n < FEW)
		return NAN;
	return share > 0.5 ? sample->p90 : sample->p50;
}

/* What the words right of the slower curve need beyond the plot. */
static double overflow(const struct picture *picture)
{
	const struct box *plot = &picture->plot;
	struct type type = theme_type(TYPE_LABEL);
	double slowest = fmax(value_at(&picture->ecdf->current, 0.9),
			      value_at(&picture->ecdf->previous, 0.9));
	double words = scene_width(picture->scene, type, "p90 120 d");

	if (isnan(slowest))
		return 0;
	return CLAMP(scale_at(&picture->x, slowest) + 2 * RADIUS + 4 + words -
			     plot->x - plot->width,
		     0, plot->width / 4);
}

static void set_scales(struct picture *picture)
{
	struct box *plot = &picture->plot;
	struct reach reach = { 0 };

	reach_add_sample(&reach, &picture->ecdf->current);
	reach_add_sample(&reach, &picture->ecdf->previous);
	picture->x = reach_scale(&reach, plot->x, plot->x + plot->width);
	picture->y = scale_rate(0, 1, plot->y + plot->height, plot->y);
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct ecdf *ecdf)
{
	const struct box *box = &canvas->box;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.ecdf = ecdf,
		.plot = { box->x + LEFT, box->y + TOP,
			  fmax(box->width - LEFT - RIGHT, 1),
			  fmax(box->height - TOP - FOOT, 1) },
	};

	set_scales(&picture);
	picture.plot.width -= overflow(&picture);
	set_scales(&picture);
	return picture;
}

/* Where words may stand: not among the names of the axes. */
static struct box room(const struct picture *picture)
{
	struct box room = picture->plot;

	room.width =
		picture->canvas->box.x + picture->canvas->box.width - room.x;
	return room;
}

static void draw_frame(const struct picture *picture)
{
	struct ticks rungs = scale_ticks_duration(&picture->x, 34);
	struct ticks shares = { .n = 5 };

	for (uint32_t i = 0; i < shares.n; i++) {
		struct tick *tick = &shares.ticks[i];
		g_autofree char *label = format_rate(i / 4.0, 0, NAN);

		tick->value = i / 4.0;
		g_strlcpy(tick->label, label, sizeof(tick->label));
	}
	plot_rows(picture->scene, &picture->y, &shares, picture->plot);
	plot_columns(picture->scene, &picture->x, &rungs, picture->plot);
	plot_axis_below(picture->scene, &picture->x, &rungs,
			picture->plot.y + picture->plot.height);
}

/* Its curve; or, of few, a dot each at the height of its step. */
static void draw_sample(const struct picture *picture,
			const struct sample *sample, bool is_previous)
{
	struct paint line = paint_line(is_previous ? COLOUR_PREV : COLOUR_ACT,
				       THEME_DATA + 0.4);

	if (sample->n >= FEW) {
		plot_ecdf(picture->scene, &picture->x, &picture->y, sample,
			  line);
		return;
	}
	for (uint32_t i = 0; i < sample->n; i++) {
		double x = scale_at(&picture->x, sample->values[i]);
		double y = scale_at(&picture->y, (i + 1.0) / sample->n);

		if (is_previous)
			mark_hollow(picture->scene, x, y, RADIUS);
		else
			mark_dot(picture->scene, x, y, RADIUS);
	}
}

/* Words of a value that is called out, and whether they stand left of it. */
struct call {
	const struct sample *sample;
	double value, share;
	const char *words;
	bool is_previous, is_left;
};

static void draw_call(const struct picture *picture, const struct call *call)
{
	struct spot at = { scale_at(&picture->x, call->value),
			   scale_at(&picture->y, call->share) };
	enum colour colour = call->is_previous ? COLOUR_INK2 : COLOUR_ACT;
	struct type type = theme_type_in(TYPE_LABEL, colour);
	double below = call->is_left ? -3 : 3;

	if (isnan(call->value))
		return;
	if (call->is_previous)
		type.weight = 400;
	at.y += below;
	callout_beside(picture->scene,
		       &(struct callout){ call->words, type, room(picture) },
		       at, RADIUS + 1.5,
		       call->is_left ? SIDE_LEFT : SIDE_RIGHT);
}

static void draw_point(const struct picture *picture, const struct call *call)
{
	double x = scale_at(&picture->x, call->value);
	double y = scale_at(&picture->y, call->share);

	if (isnan(call->value))
		return;
	if (call->is_previous)
		scene_circle(picture->scene, x, y, RADIUS,
			     paint_both(COLOUR_WHITE, COLOUR_PREV, 1.2));
	else
		scene_circle(picture->scene, x, y, RADIUS + 0.4,
			     paint_both(COLOUR_ACT, COLOUR_WHITE, 1));
}

/* "Q2 median 20 h", "Q1 36 h"; "p90 5.0 d", "8.6 d". */
static char *call_words(const struct call *call, double beside)
{
	g_autofree char *value = format_duration_pair(call->value, beside);
	const char *name = call->sample->name;

	if (call->share > 0.5)
		return g_strdup_printf("%s%s", call->is_previous ? "" : "p90 ",
				       value);
	return g_strdup_printf("%s%s%s%s", name ? name : "", name ? " " : "",
			       call->is_previous ? "" : "median ", value);
}

/* The smaller of the two stands left of its curve, the larger right. */
static void call_out(const struct picture *picture, double share)
{
	const struct ecdf *ecdf = picture->ecdf;
	double now = value_at(&ecdf->current, share);
	double before = value_at(&ecdf->previous, share);
	struct call calls[] = {
		{ &ecdf->previous, before, share, NULL, true, before < now },
		{ &ecdf->current, now, share, NULL, false, !(before < now) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(calls); i++)
		draw_point(picture, &calls[i]);
	for (size_t i = G_N_ELEMENTS(calls); i-- > 0;) {
		g_autofree char *words =
			call_words(&calls[i], i == 0 ? now : before);

		calls[i].words = words;
		draw_call(picture, &calls[i]);
	}
}

/* Each of few values beside its dot. */
static void name_values(const struct picture *picture,
			const struct sample *sample, bool is_previous)
{
	struct type type = theme_type_in(TYPE_LABEL, is_previous ? COLOUR_INK2 :
								   COLOUR_ACT);

	for (uint32_t i = 0; i < sample->n && sample->n < FEW; i++) {
		struct spot at = {
			scale_at(&picture->x, sample->values[i]),
			scale_at(&picture->y, (i + 1.0) / sample->n),
		};
		g_autofree char *value = format_duration(sample->values[i]);

		callout_beside(picture->scene,
			       &(struct callout){ value, type, room(picture) },
			       at, RADIUS + 0.5,
			       is_previous ? SIDE_RIGHT : SIDE_LEFT);
	}
}

/* A line with a dot for each value, which stands above it. */
static void draw_row(const struct picture *picture, const struct sample *sample,
		     double y, bool is_previous)
{
	const struct box *plot = &picture->plot;
	struct type type = theme_type_in(TYPE_LABEL, is_previous ? COLOUR_INK2 :
								   COLOUR_ACT);
	double places[FEW], widest = 0;
	char *words[FEW];

	scene_line(picture->scene, plot->x, y, plot->x + plot->width, y,
		   paint_line(COLOUR_RULE, THEME_AXIS));
	if (sample->name)
		scene_text(picture->scene, picture->canvas->box.x, y + 3,
			   ANCHOR_START, type, sample->name);
	for (uint32_t i = 0; i < sample->n; i++) {
		words[i] = format_duration(sample->values[i]);
		places[i] = scale_at(&picture->x, sample->values[i]);
		widest = fmax(widest,
			      scene_width(picture->scene, type, words[i]));
		scene_circle(picture->scene, places[i], y, 3.4,
			     is_previous ?
				     paint_both(COLOUR_WHITE, COLOUR_INK2, 1) :
				     paint_fill(COLOUR_ACT));
	}
	fit_apart(places, sample->n, widest + 5, plot->x + widest / 2,
		  plot->x + plot->width - widest / 2);
	for (uint32_t i = 0; i < sample->n; i++) {
		scene_text(picture->scene, places[i], y - 7, ANCHOR_MIDDLE,
			   type, words[i]);
		g_free(words[i]);
	}
}

/* State 3: points only, no curve, no median. */
static void draw_few(const struct picture *picture)
{
	const struct box *plot = &picture->plot;
	struct ticks rungs = scale_ticks_duration(&picture->x, 34);
	double end = plot->y + plot->height;
	bool has_both = picture->ecdf->previous.n > 0;

	draw_row(picture, &picture->ecdf->current,
		 plot->y + plot->height * (has_both ? 0.38 : 0.55), false);
	if (has_both)
		draw_row(picture, &picture->ecdf->previous,
			 plot->y + plot->height * 0.72, true);
	scene_line(picture->scene, plot->x, end, plot->x + plot->width, end,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	plot_axis_below(picture->scene, &picture->x, &rungs, end);
}

void chart_ecdf(const struct canvas *canvas, const struct panel *panel)
{
	const struct ecdf *ecdf = panel->data;
	struct picture picture = make_picture(canvas, ecdf);

	if (ecdf->current.n < FEW && ecdf->previous.n < FEW) {
		draw_few(&picture);
		return;
	}
	draw_frame(&picture);
	draw_sample(&picture, &ecdf->previous, true);
	draw_sample(&picture, &ecdf->current, false);
	call_out(&picture, 0.5);
	call_out(&picture, 0.9);
	name_values(&picture, &ecdf->current, false);
	name_values(&picture, &ecdf->previous, true);
}
