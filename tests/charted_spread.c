/* charted_spread.c -- made-up panels of how values spread */
#include "tests/charted_making.h"

#include "analyzer/statistics.h"

#include <math.h>

static struct sample make_sample(struct making *making, const char *name,
				 uint32_t n, double hours)
{
	double *values = pool_new_array(making->pool, double, n + 1);
	struct sample sample = { .name = name,
				 .values = values,
				 .n = n,
				 .p50 = NAN,
				 .p90 = NAN,
				 .mean = NAN };

	for (uint32_t i = 0; i < n; i++)
		values[i] = making_duration(making, hours);
	if (making_is(making, SHAPE_GAPS) && n > 0)
		values[0] = 500 * 24 * MAKING_HOUR;
	statistics_sort(values, n);
	if (n >= MAKING_ENOUGH) {
		sample.p50 = statistics_quantile_sorted(values, n, 0.5);
		sample.mean = statistics_mean(values, n);
	}
	if (n >= MAKING_MANY)
		sample.p90 = statistics_quantile_sorted(values, n, 0.9);
	return sample;
}

const void *charted_ecdf(struct making *making)
{
	struct ecdf *ecdf = pool_new_array(making->pool, struct ecdf, 1);
	uint32_t n = making->shape->values * making->shape->services;

	ecdf->current = make_sample(making, "Q2", MAX(n, 1), 20);
	if (!making_is(making, SHAPE_FIRST))
		ecdf->previous = make_sample(making, "Q1", n * 4 / 5, 36);
	return ecdf;
}

const void *charted_strip(struct making *making)
{
	struct strip *strip = pool_new_array(making->pool, struct strip, 1);
	uint32_t n = making->shape->services;
	struct strip_row *rows =
		pool_new_array(making->pool, struct strip_row, n + 1);

	for (uint32_t s = 0; s < n; s++) {
		double hours = 10 * pow(1.7, s);
		uint32_t values = making->shape->values;

		if (values > MAKING_ENOUGH)
			values = MAX(values * (n - s) / n, MAKING_ENOUGH);
		rows[s].name = making_service(making, s);
		rows[s].sample =
			make_sample(making, rows[s].name, values, hours);
		rows[s].centre = rows[s].sample.p50;
		rows[s].previous_centre =
			making_is(making, SHAPE_FIRST) ||
					values < MAKING_ENOUGH ?
				NAN :
				hours * MAKING_HOUR * 1.4;
	}
	strip->rows = rows;
	strip->n = n;
	strip->limits[0] = 24 * MAKING_HOUR;
	strip->limits[1] = 7 * 24 * MAKING_HOUR;
	strip->limits[2] = 30 * 24 * MAKING_HOUR;
	strip->has_mean = making_is(making, SHAPE_FIRST);
	return strip;
}

static const struct funnel_limit *make_limits(struct making *making,
					      double rate, uint32_t most)
{
	enum { STEPS = 40 };
	struct funnel_limit *limits =
		pool_new_array(making->pool, struct funnel_limit, STEPS);

	for (uint32_t i = 0; i < STEPS; i++) {
		double n = pow(most, i / (STEPS - 1.0));
		double error = sqrt(rate * (1 - rate) / n);

		limits[i] = (struct funnel_limit){
			n,
			fmax(rate - 1.96 * error, 0),
			fmin(rate + 1.96 * error, 1),
			fmax(rate - 2.576 * error, 0),
			fmin(rate + 2.576 * error, 1),
		};
	}
	return limits;
}

const void *charted_funnel(struct making *making)
{
	struct funnel *funnel = pool_new_array(making->pool, struct funnel, 1);
	uint32_t services = making->shape->services, most = 1;
	struct funnel_dot *dots =
		pool_new_array(making->pool, struct funnel_dot, services + 1);
	double rate = making_is(making, SHAPE_ZERO) ? 0 : 0.07;

	for (uint32_t s = 0; s < services; s++) {
		uint32_t n = making->shape->values;
		double part;

		if (n >= MAKING_ENOUGH)
			n = MAX(n * (services - s) * (services - s) /
					(services * services),
				3);
		part = floor(n * rate * (s % 3 == 2 ? 4 : s % 3) + 0.5);
		if (making_is(making, SHAPE_GAPS) && s + 1 == services)
			n = 1, part = 1;
		dots[s] = (struct funnel_dot){
			.name = making_service(making, s),
			.n = n,
			.part = (uint32_t)part,
			.rate = part / n,
			.is_outside =
				n >= MAKING_ENOUGH &&
				fabs(part / n - rate) >
					1.96 * sqrt(rate * (1 - rate) / n),
		};
		most = MAX(most, n);
	}
	*funnel = (struct funnel){ dots, services, rate,
				   make_limits(making, rate, most), 40 };
	return funnel;
}
