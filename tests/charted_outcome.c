/* charted_outcome.c -- made-up panels of what followed deploys */
#include "tests/charted_making.h"

#include <math.h>

static int by_ratio(gconstpointer a, gconstpointer b)
{
	const struct ratio_dot *x = a, *y = b;

	return (x->ratio < y->ratio) - (x->ratio > y->ratio);
}

/* All alike without a failure; else a few far above, one off the axis. */
const void *charted_ratios(struct making *making)
{
	struct ratios *ratios = pool_new_array(making->pool, struct ratios, 1);
	uint32_t n = making->shape->values < MAKING_ENOUGH ?
			     MAX(making->shape->values, 1) :
			     making->shape->services * making->shape->values;
	g_autoptr(GArray) dots =
		g_array_new(false, false, sizeof(struct ratio_dot));

	for (uint32_t i = 0; i < n; i++) {
		bool is_high = i % 12 == 5 && !making_is(making, SHAPE_ZERO);
		struct ratio_dot dot = {
			making_service(making,
				       i % MAX(making->shape->services, 1)),
			exp(0.25 * making_deviate(making) +
			    (is_high ? 1.5 : 0)),
		};

		if (making_is(making, SHAPE_GAPS) && i < 2)
			dot.ratio = i == 0 ? 40 : 0.1;
		if (making_is(making, SHAPE_ZERO))
			dot.ratio = fmin(dot.ratio, 1.9);
		g_array_append_val(dots, dot);
	}
	g_array_sort(dots, by_ratio);
	ratios->n = dots->len;
	ratios->dots = pool_steal_array(making->pool, g_steal_pointer(&dots));
	ratios->limit = 2;
	return ratios;
}

static void make_points(struct making *making, struct curve_panel *panel)
{
	GArray *points = g_array_new(false, false, sizeof(struct curve_point));

	for (int minute = -30; minute <= 60; minute += 2) {
		bool is_high = minute > 2 && minute < 26 &&
			       !making_is(making, SHAPE_ZERO);
		struct curve_point point = {
			minute,
			(is_high ? 0.08 : 0.004) *
				(1 + 0.15 * making_deviate(making)),
		};

		if (making_is(making, SHAPE_ZERO))
			point.level = 0;
		if (making_is(making, SHAPE_GAPS) && minute > 8 && minute < 20)
			point.level = NAN;
		g_array_append_val(points, point);
	}
	panel->n = points->len;
	panel->points = pool_steal_array(making->pool, points);
}

const void *charted_curves(struct making *making)
{
	struct curves *curves = pool_new_array(making->pool, struct curves, 1);
	uint32_t n = MIN(making->shape->services, 8);
	struct curve_panel *panels =
		pool_new_array(making->pool, struct curve_panel, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		panels[i] = (struct curve_panel){
			.name = making_service(making, i),
			.mark = sentence_make(
				making->pool, "%",
				value_number(VALUE_RATIO, 12.0 / (i + 1))),
			.about = sentence_make(making->pool,
					       "12 May 14:02 \u00b7 v2.4.1"),
			.outcome = sentence_make(
				making->pool, "followed by incident %, %",
				value_text("INC-1042"), value_duration(2880)),
			.before = making_is(making, SHAPE_FIRST) ? NAN : 0.004,
			.limit = 0.008,
			.fired = i % 2 == 1 ? 6 : NAN,
			.is_worse = i < 3,
		};
		make_points(making, &panels[i]);
	}
	*curves = (struct curves){ panels, n, 2, 4, -30, 60, 30, true };
	return curves;
}

const void *charted_verdicts(struct making *making)
{
	struct verdicts *verdicts =
		pool_new_array(making->pool, struct verdicts, 1);
	const struct sentence **lines =
		pool_new_array(making->pool, const struct sentence *, 3);
	uint32_t n = making->shape->services * making->shape->values;

	lines[0] = sentence_make(making->pool,
				 "Recall: 71%% of failures caught (95%% CI "
				 "36\u201392).");
	lines[1] = sentence_make(making->pool,
				 "Precision: 2 of 3 alarms are right.");
	lines[2] = sentence_make(making->pool,
				 "Time saved: 25 min at the median of 7 "
				 "recoveries.");
	*verdicts = (struct verdicts){ n / 12, n / 20, n / 30, n, lines, 3 };
	if (making_is(making, SHAPE_ZERO))
		verdicts->missed = verdicts->false_alarms = 0;
	return verdicts;
}

const void *charted_delays(struct making *making)
{
	struct delays *delays = pool_new_array(making->pool, struct delays, 1);
	uint32_t n = making->shape->services * making->shape->values / 10 + 1;
	struct delay_dot *dots =
		pool_new_array(making->pool, struct delay_dot, n);

	for (uint32_t i = 0; i < n; i++) {
		g_autofree char *key = g_strdup_printf("%u", i);

		dots[i] = (struct delay_dot){
			pool_text(making->pool, key),
			180 + 1600 * g_rand_double(making->random),
			i % 3 == 2 && !making_is(making, SHAPE_ZERO),
		};
	}
	*delays =
		(struct delays){ dots, n, 1800, n < MAKING_ENOUGH ? NAN : 640 };
	return delays;
}

const void *charted_sweep(struct making *making)
{
	enum { LEVELS = 5, LENGTHS = 4 };
	static const double levels[LEVELS] = { 0.01, 0.02, 0.05, 0.1, 0.2 };
	static const double lengths[LENGTHS] = { 60, 180, 300, 600 };
	struct sweep *sweep = pool_new_array(making->pool, struct sweep, 1);
	const struct sentence **rows =
		pool_new_array(making->pool, const struct sentence *, LEVELS);
	const struct sentence **columns =
		pool_new_array(making->pool, const struct sentence *, LENGTHS);
	struct sweep_outcome *cells = pool_new_array(
		making->pool, struct sweep_outcome, LEVELS * LENGTHS);
	uint32_t failed =
		making_is(making, SHAPE_ZERO) ? 0 : making->shape->values / 3;

	for (uint32_t r = 0; r < LEVELS; r++)
		rows[r] = sentence_make(making->pool, "> %",
					value_number(VALUE_SHARE, levels[r]));
	for (uint32_t c = 0; c < LENGTHS; c++)
		columns[c] =
			sentence_make(making->pool, "for %",
				      value_number(VALUE_SPAN, lengths[c]));
	for (uint32_t i = 0; i < LEVELS * LENGTHS; i++)
		cells[i] =
			(struct sweep_outcome){ failed * (20 - i) / 20, failed,
						i < 8 ? 8 - i : 0, i == 9 };
	*sweep = (struct sweep){ rows, columns, LEVELS, LENGTHS, cells };
	return sweep;
}
