/* plot.h -- axes, grids and series: what charts are put together from
 *
 * Places are in pt; scales (scale.h, calendar.h) make them from values.
 */
#ifndef RENDER_PLOT_H
#define RENDER_PLOT_H

#include "model/board.h"
#include "model/distribution.h"
#include "render/calendar.h"
#include "render/scene.h"

/* Ticks under an axis at y, their names centred below, kept in the page. */
void plot_axis_below(struct scene *scene, const struct scale *scale,
		     const struct ticks *ticks, double y);
/* Ticks of dates: the name stands right of its tick, where there is room. */
void plot_dates_below(struct scene *scene, const struct scale *scale,
		      const struct ticks *ticks, double y);
/* Gridlines across the box, their names left of it. */
void plot_rows(struct scene *scene, const struct scale *scale,
	       const struct ticks *ticks, struct box box);
/* Upright gridlines in the box, without names. */
void plot_columns(struct scene *scene, const struct scale *scale,
		  const struct ticks *ticks, struct box box);
/* How much room the names of plot_rows need left of the box. */
double plot_rows_room(const struct scene *scene, const struct ticks *ticks);

/*
 * Where the window begins: dashed, from top to bottom of the box, with the
 * names of both periods at its head (above the box).  NULL names: none.
 */
void plot_split(struct scene *scene, double x, struct box box,
		const char *previous, const char *current);

/* A target or limit: dashed across the box, words on the line at its right. */
void plot_threshold(struct scene *scene, double y, struct box box,
		    const char *words);

/*
 * A line through the spots; a gap where y is NaN, a dot for a spot between
 * two gaps.  More than two spots a pt are thinned; peaks and dips stay.
 */
void plot_series(struct scene *scene, const struct spot *spots, uint32_t n,
		 struct paint paint);
/* Share of the sorted values that are at most x, from 0 to 1. */
void plot_ecdf(struct scene *scene, const struct scale *across,
	       const struct scale *up, const struct sample *sample,
	       struct paint paint);

/* 95% interval: a thick light bar; put the dot on it afterwards. */
void plot_interval(struct scene *scene, const struct scale *scale, double low,
		   double high, double y);
/* Before and now, joined by a thin line. */
void plot_dumbbell(struct scene *scene, const struct scale *scale,
		   double before, double now, double y);

/* Colour of a cell of `count` where the fullest has `most`; step 0 to 6. */
enum colour plot_heat(double count, double most);

/* Both periods as a small line in the box, on a scale of its own. */
void plot_spark(struct scene *scene, const struct sparkline *spark,
		struct box box);
/* The x in the box where the window's first bucket begins. */
double plot_spark_split(const struct sparkline *spark, struct box box);

/* Names of lines at their right ends, from x on, pushed 9 pt apart. */
struct plot_label {
	double y;
	const char *text;
	enum colour colour;
};
void plot_labels(struct scene *scene, double x, struct plot_label *labels,
		 uint32_t n, struct box within);

#endif
