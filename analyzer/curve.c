/* curve.c -- values over time, read as Prometheus reads them
 *
 * One series in one record is borrowed as it is.  Records of the same name and
 * labels are copied one behind the other, as exports are cut, or sorted.
 */
#include "analyzer/curve.h"

#include "analyzer/curves_together.h"
#include "analyzer/selector.h"

#include <math.h>
#include <stdlib.h>

enum { PAIRS = 1000 };

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int64_t curve_step(const int64_t *times, uint64_t n)
{
	int64_t distances[PAIRS];
	uint64_t pairs = n > PAIRS ? PAIRS : n > 0 ? n - 1 : 0;

	for (uint64_t k = 0; k < pairs; k++) {
		uint64_t i = k * (n - 1) / pairs;

		distances[k] = times[i + 1] - times[i];
	}
	if (pairs == 0)
		return 0;
	qsort(distances, pairs, sizeof(*distances), by_size);
	return distances[(pairs - 1) / 2];
}

static struct curve *make(const int64_t *times, const double *values,
			  uint64_t n)
{
	struct curve *curve = g_new0(struct curve, 1);

	*curve = (struct curve){
		.times = times,
		.values = values,
		.n = n,
		.scale = 1,
		.step = curve_step(times, n),
	};
	return curve;
}

struct curve *curve_new(int64_t *times, double *values, uint64_t n)
{
	struct curve *curve = make(times, values, n);

	curve->own_times = times;
	curve->own_values = values;
	return curve;
}

void curve_free(struct curve *curve)
{
	if (!curve)
		return;
	g_free(curve->own_times);
	g_free(curve->own_values);
	g_free(curve);
}

static struct curve *borrow(const struct facts *facts,
			    const struct series *series)
{
	if (series->points == 0)
		return make(NULL, NULL, 0);
	return make(&g_array_index(facts->times, int64_t, series->first_point),
		    &g_array_index(facts->values, double, series->first_point),
		    series->points);
}

/* A point of one of the records of a series. */
struct copied {
	int64_t at;
	double value;
	uint32_t record;
};

static int by_time(const void *a, const void *b)
{
	const struct copied *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

/* All points of the records; whether they are in order already. */
static struct copied *copy_all(const GPtrArray *records, uint64_t n,
			       bool *are_ordered)
{
	struct copied *all = g_new(struct copied, n + 1);
	uint64_t k = 0;

	*are_ordered = true;
	for (uint32_t r = 0; r < records->len; r++) {
		const struct curve *record = records->pdata[r];

		for (uint64_t i = 0; i < record->n; i++) {
			all[k] = (struct copied){ record->times[i],
						  record->values[i], r };
			if (k > 0 && all[k - 1].at >= all[k].at)
				*are_ordered = false;
			k++;
		}
	}
	return all;
}

/* Records of one series, in the order of the facts; they are freed. */
static struct curve *join_records(GPtrArray *records)
{
	uint64_t n = 0, kept = 0;
	bool are_ordered;
	g_autofree struct copied *all = NULL;
	int64_t *times;
	double *values;

	if (records->len == 1)
		return g_ptr_array_steal_index(records, 0);
	for (uint32_t r = 0; r < records->len; r++)
		n += ((const struct curve *)records->pdata[r])->n;
	all = copy_all(records, n, &are_ordered);
	if (!are_ordered)
		qsort(all, n, sizeof(*all), by_time);
	times = g_new(int64_t, n + 1);
	values = g_new(double, n + 1);
	for (uint64_t i = 0; i < n; i++) {
		if (kept > 0 && times[kept - 1] == all[i].at)
			kept--;
		times[kept] = all[i].at;
		values[kept++] = all[i].value;
	}
	g_ptr_array_set_size(records, 0);
	return curve_new(times, values, kept);
}

static struct curve *join_different(GPtrArray *curves,
				    enum curve_together together)
{
	if (curves->len == 0)
		return make(NULL, NULL, 0);
	if (curves->len == 1)
		return g_ptr_array_steal_index(curves, 0);
	return curves_together((struct curve *const *)curves->pdata,
			       curves->len, together);
}

static int by_identity(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int order = selector_compare(facts, selector_series(facts, i),
				     selector_series(facts, j));

	return order ? order : (i > j) - (i < j);
}

GPtrArray *curves_of(const struct facts *facts, const GArray *series)
{
	g_autoptr(GArray) order = g_array_copy((GArray *)series);
	g_autoptr(GPtrArray) records =
		g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);
	GPtrArray *different =
		g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);

	g_array_sort_with_data(order, by_identity, (gpointer)facts);
	for (uint32_t i = 0; i < order->len; i++) {
		const uint32_t *at = &g_array_index(order, uint32_t, i);
		const struct series *one = selector_series(facts, at[0]);

		g_ptr_array_add(records, borrow(facts, one));
		if (i + 1 == order->len ||
		    selector_compare(facts, one,
				     selector_series(facts, at[1])) != 0)
			g_ptr_array_add(different, join_records(records));
	}
	return different;
}

struct curve *curve_of(const struct facts *facts, const GArray *series,
		       enum curve_together together)
{
	g_autoptr(GPtrArray) different = curves_of(facts, series);

	return join_different(different, together);
}

uint64_t curve_until(const struct curve *curve, int64_t at)
{
	uint64_t low = 0, high = curve->n;

	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (curve->times[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double curve_value(const struct curve *curve, uint64_t i)
{
	double value = curve->values[i];

	return isfinite(value) ? value * curve->scale : NAN;
}

double curve_at(const struct curve *curve, int64_t at)
{
	uint64_t n = curve_until(curve, at);

	if (n == 0 || at - curve->times[n - 1] > CURVE_LOOKBACK)
		return NAN;
	return curve_value(curve, n - 1);
}

struct curve_sum curve_sum(const struct curve *curve, int64_t after,
			   int64_t until)
{
	struct curve_sum sum = { 0 };

	for (uint64_t i = curve_until(curve, after);
	     i < curve->n && curve->times[i] <= until; i++) {
		double value = curve_value(curve, i);

		if (isnan(value))
			continue;
		sum.sum += value;
		sum.n++;
	}
	return sum;
}

double curve_mean(const struct curve *curve, int64_t after, int64_t until)
{
	struct curve_sum sum = curve_sum(curve, after, until);

	return sum.n > 0 ? sum.sum / (double)sum.n : NAN;
}
