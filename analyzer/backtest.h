/* backtest.h -- what rules of rollback would have done after each deploy */
#ifndef ANALYZER_BACKTEST_H
#define ANALYZER_BACKTEST_H

#include "analyzer/curve.h"
#include "model/metrics.h"

/* Makes metrics->rules: the configured ones, or "error rate". */
void backtest_prepare(struct metrics *metrics);

/*
 * When an alert `above` a level `for` a while would first fire in (after,
 * until] (milliseconds): at the first point at which each point from the
 * first breach on, `for_seconds` before, was above it.  A breach that stands
 * at `after` counts from there; a point without a value, and a time without a
 * point that is longer than CURVE_LOOKBACK, begin again.  NO_TIME: never.
 */
int64_t backtest_fires(const struct curve *curve, double above,
		       int64_t for_seconds, int64_t after, int64_t until);

/*
 * Applies a rule to the counted deploys of a service, appended to
 * metrics->backtests, and its sweep to those of the window.  Each is looked at
 * from its deployed time for as long as the rule says, at most up to the start
 * of the next deploy or rollback.  A rule that did not fire was silent only if
 * half of the samples expected were there.
 */
void backtest_measure(struct metrics *metrics, uint32_t rule, uint32_t service,
		      const struct curve *curve);

#endif
