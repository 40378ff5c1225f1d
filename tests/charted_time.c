/* charted_time.c -- made-up panels over time: trend, columns, rates, dots */
#include "tests/charted_making.h"

#include "analyzer/interval.h"

#include <math.h>

static bool is_gap(const struct making *making, uint32_t bucket)
{
	uint32_t weeks = making->shape->weeks;

	return making_is(making, SHAPE_GAPS) &&
	       (bucket == 2 ||
		(bucket >= weeks + 3 && bucket < weeks + 3 + weeks / 3));
}

static struct line make_line(struct making *making, const char *name,
			     double hours, bool is_main)
{
	uint32_t n = making_buckets(making);
	struct span span = making_span(making);
	struct point *points =
		pool_new_array(making->pool, struct point, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		int64_t at = span.since + i * MAKING_WEEK;
		double level = at < span.split ? hours * 1.8 : hours;
		double value = level * MAKING_HOUR *
			       exp(0.35 * making_deviate(making));

		if (making_is(making, SHAPE_ZERO))
			value = 0;
		if (is_gap(making, i))
			value = NAN;
		points[i] = (struct point){ at, value,
					    at<span.split, i> 0 && i + 1 < n,
					    SIGNAL_NONE };
	}
	if (is_main && !making_is(making, SHAPE_GAPS) && n > 20)
		points[n - 8].signal = SIGNAL_OUTSIDE;
	if (making_is(making, SHAPE_GAPS) && n > 4)
		points[n - 2].y = 600 * 24 * MAKING_HOUR;
	return (struct line){ name, points, n, is_main };
}

const void *charted_trend(struct making *making)
{
	struct trend *trend = pool_new_array(making->pool, struct trend, 1);
	struct line *lines = pool_new_array(making->pool, struct line, 2);
	uint32_t weeks = making->shape->weeks;
	bool has_limits = !making_is(making, SHAPE_FIRST) && weeks >= 6 &&
			  !making_is(making, SHAPE_ZERO);

	lines[0] = make_line(making, "p90", 130, false);
	lines[1] = make_line(making, "median", 22, true);
	*trend = (struct trend){
		.span = making_span(making),
		.axis = AXIS_DURATION_LOG,
		.lines = lines,
		.n = 2,
		.centre = has_limits ? 36 * MAKING_HOUR : NAN,
		.lower = has_limits ? 14 * MAKING_HOUR : NAN,
		.upper = has_limits ? 90 * MAKING_HOUR : NAN,
		.limits_are_trial = weeks < 12,
		.run_first = NONE,
		.run_last = NONE,
	};
	if (has_limits && weeks >= 10 && !making_is(making, SHAPE_GAPS)) {
		trend->run_first = weeks;
		trend->run_last = 2 * weeks - 1;
		trend->run = sentence_make(making->pool,
					   "% weeks in a row below the Q1 "
					   "centre line",
					   value_count(weeks));
	}
	return trend;
}

const void *charted_columns(struct making *making)
{
	struct columns_chart *chart =
		pool_new_array(making->pool, struct columns_chart, 1);
	uint32_t n = making_buckets(making);
	struct column_bar *bars =
		pool_new_array(making->pool, struct column_bar, n + 1);

	chart->span = making_span(making);
	for (uint32_t i = 0; i < n; i++) {
		int64_t at = chart->span.since + i * MAKING_WEEK;
		double mean = making->shape->values / 4.0 + 1;
		uint32_t total =
			(uint32_t)(mean + mean * g_rand_double(making->random));

		if (is_gap(making, i))
			total = 0;
		bars[i] = (struct column_bar){
			at,
			total,
			making_is(making, SHAPE_ZERO) ? 0 :
							total * (i % 3) / 14,
			at<chart->span.split, i> 0 && i + 1 < n,
		};
	}
	chart->bars = bars;
	chart->n = n;
	return chart;
}

static struct rate_point make_rate(const struct making *making, int64_t at,
				   uint32_t part, uint32_t total)
{
	struct estimate rate =
		interval_wilson((struct share){ part, total }, CONFIDENCE_95);
	struct span span = making_span(making);

	return (struct rate_point){
		.at = at,
		.until = at + 4 * MAKING_WEEK,
		.part = part,
		.total = total,
		.rate = rate.value,
		.low = rate.low,
		.high = rate.high,
		.is_previous = at < span.split,
		.is_whole = at + 4 * MAKING_WEEK <= span.until,
	};
}

const void *charted_rates(struct making *making)
{
	struct rates *rates = pool_new_array(making->pool, struct rates, 1);
	struct span span = making_span(making);
	uint32_t n = 0;
	struct rate_point *points = pool_new_array(
		making->pool, struct rate_point, making_buckets(making) + 2);

	for (int64_t at = span.since; at < span.until; at += 4 * MAKING_WEEK) {
		uint32_t total = making->shape->values;
		uint32_t part = making_is(making, SHAPE_ZERO) ? 0 :
				total < MAKING_ENOUGH	      ? 1 :
							total * (n % 4) / 12;

		points[n] = make_rate(making, at, part,
				      is_gap(making, n) ? 0 : total);
		n++;
	}
	rates->span = span;
	rates->points = points;
	rates->n = n;
	rates->centre = making_is(making, SHAPE_ZERO) ? 0 : 0.13;
	if (making->shape->values < MAKING_ENOUGH)
		rates->centre = NAN;
	return rates;
}

const void *charted_scatter(struct making *making)
{
	struct scatter *scatter =
		pool_new_array(making->pool, struct scatter, 1);
	uint32_t n = MIN(making->shape->values, 120);
	struct scatter_dot *dots =
		pool_new_array(making->pool, struct scatter_dot, n + 1);
	struct span span = making_span(making);
	int64_t length = span.until - span.split;

	for (uint32_t i = 0; i < n; i++)
		dots[i] = (struct scatter_dot){
			.at = span.split + length * (int64_t)i / n + 7200,
			.seconds = making_duration(making, 1.5),
			.name = i % 7 == 6 ?
					NULL :
					making_service(
						making,
						i % MAX(making->shape->services,
							1)),
			.severity = (uint8_t)(i % 5 == 0 ? 2 : i % 3 == 0),
			.is_linked = i % 3 != 1,
			.is_open = i + 2 == n && n > MAKING_ENOUGH,
		};
	if (making_is(making, SHAPE_GAPS) && n > 1)
		dots[n / 2].seconds = 500 * 24 * MAKING_HOUR;
	span.since = span.split;
	*scatter = (struct scatter){ span, dots, n, NAN, NAN };
	if (n >= MAKING_ENOUGH) {
		scatter->mean =
			making_is(making, SHAPE_ZERO) ? 0 : 3.1 * MAKING_HOUR;
		scatter->median =
			making_is(making, SHAPE_ZERO) ? 0 : 1.4 * MAKING_HOUR;
	}
	return scatter;
}
