/* spark.c -- a metric over both periods in a small line */
#include "analyzer/spark.h"

#include "analyzer/statistics.h"

#include <math.h>

enum { LINE_MIN_BUCKETS = 8 };

static double value_of(const struct week *bucket, enum metric metric)
{
	switch (metric) {
	case DEPLOYMENT_FREQUENCY:
		return bucket->deploys;
	case LEAD_TIME:
		return bucket->lead_p50;
	case CHANGE_FAILURE_RATE:
		return bucket->failure_rate;
	default:
		return bucket->recovery_mean;
	}
}

/* A bucket without deploys is empty; one in which none failed is not. */
static uint32_t with_data(const double *values, uint32_t n, enum metric metric)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++)
		found += !isnan(values[i]) &&
			 (values[i] > 0 || metric != DEPLOYMENT_FREQUENCY);
	return found;
}

struct sparkline spark_of(struct composer *composer, uint32_t scope,
			  enum metric metric)
{
	const struct buckets *buckets = composer_buckets(composer, scope);
	double *values = pool_new_array(composer->pool, double, buckets->n + 1);
	struct sparkline spark = {
		.values = values,
		.is_log = metric == LEAD_TIME || metric == TIME_TO_RECOVERY,
	};

	for (uint32_t b = 0; b < buckets->n; b++) {
		const struct week *bucket = &buckets->buckets[b];

		if (!bucket->is_complete)
			continue;
		values[spark.n++] = value_of(bucket, metric);
		if (bucket->is_previous)
			spark.split = spark.n;
	}
	spark.centre = statistics_quantile(values + spark.split,
					   spark.n - spark.split, 0.5);
	spark.previous_centre = statistics_quantile(values, spark.split, 0.5);
	spark.is_barcode =
		with_data(values + spark.split, spark.n - spark.split, metric) <
			LINE_MIN_BUCKETS ||
		(spark.split > 0 &&
		 with_data(values, spark.split, metric) < LINE_MIN_BUCKETS);
	return spark;
}
