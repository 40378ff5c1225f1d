/* attribution.h -- which deploy an incident is attributed to */
#ifndef ANALYZER_ATTRIBUTION_H
#define ANALYZER_ATTRIBUTION_H

#include "model/metrics.h"

struct attribution {
	uint32_t deploy; /* or NONE */
	enum match match;
	bool is_unknown; /* it names a deploy that is not there */
};

/* After the join and before attribute(): fills in earliest_start. */
void attribution_prepare(struct metrics *metrics);

/*
 * Of incident `i`, after attribution_prepare(): (1) the latest counted deploy
 * that it names (deploy, version or commit deployed or shipped) and that had
 * started; (2) else the latest counted deploy of one of its services that had
 * started when it began, at most `window` seconds after that was deployed
 * (INT64_MAX: without end); (3) an incident without a service only where there
 * is but one service.  Drills and incidents of unknown services have none.
 */
struct attribution attribute(const struct metrics *metrics, uint32_t i,
			     int64_t window);

#endif
