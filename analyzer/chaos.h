/* chaos.h -- what experiments did, against what was to hold */
#ifndef ANALYZER_CHAOS_H
#define ANALYZER_CHAOS_H

#include "model/metrics.h"
#include "model/records_delivery.h"
#include "model/settings_delivery.h"

/* Samples for a verdict, and in a row to have recovered. */
enum { CHAOS_SAMPLES_MIN = 3 };

/*
 * One experiment.  A result that has no times has those of the one other record
 * of its engine and experiment that has some, which is no run of its own.  A
 * section with times and without a record is an experiment, too.
 */
struct chaos_run {
	const struct chaos_result *record;     /* or NULL */
	const struct chaos_settings *settings; /* or NULL */
	const char *experiment;
	const char *service;	      /* or NULL */
	int64_t started_at, ended_at; /* or NO_TIME */
};

enum chaos_held { CHAOS_NOT_SCORED, CHAOS_HELD, CHAOS_BROKE };
const char *chaos_held_name(enum chaos_held held);

struct chaos_outcome {
	enum chaos_held held;
	double steady;	  /* median of the samples before the start */
	double during;	  /* the worst sample from the start to the end */
	uint64_t samples; /* during it */
	double recovered_seconds; /* NaN: it held, or did not recover */
	const char *reason;	  /* or NULL */
	int agrees; /* with the record: 1, 0; -1: one of the two is missing */
};

/* Of the window, or all, by start; of struct chaos_run. */
GArray *chaos_runs(const struct metrics *metrics, bool all);

/* What was asked of a run, of struct chaos_hypothesis; or NULL. */
const GArray *chaos_hypotheses(const struct chaos_run *run);
#define chaos_hypothesis_at(hypotheses, i) \
	(&g_array_index((hypotheses), struct chaos_hypothesis, (i)))

/*
 * A hypothesis holds if every sample of the experiment is inside its limit.
 * Recovery is the first of three samples in a row inside it from the end on,
 * within the section's `recovery`; a counter counts per second; of several
 * series the worst is taken at each time.
 */
struct chaos_outcome chaos_judge(const struct metrics *metrics,
				 const struct chaos_run *run,
				 const struct chaos_hypothesis *hypothesis);

/* The deploy or rollback that ran when it began, or NULL. */
const struct deploy *chaos_running(const struct metrics *metrics,
				   const struct chaos_run *run);

/* Whether what was from then to then (NO_TIME: still is) was on meanwhile. */
bool chaos_is_during(const struct chaos_run *run, int64_t from, int64_t until);

/* Adds a finding for each hypothesis of the window that its record belies. */
void chaos_find(struct metrics *metrics);

#endif
