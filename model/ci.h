/* ci.h -- how healthy the pipelines are: runs, stages and tests as measured */
#ifndef MODEL_CI_H
#define MODEL_CI_H

#include "model/entry.h"

#include <glib.h>

/* What something belongs to; names are "" where they are not known. */
struct home {
	const char *service, *pipeline;
	uint32_t index; /* of the service in the facts, or NONE */
};

/* One attempt of a run, whatever told of it: a record, jobs or a trace. */
struct attempt {
	struct home home;
	const char *run_id, *commit;	  /* or NULL */
	int64_t at, started_at, ended_at; /* at: asked for, else begun */
	uint32_t number;		  /* from 1 */
	enum result result;
	bool is_last;		      /* of its run */
	double duration, wait;	      /* seconds; NaN: not known */
	uint32_t first_stage, stages; /* in ci->stage_times */
};

/* How long a stage of an attempt ran, and was on its critical path. */
struct stage_time {
	const char *stage;
	double seconds, critical; /* critical NaN: not known */
};

/* A test that passed or failed, in one report. */
struct test_trial {
	struct home home;
	const char *suite, *test;
	const char *commit;		 /* or NULL */
	int64_t at;			 /* or NO_TIME */
	uint32_t passed, failed, source; /* source of the report */
};

/* A test that passed and failed on one commit; or a counter said so. */
struct flaky_test {
	struct home home;
	const char *suite, *test;
	const char *commit;	 /* or NULL */
	uint32_t passed, failed; /* passed NONE: not told */
	int64_t first_at, last_at;
	int64_t known_at; /* when the second outcome came; or NO_TIME */
};

/* What is told of a scope in a week or a period; NaN is no data. */
struct ci_value {
	uint32_t runs, succeeded, failed, cancelled, skipped;
	double success_rate;
	uint32_t durations, waits; /* values that the next rest on */
	double duration_mean, duration_p50, duration_p95;
	double wait_mean, wait_p95;
	uint32_t tests, flaky;
	double flaky_rate;
};

enum ci_scope_kind { CI_ALL, CI_SERVICE, CI_PIPELINE };

struct ci_scope {
	enum ci_scope_kind kind;
	struct home home; /* "" where the scope has several */
	struct ci_value now, before;
};

struct ci_week {
	int64_t monday_at;
	bool is_complete;
	struct ci_value value;
};

/* A stage of a pipeline in both periods; p95 needs 40 runs of it. */
struct ci_stage {
	struct home home;
	const char *stage;
	uint32_t runs, previous_runs;
	double p50, p95, previous_p95, critical_share; /* of its runs' time */
	bool is_slower; /* by 15 %, and the interval of the ratio agrees */
};

struct ci {
	GArray *attempts;    /* of struct attempt, by home, at, run, number */
	GArray *stage_times; /* of struct stage_time */
	GArray *trials; /* of struct test_trial, by home, suite, test, at */
	GArray *flaky;	/* of struct flaky_test, by home, suite, test, known */
	GArray *series; /* NULL, or what series tell: the analyzer's own */
	GArray *scopes; /* of struct ci_scope: all, services, pipelines */
	GArray *weeks;	/* of struct ci_week: those of each scope */
	GArray *stages; /* of struct ci_stage, by home, stage */
	uint32_t n_weeks;				    /* of a scope */
	bool has_runs, has_durations, has_waits, has_tests; /* in all data */
	GArray *deliveries; /* of double: commit to deploy, of the window */
};

#endif
