/* budgets_said.h -- what there is to say of all error budgets */
#ifndef ANALYZER_BUDGETS_SAID_H
#define ANALYZER_BUDGETS_SAID_H

#include "analyzer/composer.h"

/* Of a metrics' budgets; `order` is the caller's to g_array_unref(). */
struct budgets_said {
	GArray *order;	   /* of uint32_t: worst first, unmeasured last */
	uint32_t measured; /* how many have a budget */
	uint32_t spent;	   /* of these, with nothing left */
	double missing;	   /* share of their windows without samples */
	bool are_services; /* none has two objectives */
};
struct budgets_said budgets_say(const struct metrics *metrics);

/* The service of an objective, or what the objective is called. */
const char *budgets_name(const struct metrics *metrics,
			 const struct budget *budget);

/* What is to be decided where budgets are spent, appended as struct item. */
void budgets_decide(struct composer *composer, GArray *items);

#endif
