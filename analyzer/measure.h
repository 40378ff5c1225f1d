/* measure.h -- facts into metrics */
#ifndef ANALYZER_MEASURE_H
#define ANALYZER_MEASURE_H

#include "model/metrics.h"

/*
 * Joins, attributes and measures what lies in `window` and in the period
 * before it.  `facts` are sealed; they and `settings` must outlive the
 * answer, which is the caller's to metrics_free().  Cannot fail: what is odd
 * becomes a finding.
 */
struct metrics *measure(const struct facts *facts,
			const struct settings *settings,
			const struct window *window, GTimeZone *zone);

#endif
