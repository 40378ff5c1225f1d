/* burndown.h -- descriptions of charts of what is left of a budget */
#ifndef MODEL_BURNDOWN_H
#define MODEL_BURNDOWN_H

#include "model/budget.h"

/* Where an even spend goes from all to nothing: a window of the calendar. */
struct even_spend {
	int64_t since, until;
};

/* A panel: the budget of an objective over the review. */
struct burndown {
	const char *name;   /* the service, or the objective */
	const char *beside; /* "28d", "month"; the objective, if not it */
	double objective, left;
	double valid; /* events that it rests on */
	int64_t since, until;
	const struct budget_spot *spots;
	uint32_t n;
	const struct even_spend *evens;
	uint32_t n_evens;
	const struct budget_step *steps; /* the largest, by time */
	uint32_t n_steps;
	int64_t spent_at; /* or NO_TIME */
	bool is_small;	  /* one of more than nine */
};
enum { BURNDOWN_FEW = 5, BURNDOWN_STEPS = 3 };

#endif
