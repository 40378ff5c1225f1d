/* limits.c -- what is usual for a weekly value, and which weeks are not
 *
 * Each week with data is first read against its limits: on which side of the
 * centre, and how far out.  The rules then look at readings only, and are the
 * same for limits that stay and limits that differ by week.
 */
#include "analyzer/limits.h"

#include <glib.h>
#include <math.h>

static const struct limits absent = { LIMITS_ABSENT, NAN, NAN, NAN, NAN, NAN };

static enum strength strength_of(size_t weeks)
{
	if (weeks < LIMITS_TRIAL_MIN)
		return LIMITS_ABSENT;
	return weeks < LIMITS_NATURAL_MIN ? LIMITS_TRIAL : LIMITS_NATURAL;
}

/* Copies the values there are; the caller frees. */
static double *known_values(const double *values, size_t n, size_t *known)
{
	double *copy = g_new(double, n);

	*known = 0;
	for (size_t v = 0; v < n; v++)
		if (isfinite(values[v]))
			copy[(*known)++] = values[v];
	return copy;
}

/* Half-way marks from the limits themselves, which nothing has cut off yet. */
static struct limits spread(enum strength strength, double centre, double reach)
{
	return (struct limits){
		.strength = strength,
		.centre = centre,
		.lower = centre - reach,
		.upper = centre + reach,
		.near_lower = centre - reach / 2,
		.near_upper = centre + reach / 2,
	};
}

static struct limits natural_limits(const double *values, size_t n)
{
	double sum = values[0], ranges = 0;

	for (size_t v = 1; v < n; v++) {
		sum += values[v];
		ranges += fabs(values[v] - values[v - 1]);
	}
	return spread(strength_of(n), sum / (double)n,
		      2.66 * ranges / (double)(n - 1));
}

struct limits limits_of_counts(const double *baseline, size_t n)
{
	size_t known;
	g_autofree double *values = known_values(baseline, n, &known);
	struct limits limits;

	if (strength_of(known) == LIMITS_ABSENT)
		return absent;
	limits = natural_limits(values, known);
	limits.lower = fmax(0, limits.lower);
	return limits;
}

struct limits limits_of_durations(const double *baseline, size_t n)
{
	size_t known;
	g_autofree double *values = known_values(baseline, n, &known);
	struct limits limits;

	if (strength_of(known) == LIMITS_ABSENT)
		return absent;
	for (size_t v = 0; v < known; v++)
		values[v] = log(fmax(1, values[v]));
	limits = natural_limits(values, known);
	limits.centre = exp(limits.centre);
	limits.lower = exp(limits.lower);
	limits.upper = exp(limits.upper);
	limits.near_lower = exp(limits.near_lower);
	limits.near_upper = exp(limits.near_upper);
	return limits;
}

struct limits limits_of_share(const struct share *baseline, size_t weeks,
			      uint64_t n)
{
	double events = 0, all = 0, p;
	struct limits limits = absent;
	size_t known = 0;

	for (size_t w = 0; w < weeks; w++) {
		if (baseline[w].n == 0 || baseline[w].events > baseline[w].n)
			continue;
		events += (double)baseline[w].events;
		all += (double)baseline[w].n;
		known++;
	}
	if (strength_of(known) == LIMITS_ABSENT)
		return absent;

	p = events / all;
	limits.centre = p;
	if (n == 0 || !(p > 0 && p < 1))
		return limits;
	limits = spread(strength_of(known), p,
			3 * sqrt(p * (1 - p) / (double)n));
	limits.lower = fmax(0, limits.lower);
	limits.upper = fmin(1, limits.upper);
	return limits;
}

struct reading {
	size_t week;
	int side; /* of the centre: -1 below, 0 on it, 1 above */
	int near; /* -1, 1: nearer that limit than the centre */
	bool outside;
};

/* Limits come out of logarithms and sums: a hair's breadth is on the line. */
static bool exceeds(double value, double line)
{
	return value > line + 1e-9 * fabs(line);
}

static int side_of(double value, double low, double high)
{
	if (exceeds(value, high))
		return 1;
	return exceeds(low, value) ? -1 : 0;
}

/* `step` is 0 for one set of limits, 1 for limits of each week. */
static GArray *readings_of(const struct limits *limits, size_t step,
			   const double *values, size_t n)
{
	GArray *readings = g_array_new(false, false, sizeof(struct reading));

	for (size_t w = 0; w < n; w++) {
		const struct limits *own = &limits[w * step];
		double value = values[w];
		struct reading reading = { .week = w };

		if (own->strength == LIMITS_ABSENT || !isfinite(value))
			continue;
		reading.side = side_of(value, own->centre, own->centre);
		reading.near = side_of(value, own->near_lower, own->near_upper);
		reading.outside = side_of(value, own->lower, own->upper) != 0;
		g_array_append_val(readings, reading);
	}
	return readings;
}

static const struct reading *at(const GArray *readings, size_t i)
{
	return &g_array_index(readings, struct reading, i);
}

/* How many weeks from `i` on lie on the same side as it; at least 1. */
static size_t run_from(const GArray *readings, size_t i)
{
	int side = at(readings, i)->side;
	size_t end = i + 1;

	while (side && end < readings->len && at(readings, end)->side == side)
		end++;
	return end - i;
}

static void mark_runs(const GArray *readings, enum signal *signals)
{
	for (size_t i = 0, length; i < readings->len; i += length) {
		length = run_from(readings, i);
		for (size_t r = 0; length >= LIMITS_RUN && r < length; r++)
			signals[at(readings, i + r)->week] = SIGNAL_RUN;
	}
}

static void mark_near(const GArray *readings, int side, enum signal *signals)
{
	for (size_t i = 0; i + 4 <= readings->len; i++) {
		int near = 0;

		for (size_t r = i; r < i + 4; r++)
			near += at(readings, r)->near == side;
		for (size_t r = i; near >= 3 && r < i + 4; r++)
			if (at(readings, r)->near == side)
				signals[at(readings, r)->week] = SIGNAL_NEAR;
	}
}

static void mark(const struct limits *limits, size_t step, const double *values,
		 size_t n, enum signal *signals)
{
	g_autoptr(GArray) readings = readings_of(limits, step, values, n);

	for (size_t w = 0; w < n; w++)
		signals[w] = SIGNAL_NONE;
	/* From the weakest to the strongest, which has the last word. */
	mark_near(readings, -1, signals);
	mark_near(readings, 1, signals);
	mark_runs(readings, signals);
	for (size_t i = 0; i < readings->len; i++)
		if (at(readings, i)->outside)
			signals[at(readings, i)->week] = SIGNAL_OUTSIDE;
}

void limits_signals(const struct limits *limits, const double *values, size_t n,
		    enum signal *signals)
{
	mark(limits, 0, values, n, signals);
}

void limits_signals_by_week(const struct limits *limits, const double *values,
			    size_t n, enum signal *signals)
{
	mark(limits, 1, values, n, signals);
}

bool limits_run(const struct limits *limits, const double *values, size_t n,
		size_t *first, size_t *last)
{
	g_autoptr(GArray) readings = readings_of(limits, 0, values, n);
	size_t longest = LIMITS_RUN;
	bool is_found = false;

	for (size_t i = 0, length; i < readings->len; i += length) {
		length = run_from(readings, i);
		if (length < longest)
			continue;
		longest = length;
		is_found = true;
		*first = at(readings, i)->week;
		*last = at(readings, i + length - 1)->week;
	}
	return is_found;
}
