/* chart_lanes.c -- a lane a service: ticks for deploys, bars for incidents */
#include "render/calendar.h"
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/layout.h"
#include "render/marks.h"

#include <math.h>

enum { KEY = 14, HEAD = 30, TICK = 12, DAY = 24 * 3600 };

static const double LEFT = 84, RIGHT = 656, DEPLOYS = 690, FAILED = 720;

/* More a day than this on average, and ticks would run into each other. */
static const double DENSE = 3;

static bool has_flags(const struct lanes *lanes)
{
	for (uint32_t i = 0; i < lanes->n; i++)
		if (lanes->lanes[i].n_flags > 0)
			return true;
	return false;
}

static void draw_key(const struct canvas *canvas, const struct lanes *lanes)
{
	static const char incident[] =
		"incident: length = time to recovery, height = severity";
	struct type type = theme_type(TYPE_NOTE);
	double x = canvas->box.x + LEFT, y = canvas->box.y + 8;

	mark_deploy(canvas->scene, x + 1, y - 7, 8);
	scene_text(canvas->scene, x + 7, y, ANCHOR_START, type, "deploy");
	mark_failed_deploy(canvas->scene, x + 46, y - 7, 8);
	scene_text(canvas->scene, x + 54, y, ANCHOR_START, type,
		   "failed deploy");
	mark_incident(canvas->scene, x + 118, y - 5, 16, 1);
	scene_text(canvas->scene, x + 139, y, ANCHOR_START, type, incident);
	if (!has_flags(lanes))
		return;
	x += 139 + scene_width(canvas->scene, type, incident) + 18;
	mark_flag(canvas->scene, x, y - 7, 8);
	scene_text(canvas->scene, x + 10, y, ANCHOR_START, type,
		   "feature flag changed");
}

static void draw_calendar(const struct canvas *canvas,
			  const struct scale *scale, double bottom)
{
	struct ticks months = calendar_months(scale, 40, canvas->zone);
	struct ticks mondays = calendar_mondays(scale, 16, canvas->zone);
	double top = canvas->box.y + KEY;

	for (uint32_t i = 0; i < mondays.n; i++) {
		double x = scale_at(scale, mondays.ticks[i].value);

		scene_line(canvas->scene, x, top + HEAD - 6, x, bottom,
			   paint_line(COLOUR_GRID, THEME_GRIDLINE));
		scene_text(canvas->scene, x, top + 24, ANCHOR_MIDDLE,
			   theme_type(TYPE_TICK), mondays.ticks[i].label);
	}
	for (uint32_t i = 0; i < months.n; i++) {
		double x = scale_at(scale, months.ticks[i].value);

		scene_line(canvas->scene, x, top + 4, x, bottom,
			   paint_line(COLOUR_RULE, THEME_AXIS));
		scene_text(canvas->scene, x + 3, top + 12, ANCHOR_START,
			   theme_type_in(TYPE_LABEL, COLOUR_INK),
			   months.ticks[i].label);
	}
	scene_line(canvas->scene, scale->end, top + 4, scale->end, bottom,
		   paint_line(COLOUR_RULE, THEME_AXIS));
}

static void draw_ticks(const struct canvas *canvas, const struct scale *scale,
		       const struct lane *lane, double y)
{
	for (uint32_t i = 0; i < lane->n_deploys; i++)
		if (!lane->deploys[i].is_failed)
			mark_deploy(canvas->scene,
				    scale_at(scale, lane->deploys[i].at), y,
				    TICK);
	for (uint32_t i = 0; i < lane->n_deploys; i++)
		if (lane->deploys[i].is_failed)
			mark_failed_deploy(canvas->scene,
					   scale_at(scale, lane->deploys[i].at),
					   y, TICK);
}

