/* sampled.h -- series that can be read aloud */
#ifndef TESTS_SAMPLED_H
#define TESTS_SAMPLED_H

#include "analyzer/curve.h"
#include "tests/history.h"

/*
 * Adds series to facts that are not sealed: one after the other, separated by
 * ` | `, each the name with labels and then its points, between blanks:
 *
 *	errors_ratio{service=web} @-60 0.01x60 0.08x10 _x5 stale 0.01
 *
 * @TIME or @TIME/STEP says where the next point stands (as in history.h) and
 * how far apart they are; first at the epoch, a minute apart.  A point is a
 * number, `stale` (NaN, as Prometheus marks that a series went away), NaN, Inf,
 * or `_`, none.  VALUExN is N of them, FROM+BYxN is N that rise (FROM-BYxN:
 * fall).  Of a name that ends in _total it is a counter, in _bucket a
 * histogram.
 */
void sampled_read(struct facts *facts, const char *series);

/* history_new() with series. */
struct history *sampled_history(const char *deploys, const char *incidents,
				const char *series);

/* Sealed facts of series alone. */
struct facts *sampled_facts(const char *series);

/* "0:1 1:2.5 5:NaN": minutes since the epoch, and values. */
char *sampled_print(const struct curve *curve);

/* Milliseconds of such a time. */
int64_t sampled_time(const char *text);

#endif
