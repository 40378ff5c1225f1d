/* measure.h -- facts into metrics */
#ifndef ANALYZER_MEASURE_H
#define ANALYZER_MEASURE_H

#include "model/metrics.h"

/*
 * Completes what join() began: attributes and measures what lies in the window
 * and in the period before it.  The commits of metrics->wanted must have been
 * read in full by now.  Cannot fail: what is odd becomes a finding.
 */
void measure(struct metrics *metrics);

#endif
