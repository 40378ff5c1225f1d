/* charted_health.c -- made-up panels of targets and of stages */
#include "tests/charted_making.h"

#include <math.h>

enum { CEILING = 600, WEEK_MIN = 5 };

static struct health_point make_point(struct making *making, uint32_t i,
				      uint32_t n)
{
	struct span span = making_span(making);
	int64_t at = span.since + i * MAKING_WEEK;
	double y = 480 + 90 * making_deviate(making);
	uint32_t weeks = making->shape->weeks;

	if (making_is(making, SHAPE_ZERO))
		y = 0;
	if (making_is(making, SHAPE_GAPS) && i + 4 == n)
		y = 9 * MAKING_HOUR;
	if (making_is(making, SHAPE_GAPS) && (i == 2 || i % 7 == weeks % 7))
		y = NAN;
	return (struct health_point){
		.at = at,
		.y = y,
		.is_previous = at<span.split, .is_whole = i> 0 && i + 1 < n,
		.is_missed = y > CEILING,
		.is_few = making->shape->values < WEEK_MIN,
	};
}

const void *charted_health(struct making *making)
{
	struct health *health = pool_new_array(making->pool, struct health, 1);
	uint32_t n = making_buckets(making);
	struct health_point *points =
		pool_new_array(making->pool, struct health_point, n + 1);
	bool is_few = making->shape->values < WEEK_MIN;

	for (uint32_t i = 0; i < n; i++)
		points[i] = make_point(making, i, n);
	*health = (struct health){
		.span = making_span(making),
		.axis = AXIS_DURATION,
		.number = value_duration(is_few			       ? NAN :
					 making_is(making, SHAPE_ZERO) ? 0 :
									 504),
		.n = making->shape->values,
		.target = sentence_make(making->pool, "target < %",
					value_number(VALUE_SPAN, CEILING)),
		.state = is_few			       ? TARGET_UNKNOWN :
			 making_is(making, SHAPE_GAPS) ? TARGET_MISSED :
							 TARGET_MET,
		.note = sentence_make(
			making->pool, "% runs · 95%% CI % to % · p95 %",
			value_count(making->shape->values), value_duration(480),
			value_duration(530), value_duration(1140)),
		.limit = CEILING,
		.points = points,
		.n_points = n,
	};
	return health;
}

const void *charted_stages(struct making *making)
{
	struct stage_rows *rows =
		pool_new_array(making->pool, struct stage_rows, 1);
	uint32_t n = MIN(making->shape->services, 8);
	struct stage_row *list =
		pool_new_array(making->pool, struct stage_row, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		double now = 1100.0 / (i + 1);

		list[i] = (struct stage_row){
			.name = making_service(making, i),
			.n = making->shape->values + 40,
			.now = making_is(making, SHAPE_ZERO) ? 0 : now,
			.before = making_is(making, SHAPE_FIRST) ? NAN :
				  i % 3 == 1			 ? 0.9 * now :
								   0.6 * now,
			.is_slower =
				i % 3 == 0 && !making_is(making, SHAPE_FIRST),
		};
	}
	*rows = (struct stage_rows){ list, n, "Q1" };
	return rows;
}
