/* targets.h -- the targets of pipelines, and which are met */
#ifndef ANALYZER_TARGETS_H
#define ANALYZER_TARGETS_H

#include "analyzer/days.h"
#include "analyzer/statistics.h"
#include "model/health.h"

enum ci_target {
	TARGET_SUCCESS_RATE,
	TARGET_BUILD_DURATION,
	TARGET_FLAKY_RATE,
	TARGET_DEPLOYS, /* trending up */
	TARGET_QUEUE_WAIT,
	CI_TARGETS
};

enum { TARGET_MIN_N = 5 };

struct target {
	const char *name; /* "Pipeline success rate" */
	double value;	  /* NaN: no data */
	double limit;	  /* NaN: the trend is the target */
	uint32_t n;	  /* what the value rests on */
	bool is_floor;	  /* else it must be below */
	enum target_state state;
	uint32_t weeks_missed; /* running, up to the last that is judged */
};

/* What of a value the target is about; its n into `n`. */
double target_value(const struct ci_value *value, enum ci_target target,
		    uint32_t *n);
/* Above a floor, below a ceiling: neither may be equal. */
bool target_is_met(const struct target *target, double value);

/* All CI_TARGETS, of all services together in the window. */
void targets_judge(const struct metrics *metrics, const struct days *days,
		   struct target *targets);

/* Counted deploys of each day of both periods; the caller's, days->n. */
double *targets_daily(const struct metrics *metrics, const struct days *days);
/*
 * How many more deploys a week there are from one week to the next: 49 times
 * the slope of the daily counts of the window (trailing sums overlap, days do
 * not).
 */
struct estimate targets_trend(const struct metrics *metrics,
			      const struct days *days);

#endif
