/* trends.h -- lines and columns over both periods */
#ifndef ANALYZER_TRENDS_H
#define ANALYZER_TRENDS_H

#include "analyzer/composer.h"

/* Median and 90th percentile of all services, with natural limits. */
struct panel trends_lead_time(struct composer *composer);

/* Deploys and the failed part, by week. */
struct panel trends_deploys(struct composer *composer);

/* Failure rate by month with Wilson intervals. */
struct panel trends_failure_rate(struct composer *composer);

#endif
