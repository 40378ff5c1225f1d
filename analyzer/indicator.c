/* indicator.c -- good and bad events of an objective, from its series */
#include "analyzer/indicator.h"

#include "analyzer/error_rate.h"
#include "analyzer/selector.h"

#include <math.h>
#include <string.h>

#define MILLI 1000

struct indicator {
	const struct facts *facts;
	const struct slo_settings *slo;
	struct ledger *ledger;
};

/* What a step of a counter adds: so much of it valid, so much bad. */
struct share {
	double valid, bad;
	const struct curve *ratio; /* bad is what it says, or NULL */
};

/* The share that went wrong; NaN: not known. */
static double wrong(const struct indicator *indicator, double ratio)
{
	if (isnan(ratio))
		return NAN;
	ratio = CLAMP(ratio, 0, 1);
	return indicator->slo->is_ratio_good ? 1 - ratio : ratio;
}

/* The time that a point speaks for: since the last, or a step of its own. */
static void see(const struct indicator *indicator, const struct curve *curve,
		uint64_t i)
{
	int64_t at = curve->times[i], before = at - MAX(curve->step, 60000);

	if (i > 0 && at - curve->times[i - 1] <= MAX(2 * curve->step, 60000))
		before = curve->times[i - 1];
	ledger_mark(indicator->ledger, LEDGER_SEEN, before / MILLI, at / MILLI);
}

static void add_step(const struct indicator *indicator, int64_t at,
		     double amount, const struct share *share)
{
	double bad = share->bad;

	if (share->ratio)
		bad = wrong(indicator, curve_at(share->ratio, at));
	if (isnan(bad))
		return;
	ledger_add(indicator->ledger, at, amount * share->valid, amount * bad);
}

static void add_counter(const struct indicator *indicator,
			const struct curve *counter, const struct share *share)
{
	double last = NAN;

	for (uint64_t i = 0; i < counter->n; i++) {
		double value = curve_value(counter, i);

		if (isnan(value))
			continue;
		if (!isnan(last))
			add_step(indicator, counter->times[i],
				 value < last ? value : value - last, share);
		if (share->valid > 0 &&
		    (!share->ratio ||
		     !isnan(curve_at(share->ratio, counter->times[i]))))
			see(indicator, counter, i);
		last = value;
	}
}

static void add_counters(const struct indicator *indicator, const GArray *found,
			 struct share share)
{
	g_autoptr(GPtrArray) counters = curves_of(indicator->facts, found);

	for (uint32_t c = 0; c < counters->len; c++)
		add_counter(indicator, counters->pdata[c], &share);
}

/* False if there is none. */
static bool find(const struct indicator *indicator,
		 const struct selector *selector, GArray *found)
{
	g_array_set_size(found, 0);
	if (selector)
		selector_find(indicator->facts, selector, found);
	return found->len > 0;
}

static const char *read_counts(const struct indicator *indicator)
{
	const struct slo_settings *slo = indicator->slo;
	g_autoptr(GArray) part = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) total = g_array_new(false, false, sizeof(uint32_t));
	const struct selector *counted = slo->good ? slo->good : slo->errors;

	if (!slo->total)
		return "no total";
	if (!find(indicator, slo->total, total))
		return "no series of the total";
	if (!find(indicator, counted, part))
		return slo->good ? "no series of the good" :
				   "no series of errors";
	add_counters(indicator, total,
		     (struct share){ 1, slo->good ? 1 : 0, NULL });
	add_counters(indicator, part,
		     (struct share){ 0, slo->good ? -1 : 1, NULL });
	return NULL;
}

/* Each point is an event, a part of which is bad. */
static void add_shares(const struct indicator *indicator,
		       const struct curve *ratio)
{
	for (uint64_t i = 0; i < ratio->n; i++) {
		double bad = wrong(indicator, curve_value(ratio, i));

		if (isnan(bad))
			continue;
		ledger_add(indicator->ledger, ratio->times[i], 1, bad);
		see(indicator, ratio, i);
	}
}

