/* rework.h -- deploys that mend what was shipped shortly before */
#ifndef ANALYZER_REWORK_H
#define ANALYZER_REWORK_H

#include "model/metrics.h"

/* How long ago the change that is mended may have been shipped. */
#define REWORK_SECONDS (INT64_C(21) * 24 * 60 * 60)

/*
 * Sets is_rework of each counted deploy one of whose changes reverts or fixes a
 * change that an earlier deploy of the service shipped at most REWORK_SECONDS
 * before.  The change is the one that the message names, else the commit that
 * was cherry-picked from that one, or by its subject the latest that was
 * shipped.  A revert that ships with what it reverts mends nothing; one that is
 * itself taken back by a change of the same deploy does not count.  What was
 * shipped must be settled (shipment.h).  Looks at each change and each link
 * once.
 */
void rework_find(struct metrics *metrics);

#endif
