/* chart_burndown.c -- what is left of an error budget, from all to nothing
 *
 * All panels have the same scale, from 0 to 100%; one that is overspent goes
 * on to -50%, and what lies below that is cut and told.
 */
#include "render/callout.h"
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/plot.h"

#include <math.h>

#define LEFT 28.0
#define HEAD 24.0 /* above the plot: rule and words */
#define FOOT 20.0 /* below it: months */
#define MONTH 24.0
#define DATE 36.0
#define LEAST (-0.5)
#define SMALL 8.5 /* pt of a title, where there are many panels */

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct burndown *burndown;
	struct box plot;
	struct scale x, y;
	bool is_overspent; /* at some time */
	enum colour colour;
};

static double lowest(const struct burndown *burndown)
{
	double low = fmin(burndown->left, 1);

	for (uint32_t i = 0; i < burndown->n; i++)
		low = fmin(low, burndown->spots[i].left);
	return low;
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct burndown *burndown)
{
	struct box box = canvas->box;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.burndown = burndown,
		.plot = { box.x + LEFT, box.y + HEAD, box.width - LEFT - 3,
			  fmax(box.height - HEAD - FOOT, 1) },
		.is_overspent = lowest(burndown) < 0,
	};
	struct box *plot = &picture.plot;

	picture.colour = burndown->left <= 0 ? COLOUR_WARN : COLOUR_ACT;
	picture.x = calendar_scale(burndown->since, burndown->until, plot->x,
				   plot->x + plot->width);
	picture.y =
		(struct scale){ SCALE_LINEAR, picture.is_overspent ? LEAST : 0,
				1, plot->y + plot->height, plot->y };
	return picture;
}

static struct spot spot_at(const struct picture *picture, int64_t at,
			   double left)
{
	return (struct spot){ scale_at(&picture->x, (double)at),
			      scale_at(&picture->y, left) };
}

/* As much of what is promised as there is room for behind the name. */
static void draw_target(const struct picture *picture, double x, double room)
{
	const struct burndown *burndown = picture->burndown;
	struct type note = theme_type(TYPE_NOTE);
	g_autofree char *target = format_target(burndown->objective);
	g_autofree char *promise = g_strconcat("objective ", target, NULL);
	g_autofree char *all =
		g_strconcat(promise, ", ", burndown->beside, NULL);
	const char *words[] = { all, promise, target };

	if (burndown->is_small)
		note.size = theme_type(TYPE_TICK).size;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (scene_width(picture->scene, note, words[i]) > room)
			continue;
		scene_text(picture->scene, x, picture->canvas->box.y + 14,
			   ANCHOR_START, note, words[i]);
		return;
	}
}

static void draw_head(const struct picture *picture)
{
	const struct burndown *burndown = picture->burndown;
	struct box box = picture->canvas->box;
	struct type name = theme_type(TYPE_TITLE), value = name;
	g_autofree char *left = burndown->valid < BURNDOWN_FEW ?
					g_strdup("n < 5") :
					format_budget(burndown->left);
	g_autofree char *shown = NULL;
	double room, width;

	value.colour = burndown->left < 0 ? COLOUR_WARN_TEXT : COLOUR_INK;
	if (burndown->is_small)
		name.size = value.size = SMALL;
	scene_line(picture->scene, box.x, box.y, box.x + box.width, box.y,
		   paint_line(COLOUR_INK, THEME_PANEL_RULE));
	room = box.width - scene_width(picture->scene, value, left) - 8;
	shown = fit_ellipsis(picture->scene->ruler, &name, burndown->name,
			     room);
	width = scene_width(picture->scene, name, shown) + 7;
	scene_begin(picture->scene, TAG_H2, NULL);
	scene_text(picture->scene, box.x, box.y + 14, ANCHOR_START, name,
		   shown);
	scene_end(picture->scene, TAG_H2);
	draw_target(picture, box.x + width, room - width);
	scene_text(picture->scene, box.x + box.width, box.y + 14, ANCHOR_END,
		   value, left);
}

static void draw_rows(const struct picture *picture)
{
	static const double shares[] = { -0.5, 0, 0.5, 1 };
	static const char *const labels[] = { "\u221250%", "0%", "50%",
					      "100%" };
	struct ticks ticks = { .n = 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
		struct tick *tick = &ticks.ticks[ticks.n];

		if (shares[i] < picture->y.low)
			continue;
		tick->value = shares[i];
		g_strlcpy(tick->label, labels[i], sizeof(tick->label));
		ticks.n++;
	}
	plot_rows(picture->scene, &picture->y, &ticks, picture->plot);
}

