/* chart_health.c -- a number, its target, and how it went by week
 *
 * Weeks that rest on fewer than five are small dots beside the line: they are
 * not judged.  A single peak far above all others is cut, and a triangle has
 * its value, so that it does not press all other weeks to the ground.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/plot.h"
#include "render/time_axis.h"

#include <math.h>
#include <string.h>

#define NUMBER_AT 15.0 /* baseline, below the title */
#define PLOT_AT 21.0
#define NOTE_PITCH 10.0
enum { NOTE_LINES = 2, NOTE_MOST = 3 };
#define CUT 2.5 /* so far above the next is a peak that is cut */
#define RIGHT 4.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct health *health;
	struct time_axis axis;
	struct scale y;
	struct slot *slots;
	double unit; /* of the axis, in those of the values */
};

/* The highest that is judged, and the next to it. */
static void find_peaks(const struct health *health, double *peak, double *next)
{
	*peak = *next = isnan(health->limit) ? 0 : health->limit;
	for (uint32_t i = 0; i < health->n_points; i++) {
		double y = health->points[i].y;

		if (isnan(y) || health->points[i].is_few)
			continue;
		if (y > *peak) {
			*next = *peak;
			*peak = y;
		} else if (y > *next) {
			*next = y;
		}
	}
}

static double lowest(const struct health *health)
{
	double low = health->limit;

	for (uint32_t i = 0; i < health->n_points; i++)
		if (!health->points[i].is_few)
			low = fmin(low, health->points[i].y);
	return health->is_floor && isfinite(low) ? fmax(low, 0) : 0;
}

static double unit_of(const struct health *health, double most)
{
	if (health->axis != AXIS_DURATION || most < 120)
		return 1;
	return most < 120 * 60 ? 60 : 3600;
}

static struct scale make_scale(const struct health *health, double *unit,
			       double start, double end)
{
	double peak, next;

	find_peaks(health, &peak, &next);
	if (health->axis == AXIS_RATE) {
		*unit = 1;
		return scale_rate(lowest(health), fmin(fmax(peak, 0.01), 1),
				  start, end);
	}
	if (next > 0 && peak > CUT * next)
		peak = CUT * next;
	*unit = unit_of(health, peak);
	return scale_count(0, fmax(peak / *unit, 1), start, end);
}

static struct ticks make_ticks(const struct picture *picture)
{
	struct ticks ticks = picture->health->axis == AXIS_RATE ?
				     scale_ticks_rate(&picture->y) :
				     scale_ticks_count(&picture->y);
	const char *unit = picture->unit == 1  ? "\u00a0s" :
			   picture->unit == 60 ? "\u00a0min" :
						 "\u00a0h";

	if (picture->health->axis == AXIS_DURATION && ticks.n > 0)
		g_strlcat(ticks.ticks[ticks.n - 1].label, unit,
			  sizeof(ticks.ticks[0].label));
	return ticks;
}

/* Met, missed or neither: a mark and a word. */
static double draw_state(const struct canvas *canvas,
			 const struct health *health, double y)
{
	static const char *const words[] = {
		[TARGET_MET] = "met",
		[TARGET_MISSED] = "missed",
		[TARGET_OPEN] = "no trend to detect",
	};
	static const enum colour colours[] = {
		[TARGET_MET] = COLOUR_ACT,
		[TARGET_MISSED] = COLOUR_WARN_TEXT,
		[TARGET_OPEN] = COLOUR_INK3,
	};
	struct type type;
	double right = canvas->box.x + canvas->box.width, x;

	if (health->state == TARGET_UNKNOWN)
		return right;
	type = theme_type_in(TYPE_ROW, colours[health->state]);
	x = right - scene_width(canvas->scene, type, words[health->state]) - 9;
	scene_text(canvas->scene, right, y, ANCHOR_END, type,
		   words[health->state]);
	if (health->state == TARGET_MET)
		mark_dot(canvas->scene, x + 2, y - 3.2, 2.6);
	else if (health->state == TARGET_MISSED)
		mark_missed(canvas->scene, x + 2, y - 3.2);
	else
		mark_verdict(canvas->scene, x - 3, y, VERDICT_NONE);
	return x - 4;
}

