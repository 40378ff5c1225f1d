/* strip_row.c -- a row of values: dots, centre, what lies beyond */
#include "render/strip_row.h"

#include "render/callout.h"
#include "render/format.h"
#include "render/marks.h"

#include <math.h>

enum { FEW = 5, FAINT_FROM = 20, MANY = 600, QUANTILES = 100 };

#define JITTER 0.27 /* of the height */

struct lane {
	struct scene *scene;
	const struct scale *x;
	const struct strip_row *row;
	struct box box;
	double y; /* its middle */
};

/* Evenly spread: quantiles are all alike, so none needs a place of its own. */
static double spread(uint32_t i)
{
	double turn = 0.618033988749895 * (i + 0.5);

	return 2 * (turn - floor(turn)) - 1;
}

static double jitter(const struct strip_row *row, uint32_t i)
{
	g_autofree char *key = NULL;

	if (row->keys && row->keys[i])
		return mark_jitter(row->keys[i]);
	key = g_strdup_printf("%s %u", row->name, i);
	return mark_jitter(key);
}

static void draw_quantiles(const struct lane *lane)
{
	const struct sample *sample = &lane->row->sample;
	struct paint paint = paint_faint(paint_fill(COLOUR_ACT), 0.7);

	for (uint32_t q = 0; q < QUANTILES; q++) {
		uint32_t i = (uint32_t)((q + 0.5) * sample->n / QUANTILES);
		double off = spread(q) * JITTER * lane->box.height;

		scene_circle(lane->scene, scale_at(lane->x, sample->values[i]),
			     lane->y + off, 1.7, paint);
	}
}

static void draw_dots(const struct lane *lane)
{
	const struct sample *sample = &lane->row->sample;
	double height = lane->box.height;
	double radius = sample->n < FEW ? 2.2 : fmin(height / 9, 1.7);
	struct paint paint = paint_faint(paint_fill(COLOUR_ACT),
					 sample->n >= FAINT_FROM ? 0.38 : 0.8);

	for (uint32_t i = 0; i < sample->n; i++) {
		double off = sample->n < FEW ? 0 : jitter(lane->row, i);

		scene_circle(lane->scene, scale_at(lane->x, sample->values[i]),
			     lane->y + off * JITTER * height, radius, paint);
	}
}

static void draw_centre(const struct lane *lane)
{
	double centre = scale_at(lane->x, lane->row->centre);
	double tenth = scale_at(lane->x, lane->row->sample.p90);
	double before = scale_at(lane->x, lane->row->previous_centre);
	double bar = lane->box.height * 0.36, tick = lane->box.height * 0.25;
	double y = lane->y;

	if (!isnan(tenth))
		scene_line(lane->scene, tenth, y - tick, tenth, y + tick,
			   paint_line(COLOUR_INK, 1.1));
	if (!isnan(centre))
		scene_line(lane->scene, centre, y - bar, centre, y + bar,
			   paint_line(COLOUR_INK, 2));
	if (!isnan(before))
		mark_hollow(lane->scene, before, y,
			    fmin(lane->box.height * 0.19, 2.8));
}

/* Values of few, each at its dot. */
static void name_values(const struct lane *lane)
{
	const struct sample *sample = &lane->row->sample;
	struct type type = theme_type_in(TYPE_TICK, COLOUR_INK2);

	for (uint32_t i = 0; i < sample->n && sample->n < FEW; i++) {
		double x = scale_at(lane->x, sample->values[i]);
		double y = lane->y + 2.6;
		g_autofree char *value = format_duration(sample->values[i]);
		const struct stand stands[] = {
			{ x + 4.5, y, ANCHOR_START, 0 },
			{ x - 4.5, y, ANCHOR_END, 0.5 },
		};

		callout_at(lane->scene,
			   &(struct callout){ value, type, lane->box }, stands,
			   G_N_ELEMENTS(stands));
	}
}

/* Words where there are fewest dots, not far from that end of the row. */
static void note(const struct lane *lane, bool is_right, const char *words)
{
	enum { STANDS = 48 };
	const struct box *box = &lane->box;
	struct stand stands[STANDS];

	for (int i = 0; i < STANDS; i++) {
		double off = 6 + i * (box->width - 12) / STANDS;

		stands[i] = (struct stand){
			is_right ? box->x + box->width - off : box->x + off,
			lane->y + 2.6,
			is_right ? ANCHOR_END : ANCHOR_START,
			i * 0.03,
		};
	}
	callout_at(lane->scene,
		   &(struct callout){ words, theme_type(TYPE_TICK), *box },
		   stands, STANDS);
}

/* "1 h", of a value that is a rung. */
static char *rung_name(double seconds)
{
	struct scale scale = scale_duration(seconds, seconds, 0, 1);
	struct ticks ticks = scale_ticks_duration(&scale, 0);

	for (uint32_t i = 0; i < ticks.n; i++)
		if (ticks.ticks[i].value == seconds)
			return g_strdup(ticks.ticks[i].label);
	return format_duration(seconds);
}

/* Values that the axis cannot hold stand at its edge, counted. */
static void draw_beyond(const struct lane *lane, uint32_t beyond, bool is_right)
{
	const struct box *box = &lane->box;
	double edge = is_right ? box->x + box->width + 4.5 : box->x - 4.5;
	g_autofree char *count = format_count(beyond);
	g_autofree char *rung =
		rung_name(is_right ? lane->x->high : lane->x->low);
	g_autofree char *words = g_strdup_printf(
		"%s %s %s", count, is_right ? "over" : "under", rung);

	if (beyond == 0)
		return;
	mark_beyond(lane->scene, edge, lane->y, is_right);
	if (lane->row->sample.n <= MANY)
		note(lane, is_right, words);
}

void strip_row_draw(struct scene *scene, const struct scale *x,
		    const struct strip_row *row, struct box box)
{
	struct lane lane = { scene, x, row, box, box.y + box.height / 2 };
	uint32_t below, above;

	if (row->sample.n > MANY)
		draw_quantiles(&lane);
	else
		draw_dots(&lane);
	draw_centre(&lane);
	scale_outside(x, row->sample.values, row->sample.n, &below, &above);
	draw_beyond(&lane, below, false);
	draw_beyond(&lane, above, true);
	if (row->sample.n > MANY)
		note(&lane, true, "each dot = 1%");
	else
		name_values(&lane);
}
