/* ci_levels.h -- runs of which only gauges of the latest one tell
 *
 * The exporter of GitLab's pipelines and the Prometheus plugin of Jenkins show
 * the number, result and duration of the latest run of a pipeline, for as long
 * as it is the latest.
 */
#ifndef ANALYZER_CI_LEVELS_H
#define ANALYZER_CI_LEVELS_H

#include "model/metrics.h"
#include "model/records_series.h"

enum ci_level {
	LEVEL_NUMBER, /* another one is another run */
	LEVEL_STATUS, /* 1 where the result is so */
	LEVEL_ORDINAL,
	LEVEL_DURATION,
	LEVEL_WAIT,
	LEVEL_JOB_NUMBER,
	LEVEL_JOB_DURATION,
};

/* A point of one of the gauges; those of one time stand in this order. */
struct ci_level_point {
	int64_t at; /* milliseconds */
	enum ci_level level;
	enum result result;	 /* of a status */
	const char *stage, *job; /* of a job, or "" */
	double value;		 /* seconds, where it is a time */
};

/*
 * What a series of these exporters is of: the service that the project or job
 * is called after, else the one that a label says, else the project or job.
 */
struct home ci_levels_home(const struct facts *facts,
			   const struct series *series);

/* Appends to metrics->ci.attempts the runs of services that have no others. */
void gather_levels(struct metrics *metrics);

/*
 * The runs that the points (of struct ci_level_point, by time) of one pipeline
 * show: one begins where the number changes, or without numbers where the
 * status is of a run that has not ended after one that has.  What the first
 * point shows had begun before, and is none unless it is seen to end.  A run
 * has the last result, duration and wait that were shown of it, and of each
 * stage the longest of the jobs that were seen to change meanwhile.
 */
void level_runs(struct metrics *metrics, const struct home *home,
		const GArray *points);

#endif
