/* canary_steps.h -- canaries that are told step by step */
#ifndef IMPORTERS_CANARY_STEPS_H
#define IMPORTERS_CANARY_STEPS_H

#include "importers/reading.h"

/*
 * Events, webhooks and watched tables tell what changed, and when.  The steps
 * of a file are kept in reading->state until it ends; then they are put in the
 * order of time, and each stretch from a start to an end is one canary.  One
 * that ends with the start of the next was cancelled; what waits for approval
 * has not started.
 */
struct canary_step {
	char *name, *space; /* g_free()d; space may be NULL */
	char *phase;	    /* as the record says, or what it amounts to */
	char *why;	    /* of a failure, or NULL */
	int64_t at;
	uint32_t record;
	uint32_t weight;	 /* 0: not told */
	uint32_t checks, failed; /* made in this step */
	bool is_start;		 /* of a new revision */
	bool is_look;		 /* the first look at it */
};

/* Takes over the strings. */
void canary_steps_add(struct reading *reading, struct canary_step step);
/* The importer's finish(). */
void canary_steps_finish(struct reading *reading);

/* What a phase of Flagger means. */
enum result canary_result_of(const char *phase);

#endif
