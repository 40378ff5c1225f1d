/* charted_budget.c -- made-up panels of what is left of a budget */
#include "tests/charted_making.h"

#include <math.h>

enum { HOUR = 3600 };

/* An even trickle, and two incidents; of the last shape far too much. */
static double left_at(const struct making *making, double share)
{
	double left = 1 - 0.6 * share;

	if (making_is(making, SHAPE_ZERO))
		return 1;
	if (share > 0.3)
		left -= 0.2;
	if (share > 0.7)
		left -= making_is(making, SHAPE_GAPS) ? 0.9 : 0.35;
	return left;
}

static const struct budget_step *make_steps(struct making *making,
					    const struct burndown *burndown)
{
	struct budget_step *steps =
		pool_new_array(making->pool, struct budget_step, 2);
	double length = (double)(burndown->until - burndown->since);

	for (int i = 0; i < 2; i++) {
		steps[i].began_at =
			burndown->since + (int64_t)((0.3 + 0.4 * i) * length);
		steps[i].ended_at = steps[i].began_at + HOUR;
		steps[i].taken = i == 0			       ? 0.2 :
				 making_is(making, SHAPE_GAPS) ? 0.9 :
								 0.35;
	}
	return steps;
}

const void *charted_burndown(struct making *making)
{
	struct burndown *burndown =
		pool_new_array(making->pool, struct burndown, 1);
	int64_t length = making->shape->weeks * MAKING_WEEK;
	uint32_t n = (uint32_t)(length / HOUR);
	struct budget_spot *spots =
		pool_new_array(making->pool, struct budget_spot, n + 1);
	struct even_spend *even =
		pool_new_array(making->pool, struct even_spend, 1);

	*burndown = (struct burndown){
		.name = making_service(making, 0),
		.beside = "quarter",
		.objective = 0.9995,
		.valid = making->shape->values,
		.since = MAKING_SPLIT,
		.until = MAKING_SPLIT + length,
		.spots = spots,
		.n = n,
		.evens = even,
		.n_evens = 1,
		.spent_at = NO_TIME,
		.is_small = making->shape->services > 9,
	};
	for (uint32_t i = 0; i < n; i++) {
		spots[i].at = MAKING_SPLIT + (i + 1) * HOUR;
		spots[i].left = left_at(making, (i + 1.0) / n);
		burndown->left = spots[i].left;
		if (spots[i].left <= 0 && burndown->spent_at == NO_TIME)
			burndown->spent_at = spots[i].at;
		if (making_is(making, SHAPE_GAPS) && i > n / 2 && i < n * 2 / 3)
			spots[i].left = NAN;
	}
	*even = (struct even_spend){ burndown->since, burndown->until };
	burndown->steps = make_steps(making, burndown);
	burndown->n_steps = making_is(making, SHAPE_ZERO) ? 0 : 2;
	return burndown;
}
