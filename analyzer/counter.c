/* counter.c -- what counters counted between two times */
#include "analyzer/counter.h"

#include "analyzer/selector.h"

#include <math.h>

/* From a value of a counter to the next one. */
static double advance(double before, double now)
{
	return now < before ? now : now - before;
}

/* Its value at a time; a mark that it went away is passed over. */
static double value_at(const struct curve *counter, int64_t at)
{
	for (uint64_t i = curve_until(counter, at); i-- > 0;) {
		double value = curve_value(counter, i);

		if (at - counter->times[i] > CURVE_LOOKBACK)
			break;
		if (!isnan(value))
			return value;
	}
	return NAN;
}

struct increase counter_increase(const struct curve *counter, int64_t after,
				 int64_t until)
{
	struct increase increase = { .amount = NAN };
	double last = value_at(counter, after), sum = 0;

	for (uint64_t i = curve_until(counter, after);
	     i < counter->n && counter->times[i] <= until; i++) {
		double value = curve_value(counter, i);

		if (isnan(value))
			continue;
		increase.points++;
		if (!isnan(last)) {
			sum += advance(last, value);
			increase.amount = sum;
		}
		last = value;
	}
	return increase;
}

GPtrArray *counter_curves(const struct facts *facts, const GArray *series)
{
	GPtrArray *counters =
		g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);
	g_autoptr(GArray) same = g_array_new(false, false, sizeof(uint32_t));
	g_autofree bool *is_taken = g_new0(bool, series->len + 1);

	for (uint32_t i = 0; i < series->len; i++) {
		uint32_t one = g_array_index(series, uint32_t, i);

		g_array_set_size(same, 0);
		for (uint32_t k = i; k < series->len && !is_taken[i]; k++) {
			uint32_t other = g_array_index(series, uint32_t, k);

			if (is_taken[k] ||
			    selector_compare(facts, selector_series(facts, one),
					     selector_series(facts, other)))
				continue;
			is_taken[k] = k > i;
			g_array_append_val(same, other);
		}
		if (same->len > 0)
			g_ptr_array_add(counters,
					curve_of(facts, same, CURVE_SUM));
	}
	return counters;
}

struct increase counter_increases(const GPtrArray *counters, int64_t after,
				  int64_t until)
{
	struct increase all = { .amount = NAN };

	for (uint32_t c = 0; c < counters->len; c++) {
		struct increase one =
			counter_increase(counters->pdata[c], after, until);

		all.points += one.points;
		if (isnan(all.amount))
			all.amount = one.amount;
		else if (!isnan(one.amount))
			all.amount += one.amount;
	}
	return all;
}

/* Steps from the first to the last point of any of the counters. */
struct grid {
	int64_t first, step; /* the number of the first step */
	uint64_t n;
	double *amounts;
};

/* The number of the step that holds a time: those end at multiples. */
static int64_t number_of(int64_t at, int64_t step)
{
	int64_t number = at / step;

	return number * step < at ? number + 1 : number;
}

static void add_counter(struct grid *grid, const struct curve *counter)
{
	int64_t most = MAX(CURVE_LOOKBACK, 2 * counter->step);
	double last = NAN;
	int64_t last_at = 0;

	for (uint64_t i = 0; i < counter->n; i++) {
		double value = curve_value(counter, i);
		int64_t at = counter->times[i];
		double *amount =
			&grid->amounts[number_of(at, grid->step) - grid->first];

		if (isnan(value))
			continue;
		if (!isnan(last) && at - last_at <= most)
			*amount = (isnan(*amount) ? 0 : *amount) +
				  advance(last, value);
		last = value;
		last_at = at;
	}
}

static struct grid make_grid(const GPtrArray *counters, int64_t step)
{
	struct grid grid = { .step = step };
	int64_t first = INT64_MAX, last = INT64_MIN;

	for (uint32_t c = 0; c < counters->len; c++) {
		const struct curve *counter = counters->pdata[c];

		if (counter->n == 0)
			continue;
		first = MIN(first, counter->times[0]);
		last = MAX(last, counter->times[counter->n - 1]);
	}
	if (first <= last) {
		grid.first = number_of(first, step);
		grid.n = (uint64_t)(number_of(last, step) - grid.first) + 1;
	}
	grid.amounts = g_new(double, grid.n + 1);
	for (uint64_t i = 0; i < grid.n; i++)
		grid.amounts[i] = NAN;
	return grid;
}

struct curve *counter_steps(const GPtrArray *counters, int64_t step)
{
	struct grid grid = make_grid(counters, step);
	int64_t *times;
	uint64_t kept = 0;

	for (uint32_t c = 0; c < counters->len; c++)
		add_counter(&grid, counters->pdata[c]);
	times = g_new(int64_t, grid.n + 1);
	for (uint64_t i = 0; i < grid.n; i++) {
		if (isnan(grid.amounts[i]))
			continue;
		times[kept] = (grid.first + (int64_t)i) * step;
		grid.amounts[kept++] = grid.amounts[i];
	}
	return curve_new(times, grid.amounts, kept);
}
