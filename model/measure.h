/* measure.h -- the structs that metrics are made of */
#ifndef MODEL_MEASURE_H
#define MODEL_MEASURE_H

#include "model/table.h"

enum metric {
	DEPLOYMENT_FREQUENCY,
	LEAD_TIME,
	CHANGE_FAILURE_RATE,
	TIME_TO_RECOVERY,
	FAILED_DEPLOYMENT_RECOVERY_TIME,
	REWORK_RATE,
	BATCH_SIZE,
	ROLLBACKS,
	REDEPLOYS,
	WAITING,		/* commits on the main branch, not shipped */
	LEAD_TIME_WITH_WAITING, /* of changes and of what waits together */
	METRICS
};

enum statistic {
	STATISTIC_COUNT,
	STATISTIC_PER_DAY,
	STATISTIC_DAYS_PER_WEEK_P50,
	STATISTIC_P50,
	STATISTIC_MEAN,
	STATISTIC_P75,
	STATISTIC_P90,
	STATISTIC_P95,
	STATISTIC_RATE,
	STATISTIC_FAILED,
	STATISTIC_DEPLOYS,
	STATISTIC_RESOLVED,
	STATISTIC_OPEN,
	STATISTICS
};

enum { MEASURES = 25 }; /* rows a scope: metric by statistic */

enum tier { TIER_NONE, TIER_LOW, TIER_MEDIUM, TIER_HIGH, TIER_ELITE };
enum change_kind { CHANGE_NONE, CHANGE_RATIO, CHANGE_POINTS };
enum verdict {
	VERDICT_EMPTY, /* not a statistic that is compared */
	VERDICT_BETTER,
	VERDICT_WORSE,
	VERDICT_NONE,
	VERDICT_TOO_FEW,
	VERDICT_NO_PREVIOUS,
};

/* One row of the table `metrics`; NaN: no data. */
struct measure {
	uint32_t service; /* NONE: all services */
	enum metric metric;
	enum statistic statistic;
	enum unit unit;
	double value, ci_low, ci_high;
	uint32_t n;
	enum tier tier;	     /* on headline statistics only */
	enum tier tier_sure; /* the worst tier in the interval */
	double previous;
	uint32_t previous_n; /* NONE: what it counts is known of now only */
	enum tier previous_tier;
	enum change_kind change_kind;
	double change, change_ci_low, change_ci_high;
	enum verdict verdict;
	const char *note; /* or NULL */
};

#endif
