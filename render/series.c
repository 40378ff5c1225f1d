/* series.c -- lines, steps, distributions and sparklines
 *
 * A printer cannot show more than a few points per pt, so what is denser is
 * thinned: of each 2 pt of width the first, lowest, highest and last spot
 * stay, in their order.
 */
#include "render/plot.h"

#include "render/marks.h"

#include <math.h>

#define SLOT 2.0 /* pt of width that keep four spots */
#define LONE_RADIUS 1.1
#define STEP 0.25 /* pt, the finest of a distribution */

/* Appends the spots [from, to) or the four that stand for them. */
static void append_slot(GArray *kept, const struct spot *spots, uint32_t from,
			uint32_t to)
{
	uint32_t low = from, high = from;

	if (to - from <= 4) {
		g_array_append_vals(kept, spots + from, to - from);
		return;
	}
	for (uint32_t i = from; i < to; i++) {
		low = spots[i].y < spots[low].y ? i : low;
		high = spots[i].y > spots[high].y ? i : high;
	}
	g_array_append_val(kept, spots[from]);
	g_array_append_val(kept, spots[MIN(low, high)]);
	g_array_append_val(kept, spots[MAX(low, high)]);
	g_array_append_val(kept, spots[to - 1]);
}

/* Thins within slots; a gap ends a slot and stays. */
static GArray *thin(const struct spot *spots, uint32_t n)
{
	GArray *kept = g_array_sized_new(false, false, sizeof(struct spot), n);
	uint32_t from = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (isnan(spots[i].y)) {
			append_slot(kept, spots, from, i);
			g_array_append_val(kept, spots[i]);
			from = i + 1;
		} else if (spots[i].x >= spots[from].x + SLOT) {
			append_slot(kept, spots, from, i);
			from = i;
		}
	}
	append_slot(kept, spots, from, n);
	return kept;
}

static bool is_lone(const struct spot *spots, uint32_t n, uint32_t i)
{
	return !isnan(spots[i].y) && (i == 0 || isnan(spots[i - 1].y)) &&
	       (i + 1 == n || isnan(spots[i + 1].y));
}

void plot_series(struct scene *scene, const struct spot *spots, uint32_t n,
		 struct paint paint)
{
	g_autoptr(GArray) kept = thin(spots, n);
	struct paint dot = paint_faint(paint_fill(paint.line), paint.opacity);

	scene_path(scene, (const struct spot *)kept->data, kept->len, paint);
	for (uint32_t i = 0; i < n; i++)
		if (is_lone(spots, n, i))
			scene_circle(scene, spots[i].x, spots[i].y, LONE_RADIUS,
				     dot);
}

/* A line that keeps each y until the next x. */
static void plot_steps(struct scene *scene, const struct spot *spots,
		       uint32_t n, struct paint paint)
{
	g_autoptr(GArray) path =
		g_array_sized_new(false, false, sizeof(struct spot), 2 * n);

	for (uint32_t i = 0; i < n; i++) {
		if (i > 0) {
			struct spot corner = { spots[i].x, spots[i - 1].y };

			g_array_append_val(path, corner);
		}
		g_array_append_val(path, spots[i]);
	}
	scene_path(scene, (const struct spot *)path->data, path->len, paint);
}

void plot_ecdf(struct scene *scene, const struct scale *across,
	       const struct scale *up, const struct sample *sample,
	       struct paint paint)
{
	g_autoptr(GArray) spots =
		g_array_new(false, false, sizeof(struct spot));
	struct spot spot = { across->start, scale_at(up, 0) };
	double slot = -INFINITY;