/* Of what went well the highest is not the worst: each series for itself. */
static void add_each(const struct indicator *indicator, const GArray *found)
{
	g_autoptr(GPtrArray) all = curves_of(indicator->facts, found);

	for (uint32_t c = 0; c < all->len; c++) {
		struct curve *ratio = all->pdata[c];

		ratio->scale = error_rate_scale(indicator->facts, found);
		add_shares(indicator, ratio);
	}
}

static const char *read_ratio(const struct indicator *indicator)
{
	const struct slo_settings *slo = indicator->slo;
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(Curve) ratio = NULL;

	if (!find(indicator, slo->ratio, found))
		return "no series of the ratio";
	if (slo->is_ratio_good && !slo->total) {
		add_each(indicator, found);
		return NULL;
	}
	ratio = error_rate_curve(indicator->facts, found);
	if (slo->total) {
		if (!find(indicator, slo->total, found))
			return "no series of the total";
		add_counters(indicator, found, (struct share){ 1, 0, ratio });
		return NULL;
	}
	add_shares(indicator, ratio);
	return NULL;
}

/* The bound of a bucket; NaN: it is none. */
static double bound_of(const struct indicator *indicator, uint32_t i)
{
	const char *le = selector_label(
		indicator->facts, selector_series(indicator->facts, i), "le");
	char *end;
	double bound = g_ascii_strtod(le, &end);

	return end == le || *end ? NAN : bound;
}

/* Seconds of one of the units of the series. */
static double unit_of(const struct indicator *indicator, uint32_t i)
{
	const struct series *series = selector_series(indicator->facts, i);
	const char *unit = series->unit ? series->unit : "";

	if (strcmp(unit, "ms") == 0 || strcmp(unit, "milliseconds") == 0 ||
	    strstr(series->name, "_milliseconds") ||
	    strstr(series->name, "_ms_") ||
	    g_str_has_suffix(series->name, "_ms"))
		return 0.001;
	return 1;
}

/* Those of the buckets that end at the bound. */
static GArray *bucket_at(const struct indicator *indicator,
			 const GArray *buckets, double bound)
{
	GArray *at = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t b = 0; b < buckets->len; b++) {
		uint32_t one = g_array_index(buckets, uint32_t, b);

		if (bound_of(indicator, one) == bound)
			g_array_append_val(at, one);
	}
	return at;
}

/* The greatest bound that the limit holds, NaN if there is none. */
static double fitting(const struct indicator *indicator, const GArray *buckets)
{
	double best = NAN;

	for (uint32_t b = 0; b < buckets->len; b++) {
		uint32_t one = g_array_index(buckets, uint32_t, b);
		double bound = bound_of(indicator, one);
		double limit = indicator->slo->below / unit_of(indicator, one);

		if (bound <= limit * (1 + 1e-9) &&
		    (isnan(best) || bound > best))
			best = bound;
	}
	return best;
}

static const char *read_histogram(const struct indicator *indicator,
				  const GArray *buckets)
{
	double bound = fitting(indicator, buckets);
	g_autoptr(GArray) good = bucket_at(indicator, buckets, bound);
	g_autoptr(GArray) all = bucket_at(indicator, buckets, INFINITY);

	if (good->len == 0)
		return "no bucket up to the limit";
	if (indicator->slo->total)
		find(indicator, indicator->slo->total, all);
	if (all->len == 0)
		return "no series of the total";
	add_counters(indicator, all, (struct share){ 1, 1, NULL });
	add_counters(indicator, good, (struct share){ 0, -1, NULL });
	return NULL;
}

/* A level that is measured now and then: each point is good or bad. */
static const char *read_levels(const struct indicator *indicator,
			       const GArray *found)
{
	double unit = unit_of(indicator, g_array_index(found, uint32_t, 0));
	g_autoptr(Curve) level =
		curve_of(indicator->facts, found, CURVE_HIGHEST);

	for (uint64_t i = 0; i < level->n; i++) {
		double value = curve_value(level, i) * unit;

		if (isnan(value))
			continue;
		ledger_add(indicator->ledger, level->times[i], 1,
			   value > indicator->slo->below);
		see(indicator, level, i);
	}
	return NULL;
}

