/* plan.h -- histories of many deploys, by rule */
#ifndef TESTS_PLAN_H
#define TESTS_PLAN_H

#include "tests/history.h"

enum { WEEK = 7 * 24 * 60 }; /* minutes */

/*
 * Words of a history in the making: one line of commits, of which each deploy
 * ships one.  The first, of web at the epoch, is its baseline; that of another
 * service is its first deploy.
 */
struct plan {
	GString *commits, *deploys, *incidents;
	uint32_t n; /* commits but the first */
};

void plan_begin(struct plan *plan);

/*
 * Deploy k of `n` is at `from` + k * `step` minutes; its change is `lead`
 * minutes old.
 */
void plan_deploys(struct plan *plan, const char *service, uint32_t n, int from,
		  int step, int lead);
/* The same of incidents, each `length` minutes long. */
void plan_incidents(struct plan *plan, const char *service, uint32_t n,
		    int from, int step, int length);

/* The history, to be measured; the plan is gone. */
struct history *plan_end(struct plan *plan);

#endif
