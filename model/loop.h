/* loop.h -- description of the loop: a card a stage, from plan to monitor */
#ifndef MODEL_LOOP_H
#define MODEL_LOOP_H

#include "model/measure.h"
#include "model/sentence.h"

enum { LOOP_CARDS = 8, LOOP_FIGURES = 2 };

/* A number of a stage, and what it was. */
struct loop_figure {
	const char *label;   /* "lead time, median" */
	struct value number; /* is_missing: too few, see change */
	const char *unit;    /* words after it, or NULL if it has its own */
	const struct sentence *none; /* in its place: "None in 2026 Q2" */
	enum verdict verdict;
	const struct sentence *change; /* "was 8.9 · +55%", or NULL */
};

struct loop_card {
	const char *stage; /* "Plan" */
	struct loop_figure figures[LOOP_FIGURES];
	uint32_t n;			/* figures; 0: not measured */
	const struct sentence *aside;	/* one number more, or NULL */
	const struct sentence *missing; /* which input is, if nothing is
					   measured */
	const char *source; /* "from commits and deploys", or NULL */
	/* id of the page about it, or NULL; the one that is there instead
	 * where its own is not */
	const char *page, *shared_page;
};

/* In their order: the second half leads back to the first card. */
struct loop {
	struct loop_card cards[LOOP_CARDS];
};

#endif
