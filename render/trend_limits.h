/* trend_limits.h -- the natural limits behind a trend */
#ifndef RENDER_TREND_LIMITS_H
#define RENDER_TREND_LIMITS_H

#include "model/chart.h"
#include "render/scale.h"
#include "render/scene.h"

/* A grey band across the plot and its centre line; first of all marks. */
void trend_limits_draw(struct scene *scene, const struct trend *trend,
		       const struct scale *y, struct box plot);

/* "Q1 natural limits" where there is room for it; last of all words. */
void trend_limits_name(struct scene *scene, const struct trend *trend,
		       const struct scale *y, struct box plot);

#endif
