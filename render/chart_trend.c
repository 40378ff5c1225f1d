/* chart_trend.c -- lines over time: median, p90, the limits of before
 *
 * What lies below is drawn first: limits, gridlines, washes, then the lines,
 * then dots, and words last, which look for room between what is there.
 */
#include "render/chart.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/callout.h"
#include "render/plot.h"
#include "render/time_axis.h"
#include "render/trend_limits.h"

#include <math.h>

#define BRACKET 19.0 /* below the lines, for the run and its words */
#define DENSE 3.6    /* pt a point, below which dots would touch */
#define FAR 8.0	     /* limits farther off than this factor are cut */
#define GAP_WORDS "no data"

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct trend *trend;
	const struct line *main; /* or NULL */
	struct time_axis axis;
	struct scale y;
	struct slot *slots; /* of the main line's points */
	uint32_t points;    /* of them, those with data */
	int64_t first_at;   /* the first of these, or where the axis ends */
	double radius;	    /* of their dots; 0: none */
};

static const struct line *main_line(const struct trend *trend)
{
	for (uint32_t l = 0; l < trend->n; l++)
		if (trend->lines[l].is_main)
			return &trend->lines[l];
	return trend->n > 0 ? &trend->lines[0] : NULL;
}

static void widen(const struct trend *trend, double *low, double *high)
{
	double lower = trend->lower, upper = trend->upper;

	for (uint32_t l = 0; l < trend->n; l++)
		for (uint32_t i = 0; i < trend->lines[l].n; i++) {
			*low = fmin(*low, trend->lines[l].points[i].y);
			*high = fmax(*high, trend->lines[l].points[i].y);
		}
	if (isnan(trend->centre) || !isfinite(*low))
		return;
	*low = fmin(*low, lower > *low / FAR ? lower : *low / FAR);
	*high = fmax(*high, upper < *high * FAR ? upper : *high * FAR);
}

static struct scale make_scale(const struct trend *trend, double start,
			       double end)
{
	double low = INFINITY, high = -INFINITY;

	widen(trend, &low, &high);
	if (!isfinite(low))
		low = high = trend->axis == AXIS_DURATION_LOG ? 86400 : 0;
	if (trend->axis == AXIS_COUNT)
		return scale_count(fmax(low, 0), high, start, end);
	if (trend->axis == AXIS_RATE)
		return scale_rate(fmax(low, 0), high, start, end);
	return scale_duration(fmax(low, 1), fmax(high, 1), start, end);
}

static struct ticks make_ticks(const struct trend *trend,
			       const struct scale *scale)
{
	if (trend->axis == AXIS_COUNT)
		return scale_ticks_count(scale);
	if (trend->axis == AXIS_RATE)
		return scale_ticks_rate(scale);
	return scale_ticks_duration(scale, 14);
}

static void make_slots(struct picture *picture)
{
	const struct line *line = picture->main;
	uint32_t n = line ? line->n : 0;
	g_autofree int64_t *starts = g_new(int64_t, n + 1);
	double width;

	picture->first_at = picture->trend->span.until;
	for (uint32_t i = n; i-- > 0;) {
		starts[i] = line->points[i].at;
		if (isnan(line->points[i].y))
			continue;
		picture->points++;
		picture->first_at = starts[i];
	}
	picture->slots = g_new0(struct slot, n + 1);
	time_axis_slots(&picture->axis, starts, n, picture->slots);
	width = fabs(picture->axis.x.end - picture->axis.x.start) /
		fmax(picture->points, 1);
	picture->radius = width < DENSE ? 0 : fmin(width * 0.34, 2.5);
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct trend *trend)
{
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.trend = trend,
		.main = main_line(trend),
	};
	struct scale rough = make_scale(trend, 100, 0);
	struct ticks ticks = make_ticks(trend, &rough);
	double left =
		fmax(plot_rows_room(canvas->scene, &ticks), TIME_AXIS_LEFT);
	double right = TIME_AXIS_RIGHT, bottom;

	for (uint32_t l = 0; l < trend->n; l++)
		right = fmax(right, 8 + scene_width(canvas->scene,
						    theme_type(TYPE_LABEL),
						    trend->lines[l].name));
	picture.axis = time_axis_make(canvas, &trend->span, left, right, true);
	bottom = picture.axis.plot.y + picture.axis.plot.height;
	if (trend->run)
		bottom -= BRACKET;
	picture.y = make_scale(trend, bottom, picture.axis.plot.y);
	make_slots(&picture);
	return picture;
}

