/* canary_analysis.h -- AnalysisRuns judged by their own conditions */
#ifndef ANALYZER_CANARY_ANALYSIS_H
#define ANALYZER_CANARY_ANALYSIS_H

#include "model/records_delivery.h"

struct canary_opinion {
	const char *verdict; /* "promoted", "rolled back", "open", "not
				scored"; NULL: the record has no conditions */
	char *reason;	     /* the caller's to g_free(), or NULL */
	const char *metric;  /* if it tells of one alone, its first words */
};

/*
 * As the controller of Argo Rollouts: a measurement failed if its failure
 * condition holds, or without one if its success condition does not; with both
 * and neither holding it is inconclusive.  A metric fails with more failures
 * than its limit, or more errors in a row.  Of long runs only the last ten
 * measurements are kept: if the others could decide it is not scored, neither
 * is a metric whose condition is not understood or that has none.
 */
struct canary_opinion canary_analysis_judge(const struct canary *record);

#endif
