/* chaos.c -- what experiments did, against what was to hold */
#include "analyzer/chaos.h"

#include "analyzer/counter.h"
#include "analyzer/error_rate.h"
#include "analyzer/replay.h"
#include "analyzer/selector.h"
#include "analyzer/statistics.h"

#include <math.h>
#include <string.h>

const char *chaos_held_name(enum chaos_held held)
{
	static const char *const names[] = {
		[CHAOS_NOT_SCORED] = "not scored",
		[CHAOS_HELD] = "held",
		[CHAOS_BROKE] = "broke",
	};

	return names[held];
}

/* The series of a hypothesis, as one value at each time. */
struct observed {
	GPtrArray *curves; /* of struct curve *, or NULL */
	double factor;
	bool is_low_worse;
};

static bool is_in_milliseconds(const struct series *series)
{
	return (series->unit && strcmp(series->unit, "ms") == 0) ||
	       g_str_has_suffix(series->name, "_ms") ||
	       strstr(series->name, "milliseconds");
}

static double factor_of(const struct facts *facts, const GArray *series,
			const struct chaos_hypothesis *hypothesis)
{
	const struct series *first =
		selector_series(facts, g_array_index(series, uint32_t, 0));

	if (hypothesis->is_delay)
		return is_in_milliseconds(first) ? 0.001 : 1;
	if (error_rate_is_named(first->name)) {
		g_autoptr(Curve) curve = error_rate_curve(facts, series);

		return curve->scale;
	}
	return 1;
}

/* Counters become what they count each second. */
static void take_counters(struct observed *observed)
{
	const struct curve *first = observed->curves->pdata[0];
	GPtrArray *rates;

	if (first->step <= 0)
		return;
	rates = g_ptr_array_new_with_free_func((GDestroyNotify)curve_free);
	g_ptr_array_add(rates, counter_steps(observed->curves, first->step));
	observed->factor *= 1000.0 / (double)first->step;
	g_ptr_array_unref(observed->curves);
	observed->curves = rates;
}

static struct observed observe_hypothesis(const struct facts *facts,
					  const struct chaos_hypothesis *what)
{
	struct observed observed = { .is_low_worse = !isnan(what->limit.low) };
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	selector_find(facts, what->series, found);
	if (found->len == 0)
		return observed;
	observed.factor = factor_of(facts, found, what);
	observed.curves = curves_of(facts, found);
	if (selector_series(facts, g_array_index(found, uint32_t, 0))->type ==
	    SERIES_COUNTER)
		take_counters(&observed);
	return observed;
}

struct sample {
	int64_t at; /* milliseconds */
	double value;
};

