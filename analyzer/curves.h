/* curves.h -- a series round some deploys, as small panels */
#ifndef ANALYZER_CURVES_H
#define ANALYZER_CURVES_H

#include "analyzer/composer.h"
#include "analyzer/curve.h"

enum { CURVES_FROM = -30, CURVES_TO = 60 }; /* minutes round the deploy */

/*
 * Fills in the name, the words below it (when, what, and which deploys overlap)
 * and the points of the panel of deploy `d`; the line breaks where points are
 * more than two steps apart.
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
