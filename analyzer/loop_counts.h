/* loop_counts.h -- how many of how many, in the window of the metrics */
#ifndef ANALYZER_LOOP_COUNTS_H
#define ANALYZER_LOOP_COUNTS_H

#include "analyzer/interval.h"
#include "model/metrics.h"

/* Canaries promoted, of those whose record says how they ended. */
struct share loop_canaries(const struct metrics *metrics);
/* Comparisons of a variant with its control that are better or worse, of those
 * that are to be read. */
struct share loop_flags(const struct metrics *metrics);
/* Hypotheses of experiments that held, of those that were scored. */
struct share loop_hypotheses(const struct metrics *metrics);
/* Deploys after which the error rate more than doubled, of those scored. */
struct share loop_impacts(const struct metrics *metrics);
/* Objectives whose budget is spent, of those that are measured. */
struct share loop_budgets(const struct metrics *metrics);
/* Changes shipped, all of them: as many of as many. */
struct share loop_changes(const struct metrics *metrics);

#endif
