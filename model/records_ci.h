/* records_ci.h -- runs of pipelines, their jobs, tests, and spans of traces */
#ifndef MODEL_RECORDS_CI_H
#define MODEL_RECORDS_CI_H

#include "model/entry.h"

/* entry.at is queued_at if known, else started_at. */
struct ci_run {
	struct record_entry entry; /* a later attempt has the id RUN.ATTEMPT */
	const char *run_id;	   /* of all attempts */
	const char *name; /* of the workflow, pipeline, project; or NULL */
	const char *repository, *branch, *commit_name; /* or NULL */
	const char *trigger; /* push, schedule, …, or NULL */
	const char *link;    /* or NULL */
	int64_t queued_at, started_at, finished_at; /* or NO_TIME */
	double busy_seconds, queued_seconds; /* as told, not computed; NaN */
	uint32_t attempt;		     /* from 1 */
	enum result result;
};

struct ci_job {
	struct record_entry entry;
	const char *run_id;	  /* of its run, or NULL */
	const char *name, *stage; /* stage may be NULL */
	const char *branch, *commit_name, *link;
	const char *why; /* of a failure, in the record's words, or NULL */
	int64_t queued_at, started_at, finished_at;
	double busy_seconds, queued_seconds; /* as told, not computed; NaN */
	uint32_t attempt;
	enum result result;
	bool may_fail; /* without failing its run */
};

enum test_outcome {
	TEST_PASSED,
	TEST_FAILED,
	TEST_BROKEN, /* an error, not a failed assertion */
	TEST_SKIPPED,
	TEST_OUTCOMES
};
const char *test_outcome_name(enum test_outcome outcome);

/* entry.at is the time of the innermost suite that has one. */
struct test_result {
	struct record_entry entry;
	const char *suite, *class_name, *name, *file; /* or NULL, but name */
	const char *commit_name, *run_id; /* if its report names them */
	const char *why;		  /* of a failure, or NULL */
	double seconds;			  /* NaN: not told */
	uint32_t repetitions;		  /* after the first that failed */
	enum test_outcome outcome;
	bool is_flaky; /* failed first, and passed in the end */
};

/* Of a trace; entry.id is TRACE/SPAN. */
struct span {
	struct record_entry entry;
	const char *trace_id, *span_id; /* hex, lower case */
	const char *parent_id;		/* or NULL: a root */
	const char *name;
	const char *pipeline, *task, *run_id; /* of CI/CD, or NULL */
	const char *repository, *branch, *commit_name;
	const char *environment, *link;
	int64_t started_ns, ended_ns; /* since 1970 */
	double queued_seconds;	      /* NaN: not told */
	enum result result;	      /* of a pipeline or task */
	bool is_error;
};

#endif
