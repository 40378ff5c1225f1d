/* loop_counts.h -- how many of how many, in the window of the metrics */
#ifndef ANALYZER_LOOP_COUNTS_H
#define ANALYZER_LOOP_COUNTS_H

#include "analyzer/interval.h"
#include "model/metrics.h"

/*
 * `unjudged` are those that are there of which nothing tells what became of
 * them, as a series is missing, or a section of the configuration.
 */
struct loop_count {
	struct share share;
	uint64_t unjudged;
};

/* Canaries promoted, of those whose record says how they ended. */
struct loop_count loop_canaries(const struct metrics *metrics);
/* Comparisons of a variant with its control that are better or worse, of those
 * that are to be read. */
struct loop_count loop_flags(const struct metrics *metrics);
/* Hypotheses of experiments that held, of those that were scored. */
struct loop_count loop_hypotheses(const struct metrics *metrics);
/* Deploys after which the error rate more than doubled, of those scored. */
struct loop_count loop_impacts(const struct metrics *metrics);
/* Objectives whose budget is spent, of those that are measured. */
struct loop_count loop_budgets(const struct metrics *metrics);
/* Changes shipped, all of them: as many of as many. */
struct loop_count loop_changes(const struct metrics *metrics);

#endif
