/* canary_analysis.h -- what an AnalysisRun asked of what it measured */
#ifndef MODEL_CANARY_ANALYSIS_H
#define MODEL_CANARY_ANALYSIS_H

#include <stdint.h>

/* Limits are how many are borne; UINT32_MAX: any number. */
struct analysis_metric {
	const char *name;
	const char *success, *failure; /* conditions as written, or NULL */
	uint32_t failure_limit, inconclusive_limit, error_limit;
	uint32_t count; /* measurements without an error, also those that are
			   not kept */
	const char *const *values; /* those that are; NULL: it was an error */
	uint32_t n;
};

struct canary_analysis {
	const struct analysis_metric *metrics; /* without those of a dry run */
	uint32_t n;
};

#endif
