/* change_failure.h -- which deploys failed, why, and how long until recovery */
#ifndef ANALYZER_CHANGE_FAILURE_H
#define ANALYZER_CHANGE_FAILURE_H

#include "model/metrics.h"

/*
 * After join(): fills metrics->incidents, ->deploy_incidents, the failure
 * fields of metrics->deploys, metrics->failure_windows, and adds findings
 * about incidents.  A counted deploy failed if a rollback of its service,
 * annotated or inferred, follows before the next counted deploy within the
 * rollback window, or if an incident is attributed to it.  Its recovery runs
 * from deployed to the rollback's deployed time or the end of the last of its
 * incidents, whichever is first (0 if that was during the roll-out; NaN while
 * an incident without rollback is open).
 */
void find_failures(struct metrics *metrics);

#endif
