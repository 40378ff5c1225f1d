/* accounting.h -- what became of every record that was read */
#ifndef ANALYZER_ACCOUNTING_H
#define ANALYZER_ACCOUNTING_H

#include "model/metrics.h"

/*
 * Fills metrics->sources: for each source the eight fates of its records,
 * which add up to what was read, and the number of findings, outside the
 * window aside.  After find_failures(), whose findings count.
 */
void account(struct metrics *metrics);

#endif
