/* charted_delivery.c -- made-up panels of canaries and of flags */
#include "tests/charted_making.h"

#include <math.h>

/* Nothing stops in the shape without failures, and nothing is open. */
const void *charted_promotion(struct making *making)
{
	static const char *const names[] = { "5%", "25%", "50%", "100%" };
	struct promotion *promotion =
		pool_new_array(making->pool, struct promotion, 1);
	struct promotion_step *steps = pool_new_array(
		making->pool, struct promotion_step, G_N_ELEMENTS(names));
	uint32_t left = making->shape->values;

	for (uint32_t i = 0; i < G_N_ELEMENTS(names); i++) {
		steps[i] = (struct promotion_step){ names[i], left, 0, 0 };
		if (making_is(making, SHAPE_ZERO) ||
		    i + 1 == G_N_ELEMENTS(names))
			continue;
		steps[i].stopped = left / (6 + 4 * i);
		steps[i].open = i == 1 && making_is(making, SHAPE_GAPS);
		left -= steps[i].stopped + MIN(steps[i].open, left);
	}
	*promotion = (struct promotion){ steps, G_N_ELEMENTS(names) };
	return promotion;
}

static const struct stepper_row *
make_stepper(struct making *making, struct stepper_row *row, uint32_t i)
{
	bool is_stopped = i % 3 != 2;
	bool is_measured = !making_is(making, SHAPE_GAPS) || i % 2 == 0;

	*row = (struct stepper_row){
		.name = making_service(making, i),
		.about = sentence_make(making->pool, "12 May 14:02 \u00b7 % ",
				       value_text("v2.4.1")),
		.passed = i % 4,
		.steps = i % 5 == 4 ? 24 : 4,
		.is_stopped = is_stopped,
		.metric = i % 2 == 1 ? "latency" : "error rate",
		.verdict = sentence_make(making->pool,
					 is_stopped ? "stopped at %" :
						      "not scored",
					 value_number(VALUE_SHARE, 0.25)),
		.reason = sentence_make(making->pool, "failed % checks",
					value_count(i + 1)),
		.recorded = making_is(making, SHAPE_FIRST) ? NULL : "promoted",
		.is_worse = is_stopped,
		.differs = is_stopped && !making_is(making, SHAPE_FIRST),
	};
	if (is_measured) {
		row->values = sentence_make(
			making->pool, "% vs %, %", value_rate(0.041, 0),
			value_rate(0.003, 0), value_number(VALUE_RATIO, 13.7));
		row->samples =
			sentence_make(making->pool, "n = %",
				      value_count(making->shape->values));
	}
	return row;
}

const void *charted_steppers(struct making *making)
{
	enum { MOST = 9 };
	struct steppers *steppers =
		pool_new_array(making->pool, struct steppers, 1);
	uint32_t n = MIN(making->shape->services, MOST);
	struct stepper_row *rows =
		pool_new_array(making->pool, struct stepper_row, n + 1);

	for (uint32_t i = 0; i < n; i++)
		make_stepper(making, &rows[i], i);
	*steppers = (struct steppers){ rows, n, NULL };
	if (making->shape->services > n)
		steppers->more =
			sentence_make(making->pool, "and % more: sheet Canary",
				      value_count(making->shape->services - n));
	return steppers;
}

/* Wins, loses, stays undecided, is not to be read; one has no place. */
static void make_arm(struct making *making, struct forest_row *row, uint32_t i)
{
	static const char *const decisions[] = { "undecided", "better", "worse",
						 "SRM: do not read", "higher" };
	enum forest_mark mark = (enum forest_mark)(i % 5);
	double half = 0.9 / sqrt(making->shape->values + 1.0) / 10;
	double sign = mark == FOREST_BETTER ? 2 : mark == FOREST_WORSE ? -2 : 0;

	if (making_is(making, SHAPE_ZERO))
		mark = FOREST_UNDECIDED;
	*row = (struct forest_row){
		.flag = making_service(making, i / 2),
		.variant = i % 2 == 1 ? "treatment" : "treatment-b",
		.mark = mark,
		.difference = making_is(making, SHAPE_ZERO) ? 0 : sign * half,
		.level =
			sentence_make(making->pool, "%", value_rate(0.0341, 0)),
		.control =
			sentence_make(making->pool, "%", value_rate(0.0302, 0)),
		.n = sentence_make(making->pool, "%",
				   value_count(making->shape->values * 100)),
		.decision = decisions[mark],
	};
	row->low = row->difference - half;
	row->high = row->difference + half;
	if (mark == FOREST_WORDS)
		row->words = sentence_make(making->pool, "mean +1.2 (95%% CI "
							 "+0.4 to +2.0)");
	if (making_is(making, SHAPE_GAPS) && i == 0)
		row->high = 0.9;
	if (i % 3 == 0)
		row->errors = sentence_make(making->pool, "%",
					    value_number(VALUE_POINTS, 0.004));
}

const void *charted_forest(struct making *making)
{
	enum { MOST = 18 };
	struct forest *forest = pool_new_array(making->pool, struct forest, 1);
	uint32_t n = MIN(making->shape->services * 2, MOST);
	struct forest_row *rows =
		pool_new_array(making->pool, struct forest_row, n + 1);

	for (uint32_t i = 0; i < n; i++)
		make_arm(making, &rows[i], i);
	if (n > 0 && making->shape->values < MAKING_ENOUGH) {
		rows[0].difference = NAN;
		rows[0].words = sentence_make(making->pool, "n < 5");
	}
	*forest = (struct forest){ rows, n, !making_is(making, SHAPE_FIRST),
				   NULL };
	if (making->shape->services * 2 > n)
		forest->more = sentence_make(
			making->pool, "and % more: sheet Flags",
			value_count(making->shape->services * 2 - n));
	return forest;
}