static struct spot spot_of(const struct picture *picture,
			   const struct point *point, uint32_t i)
{
	const struct slot *slot = &picture->slots[i];

	return (struct spot){ (slot->from + slot->to) / 2,
			      scale_at(&picture->y, point->y) };
}

/* The previous period up to its last point, then from there on. */
static void draw_line(const struct picture *picture, const struct line *line)
{
	g_autofree struct spot *spots = g_new(struct spot, line->n + 1);
	uint32_t split = 0, n = MIN(line->n, picture->main->n);
	double width = line->is_main ? THEME_DATA + 0.4 : THEME_DATA_THIN;

	for (uint32_t i = 0; i < n; i++) {
		spots[i] = spot_of(picture, &line->points[i], i);
		if (line->points[i].is_previous)
			split = i + 1;
	}
	if (split > 0) {
		plot_series(picture->scene, spots, split,
			    paint_line(COLOUR_PREV, width));
		split--;
	}
	if (split + 1 < n || (split == 0 && n > 0))
		plot_series(picture->scene, spots + split, n - split,
			    paint_line(line->is_main ? COLOUR_ACT : COLOUR_MID,
				       width));
}

static enum verdict goodness(const struct trend *trend,
			     const struct point *point)
{
	bool is_lower = point->y < trend->centre;

	return is_lower == (trend->axis != AXIS_COUNT) ? VERDICT_BETTER :
							 VERDICT_WORSE;
}

static void draw_signal(const struct picture *picture,
			const struct point *point, struct spot at)
{
	if (!point->is_previous) {
		mark_signal(picture->scene, at.x, at.y,
			    goodness(picture->trend, point));
		return;
	}
	scene_circle(picture->scene, at.x, at.y, 4.4,
		     paint_both(COLOUR_WHITE, COLOUR_PREV, 1));
	scene_circle(picture->scene, at.x, at.y, 2.2, paint_fill(COLOUR_PREV));
}

static void draw_dot(const struct picture *picture, const struct point *point,
		     struct spot at)
{
	enum colour colour = point->is_previous ? COLOUR_PREV : COLOUR_ACT;
	double r = picture->radius;

	if (isnan(at.y))
		return;
	if (point->signal == SIGNAL_OUTSIDE || point->signal == SIGNAL_NEAR)
		draw_signal(picture, point, at);
	else if (!point->is_whole)
		scene_circle(picture->scene, at.x, at.y, fmax(r - 0.5, 1.3),
			     paint_both(COLOUR_WHITE, colour, 1));
	else if (r > 0)
		scene_circle(picture->scene, at.x, at.y, r,
			     paint_both(colour, COLOUR_WHITE, r * 0.34));
}

/* A peak that the axis cannot hold has a triangle with its value. */
static void draw_peak(const struct picture *picture, const struct point *point,
		      struct spot at)
{
	struct box plot = picture->axis.plot;
	const struct spot up[] = { { at.x - 3.2, at.y - 1 },
				   { at.x + 3.2, at.y - 1 },
				   { at.x, at.y - 6.4 } };
	g_autofree char *value = format_duration(point->y);
	g_autofree char *words = g_strdup_printf("peak %s", value);

	scene_polygon(picture->scene, up, 3, paint_fill(COLOUR_ACT));
	plot.y -= 9;
	plot.height += 9;
	callout_beside(picture->scene,
		       &(struct callout){ words,
					  theme_type_in(TYPE_LABEL, COLOUR_ACT),
					  plot },
		       (struct spot){ at.x, at.y - 3.5 }, 3.2, SIDE_LEFT);
}

static void draw_dots(const struct picture *picture)
{
	const struct line *line = picture->main;
	uint32_t peak = NONE;

	for (uint32_t i = 0; i < line->n; i++) {
		const struct point *point = &line->points[i];

		draw_dot(picture, point, spot_of(picture, point, i));
		if (picture->trend->axis == AXIS_DURATION_LOG &&
		    point->y > picture->y.high &&
		    (peak == NONE || point->y > line->points[peak].y))
			peak = i;
	}
	if (peak != NONE)
		draw_peak(picture, &line->points[peak],
			  spot_of(picture, &line->points[peak], peak));
}

