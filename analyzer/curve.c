/* curve.c -- values over time, read as Prometheus reads them
 *
 * One series in one record is borrowed as it is.  Else the records of the same
 * name and labels are merged, and the different series that this gives are
 * read at each other's times: a step of a walk along all of them at once.
 */
#include "analyzer/curve.h"

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

/* Several curves, and how far each has been walked. */
struct walk {
	struct curve **curves;
	uint64_t *next; /* the point after the one that stands */
	uint32_t n;
};

static uint64_t points_of(const struct walk *walk)
{
	uint64_t points = 0;

	for (uint32_t c = 0; c < walk->n; c++)
		points += walk->curves[c]->n;
	return points;
}

/* To the next time of any of them; false at the end. */
static bool step_on(struct walk *walk, int64_t *at)
{
	bool is_first = true;

	for (uint32_t c = 0; c < walk->n; c++) {
		const struct curve *curve = walk->curves[c];
		uint64_t next = walk->next[c];

		if (next < curve->n && (is_first || curve->times[next] < *at)) {
			*at = curve->times[next];
			is_first = false;
		}
	}
	for (uint32_t c = 0; c < walk->n; c++)
		if (walk->next[c] < walk->curves[c]->n &&
		    walk->curves[c]->times[walk->next[c]] == *at)
			walk->next[c]++;
	return !is_first;
}

/* What a curve stands at now. */
static double standing(const struct walk *walk, uint32_t c, int64_t at)
{
	const struct curve *curve = walk->curves[c];
	uint64_t next = walk->next[c];

	if (next == 0 || at - curve->times[next - 1] > CURVE_LOOKBACK)
		return NAN;
	return curve_value(curve, next - 1);
}

/* The last record that has this very time says what is. */
static double newest(const struct walk *walk, int64_t at)
{
	for (uint32_t c = walk->n; c-- > 0;) {
		uint64_t next = walk->next[c];

		if (next > 0 && walk->curves[c]->times[next - 1] == at)
			return walk->curves[c]->values[next - 1];
	}
	return NAN;
}

static double together_at(const struct walk *walk, int64_t at,
			  enum curve_together together)
{
	double all = NAN;

	for (uint32_t c = 0; c < walk->n; c++) {
		double value = standing(walk, c, at);

		if (isnan(all))
			all = value;
		else if (!isnan(value))
			all = together == CURVE_SUM ? all + value :
						      fmax(all, value);
	}
	return all;
}

/* Frees the curves but keeps what they are together; `same`: one series. */
static struct curve *merge(GPtrArray *curves, bool is_same,
			   enum curve_together together)
{
	g_autofree uint64_t *next = g_new0(uint64_t, curves->len + 1);
	struct walk walk = { (struct curve **)curves->pdata, next,
			     curves->len };
	uint64_t n = 0;
	int64_t at = 0, *times;
	double *values;

	if (curves->len == 1)
		return g_ptr_array_steal_index(curves, 0);
	times = g_new(int64_t, points_of(&walk) + 1);
	values = g_new(double, points_of(&walk) + 1);
	while (step_on(&walk, &at)) {
		times[n] = at;
		values[n++] = is_same ? newest(&walk, at) :
					together_at(&walk, at, together);
	}
	g_ptr_array_set_size(curves, 0);
	return curve_new(g_renew(int64_t, times, n + 1),
			 g_renew(double, values, n + 1), n);
}

static int by_identity(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct facts *facts = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int order = selector_compare(facts, selector_series(facts, i),
				     selector_series(facts, j));

	return order ? order : (i > j) - (i < j);
}

struct curve *curve_of(const struct facts *facts, const GArray *series,
		       enum curve_together together)
{
	g_autoptr(GArray) order = g_array_copy((GArray *)series);
	g_autoptr(GPtrArray) records =
		g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);
	g_autoptr(GPtrArray) different =
		g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);

	g_array_sort_with_data(order, by_identity, (gpointer)facts);
	for (uint32_t i = 0; i < order->len; i++) {
		const struct series *one = selector_series(
			facts, g_array_index(order, uint32_t, i));

		g_ptr_array_add(records, borrow(facts, one));
		if (i + 1 < order->len &&
		    selector_compare(
			    facts, one,
			    selector_series(facts,
					    g_array_index(order, uint32_t,
							  i + 1))) == 0)
			continue;
		g_ptr_array_add(different, merge(records, true, together));
	}
	return different->len > 0 ? merge(different, false, together) :
				    make(NULL, NULL, 0);
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
