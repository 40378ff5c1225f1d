/* join.h -- which deploy first reached which commit */
#ifndef ANALYZER_JOIN_H
#define ANALYZER_JOIN_H

#include "model/metrics.h"

/*
 * Begins the metrics of `window` and the period before it: finds out from the
 * commit graph alone what each deploy is (inferred, is_counted, is_baseline,
 * is_after_gap, is_truncated) and which commits it was the first to reach.
 * `facts` are sealed; they and `settings` must outlive the answer, which is
 * the caller's to metrics_free().
 *
 * metrics->wanted then tells which commits have to be read in full before
 * measure() can go on: those reached by the deploys of both periods (all
 * deploys if `has_all`), those that wait, and those that incidents name; and,
 * if any of their messages takes something back, those of the days before that
 * rework looks back to.
 */
struct metrics *join(const struct facts *facts, const struct settings *settings,
		     const struct window *window, GTimeZone *zone,
		     bool has_all);

/*
 * The walk itself: fills metrics->deploys, ->changes (what each deploy that
 * ships was the first to reach, if it was deployed in [since, until); merges
 * and commits out of scope too), ->named, ->waiting and ->wanted.
 *
 * Deploys and rollbacks whose roll-out did not fail are taken in the order of
 * the facts.  Each claims the commits it reaches that none before it reached.
 * A rollback, a baseline, and a deploy whose commit an earlier one reaches
 * ship nothing.  The answer is that of `git rev-list C ^E1 ^E2 …`, whatever
 * the clocks say.
 */
void join_services(struct metrics *metrics, int64_t since, int64_t until);

#endif
