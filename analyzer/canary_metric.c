/* canary_metric.c -- the values of a metric of a canary, wherever they are */
#include "analyzer/canary_metric.h"

#include "analyzer/counter.h"
#include "analyzer/error_rate.h"
#include "analyzer/histogram.h"
#include "analyzer/selector.h"

#include <math.h>
#include <string.h>

#define SUCCESS "request-success-rate"
#define ERRORS "error-rate"

enum { SAMPLE_STEP = 60000 };

static bool has_word(const char *name, const char *const *wanted)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);
	g_auto(GStrv) words = g_strsplit_set(lower, "_:.- /", -1);

	for (char **word = words; *word; word++)
		if (g_strv_contains(wanted, *word))
			return true;
	return false;
}

static bool is_in_seconds(const struct series *series)
{
	static const char *const words[] = { "seconds", "sec", NULL };

	if (series->unit && *series->unit)
		return g_str_equal(series->unit, "s") ||
		       g_str_equal(series->unit, "seconds");
	return has_word(series->name, words);
}

/* A share that is written as such, although percent are meant. */
static bool is_at_most_one(const GPtrArray *curves)
{
	for (uint32_t c = 0; c < curves->len; c++) {
		const struct curve *curve = curves->pdata[c];

		for (uint64_t i = 0; i < curve->n; i++)
			if (curve_value(curve, i) > 1)
				return false;
	}
	return true;
}

static double scale_of_errors(const struct facts *facts, const GArray *series)
{
	g_autoptr(Curve) curve = error_rate_curve(facts, series);

	return curve->scale;
}

static void choose_unit(struct canary_metric *metric, const char *name,
			const GArray *series)
{
	const struct series *first = selector_series(
		metric->facts, g_array_index(series, uint32_t, 0));
	bool is_delay = strcmp(name, "request-duration") == 0 ||
			strcmp(name, "latency") == 0;

	if (is_delay && is_in_seconds(first)) {
		metric->factor = 1000;
	} else if (strcmp(name, ERRORS) == 0) {
		metric->factor = scale_of_errors(metric->facts, series);
	} else if (strcmp(name, SUCCESS) == 0 &&
		   error_rate_is_named(first->name)) {
		metric->offset = 100;
		metric->factor = -100 * scale_of_errors(metric->facts, series);
	} else if (strcmp(name, SUCCESS) == 0 &&
		   is_at_most_one(metric->curves)) {
		metric->factor = 100;
	}
}

static void take_series(struct canary_metric *metric, const char *name,
			GArray *series)
{
	const struct series *first = selector_series(
		metric->facts, g_array_index(series, uint32_t, 0));

	metric->curves = curves_of(metric->facts, series);
	choose_unit(metric, name, series);
	if (first->type == SERIES_HISTOGRAM)
		metric->buckets = g_array_ref(series);
}

static GPtrArray *counters_of(const struct facts *facts,
			      const struct selector *selector)
{
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));

	if (selector)
		selector_find(facts, selector, found);
	return found->len > 0 ? curves_of(facts, found) : NULL;
}

static void take_counters(struct canary_metric *metric, const char *name,
			  const struct canary_settings *settings,
			  bool is_primary)
{
	bool is_success = strcmp(name, SUCCESS) == 0;
	const struct curve *first;

	if (!is_success && strcmp(name, ERRORS) != 0)
		return;
	metric->errors = counters_of(metric->facts,
				     is_primary ? settings->primary_errors :
						  settings->errors);
	metric->total = counters_of(metric->facts,
				    is_primary ? settings->primary_total :
						 settings->total);
	if (!metric->total)
		return;
	first = metric->total->pdata[0];
	metric->step = MAX(metric->step, first->step);
	if (is_success) {
		metric->offset = 100;
		metric->factor = -100;
	}
}

static struct canary_metric *
canary_metric_new(const struct facts *facts,
		  const struct canary_settings *settings, const char *name,
		  bool is_primary)
{
	struct canary_metric *metric = g_new0(struct canary_metric, 1);
	const struct canary_metric_settings *source =
		canary_settings_find(settings, name);
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	const struct selector *selector = NULL;

	metric->facts = facts;
	metric->factor = 1;
	metric->step = SAMPLE_STEP;
	metric->quantile = strcmp(name, "latency") == 0 ? 0.95 : 0.99;
	metric->is_low_worse = strcmp(name, SUCCESS) == 0;
	if (source)
		selector = is_primary ? source->primary : source->canary;
	if (selector)
		selector_find(facts, selector, found);
	if (found->len > 0)
		take_series(metric, name, found);
	else if (settings && !selector)
		take_counters(metric, name, settings, is_primary);
	return metric;
}

