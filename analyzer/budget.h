/* budget.h -- what is left of the error budget of an objective */
#ifndef ANALYZER_BUDGET_H
#define ANALYZER_BUDGET_H

#include "analyzer/ledger.h"
#include "model/metrics.h"

/* The pairs of windows that alerts on burn rates watch: 14.4, 6, 3, 1. */
extern const struct burn_pair budget_pairs[BURN_PAIRS];
/* The windows, in minutes, of struct budget's burn. */
extern const int32_t budget_rates[BURN_RATES];

/* Where the review ends: with its window, or now. */
int64_t budget_end(const struct metrics *metrics);
/* Where the window of the objective begins that holds or ends at `at`. */
int64_t budget_window(const struct metrics *metrics,
		      const struct slo_length *length, int64_t at);
/* When it would end, if it is one of the calendar; else `at` itself. */
int64_t budget_window_end(const struct metrics *metrics,
			  const struct slo_length *length, int64_t at);

/* A closed ledger, whose it is, and where a budget is told. */
struct budgeting {
	struct metrics *metrics;
	const struct ledger *ledger;
	struct budget *budget;
};

/*
 * Fills the budget, whose slo and service are set, from the ledger, and
 * appends its days, spots and steps to the metrics; the deploys of its service
 * are told what they were followed by.
 */
void budget_tell(const struct budgeting *budgeting);

/* Measures all objectives: fills metrics->budgets, by service and name. */
void budgets_measure(struct metrics *metrics);

#endif
