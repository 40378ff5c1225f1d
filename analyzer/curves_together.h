/* curves_together.h -- several curves as one */
#ifndef ANALYZER_CURVES_TOGETHER_H
#define ANALYZER_CURVES_TOGETHER_H

#include "analyzer/curve.h"

/*
 * A point at each time at which one of them has one: the sum, or the highest,
 * of what stands then.  At least two curves; costs n log(number of curves).
 */
struct curve *curves_together(struct curve *const *curves, uint32_t n,
			      enum curve_together together);

#endif
