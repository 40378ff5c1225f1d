/* backtest.h -- what rules of rollback would have done after each deploy */
#ifndef ANALYZER_BACKTEST_H
#define ANALYZER_BACKTEST_H

#include "analyzer/curve.h"
#include "model/metrics.h"

/* Makes metrics->rules: the configured ones, or "error rate". */
void backtest_prepare(struct metrics *metrics);

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
