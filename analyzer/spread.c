/* spread.c -- values that are told one by one, or by the bucket */
#include "analyzer/spread.h"

#include "analyzer/histogram.h"
#include "analyzer/statistics.h"

#include <math.h>

struct bucket_part {
	uint32_t family;
	double bound, count;
};

struct spread spread_new(void)
{
	return (struct spread){
		.values = g_array_new(false, false, sizeof(double)),
		.parts = g_array_new(false, false, sizeof(struct bucket_part)),
	};
}

void spread_clear(struct spread *spread)
{
	g_array_unref(spread->values);
	g_array_unref(spread->parts);
}

void spread_value(struct spread *spread, double value)
{
	if (isfinite(value))
		g_array_append_val(spread->values, value);
}

void spread_bucket(struct spread *spread, uint32_t family, double bound,
		   double count)
{
	struct bucket_part part = { family, bound, count };

	g_array_append_val(spread->parts, part);
}

static const struct bucket_part *part_at(const struct spread *spread,
					 uint32_t i)
{
	return &g_array_index(spread->parts, struct bucket_part, i);
}

/* Values in buckets. */
static double in_buckets(const struct spread *spread)
{
	double n = 0;

	for (uint32_t i = 0; i < spread->parts->len; i++)
		if (isinf(part_at(spread, i)->bound))
			n += part_at(spread, i)->count;
	return n;
}

double spread_n(const struct spread *spread)
{
	return spread->values->len + fmax(in_buckets(spread), spread->summed);
}

double spread_mean(const struct spread *spread)
{
	double sum = 0, n = spread->values->len + spread->summed;

	if (n == 0 || round(n) < round(spread_n(spread)) ||
	    (spread->summed > 0 && spread->sum == 0))
		return NAN;
	for (uint32_t i = 0; i < spread->values->len; i++)
		sum += g_array_index(spread->values, double, i);
	return (sum + spread->sum) / n;
}

static int by_family(gconstpointer a, gconstpointer b)
{
	const struct bucket_part *x = a, *y = b;

	if (x->family != y->family)
		return x->family < y->family ? -1 : 1;
	return (x->bound > y->bound) - (x->bound < y->bound);
}

static int by_bound(gconstpointer a, gconstpointer b)
{
	const struct histogram_bucket *x = a, *y = b;

	return (x->upper > y->upper) - (x->upper < y->upper);
}

/* The bounds of all histograms, each once, in order; counts 0. */
static GArray *all_bounds(const GArray *parts)
{
	GArray *bounds =
		g_array_new(false, false, sizeof(struct histogram_bucket));
	uint32_t kept = 0;
	struct histogram_bucket *buckets;

	for (uint32_t i = 0; i < parts->len; i++) {
		struct histogram_bucket bucket = {
			g_array_index(parts, struct bucket_part, i).bound, 0
		};

		g_array_append_val(bounds, bucket);
	}
	g_array_sort(bounds, by_bound);
	buckets = (struct histogram_bucket *)(void *)bounds->data;
	for (uint32_t i = 0; i < bounds->len; i++)
		if (kept == 0 || buckets[kept - 1].upper != buckets[i].upper)
			buckets[kept++] = buckets[i];
	g_array_set_size(bounds, kept);
	return bounds;
}

/* Adds a histogram, straight between its own bounds. */
static void add_family(GArray *all, const struct bucket_part *parts, uint32_t n)
{
	uint32_t p = 0;

	for (uint32_t b = 0; b < all->len; b++) {
		struct histogram_bucket *bucket =
			&g_array_index(all, struct histogram_bucket, b);
		double low, high, before;

		while (p + 1 < n && parts[p].bound < bucket->upper)
			p++;
		low = p == 0 ? 0 : parts[p - 1].bound;
		before = p == 0 ? 0 : parts[p - 1].count;
		high = parts[p].bound;
		if (bucket->upper >= high)
			bucket->count += parts[p].count;
		else if (isinf(high) || bucket->upper <= low)
			bucket->count += before;
		else
			bucket->count +=
				before + (parts[p].count - before) *
						 (bucket->upper - low) /
						 (high - low);
	}
}

static void add_values(GArray *all, const GArray *values)
{
	for (uint32_t b = 0; b < all->len; b++) {
		struct histogram_bucket *bucket =
			&g_array_index(all, struct histogram_bucket, b);

		for (uint32_t i = 0; i < values->len; i++)
			bucket->count += g_array_index(values, double, i) <=
					 bucket->upper;
	}
}

/* The parts of one histogram of the same bound are one. */
static GArray *join_parts(const GArray *parts)
{
	GArray *joined = g_array_new(false, false, sizeof(struct bucket_part));

	g_array_append_vals(joined, parts->data, parts->len);
	g_array_sort(joined, by_family);
	for (uint32_t i = 1, kept = 0; i <= joined->len; i++) {
		struct bucket_part *all =
			(struct bucket_part *)(void *)joined->data;

		if (i == joined->len) {
			g_array_set_size(joined, kept + 1);
			break;
		}
		if (by_family(&all[kept], &all[i]) == 0)
			all[kept].count += all[i].count;
		else
			all[++kept] = all[i];
	}
	return joined;
}

static double of_buckets(const struct spread *spread, double p)
{
	g_autoptr(GArray) parts = join_parts(spread->parts);
	g_autoptr(GArray) all = all_bounds(parts);
	const struct bucket_part *first =
		(const struct bucket_part *)(const void *)parts->data;

	for (uint32_t i = 0, n; i < parts->len; i += n) {
		for (n = 1; i + n < parts->len &&
			    first[i + n].family == first[i].family;
		     n++)
			continue;
		add_family(all, first + i, n);
	}
	add_values(all, spread->values);
	return histogram_quantile(p, all);
}

double spread_quantile(const struct spread *spread, double p)
{
	if (in_buckets(spread) > 0)
		return of_buckets(spread, p);
	if (spread->summed > 0)
		return NAN;
	return statistics_quantile((const double *)(void *)spread->values->data,
				   spread->values->len, p);
}
