/* promised.c -- series of an objective by lot, and what the obvious loop counts
 */
#include "tests/promised.h"

#include "tests/history.h"

#include <math.h>

int64_t promised_midnight(const struct promised *world, int month, int day)
{
	g_autoptr(GDateTime) date =
		g_date_time_new(world->zone, 2026, month, day, 0, 0, 0);

	return g_date_time_to_unix(date);
}

bool promised_is_of_one(const struct promised *world)
{
	return world->way == WAY_RATIO || world->way == WAY_LEVEL;
}

uint32_t promised_used(const struct promised *world)
{
	return promised_is_of_one(world) ? 1 : SERIES;
}

/* Two series of all, two of the part; of shares and levels one. */
void promised_draw(struct promised *world, uint32_t s)
{
	static const char *const names[] = { "all_total{i=1}", "all_total{i=2}",
					     "part_total{i=1}",
					     "part_total{i=2}" };
	struct promised_series *drawn = &world->series[s];
	struct random *random = &world->random;
	int64_t at =
		promised_midnight(world, 9, 20) + random_below(random, 7000);
	double value = random_below(random, 100);

	*drawn = (struct promised_series){ .is_part = s >= 2 };
	drawn->step = 900 + 450 * (int64_t)random_below(random, 6);
	at += 20 * DAY * (int64_t)random_below(random, 2);
	g_string_append_printf(world->text, " | %s",
			       promised_is_of_one(world) ? "share" : names[s]);
	while (at < world->until + DAY && drawn->n < MOST) {
		uint32_t lot = random_below(random, 60);

		value = lot == 0 ?
				random_below(random, 9) :
				value + random_below(random, s >= 2 ? 3 : 60);
		if (promised_is_of_one(world))
			value = random_below(random, 30) / 100.0;
		drawn->times[drawn->n] = at;
		drawn->values[drawn->n] = lot == 1 ? NAN : value;
		g_string_append_printf(world->text, " @%ds %.17g",
				       (int)(at - history_epoch),
				       drawn->values[drawn->n]);
		drawn->n++;
		at += drawn->step *
		      (lot == 2 ? 2 + (int64_t)random_below(random, 90) : 1);
	}
}

/* What point `i` of a series adds, and to what. */
static double step_of(const struct promised_series *drawn, uint32_t i)
{
	double value = drawn->values[i];

	for (uint32_t k = i; k-- > 0 && !isnan(value);)
		if (!isnan(drawn->values[k]))
			return value >= drawn->values[k] ?
				       value - drawn->values[k] :
				       value;
	return 0;
}

static double part_of(const struct promised *world, double value)
{
	if (isnan(value))
		return 0;
	return world->way == WAY_LEVEL ? value > LIMIT : value;
}

static double events(const struct promised *world, int64_t after, int64_t until,
		     bool is_bad)
{
	double all = 0, part = 0;

	for (uint32_t s = 0; s < promised_used(world); s++) {
		const struct promised_series *drawn = &world->series[s];

		for (uint32_t i = 0; i < drawn->n; i++) {
			if (drawn->times[i] <= after || drawn->times[i] > until)
				continue;
			if (promised_is_of_one(world)) {
				all += !isnan(drawn->values[i]);
				part += part_of(world, drawn->values[i]);
			} else if (drawn->is_part) {
				part += step_of(drawn, i);
			} else {
				all += step_of(drawn, i);
			}
		}
	}
	if (!is_bad)
		return all;
	return world->way == WAY_GOOD ? all - part : part;
}

bool promised_has_slices(const struct promised *world)
{
	return world->way == WAY_SLICES || world->way == WAY_SHARES;
}

/* All of them, from a day before the first point on. */
void promised_cut_slices(struct promised *world)
{
	int64_t at = promised_midnight(world, 9, 19) / SLICE * SLICE;

	world->n_slices = 0;
	for (; promised_has_slices(world) && at + SLICE <= world->until;
	     at += SLICE) {
		double valid = events(world, at, at + SLICE, false);
		double bad = events(world, at, at + SLICE, true);
		struct promised_slice slice = { at + SLICE, 1,
						CLAMP(bad / valid, 0, 1) };

		if (!(valid > 0))
			continue;
		if (world->way == WAY_SLICES)
			slice.bad = 1 - slice.bad < SLICE_TARGET - 1e-9;
		g_assert_cmpuint(world->n_slices, <, SLICES);
		world->slices[world->n_slices++] = slice;
	}
}

double promised_sum(const struct promised *world, int64_t after, int64_t until,
		    bool is_bad)
{
	double all = 0;

	if (!promised_has_slices(world))
		return events(world, after, until, is_bad);
	for (uint32_t i = 0; i < world->n_slices; i++) {
		const struct promised_slice *slice = &world->slices[i];

		if (slice->ended_at > after && slice->ended_at <= until)
			all += is_bad ? slice->bad : slice->valid;
	}
	return all;
}
