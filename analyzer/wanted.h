/* wanted.h -- the commits that are to be read in full */
#ifndef ANALYZER_WANTED_H
#define ANALYZER_WANTED_H

#include "model/metrics.h"

/*
 * Fills metrics->wanted from ->changes, ->named and ->waiting.  `since` is the
 * beginning of what was joined, INT64_MIN: of everything.  What was deployed
 * before both periods is marked so: rework may look back to it.
 */
void wanted_find(struct metrics *metrics, int64_t since);

#endif
