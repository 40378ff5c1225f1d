/* chart_funnel.c -- rate by number of deploys: which service stands out
 *
 * The more deploys, the narrower the limits within which chance keeps a rate.
 * Services of fewer than five deploys have no rate worth an axis: what lies
 * beyond it stands at its upper edge as a triangle.
 */
#include "render/chart.h"
#include "render/fit.h"
#include "render/format.h"
#include "render/marks.h"
#include "render/callout.h"
#include "render/plot.h"

#include <math.h>

enum { FEW = 5, SPAN = 16 /* from which on an axis of counts is log */ };

#define HEAD 9.0
#define FOOT 14.0
#define RIGHT 26.0
#define RADIUS 2.6
#define NAME_MOST 96.0

struct picture {
	const struct canvas *canvas;
	struct scene *scene;
	const struct funnel *funnel;
	struct box plot;
	struct scale x, y;
	struct ticks across, up;
};

/* Powers of two are farther off than needed. */
static void trim(struct picture *picture, double low, double high)
{
	struct ticks *ticks = &picture->across;
	uint32_t n = 0;

	picture->x.low = fmax(picture->x.low, low);
	picture->x.high = fmin(picture->x.high, high);
	for (uint32_t i = 0; i < ticks->n; i++)
		if (scale_holds(&picture->x, ticks->ticks[i].value))
			ticks->ticks[n++] = ticks->ticks[i];
	ticks->n = n;
}

static void make_across(struct picture *picture)
{
	const struct funnel *funnel = picture->funnel;
	double least = INFINITY, most = 1;
	double start = picture->plot.x, end = start + picture->plot.width;

	for (uint32_t i = 0; i < funnel->n; i++) {
		least = fmin(least, fmax(funnel->dots[i].n, 1));
		most = fmax(most, funnel->dots[i].n);
	}
	if (most > SPAN * least) {
		picture->x = scale_doubling(least, most, start, end);
		picture->across = scale_ticks_doubling(&picture->x);
		trim(picture, least / 1.25, most * 1.1);
	} else {
		picture->x = scale_count(0, most, start, end);
		picture->across = scale_ticks_count(&picture->x);
	}
}

static double highest(const struct funnel *funnel)
{
	double most = isnan(funnel->centre) ? 0.01 : 2 * funnel->centre;

	for (uint32_t i = 0; i < funnel->n; i++)
		if (funnel->dots[i].n >= FEW)
			most = fmax(most, funnel->dots[i].rate * 1.08);
	for (uint32_t i = 0; i < funnel->n_limits; i++)
		if (funnel->limits[i].n >= 2 * FEW) {
			most = fmax(most, funnel->limits[i].high99);
			break;
		}
	return CLAMP(most, 0.05, 1);
}

static struct picture make_picture(const struct canvas *canvas,
				   const struct funnel *funnel)
{
	const struct box *box = &canvas->box;
	struct picture picture = {
		.canvas = canvas,
		.scene = canvas->scene,
		.funnel = funnel,
	};
	struct box *plot = &picture.plot;
	double left;

	picture.y = scale_rate(0, highest(funnel), 100, 0);
	picture.up = scale_ticks_rate(&picture.y);
	left = plot_rows_room(canvas->scene, &picture.up) + 2;
	*plot = (struct box){ box->x + left, box->y + HEAD,
			      fmax(box->width - left - RIGHT, 1),
			      fmax(box->height - HEAD - FOOT, 1) };
	picture.y.start = plot->y + plot->height;
	picture.y.end = plot->y;
	make_across(&picture);
	return picture;
}

/* Where a limit curve enters and leaves the plot it ends at its edge. */
static struct spot between(const struct picture *picture, const double *n,
			   const double *rates)
{
	const struct scale *x = &picture->x, *y = &picture->y;
	double part = 0;

	if (n[0] < x->low && n[1] > n[0])
		part = fmax(part, (x->low - n[0]) / (n[1] - n[0]));
	if (rates[0] > y->high && rates[1] < rates[0])
		part = fmax(part, (rates[0] - y->high) / (rates[0] - rates[1]));
	return (struct spot){
		scale_at(x, n[0] + part * (n[1] - n[0])),
		scale_at(y, rates[0] + part * (rates[1] - rates[0])),
	};
}