/* A name at the right edge that the panel has no room for. */
static void drop_last(const struct picture *picture, struct ticks *ticks)
{
	struct box box = picture->canvas->box;
	struct tick *tick = &ticks->ticks[ticks->n > 0 ? ticks->n - 1 : 0];
	double width =
		scene_width(picture->scene, theme_type(TYPE_NOTE), tick->label);

	if (ticks->n > 0 &&
	    scale_at(&picture->x, tick->value) + 3 + width > box.x + box.width)
		tick->label[0] = '\0';
}

/* Months; or, where there are few of them, Mondays with their dates. */
static void draw_dates(const struct picture *picture)
{
	GTimeZone *zone = picture->canvas->zone;
	struct ticks ticks = calendar_months(&picture->x, MONTH, zone);
	struct ticks mondays = calendar_mondays(&picture->x, DATE, zone);
	double bottom = picture->plot.y + picture->plot.height;

	for (uint32_t i = 0; i < mondays.n; i++) {
		struct tick *tick = &mondays.ticks[i];
		g_autofree char *date = format_date((int64_t)tick->value, zone);

		g_strlcpy(tick->label, date, sizeof(tick->label));
	}
	if (ticks.n < 3 && mondays.n > ticks.n)
		ticks = mondays;
	drop_last(picture, &ticks);
	scene_line(picture->scene, picture->plot.x, bottom,
		   picture->plot.x + picture->plot.width, bottom,
		   paint_line(COLOUR_INK3, THEME_AXIS));
	plot_dates_below(picture->scene, &picture->x, &ticks, bottom);
}

static void draw_wash(const struct picture *picture)
{
	double zero = scale_at(&picture->y, 0);
	struct box wash = picture->plot;

	if (!picture->is_overspent)
		return;
	wash.height -= zero - wash.y;
	wash.y = zero;
	scene_box(picture->scene, wash, paint_fill(COLOUR_WARN_WASH));
}

static void draw_even(const struct picture *picture,
		      const struct even_spend *even)
{
	const struct burndown *burndown = picture->burndown;
	double length = (double)(even->until - even->since);
	int64_t from = MAX(even->since, burndown->since);
	int64_t to = MIN(even->until, burndown->until);
	struct spot a, b;

	if (to <= from)
		return;
	a = spot_at(picture, from, 1 - (double)(from - even->since) / length);
	b = spot_at(picture, to, 1 - (double)(to - even->since) / length);
	scene_line(picture->scene, a.x, a.y, b.x, b.y,
		   paint_dash(COLOUR_INK3, THEME_THRESHOLD, 3, 2));
}

/* What lies below the scale has a triangle with the value. */
static void draw_cut(const struct picture *picture)
{
	const struct burndown *burndown = picture->burndown;
	double low = lowest(burndown), bottom;
	struct spot at = { NAN, NAN };
	g_autofree char *words = NULL;

	for (uint32_t i = 0; i < burndown->n && low < LEAST; i++)
		if (burndown->spots[i].left == low)
			at = spot_at(picture, burndown->spots[i].at, LEAST);
	if (isnan(at.x))
		return;
	bottom = picture->plot.y + picture->plot.height;
	const struct spot down[] = { { at.x - 3.2, bottom - 5.4 },
				     { at.x + 3.2, bottom - 5.4 },
				     { at.x, bottom } };

	words = format_rate(low, 0, NAN);
	scene_polygon(picture->scene, down, 3, paint_fill(COLOUR_WARN));
	callout_beside(
		picture->scene,
		&(struct callout){ words,
				   theme_type_in(TYPE_LABEL, COLOUR_WARN_TEXT),
				   picture->plot },
		(struct spot){ at.x, bottom - 3 }, 3.2, SIDE_LEFT);
}

static void draw_line(const struct picture *picture)
{
	const struct burndown *burndown = picture->burndown;
	g_autofree struct spot *spots = g_new(struct spot, burndown->n + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < burndown->n; i++) {
		const struct budget_spot *spot = &burndown->spots[i];

		/* one gap is enough, however long it is */
		if (isnan(spot->left) && n > 0 && isnan(spots[n - 1].y))
			continue;
		spots[n] = spot_at(picture, spot->at, spot->left);
		if (isnan(spot->left))
			spots[n].y = NAN;
		n++;
	}
	plot_series(picture->scene, spots, n,
		    paint_line(picture->colour, THEME_DATA));
}