/* The histogram may be called by its name without `_bucket`. */
static bool find_latency(const struct indicator *indicator, GArray *found)
{
	struct selector buckets = *indicator->slo->latency;
	g_autofree char *name = NULL;

	if (find(indicator, &buckets, found) || !buckets.name)
		return found->len > 0;
	name = g_strconcat(buckets.name, "_bucket", NULL);
	buckets.name = name;
	return find(indicator, &buckets, found);
}

static const char *read_latency(const struct indicator *indicator)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (isnan(indicator->slo->below))
		return "no limit below which it is good";
	if (!find_latency(indicator, found))
		return "no series of the latency";
	for (uint32_t i = 0; i < found->len; i++)
		if (!isnan(bound_of(indicator,
				    g_array_index(found, uint32_t, i))))
			return read_histogram(indicator, found);
	return read_levels(indicator, found);
}

static bool is_good(const struct slo_settings *slo, double level)
{
	switch (slo->comparison) {
	case SLO_BELOW:
		return level < slo->limit;
	case SLO_AT_MOST:
		return level <= slo->limit;
	case SLO_ABOVE:
		return level > slo->limit;
	case SLO_AT_LEAST:
		return level >= slo->limit;
	}
	g_assert_not_reached();
}

/* A level of any unit: each point of each series is good or bad. */
static const char *read_level(const struct indicator *indicator)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GPtrArray) all = NULL;

	if (!find(indicator, indicator->slo->level, found))
		return "no series of the level";
	all = curves_of(indicator->facts, found);
	for (uint32_t c = 0; c < all->len; c++) {
		const struct curve *level = all->pdata[c];

		for (uint64_t i = 0; i < level->n; i++) {
			double value = curve_value(level, i);

			if (isnan(value))
				continue;
			ledger_add(indicator->ledger, level->times[i], 1,
				   !is_good(indicator->slo, value));
			see(indicator, level, i);
		}
	}
	return NULL;
}

static const char *read_events(const struct indicator *indicator)
{
	const struct slo_settings *slo = indicator->slo;

	if (slo->good || slo->errors)
		return read_counts(indicator);
	if (slo->ratio)
		return read_ratio(indicator);
	if (slo->latency)
		return read_latency(indicator);
	if (slo->level)
		return read_level(indicator);
	return "no indicator";
}

/* A slice is bad, or as bad as what happened in it. */
static double badness(const struct slo_settings *slo, struct ledger_sum sum)
{
	double bad = CLAMP(sum.bad / sum.valid, 0, 1);

	if (isnan(slo->slice_target))
		return bad;
	return 1 - bad < slo->slice_target - 1e-9;
}

/*
 * Slices begin at whole multiples of their length since 1970, in UTC, whatever
 * the zone, and count where they end; one in which nothing happened is neither
 * good nor bad.
 */
static const char *read_slices(const struct indicator *indicator)
{
	struct ledger *ledger = indicator->ledger;
	int64_t length = indicator->slo->slice_seconds;
	int64_t end = ledger->since + (int64_t)ledger->n * 60;
	int64_t first = ledger->since - ledger->since % length;
	g_autoptr(Ledger) events = ledger_new(first, end);
	const struct indicator inner = { indicator->facts, indicator->slo,
					 events };
	const char *why = read_events(&inner);

	if (why)
		return why;
	ledger_close(events);
	for (uint32_t m = 0; m < ledger->n; m++)
		ledger->marks[m] |= events->marks[m + events->n - ledger->n];
	for (int64_t at = first; at + length <= end; at += length) {
		struct ledger_sum sum = ledger_sum(events, at, at + length);

		if (sum.valid > 0)
			ledger_add(ledger, (at + length) * MILLI, 1,
				   badness(indicator->slo, sum));
	}
	return NULL;
}

const char *indicator_read(const struct facts *facts,
			   const struct slo_settings *slo,
			   struct ledger *ledger)
{
	struct indicator indicator = { facts, slo, ledger };

	if (slo->unmeasured)
		return slo->unmeasured;
	if (isnan(slo->objective))
		return "no objective";
	if (slo->slice_seconds > 0)
		return read_slices(&indicator);
	return read_events(&indicator);
}
