/* trial.h -- a rule of rollback, tried on the deploys of the window */
#ifndef ANALYZER_TRIAL_H
#define ANALYZER_TRIAL_H

#include "analyzer/composer.h"

enum { TRIAL_CENTRE_MIN_N = 5 };

struct trial {
	struct composer *composer;
	const struct backtest_rule *rule;
	uint32_t failed, fine, known; /* known: failed and fine ones */
	GPtrArray *tests;	      /* of struct backtest * */
	bool is_rate;		      /* its level is a share */
};

/* Of rule `r`; to be cleared. */
struct trial trial_of(struct composer *composer, uint32_t r);
void trial_clear(struct trial *trial);

/* When the deploy that was tested was deployed. */
int64_t trial_deployed_at(const struct trial *trial,
			  const struct backtest *one);
/* A level as it was configured: "5%", "800". */
struct value trial_level(const struct trial *trial, double level);
/* What to say where nothing could be tested. */
struct panel trial_missing(const struct trial *trial, enum panel_kind kind,
			   const char *title);

/*
 * What to decide about rule `r`: to enable it, where at least half of five or
 * more failures would have been caught, and half of the alarms right.  Else
 * NULL.
 */
const struct sentence *trial_decision(struct composer *composer, uint32_t r);

/* What other levels and durations would have done. */
struct panel trial_sweep(const struct trial *trial);
/* The series round deploys that the rule fired on, or should have. */
struct panel trial_curves(const struct trial *trial);

#endif