static double rate_of(const struct funnel_limit *limit, bool is_upper,
		      bool is_99)
{
	if (is_99)
		return is_upper ? limit->high99 : limit->low99;
	return is_upper ? limit->high95 : limit->low95;
}

/* The spots of a limit that the plot holds, from few deploys to many. */
static GArray *curve(const struct picture *picture, bool is_upper, bool is_99)
{
	const struct funnel *funnel = picture->funnel;
	GArray *spots = g_array_new(false, false, sizeof(struct spot));

	for (uint32_t i = 0; i < funnel->n_limits; i++) {
		const struct funnel_limit *limit = &funnel->limits[i];
		bool is_last = i + 1 == funnel->n_limits;
		const struct funnel_limit *next = is_last ? limit : limit + 1;
		double n[] = { limit->n, next->n };
		double rates[] = { rate_of(limit, is_upper, is_99),
				   rate_of(next, is_upper, is_99) };
		struct spot spot;

		if (n[1] < picture->x.low || rates[1] > picture->y.high)
			continue;
		spot = between(picture, n, rates);
		g_array_append_val(spots, spot);
	}
	return spots;
}

/* Between the upper and the lower limit, up to the plot's edges. */
static void draw_band(const struct picture *picture, bool is_99, double shade)
{
	g_autoptr(GArray) upper = curve(picture, true, is_99);
	g_autoptr(GArray) lower = curve(picture, false, is_99);
	g_autoptr(GArray) ring = g_array_new(false, false, sizeof(struct spot));
	struct paint edge = paint_line(COLOUR_PREV, THEME_HAIRLINE);

	if (upper->len == 0 || lower->len == 0)
		return;
	struct spot first = g_array_index(lower, struct spot, 0);
	struct spot corner = { first.x,
			       g_array_index(upper, struct spot, 0).y };

	g_array_append_val(ring, corner);
	g_array_append_vals(ring, upper->data, upper->len);
	for (uint32_t i = lower->len; i-- > 0;)
		g_array_append_val(ring, g_array_index(lower, struct spot, i));
	scene_polygon(picture->scene, (const struct spot *)ring->data,
		      ring->len, paint_faint(paint_fill(COLOUR_GRID), shade));
	scene_path(picture->scene, (const struct spot *)upper->data, upper->len,
		   edge);
	scene_path(picture->scene, (const struct spot *)lower->data, lower->len,
		   edge);
}

static void name_curves(const struct picture *picture,
			struct plot_label *labels, uint32_t *n)
{
	const struct funnel *funnel = picture->funnel;
	const struct funnel_limit *last;

	if (funnel->n_limits == 0)
		return;
	last = &funnel->limits[funnel->n_limits - 1];
	if (last->high99 <= last->high95 || last->high99 > picture->y.high)
		return;
	labels[(*n)++] =
		(struct plot_label){ scale_at(&picture->y, last->high95), "95%",
				     COLOUR_INK3 };
	labels[(*n)++] =
		(struct plot_label){ scale_at(&picture->y, last->high99), "99%",
				     COLOUR_INK3 };
}

/* The rate of all, and which limit is which, at the right. */
static void name_limits(const struct picture *picture)
{
	const struct funnel *funnel = picture->funnel;
	const struct box *plot = &picture->plot;
	double y = scale_at(&picture->y, funnel->centre);
	struct plot_label labels[3];
	uint32_t all = 0, n = 1;

	for (uint32_t i = 0; i < funnel->n; i++)
		all += funnel->dots[i].n;
	if (isnan(y) || all < FEW)
		return;
	g_autofree char *rate = format_rate(funnel->centre, all, NAN);

	scene_line(picture->scene, plot->x, y, plot->x + plot->width, y,
		   paint_dash(COLOUR_INK, THEME_THRESHOLD, 3, 2));
	labels[0] = (struct plot_label){ y, rate, COLOUR_INK };
	name_curves(picture, labels, &n);
	plot_labels(picture->scene, plot->x + plot->width + 4, labels, n,
		    *plot);
}

