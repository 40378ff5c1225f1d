/* measures.h -- the rows of the table `metrics` */
#ifndef ANALYZER_MEASURES_H
#define ANALYZER_MEASURES_H

#include "analyzer/days.h"

/*
 * Fills metrics->measures: MEASURES rows for all services, then as many for
 * each of metrics->scopes, and metrics->skewed.  Intervals are 95 %, of a
 * change 95 % for all services and 99 % for one of them.
 */
void take_measures(struct metrics *metrics, const struct days *days);

#endif
