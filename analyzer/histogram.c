/* histogram.c -- quantiles of what the buckets of a histogram counted */
#include "analyzer/histogram.h"

#include "analyzer/counter.h"
#include "analyzer/selector.h"

#include <math.h>

#define bucket_at(buckets, i) \
	g_array_index((buckets), struct histogram_bucket, i)

/* The bound that `le` names, or NaN. */
static double bound_of(const char *le)
{
	char *end;
	double bound = g_ascii_strtod(le, &end);

	return end == le || *end ? NAN : bound;
}

/* A series, and the bound that it counts up to. */
struct bounded {
	double upper;
	uint32_t series;
};

static int by_bound(gconstpointer a, gconstpointer b)
{
	const struct bounded *x = a, *y = b;

	if (x->upper != y->upper)
		return x->upper < y->upper ? -1 : 1;
	return (x->series > y->series) - (x->series < y->series);
}

static GArray *sort_by_bound(const struct facts *facts, const GArray *series)
{
	GArray *sorted = g_array_new(false, false, sizeof(struct bounded));

	for (uint32_t i = 0; i < series->len; i++) {
		uint32_t one = g_array_index(series, uint32_t, i);
		struct bounded bounded = {
			bound_of(selector_label(
				facts, selector_series(facts, one), "le")),
			one,
		};

		if (!isnan(bounded.upper))
			g_array_append_val(sorted, bounded);
	}
	g_array_sort(sorted, by_bound);
	return sorted;
}

GArray *histogram_of(const struct facts *facts, const GArray *series,
		     int64_t after, int64_t until)
{
	GArray *buckets =
		g_array_new(false, false, sizeof(struct histogram_bucket));
	g_autoptr(GArray) sorted = sort_by_bound(facts, series);
	g_autoptr(GArray) same = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < sorted->len; i++) {
		const struct bounded *bounded =
			&g_array_index(sorted, struct bounded, i);
		struct histogram_bucket bucket = { .upper = bounded->upper };

		g_array_append_val(same, bounded->series);
		if (i + 1 < sorted->len && bounded[1].upper == bucket.upper)
			continue;
		g_autoptr(GPtrArray) counters = curves_of(facts, same);

		bucket.count = counter_increases(counters, after, until).amount;
		if (!isnan(bucket.count))
			g_array_append_val(buckets, bucket);
		g_array_set_size(same, 0);
	}
	return buckets;
}

/* In bucket `b`, before which there are `before` values. */
static double within(const GArray *buckets, uint32_t b, double before,
		     double rank)
{
	double start = b > 0 ? bucket_at(buckets, b - 1).upper : 0;
	double end = bucket_at(buckets, b).upper;

	if (b == 0 && end <= 0)
		return end;
	return start + (end - start) * (rank - before) /
			       (bucket_at(buckets, b).count - before);
}

double histogram_quantile(double p, const GArray *buckets)
{
	uint32_t last = buckets->len - 1;
	double total = 0, before = 0;

	if (buckets->len < 2 || !isinf(bucket_at(buckets, last).upper) ||
	    !(p >= 0 && p <= 1))
		return NAN;
	for (uint32_t b = 0; b <= last; b++)
		total = fmax(total, bucket_at(buckets, b).count);
	if (!(total > 0))
		return NAN;
	for (uint32_t b = 0; b < last; b++) {
		double count = bucket_at(buckets, b).count;

		if (count >= p * total && count > before)
			return within(buckets, b, before, p * total);
		before = fmax(before, count);
	}
	return bucket_at(buckets, last - 1).upper;
}
