/* tier.h -- which tier a value has */
#ifndef ANALYZER_TIER_H
#define ANALYZER_TIER_H

#include "model/metrics.h"

/*
 * The limits of the four keys in the unit of the table `metrics` (per day,
 * seconds, fraction), each read as the outer limit of its tier; what is
 * beyond Medium is Low.  Benchmark `classic`: the tiers of the State of DevOps
 * reports to 2019 as commonly quoted, holes closed by reading upper limits.
 */
struct tier_limits {
	enum metric metric;
	enum statistic statistic; /* the headline, which has the tier */
	double limits[3];	  /* Elite, High, Medium */
	bool is_open[3];	  /* the limit itself is outside */
	bool is_floor;		  /* higher is better */
};

/* NULL for metrics without tiers. */
const struct tier_limits *tier_limits(enum metric metric);

enum { TIER_MIN_N = 5, TIER_MIN_DAYS = 28 };

/* TIER_NONE if `n` is too small or the value is no data. */
enum tier tier_of(enum metric metric, double value, uint32_t n);

/* The worst tier of an interval. */
enum tier tier_of_worst(enum metric metric, double low, double high,
			uint32_t n);

/* Of the median of those that have one; of two in the middle the worse. */
enum tier tier_median(const enum tier *tiers, uint32_t n);

#endif
