/* curves.h -- a series round some deploys, as small panels */
#ifndef ANALYZER_CURVES_H
#define ANALYZER_CURVES_H

#include "analyzer/composer.h"
#include "analyzer/curve.h"

enum { CURVES_FROM = -30, CURVES_TO = 60 }; /* minutes round the deploy */

/*
 * The points of a curve round a deploy, the pool's; the line breaks where they
 * are more than two steps apart.
 */
const struct curve_point *curves_points(struct pool *pool, int64_t deployed_at,
					const struct curve *curve, uint32_t *n);

/*
 * Fills in the name, the words below it (when, what, and which deploys overlap)
 * and the points of the panel of deploy `d`.
 */
void curves_fill(struct composer *composer, uint32_t d,
		 const struct curve *curve, struct curve_panel *panel);

/*
 * What followed a deploy: a rollback, incidents, or that the level came back
 * below `limit`.
 */
const struct sentence *curves_outcome(struct composer *composer, uint32_t d,
				      const struct curve *curve, double limit);

#endif
