/* canary.h -- canaries judged again by their rules, and beside the primary */
#ifndef MODEL_CANARY_H
#define MODEL_CANARY_H

#include "model/canary_rules.h"
#include "model/comparison.h"
#include "model/records_delivery.h"
#include "model/settings_delivery.h"

/*
 * One run of an analysis.  What is told step by step and what a resource says
 * of the same run (its name, an end within two intervals and a minute) are
 * one; the rules of a run that tells none are those of the resource of that
 * name that is nearest in time, else the plain ladder.
 */
struct canary_run {
	const struct canary *record;
	const struct canary_settings *settings; /* or NULL */
	const char *service;			/* or NULL */
	const char
		*recorded; /* "promoted", "rolled back", "running", "replaced"
			      by a newer revision, or NULL */
	int64_t started_at, until; /* NO_TIME: not known */
	struct canary_rules rules; /* in force: with the limits of settings */
	GArray *checks;		   /* of struct canary_check: those of rules */
	bool has_own_rules;	   /* not the plain ladder */
};

#define REPLAY_NONE UINT32_MAX

enum replay_act {
	REPLAY_ADVANCES,   /* weight or iterations go up */
	REPLAY_HALTS,	   /* a check failed: all stays */
	REPLAY_PROMOTES,   /* the primary becomes the canary */
	REPLAY_ROLLS_BACK, /* all traffic back to the primary */
	REPLAY_WAITS,	   /* no rule says how to go on */
};

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

/* The canary while it had traffic, against the primary at the same time. */
struct canary_comparison {
	size_t n, primary_n;
	double median, primary_median;
	struct comparison_of_ranks ranks;
	struct comparison_of_spreads spreads;
	const char *verdict; /* "worse", "better", "wider", "no difference",
				"too few", "not measured" */
};

struct canary_replay {
	struct canary_run run;
	GArray *steps;	/* of struct replay_step; empty: not replayed */
	bool *measured; /* by check: a series has points in the run */
	double *values; /* see canary_value() */
	struct canary_comparison *beside; /* by check */
	const char
		*verdict; /* "promoted", "rolled back", "open", "not scored" */
	char *reason;	  /* or NULL */
	int agrees;	  /* 1, 0; -1: one of the two is missing */
	bool is_by_conditions; /* of its own, as an AnalysisRun has them */
	const char *metric;    /* then the one that the reason begins with, if
				  it tells of one alone; or NULL */
};
typedef struct canary_replay CanaryReplay;

/* What a check measured at a step that is_checked; NaN: nothing. */
double canary_value(const struct canary_replay *replay, uint32_t step,
		    uint32_t check);

void canary_replay_free(struct canary_replay *replay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CanaryReplay, canary_replay_free)

#define metrics_canary(metrics, i) \
	((const struct canary_replay *)(metrics)->canaries->pdata[i])

#endif
