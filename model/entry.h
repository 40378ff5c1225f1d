/* entry.h -- what records of exports have in common, whatever they are */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The kinds of records besides commits, deploys and incidents.  A struct of
 * each begins with a struct record_entry, so that all are added, sorted,
 * freed of duplicates and accounted for in one way.
 */
enum record_kind {
	RECORD_RUN,	   /* struct ci_run */
	RECORD_JOB,	   /* struct ci_job */
	RECORD_TEST,	   /* struct test_result */
	RECORD_SPAN,	   /* struct span */
	RECORD_SERIES,	   /* struct series */
	RECORD_EVENT,	   /* struct event */
	RECORD_ALERT,	   /* struct alert */
	RECORD_CANARY,	   /* struct canary */
	RECORD_CHAOS,	   /* struct chaos_result */
	RECORD_EVALUATION, /* struct flag_evaluation */
	RECORD_OBJECTIVE,  /* struct objective */
	RECORD_KINDS
};

struct record_entry {
	const char *id;		  /* the source's own, or NULL */
	const char *service_name; /* as the record names it, or NULL */
	int64_t at;		  /* when it was, or began; NO_TIME: timeless */
	int64_t created_at, modified_at; /* of the record, or NO_TIME */
	uint64_t content; /* hash that tells records without id apart; 0: none
			     is like it */
	struct place place;
	uint32_t service; /* sealed: the one that service_name means, or NONE */
};

/* Of the struct. */
size_t record_kind_size(enum record_kind kind);

/* What became of a run, a job, a canary; in the words of METRICS.md. */
enum result {
	RESULT_UNKNOWN,
	RESULT_SUCCESS,
	RESULT_FAILURE,
	RESULT_CANCELLED,
	RESULT_SKIPPED,
	RESULT_RUNNING, /* not ended yet: queued, waiting, in progress */
	RESULTS
};
/* "success", …; "" if it is not known. */
const char *result_name(enum result result);

#endif