static void draw_number(const struct canvas *canvas,
			const struct health *health)
{
	g_autofree char *number = chart_value(canvas, &health->number);
	g_autofree char *few = g_strdup_printf("n = %u: too few", health->n);
	g_autofree char *target = chart_words(canvas, health->target);
	struct type large = theme_type(TYPE_PANEL_NUMBER);
	struct type note = theme_type(TYPE_STANDFIRST);
	double y = canvas->box.y + NUMBER_AT, x = canvas->box.x, end;
	const char *words;

	if (health->state == TARGET_MISSED)
		large.colour = COLOUR_WARN_TEXT;
	scene_text(canvas->scene, x, y, ANCHOR_START, large, number);
	x += scene_width(canvas->scene, large, number) + 9;
	end = draw_state(canvas, health, y);
	words = health->number.is_missing ? few : target;
	note.size =
		fmax(fit_size(canvas->scene->ruler, &note, words, end - x, 7.5),
		     7.5);
	scene_text(canvas->scene, x, y, ANCHOR_START, note, words);
}

static void draw_wash(const struct picture *picture)
{
	struct box wash = picture->axis.plot;
	double split =
		scale_at(&picture->axis.x, (double)picture->health->span.split);

	wash.width = split - wash.x;
	if (picture->health->span.since < picture->health->span.split)
		scene_box(picture->scene, wash, paint_fill(COLOUR_WASH));
}

static double x_of(const struct picture *picture, uint32_t i)
{
	double middle = (picture->slots[i].from + picture->slots[i].to) / 2;

	return middle;
}

/* A value at its place; beyond the axis at its edge. */
static double y_of(const struct picture *picture, uint32_t i)
{
	return scale_at(&picture->y,
			picture->health->points[i].y / picture->unit);
}

static void draw_line(const struct picture *picture)
{
	const struct health *health = picture->health;
	g_autofree struct spot *spots =
		g_new(struct spot, health->n_points + 1);

	for (uint32_t i = 0; i < health->n_points; i++)
		spots[i] = (struct spot){ x_of(picture, i),
					  health->points[i].is_few ?
						  NAN :
						  y_of(picture, i) };
	plot_series(picture->scene, spots, health->n_points,
		    paint_line(COLOUR_PREV, THEME_DATA_THIN));
}

static void draw_peak(const struct picture *picture, uint32_t i)
{
	double x = x_of(picture, i), y = y_of(picture, i);
	const struct spot up[] = { { x - 3, y + 1 },
				   { x + 3, y + 1 },
				   { x, y - 4.4 } };
	struct type type = theme_type_in(TYPE_TICK, COLOUR_INK2);
	g_autofree char *value =
		picture->health->axis == AXIS_DURATION ?
			format_duration(picture->health->points[i].y) :
			format_count(picture->health->points[i].y);
	double width = scene_width(picture->scene, type, value);
	bool is_left =
		x + 5 + width > picture->axis.plot.x + picture->axis.plot.width;

	scene_polygon(picture->scene, up, 3, paint_fill(COLOUR_WARN));
	scene_text(picture->scene, is_left ? x - 5 : x + 5, y + 2,
		   is_left ? ANCHOR_END : ANCHOR_START, type, value);
}

