/* records_delivery.h -- canaries, chaos experiments, flags, objectives */
#ifndef MODEL_RECORDS_DELIVERY_H
#define MODEL_RECORDS_DELIVERY_H

#include "model/canary_analysis.h"
#include "model/canary_rules.h"
#include "model/entry.h"

/* The analysis of one revision; entry.at is its end, else its start. */
struct canary {
	struct record_entry entry;
	const char *name, *space;	 /* space (its namespace) may be NULL */
	const char *revision;		 /* or NULL */
	const char *phase;		 /* as the record says */
	const char *why;		 /* of a failure, or NULL */
	int64_t started_at, finished_at; /* or NO_TIME */
	uint32_t checks, failed_checks, limit; /* limit 0: not told */
	uint32_t weight;		       /* percent of traffic reached */
	uint32_t ready_seconds; /* from its start to its first look; 0: not told
				 */
	enum result result; /* failure: aborted or rolled back; cancelled: a new
			       revision came */
	const struct canary_rules *rules; /* the facts' own; NULL: not told */
	const struct canary_analysis *analysis; /* the same, of Argo's */
};

enum verdict_of_chaos {
	CHAOS_UNKNOWN,
	CHAOS_PASSED,
	CHAOS_FAILED,
	CHAOS_STOPPED,
	CHAOS_AWAITED,
	CHAOS_VERDICTS
};
const char *chaos_verdict_name(enum verdict_of_chaos verdict);

struct chaos_result {
	struct record_entry entry;
	const char *experiment, *engine;   /* engine may be NULL */
	const char *target;		   /* what was attacked, or NULL */
	const char *phase;		   /* as the record says, or NULL */
	const char *why;		   /* of a failure, or NULL */
	int64_t started_at, finished_at;   /* or NO_TIME */
	double probe_success;		   /* fraction; NaN: not told */
	uint32_t probes, passed_probes;	   /* 0: a verdict without probes */
	uint32_t passed_runs, failed_runs; /* over all runs of the engine */
	enum verdict_of_chaos verdict;
};

/* An evaluation of a flag, or what was measured under one of its variants. */
struct flag_evaluation {
	struct record_entry entry;
	const char *flag, *variant; /* variant may be NULL */
	const char *why;     /* reason: split, targeting_match, …; NULL */
	const char *subject; /* who it was evaluated for, or NULL */
	const char *measure; /* what was measured, or NULL */
	double value;	     /* of measure; NaN: none */
	bool is_error;
};

/* A promise; entry.at is NO_TIME, it holds at all times. */
struct objective {
	struct record_entry entry;
	const char *name, *about;	/* about may be NULL */
	const char *good, *bad, *total; /* queries, or NULL */
	const char *ratio;	/* query of the share of errors, or NULL */
	bool is_ratio_good;	/* it is that of what went well */
	double target;		/* fraction that must be good */
	double threshold;	/* seconds or any unit; NaN: a ratio */
	const char *level;	/* query of what is held against it, or NULL */
	const char *level_is;	/* good if it is: "lte", "gt", …; or NULL */
	int64_t window_seconds; /* 0: not told */
	bool is_calendar;	/* the window does not roll */
	int64_t slice_seconds;	/* time slices; 0: occurrences */
	double slice_target;	/* share that makes one good; NaN: not told */
	bool adds_shares;	/* of slices: how good, not whether they are */
	const char *unread;	/* why its indicator is not read, or NULL */
};

#endif
