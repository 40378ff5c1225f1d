/* result.h -- what was found out about each deploy, change, incident, week */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include "model/measure.h"
#include "model/records.h"

enum inferred { INFERRED_NOT, INFERRED_ROLLBACK, INFERRED_REDEPLOY };
enum { FAILED_BY_ROLLBACK = 1, FAILED_BY_INCIDENT = 2 };

struct deploy_result {
	enum inferred inferred;
	bool is_counted;  /* successful, kind deploy, not inferred rollback */
	bool is_baseline; /* counts, but ships nothing */
	bool is_failed;
	bool is_rework; /* mends what was shipped shortly before (rework.h) */
	bool ships;	/* brings something that no deploy before it did */
	bool is_after_gap; /* ships also what an unmatched one before shipped */
	bool is_truncated;
	uint8_t failure_reasons;	/* FAILED_BY_… */
	uint32_t first_change, changes; /* changes NONE: unknown */
	uint32_t first_merge,
		merges;		 /* in metrics->merges: shipped, no changes,
					 but named by a message */
	double lead_p50;	 /* seconds, NaN: no data */
	double recovery_seconds; /* failed deployment recovery; NaN */
	double budget_burned; /* share of an error budget in the hour after; of
				 several objectives the largest; NaN */
	uint32_t first_incident, incidents; /* in metrics->deploy_incidents */
	int64_t earliest_start; /* of it and all later ones of its service */
};

/* A commit that a deploy shipped; of the repository of its service. */
struct change {
	uint32_t deploy, commit;
	double lead_seconds; /* NaN: negative, left out of the statistics */
};

struct service_commit {
	uint32_t service, commit;
	bool is_before; /* of those wanted: shipped before both periods, so it
			   matters only to what takes it back */
};

enum match { MATCH_NONE, MATCH_EXPLICIT, MATCH_WINDOW };

struct incident_result {
	uint32_t deploy; /* or NONE */
	enum match match;
	bool is_counted; /* resolved or open */
	bool is_open;
	double recovery_seconds; /* NaN unless resolved */
	const char *note;	 /* "drill", "ends before it begins", … */
};

enum signal { SIGNAL_NONE, SIGNAL_OUTSIDE, SIGNAL_RUN, SIGNAL_NEAR };

/* A week (Monday's midnight) of the previous period or the window. */
struct week {
	int64_t monday_at;
	uint32_t service; /* NONE: all services */
	bool is_previous; /* its Thursday lies in the previous period */
	bool is_complete; /* wholly within its period */
	uint32_t deploys, deploy_days, changes, failed, incidents, resolved;
	double lead_p50, lead_p90, failure_rate, recovery_mean;
	double xmr_centre, xmr_lower, xmr_upper; /* of lead_p50; NaN: none */
	enum signal signal;
};

/* The fates of a source's records that depend on the window, added. */
struct source_result {
	uint32_t fates[FATES]; /* all eight; they add up to source->read */
	uint32_t findings;
};

struct failure_window {
	int64_t seconds; /* INT64_MAX: without end */
	uint32_t failed, deploys;
};

#endif
