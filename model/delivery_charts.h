/* delivery_charts.h -- descriptions of charts of canaries and of flags */
#ifndef MODEL_DELIVERY_CHARTS_H
#define MODEL_DELIVERY_CHARTS_H

#include "model/sentence.h"

#include <stdbool.h>
#include <stdint.h>

/* How many canaries got so far; of these, how many got no farther. */
struct promotion_step {
	const char *name; /* "25%" */
	uint32_t reached, stopped, open;
};
struct promotion {
	const struct promotion_step *steps;
	uint32_t n;
};
enum { PROMOTION_STEPS = 7 };

/* A canary: what it passed, and what its metric was beside the primary. */
struct stepper_row {
	const char *name;
	const struct sentence *about; /* when, and which revision */
	uint32_t passed, steps;
	bool is_stopped;	       /* at the step after those it passed */
	const char *metric;	       /* or NULL: none is measured */
	const struct sentence *values; /* "4.1% vs 0.3%, ×14", or NULL */
	const struct sentence *verdict, *reason; /* reason: or NULL */
	const char *recorded;			 /* or NULL */
	const struct sentence *samples;		 /* "n = 36", or NULL */
	bool is_worse; /* its verdict is for attention */
	bool differs;  /* from what is recorded */
};
struct steppers {
	const struct stepper_row *rows;
	uint32_t n;
	const struct sentence *more; /* "and 3 more: …", or NULL */
};
enum { STEPPER_SQUARES = 10 }; /* at most; more steps share them */

/* A variant of a flag, minus the control. */
enum forest_mark {
	FOREST_UNDECIDED,
	FOREST_BETTER,
	FOREST_WORSE,
	FOREST_UNREADABLE, /* drawn faint: nothing is to be read */
	FOREST_WORDS,	   /* no place on the axis: `words` alone */
};
struct forest_row {
	const char *flag, *variant;
	enum forest_mark mark;
	double difference, low, high; /* of shares */
	const struct sentence *words; /* in the place of the mark, or NULL */
	const struct sentence *level, *control, *errors, *n; /* or NULL */
	const char *decision;
};
struct forest {
	const struct forest_row *rows;
	uint32_t n;
	bool has_errors;	     /* a column of them */
	const struct sentence *more; /* "and 3 more: …", or NULL */
};

#endif