static struct spot spot_of(const struct picture *picture,
			   const struct funnel_dot *dot)
{
	return (struct spot){ scale_at(&picture->x, dot->n),
			      scale_at(&picture->y, dot->rate) };
}

static void draw_dot(const struct picture *picture,
		     const struct funnel_dot *dot)
{
	struct spot at = spot_of(picture, dot);
	const struct spot up[] = { { at.x - 2.8, at.y + 4.6 },
				   { at.x + 2.8, at.y + 4.6 },
				   { at.x, at.y } };

	if (isnan(at.y))
		return;
	if (dot->rate > picture->y.high)
		scene_polygon(picture->scene, up, 3, paint_fill(COLOUR_INK3));
	else if (dot->n < FEW)
		scene_circle(picture->scene, at.x, at.y, 1.8,
			     paint_fill(COLOUR_INK3));
	else if (!dot->is_outside)
		scene_circle(picture->scene, at.x, at.y, RADIUS,
			     paint_both(COLOUR_ACT, COLOUR_WHITE, 0.6));
	else
		mark_signal(picture->scene, at.x, at.y,
			    dot->rate > picture->funnel->centre ?
				    VERDICT_WORSE :
				    VERDICT_BETTER);
}

/* "pricing 28%" for what is outside, "1 of 1" for what is beyond. */
static void name_dot(const struct picture *picture,
		     const struct funnel_dot *dot)
{
	bool is_worse = dot->rate > picture->funnel->centre;
	struct type type = theme_type_in(
		TYPE_LABEL, is_worse ? COLOUR_WARN_TEXT : COLOUR_MID);
	g_autofree char *name =
		fit_ellipsis(picture->scene->ruler, &type,
			     dot->name ? dot->name : "", NAME_MOST);
	g_autofree char *rate = format_rate(dot->rate, dot->n, NAN);
	g_autofree char *few = format_k_of_n(dot->part, dot->n);
	g_autofree char *words =
		g_strdup_printf("%s %s", name, dot->n < FEW ? few : rate);
	struct spot at = spot_of(picture, dot);
	bool is_right = at.x > picture->plot.x + picture->plot.width / 2;
	struct box within = picture->plot;

	if (dot->n < FEW)
		type = theme_type_in(TYPE_TICK, COLOUR_INK3);
	at.y += dot->rate > picture->y.high ? 2.3 : 0;
	within.y -= HEAD;
	within.height += HEAD + 3;
	within.width += RIGHT;
	callout_beside(picture->scene, &(struct callout){ words, type, within },
		       at, dot->n < FEW ? 3 : 4.6,
		       is_right ? SIDE_LEFT : SIDE_RIGHT);
}

/* What is outside, then what is beyond the axis; if all are few, each. */
static void name_dots(const struct picture *picture)
{
	const struct funnel *funnel = picture->funnel;
	bool are_few = true;

	for (uint32_t i = 0; i < funnel->n; i++) {
		are_few = are_few && funnel->dots[i].n < FEW;
		if (funnel->dots[i].is_outside)
			name_dot(picture, &funnel->dots[i]);
	}
	for (uint32_t i = 0; i < funnel->n; i++)
		if (are_few || funnel->dots[i].rate > picture->y.high)
			name_dot(picture, &funnel->dots[i]);
}

void chart_funnel(const struct canvas *canvas, const struct panel *panel)
{
	const struct funnel *funnel = panel->data;
	struct picture picture = make_picture(canvas, funnel);

	draw_band(&picture, true, 0.45);
	draw_band(&picture, false, 0.75);
	plot_rows(canvas->scene, &picture.y, &picture.up, picture.plot);
	plot_axis_below(canvas->scene, &picture.x, &picture.across,
			picture.plot.y + picture.plot.height);
	name_limits(&picture);
	for (uint32_t i = 0; i < funnel->n; i++)
		draw_dot(&picture, &funnel->dots[i]);
	name_dots(&picture);
}