	g_array_append_val(spots, spot);
	for (uint32_t i = 0; i < sample->n; i++) {
		spot.x = scale_at(across, sample->values[i]);
		spot.y = scale_at(up, (i + 1.0) / sample->n);
		if (spot.x >= slot + STEP)
			slot = spot.x;
		/* values within a step of the first are one step */
		if (i + 1 < sample->n &&
		    scale_at(across, sample->values[i + 1]) < slot + STEP)
			continue;
		g_array_append_val(spots, spot);
	}
	spot.x = across->end;
	g_array_append_val(spots, spot);
	plot_steps(scene, (const struct spot *)spots->data, spots->len, paint);
}

double plot_spark_split(const struct sparkline *spark, struct box box)
{
	return box.x + box.width * spark->split / MAX(spark->n, 1);
}

static double spark_height(const struct sparkline *spark, double value)
{
	return spark->is_log ? log(MAX(value, 1)) : value;
}

/* From 0, but durations (log) from their lowest. */
static struct scale spark_scale(const struct sparkline *spark, struct box box)
{
	struct scale scale = { .kind = SCALE_LINEAR,
			       .start = box.y + box.height,
			       .end = box.y };
	bool is_first = true;

	for (uint32_t i = 0; i < spark->n; i++) {
		double v = spark_height(spark, spark->values[i]);

		if (isnan(spark->values[i]))
			continue;
		scale.low = is_first ? v : MIN(scale.low, v);
		scale.high = is_first ? v : MAX(scale.high, v);
		is_first = false;
	}
	if (!spark->is_log)
		scale.low = 0;
	if (scale.high <= scale.low)
		scale.high = scale.low + 1;
	return scale;
}

static void draw_barcode(struct scene *scene, const struct sparkline *spark,
			 struct box box)
{
	double slot = box.width / MAX(spark->n, 1);

	scene_line(scene, box.x, box.y + box.height, box.x + box.width,
		   box.y + box.height, paint_line(COLOUR_GRID, THEME_GRIDLINE));
	for (uint32_t i = 0; i < spark->n; i++) {
		double x = box.x + (i + 0.5) * slot;

		if (!(spark->values[i] > 0))
			continue;
		scene_line(
			scene, x, box.y + box.height * 0.4, x,
			box.y + box.height,
			paint_line(i < spark->split ? COLOUR_PREV : COLOUR_ACT,
				   1));
	}
}

static void draw_centre(struct scene *scene, const struct sparkline *spark,
			const struct scale *scale, struct box box)
{
	double split = plot_spark_split(spark, box);
	double before =
		scale_at(scale, spark_height(spark, spark->previous_centre));
	double now = scale_at(scale, spark_height(spark, spark->centre));

	if (!isnan(spark->previous_centre) && spark->split > 0)
		scene_line(scene, box.x, before, split, before,
			   paint_line(COLOUR_PREV, THEME_HAIRLINE));
	if (!isnan(spark->centre))
		scene_line(scene, split, now, box.x + box.width, now,
			   paint_line(COLOUR_ACT, THEME_HAIRLINE));
}

void plot_spark(struct scene *scene, const struct sparkline *spark,
		struct box box)
{
	g_autofree struct spot *spots = g_new(struct spot, spark->n + 1);
	struct scale scale = spark_scale(spark, box);
	double slot = box.width / MAX(spark->n, 1);

	if (spark->is_barcode) {
		draw_barcode(scene, spark, box);
		return;
	}
	for (uint32_t i = 0; i < spark->n; i++) {
		double v = spark->values[i];

		spots[i].x = box.x + (i + 0.5) * slot;
		spots[i].y = isnan(v) ?
				     NAN :
				     scale_at(&scale, spark_height(spark, v));
	}
	draw_centre(scene, spark, &scale, box);
	plot_series(scene, spots, spark->split,
		    paint_line(COLOUR_PREV, THEME_DATA_THIN));
	plot_series(scene, spots + spark->split, spark->n - spark->split,
		    paint_line(COLOUR_ACT, THEME_DATA));
	if (spark->n > spark->split && !isnan(spots[spark->n - 1].y))
		mark_dot(scene, spots[spark->n - 1].x, spots[spark->n - 1].y,
			 1.7);
}
