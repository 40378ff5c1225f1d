/* charted_making.h -- what the files of charted.h share */
#ifndef TESTS_CHARTED_MAKING_H
#define TESTS_CHARTED_MAKING_H

#include "tests/charted.h"

#define MAKING_SPLIT INT64_C(1774828800) /* Monday, 30 March 2026 */
#define MAKING_WEEK INT64_C(604800)
#define MAKING_HOUR 3600.0

enum { MAKING_ENOUGH = 5, MAKING_MANY = 20 };

struct making {
	struct pool *pool;
	const struct shape *shape;
	GRand *random;
};

bool making_is(const struct making *making, unsigned int flag);

/* About a normal deviate; seconds spread as those of changes are. */
double making_deviate(struct making *making);
double making_duration(struct making *making, double hours);

struct span making_span(const struct making *making);
uint32_t making_buckets(const struct making *making);
const char *making_service(struct making *making, uint32_t s);

/* The data of a panel of that kind. */
const void *charted_trend(struct making *making);
const void *charted_columns(struct making *making);
const void *charted_rates(struct making *making);
const void *charted_scatter(struct making *making);
const void *charted_ecdf(struct making *making);
const void *charted_strip(struct making *making);
const void *charted_funnel(struct making *making);
const void *charted_ratios(struct making *making);
const void *charted_curves(struct making *making);
const void *charted_verdicts(struct making *making);
const void *charted_delays(struct making *making);
const void *charted_sweep(struct making *making);
const void *charted_health(struct making *making);
const void *charted_stages(struct making *making);
const void *charted_burndown(struct making *making);
const void *charted_hypotheses(struct making *making);
const void *charted_loop(struct making *making);
const void *charted_lanes(struct making *making);
const void *charted_promotion(struct making *making);
const void *charted_steppers(struct making *making);
const void *charted_forest(struct making *making);

#endif
