/* gaps.h -- what the data lack, and what that does to the metrics */
#ifndef ANALYZER_GAPS_H
#define ANALYZER_GAPS_H

#include "analyzer/composer.h"

/* Counts over the window; shares are of what could have been used. */
struct gaps {
	uint64_t read, duplicate; /* records of exports */
	uint64_t used, usable;	  /* see metrics_used() */
	uint32_t deploys;	  /* counted, of the window, of a repository */
	uint32_t deploys_without_repository; /* beside them */
	uint32_t deploys_without_commit;
	uint32_t incidents, incidents_unmatched, incidents_open;
	uint32_t incidents_without_deploy, incidents_backwards;
	uint32_t incidents_old; /* open for more than 30 days */
	uint32_t skewed;
};
struct gaps gaps_count(const struct composer *composer);

/* The largest gap that leaves out more than 5 %, or NULL. */
const struct sentence *gaps_largest(struct composer *composer);

/* Gaps that an owner can close; writes up to GAPS_DECISIONS, returns n. */
enum { GAPS_DECISIONS = 4 };
uint32_t gaps_decisions(struct composer *composer,
			const struct sentence **decisions);

#endif
