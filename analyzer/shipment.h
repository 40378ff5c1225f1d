/* shipment.h -- the changes that each deploy shipped, with their lead times */
#ifndef ANALYZER_SHIPMENT_H
#define ANALYZER_SHIPMENT_H

#include "model/metrics.h"

/*
 * Of the commits that deploys were the first to reach (join.h), which by now
 * are read in full, keeps the changes: no merges, unless they count, and what
 * lies in the service's scope.  Sets lead times and the deploys' lead_p50.
 * metrics->named and ->waiting lose what is no change, too.  Merges that are no
 * changes but that the message of a commit reverts or fixes are kept apart.
 */
void shipment_settle(struct metrics *metrics);

/* The commit time that lead times begin at: of its author, if not asked. */
int64_t shipment_commit_time(const struct metrics *metrics, uint32_t repository,
			     uint32_t commit);

/* Seconds that a commit has waited by settings->as_of; NaN: clock skew. */
double shipment_age(const struct metrics *metrics,
		    const struct service_commit *waiting);

/* The changes of a deploy by commit time, then id; the caller unrefs it. */
GArray *shipment_sorted(const struct metrics *metrics, uint32_t d);

#endif
