/* charted_chaos.c -- made-up panels of what held during experiments */
#include "tests/charted_making.h"

#include <math.h>

enum { DAY = 86400 };

static const struct sentence *words_of(struct making *making, uint32_t r)
{
	return sentence_make(making->pool,
			     "%: latency_p99_seconds < 800\u00a0ms",
			     value_text(making_service(making, r)));
}

/* One beyond the scale, one beyond a limit of nothing, one without before. */
static void open_gaps(struct hypothesis_row *row, uint32_t r)
{
	if (r == 0)
		row->during = 8.6;
	else if (r == 1)
		row->during = INFINITY;
	else
		row->steady = NAN;
	row->verdict = row->during > 1 ? HYPOTHESIS_BROKE : HYPOTHESIS_HELD;
	row->recovered_seconds = NAN;
}

static struct hypothesis_row make_row(struct making *making, uint32_t r)
{
	uint32_t all = making->shape->services;
	double during = 1.9 - 1.8 * r / all;
	struct hypothesis_row row = {
		.verdict = during > 1 ? HYPOTHESIS_BROKE : HYPOTHESIS_HELD,
		.text = words_of(making, r),
		.about = sentence_make(making->pool, "during pod-delete"),
		.at = MAKING_SPLIT + r * DAY,
		.steady = during * 0.4,
		.during = during,
		.recovered_seconds = during > 1 ? 372 - 30.0 * r : NAN,
	};

	if (making_is(making, SHAPE_FIRST) && r == 0)
		row.recorded = "pass";
	if (making_is(making, SHAPE_ZERO)) {
		row.verdict = HYPOTHESIS_HELD;
		row.steady = row.during = 0;
		row.recovered_seconds = NAN;
	}
	if (making_is(making, SHAPE_GAPS))
		open_gaps(&row, r);
	if (making->shape->values < MAKING_ENOUGH || r + 1 == all) {
		row.verdict = HYPOTHESIS_NOT_SCORED;
		row.why = sentence_make(making->pool, "2 samples during");
		row.recovered_seconds = NAN;
	}
	return row;
}

const void *charted_hypotheses(struct making *making)
{
	uint32_t n = making->shape->services;
	struct hypotheses *hypotheses =
		pool_new_array(making->pool, struct hypotheses, 1);
	struct hypothesis_row *rows =
		pool_new_array(making->pool, struct hypothesis_row, n);

	*hypotheses = (struct hypotheses){ .rows = rows, .n = n };
	for (uint32_t r = 0; r < n; r++) {
		rows[r] = make_row(making, r);
		if (isfinite(rows[r].during))
			hypotheses->most =
				fmax(hypotheses->most, rows[r].during);
	}
	return hypotheses;
}
