/* replay.h -- what the rules of a canary make of given measurements */
#ifndef ANALYZER_REPLAY_H
#define ANALYZER_REPLAY_H

#include "model/canary_rules.h"

#include <glib.h>

#define REPLAY_NONE UINT32_MAX

/* The value of a check, as measured at look `tick`; NaN: no value. */
typedef double (*replay_value)(const void *data, uint32_t check, uint32_t tick);

enum replay_act {
	REPLAY_ADVANCES,   /* weight or iterations go up */
	REPLAY_HALTS,	   /* a check failed: all stays */
	REPLAY_PROMOTES,   /* the primary becomes the canary */
	REPLAY_ROLLS_BACK, /* all traffic back to the primary */
	REPLAY_WAITS,	   /* no rule says how to go on */
};
const char *replay_act_name(enum replay_act act);

/* One look; what stands in it is so when it is over. */
struct replay_step {
	enum replay_act act;
	uint32_t tick;		 /* from 1 */
	uint32_t checked_weight; /* while it was measured */
	uint32_t weight; /* percent of the traffic that the canary has */
	uint32_t iterations, failed_checks;
	uint32_t check; /* that failed, the first one, or REPLAY_NONE */
	double value;	/* of that check; NaN: no value */
	bool is_mirrored, is_checked;
};

enum replay_verdict { REPLAY_OPEN, REPLAY_PROMOTED, REPLAY_ROLLED_BACK };
const char *replay_verdict_name(enum replay_verdict verdict);

/* Whether a value keeps to its bounds; no value does not. */
bool replay_is_inside(const struct canary_check *check, double value);

/*
 * Looks until there is a verdict, at most `ticks` times: REPLAY_OPEN if there
 * is none then.  Appends each look to `steps` (of struct replay_step; or NULL).
 *
 * A look ends the analysis with REPLAY_ROLLED_BACK if failed checks have
 * reached the threshold; so the last failure and the end are two looks.  It
 * then checks in the order of `checks`, up to the first that fails: its value
 * is outside the bounds (a value on a bound is inside, but for open ones), or
 * there is none.  Nothing is checked before traffic or mirrored requests
 * arrive.  A weight may pass max_weight, if that is not a multiple of the step;
 * what has reached it is promoted by the next look that passes.
 */
enum replay_verdict replay_run(const struct canary_rules *rules,
			       replay_value value, const void *data,
			       uint32_t ticks, GArray *steps);

/*
 * 5, 25, 50, 100 percent for 10 minutes each; the first failure ends it.  It
 * has no checks.
 */
extern const struct canary_rules replay_ladder;

#endif