static void draw_point(const struct picture *picture, uint32_t i, double radius)
{
	const struct health_point *point = &picture->health->points[i];
	enum colour colour = point->is_previous ? COLOUR_PREV : COLOUR_ACT;
	double x = x_of(picture, i), y = y_of(picture, i);

	if (isnan(y))
		return;
	if (point->is_few)
		scene_circle(picture->scene, x, y, 1.1,
			     paint_fill(COLOUR_INK3));
	else if (point->y / picture->unit > picture->y.high * (1 + 1e-9))
		draw_peak(picture, i);
	else if (point->is_missed)
		mark_missed(picture->scene, x, y);
	else if (!point->is_whole)
		scene_circle(picture->scene, x, y, fmax(radius - 0.4, 1.2),
			     paint_both(COLOUR_WHITE, colour, 1));
	else
		scene_circle(picture->scene, x, y, radius, paint_fill(colour));
}

static void draw_points(const struct picture *picture)
{
	double width = fabs(picture->axis.x.end - picture->axis.x.start) /
		       fmax(picture->health->n_points, 1);

	for (uint32_t i = 0; i < picture->health->n_points; i++)
		draw_point(picture, i, CLAMP(width * 0.3, 0.8, 2.1));
}

/* Two lines at the bottom, or three where they are needed; their height. */
static double draw_note(const struct canvas *canvas,
			const struct health *health)
{
	struct type type = theme_type(TYPE_NOTE);
	g_autofree char *note = chart_words(canvas, health->note);
	g_autoptr(GPtrArray) lines =
		fit_lines(canvas->scene->ruler, &type, note, canvas->box.width);
	uint32_t n = MIN(lines->len, NOTE_MOST);
	double height = MAX(n, NOTE_LINES) * NOTE_PITCH;
	double y = canvas->box.y + canvas->box.height - height + 7;

	for (uint32_t i = 0; i < n; i++)
		scene_text(canvas->scene, canvas->box.x, y + i * NOTE_PITCH,
			   ANCHOR_START, type, g_ptr_array_index(lines, i));
	return height;
}

static void make_slots(struct picture *picture)
{
	const struct health *health = picture->health;
	g_autofree int64_t *starts = g_new(int64_t, health->n_points + 1);
	double low = picture->axis.plot.x;
	double high = low + picture->axis.plot.width;

	for (uint32_t i = 0; i < health->n_points; i++)
		starts[i] = health->points[i].at;
	picture->slots = g_new0(struct slot, health->n_points + 1);
	time_axis_slots(&picture->axis, starts, health->n_points,
			picture->slots);
	for (uint32_t i = 0; i < health->n_points; i++) {
		picture->slots[i].from =
			CLAMP(picture->slots[i].from, low, high);
		picture->slots[i].to = CLAMP(picture->slots[i].to, low, high);
	}
}

static int64_t first_at(const struct health *health)
{
	for (uint32_t i = 0; i < health->n_points; i++)
		if (!isnan(health->points[i].y))
			return MAX(health->points[i].at, health->span.since);
	return health->span.until;
}

void chart_health(const struct canvas *canvas, const struct panel *panel)
{
	const struct health *health = panel->data;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.health = health,
	};
	struct canvas inner = *canvas;
	struct ticks ticks;
	struct box plot;

	draw_number(canvas, health);
	inner.box.y += PLOT_AT;
	inner.box.height -= PLOT_AT + draw_note(canvas, health) + 4;
	picture.y = make_scale(health, &picture.unit, 100, 0);
	ticks = make_ticks(&picture);
	picture.axis = time_axis_make(&inner, &health->span,
				      plot_rows_room(canvas->scene, &ticks),
				      RIGHT, true);
	plot = picture.axis.plot;
	picture.y =
		make_scale(health, &picture.unit, plot.y + plot.height, plot.y);
	make_slots(&picture);
	draw_wash(&picture);
	plot_rows(canvas->scene, &picture.y, &ticks, plot);
	time_axis_draw(&inner, &picture.axis, &health->span, first_at(health));
	if (!isnan(health->limit))
		plot_threshold(
			canvas->scene,
			scale_at(&picture.y, health->limit / picture.unit),
			plot, "");
	draw_line(&picture);
	draw_points(&picture);
	g_free(picture.slots);
}
