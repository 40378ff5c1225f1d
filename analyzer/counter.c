/* counter.c -- what counters counted between two times */
#include "analyzer/counter.h"

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

/*
 * What a counter counted in (after, until]: from its value at `after`, or from
 * its first point in that time, to its last one.  Where the value falls it
 * began again from 0, as in Prometheus' increase(); but nothing is
 * extrapolated to the ends, so that times that follow each other add up to
 * the whole.
 */
static struct increase counter_increase(const struct curve *counter,
					int64_t after, int64_t until)
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

/* What one counter counted in the step of that number. */
struct counted_step {
	int64_t number;
	double amount;
};

/* The number of the step that holds a time: those end at multiples. */
static int64_t number_of(int64_t at, int64_t step)
{
	int64_t number = at / step;

	return number * step < at ? number + 1 : number;
}

static void add_counter(GArray *steps, const struct curve *counter,
			int64_t step)
{
	int64_t most = MAX(CURVE_LOOKBACK, 2 * counter->step);
	double last = NAN;
	int64_t last_at = 0;

	for (uint64_t i = 0; i < counter->n; i++) {
		double value = curve_value(counter, i);
		int64_t at = counter->times[i];

		if (isnan(value))
			continue;
		if (!isnan(last) && at - last_at <= most) {
			struct counted_step one = { number_of(at, step),
						    advance(last, value) };

			g_array_append_val(steps, one);
		}
		last = value;
		last_at = at;
	}
}

/* Amounts, too, so that their sum does not depend on the order of series. */
static int by_number(gconstpointer a, gconstpointer b)
{
	const struct counted_step *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->amount > y->amount) - (x->amount < y->amount);
}

struct curve *counter_steps(const GPtrArray *counters, int64_t step)
{
	g_autoptr(GArray) steps =
		g_array_new(false, false, sizeof(struct counted_step));
	int64_t *times;
	double *amounts;
	uint64_t kept = 0;

	for (uint32_t c = 0; c < counters->len; c++)
		add_counter(steps, counters->pdata[c], step);
	if (counters->len > 1)
		g_array_sort(steps, by_number);
	times = g_new(int64_t, steps->len + 1);
	amounts = g_new(double, steps->len + 1);
	for (uint32_t i = 0; i < steps->len; i++) {
		const struct counted_step *one =
			&g_array_index(steps, struct counted_step, i);

		if (kept == 0 || times[kept - 1] != one->number * step) {
			times[kept] = one->number * step;
			amounts[kept++] = 0;
		}
		amounts[kept - 1] += one->amount;
	}
	return curve_new(times, amounts, kept);
}
