/* deploy_scores.h -- what all parts of the review say of each deploy */
#ifndef ANALYZER_DEPLOY_SCORES_H
#define ANALYZER_DEPLOY_SCORES_H

#include "model/metrics.h"

/* What is said of a deploy; NaN and NULL: not measured, or nothing. */
struct deploy_score {
	double pipeline_seconds;
	double impact_ratio;
	const char *canaries;	 /* verdicts, joined by ;, by start */
	const char *flags;	 /* changed, joined by ; */
	const char *experiments; /* names, joined by ;, by start */
	const char *rules;	 /* "caught", … of each rule, joined by ; */
};

/*
 * Of each deploy of the facts, in their order; the pool's.
 *
 * The pipeline is the run that made the deploy, else the longest of those on
 * its commit, of a run its last attempt.  A canary belongs to the deploy of
 * its service (rollbacks aside, failed roll-outs too) that is nearest in time,
 * at most an hour away; of two as near, to the earlier.  Flags are those of its
 * service from its start to an hour after it was deployed; so are experiments,
 * that overlap this time, of its service or of none.
 */
struct deploy_score *deploy_scores(const struct metrics *metrics,
				   struct pool *pool);

#endif
