/* trend_limits.c -- the natural limits behind a trend */
#include "render/trend_limits.h"

#include "render/callout.h"

#include <math.h>

void trend_limits_draw(struct scene *scene, const struct trend *trend,
		       const struct scale *y, struct box plot)
{
	double low = scale_at(y, trend->lower);
	double high = scale_at(y, trend->upper);
	double centre = scale_at(y, trend->centre);
	struct box band = { plot.x, high, plot.width, low - high };

	if (isnan(low) || isnan(high) || isnan(centre))
		return;
	scene_box(scene, band, paint_faint(paint_fill(COLOUR_GRID), 0.75));
	scene_line(scene, plot.x, centre, plot.x + plot.width, centre,
		   paint_line(COLOUR_PREV, 1));
}

/* "Q1 natural limits"; a period that is called "before" has no name. */
static char *limits_words(const struct trend *trend)
{
	const char *name = trend->span.previous_name;
	bool is_name = name && !g_ascii_islower(*name);

	return g_strdup_printf("%s%s%s limits", is_name ? name : "",
			       is_name ? " " : "",
			       trend->limits_are_trial ? "trial" : "natural");
}

/* In the band, at one of its ends; else just above it. */
void trend_limits_name(struct scene *scene, const struct trend *trend,
		       const struct scale *y, struct box plot)
{
	struct type type = theme_type(TYPE_NOTE);
	double top = scale_at(y, trend->upper) + 8.5;
	double end = scale_at(y, trend->lower) - 3;
	double left = plot.x + 4, right = plot.x + plot.width - 4;
	g_autofree char *words = limits_words(trend);
	const struct stand stands[] = {
		{ left, top, ANCHOR_START, 0 },
		{ left, end, ANCHOR_START, 0.5 },
		{ left, top - 12, ANCHOR_START, 1 },
		{ left, end + 12, ANCHOR_START, 1.1 },
		{ right, top, ANCHOR_END, 1.2 },
		{ right, end, ANCHOR_END, 1.3 },
		{ right, top - 12, ANCHOR_END, 1.4 },
		{ right, end + 12, ANCHOR_END, 1.5 },
	};

	if (!isnan(trend->centre))
		callout_at(scene, &(struct callout){ words, type, plot },
			   stands, G_N_ELEMENTS(stands));
}