/* The last hour with samples. */
static void draw_end(const struct picture *picture)
{
	const struct burndown *burndown = picture->burndown;
	uint32_t last = burndown->n;
	struct spot at;

	while (last > 0 && isnan(burndown->spots[last - 1].left))
		last--;
	if (last == 0)
		return;
	at = spot_at(picture, burndown->spots[last - 1].at,
		     burndown->spots[last - 1].left);
	scene_circle(picture->scene, at.x, at.y, 2.6,
		     paint_both(picture->colour, COLOUR_WHITE, 0.9));
}

static void draw_zero(const struct picture *picture)
{
	const struct burndown *burndown = picture->burndown;
	struct spot at = spot_at(picture, burndown->spent_at, 0);
	struct box within = picture->plot;
	g_autofree char *date = NULL, *words = NULL;

	if (burndown->spent_at < burndown->since || burndown->left > 0)
		return;
	date = format_date(burndown->spent_at, picture->canvas->zone);
	words = g_strdup_printf("all spent %s", date);
	scene_circle(picture->scene, at.x, at.y, 3,
		     paint_both(COLOUR_WHITE, COLOUR_WARN, THEME_DATA));
	within.height -= 1;
	const struct stand stands[] = {
		{ at.x - 5, at.y + 10, ANCHOR_END, 0 },
		{ at.x + 5, at.y - 5, ANCHOR_START, 0.3 },
		{ at.x + 6, at.y + 11, ANCHOR_START, 0.4 },
		{ at.x - 5, at.y - 5, ANCHOR_END, 0.5 },
		{ at.x - 5, at.y + 20, ANCHOR_END, 0.7 },
		{ at.x, at.y - 14, ANCHOR_START, 0.8 },
	};
	callout_at(picture->scene,
		   &(struct callout){
			   words, theme_type_in(TYPE_LABEL, COLOUR_WARN_TEXT),
			   within },
		   stands, G_N_ELEMENTS(stands));
}

/* What is left by then, of the last hour that has samples. */
static double left_at(const struct burndown *burndown, int64_t at)
{
	double left = NAN;

	for (uint32_t i = 0; i < burndown->n; i++) {
		if (burndown->spots[i].at > at)
			break;
		if (!isnan(burndown->spots[i].left))
			left = burndown->spots[i].left;
	}
	return left;
}

static void name_step(const struct picture *picture,
		      const struct budget_step *step)
{
	const struct burndown *burndown = picture->burndown;
	double before = left_at(burndown, step->began_at);
	struct type type = theme_type(TYPE_NOTE);
	g_autofree char *words = format_points(-step->taken);
	struct spot at;

	if (isnan(before))
		return;
	if (burndown->is_small)
		type.size = theme_type(TYPE_TICK).size;
	type.has_halo = true;
	at = spot_at(picture, step->ended_at, before - step->taken / 2);
	const struct stand stands[] = {
		{ at.x + 5, at.y, ANCHOR_START, 0 },
		{ at.x + 5, at.y - 8, ANCHOR_START, 0.3 },
		{ at.x + 5, at.y + 8, ANCHOR_START, 0.4 },
		{ at.x - 5, at.y + 8, ANCHOR_END, 0.6 },
		{ at.x - 5, at.y, ANCHOR_END, 0.7 },
		{ at.x + 3, at.y - 16, ANCHOR_START, 0.9 },
	};
	callout_at(picture->scene,
		   &(struct callout){ words, type, picture->plot }, stands,
		   G_N_ELEMENTS(stands));
}

void chart_burndown(const struct canvas *canvas, const struct panel *panel)
{
	struct picture picture = make_picture(canvas, panel->data);
	const struct burndown *burndown = picture.burndown;

	draw_head(&picture);
	draw_wash(&picture);
	draw_rows(&picture);
	draw_dates(&picture);
	if (burndown->valid < BURNDOWN_FEW) {
		draw_end(&picture);
		return;
	}
	for (uint32_t i = 0; i < burndown->n_evens; i++)
		draw_even(&picture, &burndown->evens[i]);
	draw_line(&picture);
	draw_zero(&picture);
	draw_cut(&picture);
	draw_end(&picture);
	for (uint32_t i = 0; i < burndown->n_steps; i++)
		name_step(&picture, &burndown->steps[i]);
}
