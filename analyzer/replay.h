/* replay.h -- what the rules of a canary make of given measurements */
#ifndef ANALYZER_REPLAY_H
#define ANALYZER_REPLAY_H

#include "model/canary.h"

/* The value of a check, as measured at look `tick`; NaN: no value. */
typedef double (*replay_value)(const void *data, uint32_t check, uint32_t tick);

const char *replay_act_name(enum replay_act act);

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
