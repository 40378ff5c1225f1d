/* loop.h -- the numbers that stand for the stages, from plan to monitor */
#ifndef ANALYZER_LOOP_H
#define ANALYZER_LOOP_H

#include "model/metrics.h"
#include "model/panel.h"

enum loop_stage {
	LOOP_PLAN,
	LOOP_CODE,
	LOOP_BUILD,
	LOOP_TEST,
	LOOP_RELEASE,
	LOOP_DEPLOY,
	LOOP_OPERATE,
	LOOP_MONITOR,
	LOOP_STAGES
};
const char *loop_stage_name(enum loop_stage stage); /* "plan" */

/*
 * One number of a stage, of all services.  Its state says whether there is one:
 * drawn, not measured (no source was given, or it says nothing of what became
 * of any), or none (there is a source and nothing in it).  The verdict is empty
 * where no test of a change is defined.
 */
struct loop_number {
	enum loop_stage stage;
	const char *metric;	       /* "lead_time_p50" */
	const char *label;	       /* "lead time, median" */
	const char *page;	       /* id of the page that tells more */
	const struct measure *measure; /* that it is, or NULL */
	enum unit unit;
	enum panel_state state;
	double value, previous; /* NaN: none */
	uint32_t n, previous_n; /* NONE: known of now only */
	bool is_counted;	/* so many of n, which people read as such */
	double high;		/* of a share of 0: what it may be; or NaN */
	enum verdict verdict;
	enum change_kind change_kind;
	double change;
	const char *missing; /* the input that it would need: "test reports" */
	const char *source;  /* kinds of source, joined by ;, or NULL */
};

/* Of struct loop_number, by stage; the strings are the pool's. */
GArray *loop_numbers(const struct metrics *metrics, struct pool *pool);

#endif