static int by_time(gconstpointer a, gconstpointer b)
{
	const struct sample *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static double worst_at(const struct observed *observed, int64_t at)
{
	double worst = NAN;

	for (uint32_t c = 0; c < observed->curves->len; c++) {
		double value = observed->factor *
			       curve_at(observed->curves->pdata[c], at);

		worst = observed->is_low_worse ? fmin(worst, value) :
						 fmax(worst, value);
	}
	return worst;
}

/* At each time in (after, until] at which any of the series has a point. */
static GArray *samples_of(const struct observed *observed, int64_t after,
			  int64_t until)
{
	GArray *samples = g_array_new(false, false, sizeof(struct sample));
	uint32_t n = 0;

	for (uint32_t c = 0; c < observed->curves->len; c++) {
		const struct curve *curve = observed->curves->pdata[c];

		for (uint64_t i = curve_until(curve, after);
		     i < curve->n && curve->times[i] <= until; i++) {
			struct sample one = { curve->times[i], NAN };

			g_array_append_val(samples, one);
		}
	}
	g_array_sort(samples, by_time);
	for (uint32_t i = 0; i < samples->len; i++) {
		struct sample one = g_array_index(samples, struct sample, i);

		if (n > 0 &&
		    g_array_index(samples, struct sample, n - 1).at == one.at)
			continue;
		one.value = worst_at(observed, one.at);
		if (!isnan(one.value))
			g_array_index(samples, struct sample, n++) = one;
	}
	g_array_set_size(samples, n);
	return samples;
}

static double median_of(const GArray *samples)
{
	g_autofree double *values = g_new(double, samples->len + 1);

	for (uint32_t i = 0; i < samples->len; i++)
		values[i] = g_array_index(samples, struct sample, i).value;
	return statistics_quantile(values, samples->len, 0.5);
}

static bool is_inside(const GArray *samples, uint32_t i,
		      const struct canary_check *limit)
{
	return replay_is_inside(limit,
				g_array_index(samples, struct sample, i).value);
}

/* Seconds from the end to the first of three samples in a row; NaN: none. */
static double recovery(const struct observed *observed,
		       const struct chaos_run *run,
		       const struct canary_check *limit)
{
	int64_t end = run->ended_at * 1000;
	int64_t until = end + run->settings->recovery_seconds * 1000;
	g_autoptr(GArray) samples = samples_of(observed, end - 1, until);
	uint32_t inside = 0;

	for (uint32_t i = 0; i < samples->len; i++) {
		inside = is_inside(samples, i, limit) ? inside + 1 : 0;
		if (inside == CHAOS_SAMPLES_MIN)
			return (double)(g_array_index(samples, struct sample,
						      i + 1 - inside)
						.at -
					end) /
			       1000;
	}
	return NAN;
}

static void look_at(const struct observed *observed,
		    const struct chaos_run *run,
		    const struct canary_check *limit,
		    struct chaos_outcome *outcome)
{
	int64_t start = run->started_at * 1000, end = run->ended_at * 1000;
	g_autoptr(GArray) before = samples_of(
		observed, start - run->settings->steady_seconds * 1000, start);
	g_autoptr(GArray) during = samples_of(observed, start, end);
	bool has_broken = false;

	outcome->steady = median_of(before);
	outcome->samples = during->len;
	for (uint32_t i = 0; i < during->len; i++) {
		double value = g_array_index(during, struct sample, i).value;

		outcome->during = observed->is_low_worse ?
					  fmin(outcome->during, value) :
					  fmax(outcome->during, value);
		has_broken |= !is_inside(during, i, limit);
	}
	if (during->len < CHAOS_SAMPLES_MIN) {
		outcome->reason =
			during->len > 0 ? "too few samples" : "no samples";
		return;
	}
	outcome->held = has_broken ? CHAOS_BROKE : CHAOS_HELD;
	if (!has_broken)
		return;
	outcome->recovered_seconds = recovery(observed, run, limit);
	if (before->len > 0 && !replay_is_inside(limit, outcome->steady))
		outcome->reason = "outside the limit before, too";
	else if (isnan(outcome->recovered_seconds))
		outcome->reason = "not seen to recover";
}

static int agreement(enum chaos_held held, const struct chaos_result *record)
{
	if (held == CHAOS_NOT_SCORED || !record ||
	    (record->verdict != CHAOS_PASSED &&
	     record->verdict != CHAOS_FAILED))
		return -1;
	return (held == CHAOS_HELD) == (record->verdict == CHAOS_PASSED);
}

static const char *trouble(const struct chaos_run *run,
			   const struct observed *observed)
{
	if (!observed->curves)
		return "no series";
	if (run->started_at == NO_TIME)
		return "its start is not known";
	if (run->ended_at == NO_TIME)
		return "its end is not known";
	return run->ended_at < run->started_at ? "it ends before it starts" :
						 NULL;
}

struct chaos_outcome chaos_judge(const struct metrics *metrics,
				 const struct chaos_run *run,
				 const struct chaos_hypothesis *hypothesis)
{
	struct observed observed =
		observe_hypothesis(metrics->facts, hypothesis);
	struct chaos_outcome outcome = {
		.held = CHAOS_NOT_SCORED,
		.steady = NAN,
		.during = NAN,
		.recovered_seconds = NAN,
		.reason = trouble(run, &observed),
	};

	if (!outcome.reason)
		look_at(&observed, run, &hypothesis->limit, &outcome);
	outcome.agrees = agreement(outcome.held, run->record);
	g_clear_pointer(&observed.curves, g_ptr_array_unref);
	return outcome;
}