static void draw_gap(const struct picture *picture, struct slot gap)
{
	struct type type = theme_type_in(TYPE_TICK, COLOUR_INK3);
	struct box plot = picture->axis.plot;
	struct box wash = { gap.from, plot.y, gap.to - gap.from, plot.height };
	double half = scene_width(picture->scene, type, GAP_WORDS) / 2;
	const struct stand stands[] = {
		{ (gap.from + gap.to) / 2, plot.y + 9, ANCHOR_MIDDLE, 0 },
		{ gap.from + 3, plot.y + 9, ANCHOR_START, 0.5 },
		{ gap.to - 3, plot.y + 9, ANCHOR_END, 0.6 },
	};

	if (wash.width < 2 * half + 6)
		return;
	scene_box(picture->scene, wash, paint_fill(COLOUR_WASH));
	callout_at(picture->scene, &(struct callout){ GAP_WORDS, type, wash },
		   stands, G_N_ELEMENTS(stands));
}

/* Wide gaps between points, where most buckets have one. */
static void draw_gaps(const struct picture *picture)
{
	const struct line *line = picture->main;
	uint32_t after = 0; /* the last point with data */

	if (2 * picture->points < line->n)
		return;
	for (uint32_t i = 0; i < line->n; i++) {
		if (isnan(line->points[i].y))
			continue;
		if (after > 0 && after < i)
			draw_gap(picture,
				 (struct slot){ picture->slots[after].from,
						picture->slots[i].from });
		after = i + 1;
	}
}

/* The bracket where the run is, its words as near as the plot lets them. */
static void draw_run(const struct picture *picture)
{
	const struct trend *trend = picture->trend;
	struct type type = theme_type_in(TYPE_LABEL, COLOUR_MID);
	struct box plot = picture->axis.plot;
	double y = plot.y + plot.height - 13, from, to, half;
	g_autofree char *words = NULL;

	if (!trend->run || trend->run_first >= picture->main->n ||
	    trend->run_last >= picture->main->n)
		return;
	words = chart_words(picture->canvas, trend->run);
	from = picture->slots[trend->run_first].from + 1;
	to = picture->slots[trend->run_last].to - 1;
	half = scene_width(picture->scene, type, words) / 2;
	mark_bracket(picture->scene, from, to, y, "");
	scene_text(picture->scene,
		   CLAMP((from + to) / 2, plot.x + half,
			 fmax(plot.x + plot.width - half, plot.x + half)),
		   y + 8.5, ANCHOR_MIDDLE, type, words);
}

static void name_lines(const struct picture *picture)
{
	const struct trend *trend = picture->trend;
	g_autofree struct plot_label *labels =
		g_new(struct plot_label, trend->n);
	struct box plot = picture->axis.plot;
	uint32_t n = 0;

	for (uint32_t l = 0; l < trend->n; l++) {
		const struct line *line = &trend->lines[l];
		uint32_t last = line->n;

		while (last > 0 && isnan(line->points[last - 1].y))
			last--;
		if (last > 0)
			labels[n++] = (struct plot_label){
				scale_at(&picture->y, line->points[last - 1].y),
				line->name,
				line->is_main ? COLOUR_ACT : COLOUR_MID,
			};
	}
	plot_labels(picture->scene, plot.x + plot.width + 6, labels, n, plot);
}

void chart_trend(const struct canvas *canvas, const struct panel *panel)
{
	const struct trend *trend = panel->data;
	struct picture picture = make_picture(canvas, trend);
	struct ticks ticks = make_ticks(trend, &picture.y);

	trend_limits_draw(canvas->scene, trend, &picture.y, picture.axis.plot);
	plot_rows(canvas->scene, &picture.y, &ticks, picture.axis.plot);
	time_axis_draw(canvas, &picture.axis, &trend->span, picture.first_at);
	if (picture.main)
		draw_gaps(&picture);
	for (uint32_t l = 0; l < trend->n; l++)
		draw_line(&picture, &trend->lines[l]);
	if (picture.main) {
		draw_run(&picture);
		name_lines(&picture);
		draw_dots(&picture);
		trend_limits_name(canvas->scene, trend, &picture.y,
				  picture.axis.plot);
	}
	g_free(picture.slots);
}
