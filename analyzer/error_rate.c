/* error_rate.c -- which share of what a service was asked went wrong */
#include "analyzer/error_rate.h"

#include "analyzer/counter.h"
#include "analyzer/selector.h"

#include <math.h>
#include <string.h>

static bool has_word(char **words, const char *const *wanted)
{
	for (; *words; words++)
		if (g_strv_contains(wanted, *words))
			return true;
	return false;
}

static char **words_of(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return g_strsplit_set(lower, "_:.- /", -1);
}

static const char *const percents[] = { "percent", "percentage", "pct", NULL };

bool error_rate_is_named(const char *name)
{
	static const char *const errors[] = { "error",	  "errors", "failure",
					      "failures", "5xx",    NULL };
	static const char *const shares[] = { "ratio", "rate", "fraction",
					      "share", NULL };
	/* rates of burning, and of long windows that rules record */
	static const char *const others[] = { "budget", "burn",	 "slo",
					      "sli",	"total", NULL };
	g_auto(GStrv) words = words_of(name);

	return has_word(words, errors) && !has_word(words, others) &&
	       (has_word(words, shares) || has_word(words, percents));
}

static bool is_percent(const struct series *series)
{
	g_auto(GStrv) words = words_of(series->name);

	if (series->unit && *series->unit)
		return strcmp(series->unit, "percent") == 0 ||
		       strcmp(series->unit, "%") == 0;
	return has_word(words, percents);
}

double error_rate_scale(const struct facts *facts, const GArray *series)
{
	if (series->len == 0)
		return 1;
	return is_percent(selector_series(facts,
					  g_array_index(series, uint32_t, 0))) ?
		       0.01 :
		       1;
}

struct curve *error_rate_curve(const struct facts *facts, const GArray *series)
{
	struct curve *curve = curve_of(facts, series, CURVE_HIGHEST);

	curve->scale = error_rate_scale(facts, series);
	return curve;
}

/* Errors a second may be called a rate, too; a share is at most 1. */
static bool is_share(const struct facts *facts, const struct series *series)
{
	double most = is_percent(series) ? 100 : 1;
	const double *values =
		&g_array_index(facts->values, double, series->first_point);

	for (uint64_t i = 0; i < series->points; i++)
		if (isfinite(values[i]) &&
		    !(values[i] >= 0 && values[i] <= most))
			return false;
	return true;
}

/* Of several metrics the first by name. */
static void find_named(const struct facts *facts, uint32_t service,
		       GArray *found)
{
	const char *name = NULL;

	for (uint32_t i = 0; i < facts->records[RECORD_SERIES]->len; i++) {
		const struct series *series = selector_series(facts, i);
		int order = name ? strcmp(series->name, name) : -1;

		if (series->entry.service != service || order > 0 ||
		    (series->type != SERIES_UNKNOWN &&
		     series->type != SERIES_GAUGE) ||
		    !error_rate_is_named(series->name) ||
		    !is_share(facts, series))
			continue;
		if (order < 0)
			g_array_set_size(found, 0);
		name = series->name;
		g_array_append_val(found, i);
	}
}

/* Errors by total, step by step. */
static struct curve *divide(const struct curve *errors,
			    const struct curve *total)
{
	int64_t *times = g_new(int64_t, total->n + 1);
	double *shares = g_new(double, total->n + 1);
	uint64_t e = 0;

	for (uint64_t i = 0; i < total->n; i++) {
		double part = 0, whole = total->values[i];

		while (e < errors->n && errors->times[e] < total->times[i])
			e++;
		if (e < errors->n && errors->times[e] == total->times[i])
			part = errors->values[e];
		times[i] = total->times[i];
		shares[i] = whole > 0 ? fmin(part / whole, 1) : NAN;
	}
	return curve_new(times, shares, total->n);
}

/* Steps are those of the first series of the total. */
static void count(const struct facts *facts,
		  const struct service_settings *service,
		  struct error_rate *rate)
{
	g_autoptr(GArray) some = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GArray) all = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GPtrArray) errors = NULL, total = NULL;
	const struct curve *first;

	selector_find(facts, service->errors, some);
	selector_find(facts, service->total, all);
	if (some->len == 0 || all->len == 0)
		return;
	errors = curves_of(facts, some);
	total = curves_of(facts, all);
	first = total->pdata[0];
	if (first->step <= 0)
		return;
	rate->errors = counter_steps(errors, first->step);
	rate->total = counter_steps(total, first->step);
}

struct error_rate *error_rate_of(const struct facts *facts,
				 const struct settings *settings,
				 uint32_t service)
{
	struct error_rate *rate = g_new0(struct error_rate, 1);
	const struct service_settings *configured = settings_find_service(
		settings, facts_service(facts, service)->name);
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	bool is_counted = configured && configured->errors && configured->total;

	if (is_counted)
		count(facts, configured, rate);
	if (configured && configured->error_rate)
		selector_find(facts, configured->error_rate, found);
	else if (rate->total)
		rate->rate = divide(rate->errors, rate->total);
	else if (!is_counted)
		find_named(facts, service, found);
	if (!rate->rate)
		rate->rate = error_rate_curve(facts, found);
	return rate;
}

void error_rate_free(struct error_rate *rate)
{
	if (!rate)
		return;
	curve_free(rate->rate);
	curve_free(rate->errors);
	curve_free(rate->total);
	g_free(rate);
}
