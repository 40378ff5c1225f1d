/* query.h -- the series that a query of Prometheus is about */
#ifndef ANALYZER_QUERY_H
#define ANALYZER_QUERY_H

#include "model/selector.h"

#include <stdbool.h>

enum query_kind {
	QUERY_SERIES,	  /* of `part`, summed or as it is */
	QUERY_SHARE,	  /* part / whole */
	QUERY_COMPLEMENT, /* 1 - part / whole, or 1 - part without a whole */
};

struct query {
	enum query_kind kind;
	const struct selector *part, *whole; /* whole may be NULL */
};

/*
 * Takes the selectors out of a query of one of the usual forms:
 *
 *	NAME{…}, with a range or not
 *	sum(rate(NAME{…}[5m])), increase, irate, by and without labels
 *	avg(NAME{…}), max, min, avg_over_time
 *	A / B, (A) / (B), 1 - A / B, 1 - A
 *	sum(sum_over_time(A[1h])) / sum(count_over_time(A[1h])), which is A
 *	A or vector(0)
 *
 * False for any other: what is computed cannot be told from what was exported.
 */
bool query_read(struct pool *pool, const char *text, struct query *query);

#endif
