/* rework.h -- deploys that mend what was shipped shortly before */
#ifndef ANALYZER_REWORK_H
#define ANALYZER_REWORK_H

#include "model/metrics.h"

/* How long ago the change that is mended may have been shipped. */
#define REWORK_SECONDS (INT64_C(21) * 24 * 60 * 60)

/*
 * Sets is_rework of each counted deploy one of whose changes reverts or fixes
 * what an earlier deploy of the service shipped at most REWORK_SECONDS before,
 * and is not itself taken back by the same deploy.
 *
 * A message means each change that has the id, was cherry-picked from it, or
 * has the subject that it names; by its id also a merge that is no change.  A
 * change is taken back if one of the same deploy that grew from it reverts it,
 * and is not taken back in its turn.
 *
 * What was shipped must be settled (shipment.h).  Looks at each change of a
 * service once, and at what few of them mention.
 */
void rework_find(struct metrics *metrics);

#endif
