/* time_axis.c -- what charts over both periods have in common */
#include "render/time_axis.h"

#include "render/fit.h"
#include "render/format.h"
#include "render/plot.h"

#include <math.h>

#define HEAD 11.0	     /* above the plot, for the periods' names */
#define FOOT 13.0	     /* below it, for those of months */
#define WASH 54.0	     /* width of a previous period that is missing */
#define PITCH 10.0	     /* of its lines */
#define MONTH 26.0	     /* room of a month, at least */
#define DATE 36.0	     /* of a date */
#define LONG (400 * 86400.0) /* seconds, from which on dates need a year */

static bool has_previous(const struct span *span)
{
	return span->since < span->split;
}

struct time_axis time_axis_make(const struct canvas *canvas,
				const struct span *span, double left,
				double right, bool keeps_room)
{
	const struct box *box = &canvas->box;
	struct time_axis axis = {
		.plot = { box->x + left, box->y + HEAD,
			  fmax(box->width - left - right, 1),
			  fmax(box->height - HEAD - FOOT, 1) },
	};
	double start = axis.plot.x, end = start + axis.plot.width;

	if (keeps_room && !has_previous(span))
		start = fmin(start + WASH, (start + end) / 2);
	axis.x = calendar_scale(span->since, span->until, start, end);
	return axis;
}

/* Months; or, where there are few of them, Mondays with their dates. */
static struct ticks name_dates(const struct time_axis *axis, GTimeZone *zone)
{
	struct ticks ticks = calendar_months(&axis->x, MONTH, zone);
	struct ticks mondays;

	if (ticks.n >= 3)
		return ticks;
	mondays = calendar_mondays(&axis->x, DATE, zone);
	for (uint32_t i = 0; i < mondays.n; i++) {
		struct tick *tick = &mondays.ticks[i];
		g_autofree char *date = format_date((int64_t)tick->value, zone);

		g_strlcpy(tick->label, date, sizeof(tick->label));
	}
	return mondays.n > ticks.n ? mondays : ticks;
}

static void draw_split(const struct canvas *canvas,
		       const struct time_axis *axis, const struct span *span)
{
	struct type type = theme_type(TYPE_NOTE);
	const struct ruler *ruler = canvas->scene->ruler;
	double x = scale_at(&axis->x, (double)span->split);
	double right = axis->plot.x + axis->plot.width;
	g_autofree char *before = NULL, *now = NULL;

	if (has_previous(span) && span->previous_name)
		before = fit_ellipsis(ruler, &type, span->previous_name,
				      x - axis->plot.x);
	type.weight = 500;
	if (span->current_name)
		now = fit_ellipsis(ruler, &type, span->current_name,
				   right - x - 4);
	plot_split(canvas->scene, x, axis->plot, before, now);
}

/* The date stays on one line; a long axis needs its year. */
static GPtrArray *wash_lines(const struct canvas *canvas,
			     const struct time_axis *axis, struct type type,
			     int64_t before, double width)
{
	bool is_long = axis->x.high - axis->x.low > LONG;
	g_autofree char *date = format_date(before, canvas->zone);
	g_autofree char *year = format_year(before, canvas->zone);
	g_autofree char *words = g_strconcat(date, is_long ? " " : "",
					     is_long ? year : "", NULL);
	g_auto(GStrv) parts = g_strsplit(words, " ", -1);
	g_autofree char *kept = g_strjoinv("\u00a0", parts);
	g_autofree char *all = g_strdup_printf("no data before %s", kept);

	return fit_lines(canvas->scene->ruler, &type, all, width);
}

/* The words keep off the line where the window begins. */
static void draw_wash(const struct canvas *canvas, const struct time_axis *axis,
		      double split, double to, int64_t before)
{
	struct type type = theme_type_in(TYPE_NOTE, COLOUR_INK3);
	struct box wash = axis->plot;
	g_autoptr(GPtrArray) lines = NULL;
	double y;

	wash.width = to - wash.x;
	scene_box(canvas->scene, wash, paint_fill(COLOUR_WASH));
	if (split < to && to - split > split - wash.x) {
		wash.x = split;
		wash.width = to - split;
	} else if (split < to) {
		wash.width = split - wash.x;
	}
	lines = wash_lines(canvas, axis, type, before, wash.width - 6);
	y = wash.y + wash.height / 2 - (lines->len - 1) * PITCH / 2 + 3;
	if (wash.width < WASH || lines->len * PITCH > wash.height)
		return;
	for (uint32_t i = 0; i < lines->len; i++)
		scene_text(canvas->scene, wash.x + wash.width / 2,
			   y + i * PITCH, ANCHOR_MIDDLE, type,
			   g_ptr_array_index(lines, i));
}

void time_axis_draw(const struct canvas *canvas, const struct time_axis *axis,
		    const struct span *span, int64_t first_at)
{
	struct ticks ticks = name_dates(axis, canvas->zone);
	const struct box *plot = &axis->plot;
	double first = scale_at(&axis->x, (double)first_at);
	bool keeps_room = axis->x.start > plot->x;

	plot_dates_below(canvas->scene, &axis->x, &ticks,
			 plot->y + plot->height);
	if (keeps_room || first > plot->x + plot->width / 4)
		draw_wash(canvas, axis, scale_at(&axis->x, (double)span->split),
			  first, MAX(first_at, span->since));
	if (has_previous(span) || keeps_room)
		draw_split(canvas, axis, span);
}

/* The last is as long as the one before it, or all there is. */
static int64_t end_of(const struct time_axis *axis, const int64_t *starts,
		      uint32_t n, uint32_t i)
{
	if (i + 1 < n)
		return starts[i + 1];
	return i > 0 ? 2 * starts[i] - starts[i - 1] : (int64_t)axis->x.high;
}

void time_axis_slots(const struct time_axis *axis, const int64_t *starts,
		     uint32_t n, struct slot *slots)
{
	for (uint32_t i = 0; i < n; i++)
		slots[i] = (struct slot){
			scale_at(&axis->x, (double)starts[i]),
			scale_at(&axis->x, (double)end_of(axis, starts, n, i)),
		};
}