/* A column a day (or a slot of 2 pt, if days are narrower) from 0. */
static void draw_columns(const struct canvas *canvas, const struct scale *scale,
			 const struct lane *lane, double y)
{
	double width =
		(scale->end - scale->start) * DAY / (scale->high - scale->low);
	double slot = fmax(width, 2);
	uint32_t n = (uint32_t)((scale->end - scale->start) / slot) + 1;
	g_autofree uint32_t *counts = g_new0(uint32_t, n);
	g_autofree uint32_t *failed = g_new0(uint32_t, n);
	uint32_t most = 1;

	for (uint32_t i = 0; i < lane->n_deploys; i++) {
		uint32_t s = (uint32_t)((scale_at(scale, lane->deploys[i].at) -
					 scale->start) /
					slot);

		counts[s]++;
		failed[s] += lane->deploys[i].is_failed;
		most = MAX(most, counts[s]);
	}
	for (uint32_t s = 0; s < n; s++) {
		double all = (TICK + 2.0) * counts[s] / most;
		double bad = (TICK + 2.0) * failed[s] / most;
		double x = scale->start + s * slot, base = y + TICK;
		struct box column = { x, base - all, slot * 0.85, all };
		struct box part = { x, base - bad, slot * 0.85, bad };

		if (counts[s] > 0)
			scene_box(canvas->scene, column,
				  paint_fill(COLOUR_ACT));
		if (failed[s] > 0)
			scene_box(canvas->scene, part, paint_fill(COLOUR_WARN));
	}
}

static void draw_incidents(const struct canvas *canvas,
			   const struct scale *scale, const struct lane *lane,
			   double y)
{
	for (uint32_t i = 0; i < lane->n_incidents; i++) {
		const struct lane_incident *bar = &lane->incidents[i];
		double x = scale_at(scale, bar->began_at);
		double end = scale_at(scale, bar->ended_at);

		mark_incident(canvas->scene, x, y, fmax(end - x, 1),
			      bar->severity);
		if (bar->is_open)
			mark_open(canvas->scene, scale->end - 3, y + 3);
	}
}

static void draw_flags(const struct canvas *canvas, const struct scale *scale,
		       const struct lane *lane, double y)
{
	for (uint32_t i = 0; i < lane->n_flags; i++)
		mark_flag(canvas->scene,
			  scale_at(scale, (double)lane->flags[i]), y, TICK);
}

static void draw_counts(const struct canvas *canvas, const struct lane *lane,
			double y)
{
	g_autofree char *counted = format_count(lane->counted);
	g_autofree char *failed = format_count(lane->failed);
	enum colour colour = lane->failed > 0 ? COLOUR_WARN_TEXT : COLOUR_INK3;

	scene_text(canvas->scene, canvas->box.x + DEPLOYS, y, ANCHOR_END,
		   theme_type(TYPE_VALUE), counted);
	scene_text(canvas->scene, canvas->box.x + FAILED, y, ANCHOR_END,
		   theme_type_in(TYPE_VALUE, colour), failed);
}

static void draw_lane(const struct canvas *canvas, const struct scale *scale,
		      const struct lane *lane, double top, double pitch)
{
	struct type type = theme_type(TYPE_ROW);
	g_autofree char *name =
		fit_ellipsis(canvas->scene->ruler, &type, lane->name, LEFT - 8);
	double days = (scale->high - scale->low) / DAY;

	scene_text(canvas->scene, canvas->box.x, top + 16, ANCHOR_START, type,
		   name);
	if (lane->n_deploys > DENSE * days)
		draw_columns(canvas, scale, lane, top + 4);
	else
		draw_ticks(canvas, scale, lane, top + 5);
	draw_flags(canvas, scale, lane, top + 5);
	draw_incidents(canvas, scale, lane, top + 19);
	draw_counts(canvas, lane, top + 16);
	scene_line(canvas->scene, canvas->box.x, top + pitch,
		   canvas->box.x + canvas->box.width, top + pitch,
		   paint_line(COLOUR_GRID, THEME_GRIDLINE));
}

void chart_lanes(const struct canvas *canvas, const struct panel *panel)
{
	const struct lanes *lanes = panel->data;
	struct box box = canvas->box;
	double top = box.y + KEY + HEAD;
	double pitch = fmin((box.height - KEY - HEAD) / fmax(lanes->n, 1),
			    LAYOUT_LANE);
	struct scale scale = calendar_scale(lanes->since, lanes->until,
					    box.x + LEFT, box.x + RIGHT);

	draw_key(canvas, lanes);
	draw_calendar(canvas, &scale, top + lanes->n * pitch);
	scene_text(canvas->scene, box.x + DEPLOYS, box.y + KEY + 24, ANCHOR_END,
		   theme_type(TYPE_TICK), "deploys");
	scene_text(canvas->scene, box.x + FAILED, box.y + KEY + 24, ANCHOR_END,
		   theme_type(TYPE_TICK), "failed");
	for (uint32_t i = 0; i < lanes->n; i++)
		draw_lane(canvas, &scale, &lanes->lanes[i], top + i * pitch,
			  pitch);
}