static void canary_metric_free(struct canary_metric *metric)
{
	if (!metric)
		return;
	g_clear_pointer(&metric->curves, g_ptr_array_unref);
	g_clear_pointer(&metric->errors, g_ptr_array_unref);
	g_clear_pointer(&metric->total, g_ptr_array_unref);
	g_clear_pointer(&metric->buckets, g_array_unref);
	g_free(metric);
}

struct section_metric {
	const char *name;
	bool is_primary;
	struct canary_metric *metric;
};

static void free_section_metric(void *data)
{
	canary_metric_free(((struct section_metric *)data)->metric);
}

struct canary_section *
canary_section_new(const struct facts *facts,
		   const struct canary_settings *settings)
{
	struct canary_section *section = g_new0(struct canary_section, 1);

	section->facts = facts;
	section->settings = settings;
	section->metrics =
		g_array_new(false, false, sizeof(struct section_metric));
	g_array_set_clear_func(section->metrics, free_section_metric);
	return section;
}

void canary_section_free(struct canary_section *section)
{
	if (!section)
		return;
	g_array_unref(section->metrics);
	g_free(section);
}

const struct canary_metric *
canary_section_metric(struct canary_section *section, const char *name,
		      bool is_primary)
{
	struct section_metric made = { name, is_primary, NULL };

	for (uint32_t m = 0; m < section->metrics->len; m++) {
		const struct section_metric *one = &g_array_index(
			section->metrics, struct section_metric, m);

		if (one->is_primary == is_primary &&
		    strcmp(one->name, name) == 0)
			return one->metric;
	}
	made.metric = canary_metric_new(section->facts, section->settings, name,
					is_primary);
	g_array_append_val(section->metrics, made);
	return made.metric;
}

bool canary_metric_is_known(const struct canary_metric *metric)
{
	return metric->curves || metric->total;
}

int64_t canary_metric_last(const struct canary_metric *metric)
{
	const GPtrArray *curves =
		metric->curves ? metric->curves : metric->total;
	int64_t last = INT64_MIN;

	for (uint32_t c = 0; curves && c < curves->len; c++) {
		const struct curve *curve = curves->pdata[c];

		if (curve->n > 0)
			last = MAX(last, curve->times[curve->n - 1]);
	}
	return last;
}

/* Errors by all: without an error since, there were none. */
static double ratio(const struct canary_metric *metric, int64_t after,
		    int64_t until)
{
	double all = counter_increases(metric->total, after, until).amount;
	double some =
		metric->errors ?
			counter_increases(metric->errors, after, until).amount :
			0;

	if (!(all > 0))
		return NAN;
	return isnan(some) ? 0 : fmin(some / all, 1);
}

/* What is above the first value is averaged, so that equal ones stay exact. */
static double level(const struct curve *curve, int64_t after, int64_t until)
{
	double first = NAN, above = 0;
	uint64_t n = 0;

	for (uint64_t i = curve_until(curve, after);
	     i < curve->n && curve->times[i] <= until; i++) {
		double value = curve_value(curve, i);

		if (isnan(value))
			continue;
		if (n++ == 0)
			first = value;
		above += value - first;
	}
	return n > 0 ? first + above / (double)n : curve_at(curve, until);
}

static double worst(const struct canary_metric *metric, int64_t after,
		    int64_t until)
{
	double value = NAN;

	for (uint32_t c = 0; c < metric->curves->len; c++) {
		double one = metric->offset +
			     metric->factor * level(metric->curves->pdata[c],
						    after, until);

		value = metric->is_low_worse ? fmin(value, one) :
					       fmax(value, one);
	}
	return value;
}

double canary_metric_value(const struct canary_metric *metric, int64_t after,
			   int64_t until)
{
	if (metric->buckets) {
		g_autoptr(GArray) counts = histogram_of(
			metric->facts, metric->buckets, after, until);

		return metric->factor *
		       histogram_quantile(metric->quantile, counts);
	}
	if (metric->curves)
		return worst(metric, after, until);
	if (metric->total)
		return metric->offset +
		       metric->factor * ratio(metric, after, until);
	return NAN;
}

static void add(GArray *values, double value)
{
	if (isfinite(value))
		g_array_append_val(values, value);
}

void canary_metric_gather(const struct canary_metric *metric, int64_t after,
			  int64_t until, GArray *values)
{
	bool is_counted = metric->buckets || (!metric->curves && metric->total);

	for (int64_t at = after; is_counted && at + metric->step <= until;
	     at += metric->step)
		add(values, canary_metric_value(metric, at, at + metric->step));
	for (uint32_t c = 0;
	     !is_counted && metric->curves && c < metric->curves->len; c++) {
		const struct curve *curve = metric->curves->pdata[c];

		for (uint64_t i = curve_until(curve, after);
		     i < curve_until(curve, until); i++)
			add(values,
			    metric->offset +
				    metric->factor * curve_value(curve, i));
	}
}
