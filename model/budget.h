/* budget.h -- how much may go wrong, and how much of it has */
#ifndef MODEL_BUDGET_H
#define MODEL_BUDGET_H

#include "model/slo.h"

#include <glib.h>

/* Two windows burn at once so fast, and an alert would ring. */
struct burn_pair {
	double factor;
	int32_t minutes, short_minutes;
};
enum { BURN_PAIRS = 4, BURN_RATES = 3 };

enum { BUDGET_AFTER_DEPLOY = 60 * 60 }; /* seconds */

/*
 * Of an objective, in the last of its windows that ends in the review:
 * (since, until].  Shares of the budget: 1 is all of it.  NaN is no data.
 */
struct budget {
	const struct slo_settings *slo;
	uint32_t service; /* or NONE: not one that is known */
	int64_t since, until;
	double valid, bad;	 /* events; of levels, samples */
	double allowed;		 /* events that may be bad */
	double left;		 /* share of the budget */
	int64_t spent_at;	 /* since when nothing is left, or NO_TIME */
	double burn_incidents;	 /* share of the bad during its incidents */
	double burn_deploys;	 /* and in the hour after its deploys */
	double coverage;	 /* share of the time with samples */
	double burn[BURN_RATES]; /* 1 h, 6 h, 3 d, at the end */
	uint32_t alerts[BURN_PAIRS]; /* how often each pair began to burn */
	const char *unmeasured;	     /* why there is nothing, or NULL */
	uint32_t first_day, days;    /* in metrics->budget_days */
	uint32_t first_spot, spots;  /* in metrics->budget_spots */
	uint32_t first_step, steps;  /* in metrics->budget_steps */
};

/* A day of the review. */
struct budget_day {
	int64_t day_at;
	double valid, bad; /* NaN: no samples */
	double left;	   /* at its end */
};

/* What is left at a time; NaN: no samples in the hour before. */
struct budget_spot {
	int64_t at;
	double left;
};

/*
 * What an incident of the service took, as a share of the budget, up to the
 * sample after its end.
 */
struct budget_step {
	int64_t began_at, ended_at;
	double taken;
};

#define metrics_budget(metrics, i) \
	(&g_array_index((metrics)->budgets, struct budget, i))
#define metrics_budget_day(metrics, i) \
	(&g_array_index((metrics)->budget_days, struct budget_day, i))
#define metrics_budget_spot(metrics, i) \
	(&g_array_index((metrics)->budget_spots, struct budget_spot, i))
#define metrics_budget_step(metrics, i) \
	(&g_array_index((metrics)->budget_steps, struct budget_step, i))

#endif
