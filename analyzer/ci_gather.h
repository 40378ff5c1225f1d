/* ci_gather.h -- what runs, jobs, traces, tests and series tell of pipelines */
#ifndef ANALYZER_CI_GATHER_H
#define ANALYZER_CI_GATHER_H

#include "model/metrics.h"

/* The service of a record, else as it names it, else its repository. */
struct home home_of(const struct facts *facts, const struct record_entry *entry,
		    const char *repository, const char *pipeline);
/* By service, then pipeline, letter by letter. */
int home_compare(const struct home *a, const struct home *b);
/* Whether it is of a service that is measured. */
bool home_is_measured(const struct metrics *metrics, const struct home *home);

/* Ids of commits that mean the same, as far as both are written. */
bool commits_agree(const char *a, const char *b);

/* Appends to metrics->ci.attempts those of runs and of jobs without a run. */
void gather_runs(struct metrics *metrics);
/*
 * Those of traces of pipelines, a root each.  A trace of a run that is known
 * only gives that its stages, if it has none.
 */
void gather_traces(struct metrics *metrics);
/* Settles which attempts are the last of their run, and sorts all. */
void gather_attempts(struct metrics *metrics);

/*
 * Fills metrics->ci.trials and .flaky.  Attempts must be there: a test has the
 * commit of the one that alone was running when its suite began.
 */
void gather_trials(struct metrics *metrics);

/* A stretch of time in which one job or span of a stage ran, seconds. */
struct stretch {
	const char *stage;
	double from, to;
};

/*
 * Gives the attempt its stages: how long at least one stretch of each ran, so
 * that what runs beside itself or within itself counts once; and how long each
 * is on the critical path.  That is walked from the end of the last stretch
 * back to the one that had ended last before it began, a second of overlap
 * forgiven, as clocks of CI have no more.
 */
void attempt_set_stages(struct ci *ci, struct attempt *attempt,
			const GArray *stretches);

#endif
