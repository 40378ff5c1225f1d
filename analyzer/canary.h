/* canary.h -- canaries judged again by their rules, and beside the primary */
#ifndef ANALYZER_CANARY_H
#define ANALYZER_CANARY_H

#include "analyzer/canary_metric.h"
#include "analyzer/comparison.h"
#include "analyzer/replay.h"
#include "model/metrics.h"
#include "model/records_delivery.h"

/* Values that each side needs for a comparison to say anything. */
enum { CANARY_VALUES_MIN = 20 };

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

struct canary_replay {
	struct canary_run run;
	GPtrArray *metrics; /* of struct canary_metric *, by check */
	bool *measured;	    /* by check */
	GArray *steps;	    /* of struct replay_step; empty: not replayed */
	const char
		*verdict; /* "promoted", "rolled back", "open", "not scored" */
	char *reason;	  /* or NULL */
	int agrees;	  /* 1, 0; -1: one of the two is missing */
};
typedef struct canary_replay CanaryReplay;

/* All runs, of struct canary_run, in the order of the facts. */
GArray *canary_runs(const struct metrics *metrics);

/*
 * Replays a run, which it takes over.  The first look is when events say, else
 * a canary of Flagger has it an interval after its start, the ladder at once;
 * the others follow an interval apart.  It ends one look after what the record
 * says, or at the as-of time.  A metric without a series, or whose
 * series has no point in the run, is not measured; it is passed over, and
 * since it could only have added failures the verdict is "rolled back" or
 * "not scored".  Where there is a series, no data is a failed check; but behind
 * the last point of all of them nothing is looked at.  An AnalysisRun is not
 * replayed: its conditions and measurements decide (canary_analysis.h).
 */
struct canary_replay *canary_replay(const struct metrics *metrics,
				    struct canary_run run);
void canary_replay_free(struct canary_replay *replay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CanaryReplay, canary_replay_free)

/* Whether there is a series of it, with points in the run. */
bool canary_is_measured(const struct canary_replay *replay, uint32_t check);

/* When look `tick` is, and the value of a check then. */
int64_t canary_look_at(const struct canary_run *run, uint32_t tick);
double canary_look_value(const struct canary_replay *replay, uint32_t check,
			 uint32_t tick);

/* The canary while it had traffic, against the primary at the same time. */
struct canary_comparison {
	size_t n, primary_n;
	double median, primary_median;
	struct comparison_of_ranks ranks;
	struct comparison_of_spreads spreads;
	const char *verdict; /* "worse", "better", "wider", "no difference",
				"too few", "not measured" */
};
struct canary_comparison canary_compare(const struct metrics *metrics,
					const struct canary_replay *replay,
					uint32_t check);

#endif
