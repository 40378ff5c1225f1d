/* join.h -- which deploy first shipped which commit */
#ifndef ANALYZER_JOIN_H
#define ANALYZER_JOIN_H

#include "model/metrics.h"

/*
 * Fills metrics->deploys (inferred, is_counted, is_baseline, is_after_gap,
 * is_truncated, first_change, changes, lead_p50) and metrics->changes, grouped
 * by deploy, in a deploy by commit time, then id.
 *
 * Deploys and rollbacks whose roll-out did not fail are taken in the order of
 * the facts.  Each claims the commits it reaches that none before it reached;
 * those of a deploy are what it shipped (merges and commits out of the
 * service's scope aside).  A rollback, a baseline, and a deploy whose commit
 * an earlier one reaches ship nothing.  The answer is that of
 * `git rev-list --no-merges C ^E1 ^E2 …`, whatever the clocks say.
 */
void join(struct metrics *metrics);

#endif
