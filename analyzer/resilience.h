/* resilience.h -- how well each release of a service bore its faults */
#ifndef ANALYZER_RESILIENCE_H
#define ANALYZER_RESILIENCE_H

#include "analyzer/chaos.h"

/*
 * A fault is an experiment by its exact name.  The faults of a service are all
 * that its experiments tried, on whatever release; of those that ran several
 * times on a release the last run counts.
 */
struct resilience {
	const char *service;	     /* or NULL: not known */
	const struct deploy *deploy; /* that was running; or NULL */
	uint32_t faults, ran;	     /* of the service; of these, on this one */
	uint32_t judged, passed;     /* of those that ran */
	uint32_t unprobed; /* passed, and no probe is told of: nothing may have
			      been looked at */
	double score;	   /* 0 to 1; NaN: none is judged */
	double previous;   /* of the release before that has one; NaN */
	const char *not_run; /* the names of the others, joined by ;, or NULL */
};

/*
 * By service, then by when the release was deployed; of struct resilience.
 *
 * The score is that of LitmusChaos: the mean of the shares of probes that
 * passed, weighted by the faults' sections (10).  Where a record has no share,
 * a verdict is all or nothing; without either, the share of its scored
 * hypotheses that held.  What was stopped, still is awaited, or never began did
 * not run.
 */
GArray *resilience_of(const struct metrics *metrics, struct pool *pool,
		      bool all);

#endif
