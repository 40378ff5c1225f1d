/* hypotheses.h -- descriptions of charts of what held during experiments */
#ifndef MODEL_HYPOTHESES_H
#define MODEL_HYPOTHESES_H

#include "model/sentence.h"

enum hypothesis_verdict {
	HYPOTHESIS_BROKE,
	HYPOTHESIS_HELD,
	HYPOTHESIS_NOT_SCORED
};

/*
 * Steady state and the worst value of the experiment are shares of the limit:
 * below 1 is inside it and more is worse, whichever way the limit is meant.
 * INFINITY is beyond a limit of nothing; NaN is not known.
 */
struct hypothesis_row {
	enum hypothesis_verdict verdict;
	const char *recorded; /* what the record says instead, or NULL */
	const struct sentence *text, *about; /* about may be NULL */
	int64_t at;			     /* its start, or NO_TIME */
	double steady, during;
	double recovered_seconds;   /* NaN: it held, or was not seen to */
	const struct sentence *why; /* there is no arrow, or NULL */
};

struct hypotheses {
	const struct hypothesis_row *rows;
	uint32_t n;
	double most; /* the largest share on any page that is not INFINITY */
};
enum { HYPOTHESES_PAGE = 12, HYPOTHESES_BESIDE = 8 };

#endif
