/* flags_gather.c -- who saw which variant of a flag, and what came of it
 *
 * Evaluations are sorted by flag, subject and variant, so that all that is
 * known of a subject stands together: it is counted once, and one that saw
 * several variants is seen to have.
 */
#include "analyzer/flags.h"

#include "analyzer/counter.h"
#include "analyzer/selector.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

static void arm_free(void *data)
{
	struct flag_arm *arm = data;

	g_array_unref(arm->values);
	g_free(arm);
}

static void result_free(void *data)
{
	struct flag_result *result = data;

	g_ptr_array_unref(result->arms);
	g_hash_table_unref(result->by_variant);
	g_free(result);
}

static struct flag_arm *arm_of(struct flag_result *result, const char *variant)
{
	struct flag_arm *arm = g_hash_table_lookup(result->by_variant, variant);

	if (arm)
		return arm;
	arm = g_new0(struct flag_arm, 1);
	arm->variant = variant;
	arm->values = g_array_new(false, false, sizeof(double));
	g_ptr_array_add(result->arms, arm);
	g_hash_table_insert(result->by_variant, (char *)variant, arm);
	return arm;
}

static struct flag_result *
add_result(GPtrArray *results, const struct metrics *metrics, const char *flag)
{
	struct flag_result *result = g_new0(struct flag_result, 1);

	result->flag = flag;
	result->settings = settings_find_flag(metrics->settings, flag);
	result->arms = g_ptr_array_new_with_free_func(arm_free);
	result->by_variant = g_hash_table_new(g_str_hash, g_str_equal);
	result->srm_p = NAN;
	g_ptr_array_add(results, result);
	return result;
}

/* -- evaluations */

static const char *variant_of(const struct flag_evaluation *one)
{
	return one->variant ? one->variant : "";
}

static int by_subject(gconstpointer a, gconstpointer b)
{
	const struct flag_evaluation *x =
		*(const struct flag_evaluation *const *)a;
	const struct flag_evaluation *y =
		*(const struct flag_evaluation *const *)b;
	int order = strcmp(x->flag, y->flag);

	if (order == 0)
		order = g_strcmp0(x->subject, y->subject);
	if (order == 0)
		order = strcmp(variant_of(x), variant_of(y));
	return order ? order : (x > y) - (x < y);
}

static GPtrArray *sorted_evaluations(const struct metrics *metrics, bool all)
{
	const GArray *records = metrics->facts->records[RECORD_EVALUATION];
	GPtrArray *sorted = g_ptr_array_new();

	for (uint32_t i = 0; i < records->len; i++) {
		struct flag_evaluation *one =
			&g_array_index(records, struct flag_evaluation, i);

		if (one->flag &&
		    (all || one->entry.at == NO_TIME ||
		     window_holds(&metrics->window, one->entry.at)))
			g_ptr_array_add(sorted, one);
	}
	g_ptr_array_sort(sorted, by_subject);
	return sorted;
}

/* A measurement of conversions, whether there was one or not. */
static bool is_about_conversion(const struct flag_settings *settings,
				const struct flag_evaluation *one)
{
	static const char *const usual[] = { "conversion", "conversions",
					     "converted", NULL };

	if (!one->measure)
		return false;
	if (settings && settings->conversion)
		return strcmp(one->measure, settings->conversion) == 0;
	return g_strv_contains(usual, one->measure);
}

static bool is_conversion(const struct flag_settings *settings,
			  const struct flag_evaluation *one)
{
	return !(one->value <= 0) && is_about_conversion(settings, one);
}

static bool is_value(const struct flag_settings *settings,
		     const struct flag_evaluation *one)
{
	return settings && settings->measure && one->measure &&
	       isfinite(one->value) &&
	       strcmp(one->measure, settings->measure) == 0;
}

/* What is known of a subject, or of one record without any. */
struct seen {
	bool is_exposed, is_converted, is_error;
};

static void look(struct seen *seen, struct flag_result *result,
		 const struct flag_evaluation *one)
{
	seen->is_exposed |= !one->measure;
	seen->is_error |= one->is_error;
	seen->is_converted |= is_conversion(result->settings, one);
	if (is_value(result->settings, one))
		g_array_append_val(arm_of(result, variant_of(one))->values,
				   one->value);
}

/* A conversion of somebody who was never exposed says nothing of the rate. */
static void count(struct flag_arm *arm, const struct seen *seen,
		  bool is_subject)
{
	arm->exposures += seen->is_exposed;
	arm->errors += seen->is_error;
	arm->conversions +=
		seen->is_converted && (seen->is_exposed || !is_subject);
}

static bool is_same_subject(const struct flag_evaluation *a,
			    const struct flag_evaluation *b)
{
	return a->subject && b->subject && strcmp(a->subject, b->subject) == 0;
}

/* From `first` the records of one subject, or one record; how many. */
static uint32_t count_subject(struct flag_result *result,
			      const GPtrArray *sorted, uint32_t first)
{
	const struct flag_evaluation *one = sorted->pdata[first];
	const char *variant = variant_of(one);
	struct seen seen = { false, false, false };
	uint32_t n = 1;
	bool is_crossed = false;

	for (; first + n < sorted->len; n++) {
		const struct flag_evaluation *other = sorted->pdata[first + n];

		if (!is_same_subject(one, other) ||
		    strcmp(one->flag, other->flag) != 0)
			break;
		is_crossed |= strcmp(variant, variant_of(other)) != 0;
	}
	arm_of(result, variant);
	if (is_crossed) {
		result->crossed++;
		return n;
	}
	for (uint32_t i = first; i < first + n; i++)
		look(&seen, result, sorted->pdata[i]);
	count(arm_of(result, variant), &seen, one->subject != NULL);
	return n;
}

static void gather_evaluations(GPtrArray *results,
			       const struct metrics *metrics, bool all)
{
	g_autoptr(GPtrArray) sorted = sorted_evaluations(metrics, all);
	struct flag_result *result = NULL;

	for (uint32_t i = 0; i < sorted->len;) {
		const struct flag_evaluation *one = sorted->pdata[i];

		if (!result || strcmp(result->flag, one->flag) != 0)
			result = add_result(results, metrics, one->flag);
		i += count_subject(result, sorted, i);
	}
}

/* Also by those out of the window: then there were none in it. */
static void find_conversions(const GPtrArray *results,
			     const struct metrics *metrics)
{
	const GArray *records = metrics->facts->records[RECORD_EVALUATION];
	g_autoptr(GHashTable) by_flag =
		g_hash_table_new(g_str_hash, g_str_equal);

	for (uint32_t r = 0; r < results->len; r++) {
		struct flag_result *result = results->pdata[r];

		result->has_errors = true;
		g_hash_table_insert(by_flag, (char *)result->flag, result);
	}
	for (uint32_t i = 0; i < records->len; i++) {
		const struct flag_evaluation *one =
			&g_array_index(records, struct flag_evaluation, i);
		struct flag_result *result =
			one->flag && one->measure ?
				g_hash_table_lookup(by_flag, one->flag) :
				NULL;

		if (result && is_about_conversion(result->settings, one))
			result->has_conversions = true;
	}
}

/* -- counters */

struct counting {
	const struct metrics *metrics;
	struct flag_result *result;
	int64_t after, until; /* milliseconds */
};

/* The variant that a series is about: the label of the section, or a usual. */
static const char *label_of(const struct counting *counting,
			    const struct series *series)
{
	static const char *const usual[] = { "variant",
					     "feature_flag_result_variant",
					     "feature_flag_variant" };
	const struct flag_settings *settings = counting->result->settings;
	const struct facts *facts = counting->metrics->facts;

	if (settings->label)
		return selector_label(facts, series, settings->label);
	for (size_t l = 0; l < G_N_ELEMENTS(usual); l++) {
		const char *value = selector_label(facts, series, usual[l]);

		if (*value)
			return value;
	}
	return "";
}

/* Says whether there are any. */
static bool count_series(const struct counting *counting,
			 const struct selector *selector, size_t field)
{
	const struct facts *facts = counting->metrics->facts;
	g_autoptr(GArray) found = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GHashTable) by_variant = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	GHashTableIter iter;
	gpointer variant, series;

	if (selector)
		selector_find(facts, selector, found);
	for (uint32_t i = 0; i < found->len; i++) {
		uint32_t one = g_array_index(found, uint32_t, i);
		const char *label =
			label_of(counting, selector_series(facts, one));
		GArray *same = g_hash_table_lookup(by_variant, label);

		if (!same) {
			same = g_array_new(false, false, sizeof(uint32_t));
			g_hash_table_insert(by_variant, (char *)label, same);
		}
		g_array_append_val(same, one);
	}
	g_hash_table_iter_init(&iter, by_variant);
	while (g_hash_table_iter_next(&iter, &variant, &series)) {
		g_autoptr(GPtrArray) counters = curves_of(facts, series);
		double amount = counter_increases(counters, counting->after,
						  counting->until)
					.amount;
		struct flag_arm *arm = arm_of(counting->result, variant);

		if (amount > 0)
			*(uint64_t *)((char *)arm + field) +=
				(uint64_t)llround(fmin(amount, 1e15));
	}
	return found->len > 0;
}

/* What counters say takes the place of what evaluations do. */
static void gather_counters(GPtrArray *results, const struct metrics *metrics,
			    const struct flag_settings *settings, bool all)
{
	struct counting counting = {
		.metrics = metrics,
		.after = all ? INT64_MIN / 2 : metrics->window.since * 1000,
		.until = all ? INT64_MAX / 2 : metrics->window.until * 1000,
	};

	for (uint32_t r = 0; r < results->len; r++) {
		const struct flag_result *result = results->pdata[r];

		if (g_ascii_strcasecmp(result->flag, settings->name) == 0)
			g_ptr_array_remove_index(results, r--);
	}
	counting.result = add_result(results, metrics, settings->name);
	count_series(&counting, settings->exposures,
		     offsetof(struct flag_arm, exposures));
	counting.result->has_conversions =
		count_series(&counting, settings->conversions,
			     offsetof(struct flag_arm, conversions));
	count_series(&counting, settings->errors,
		     offsetof(struct flag_arm, errors));
	counting.result->has_errors = settings->errors != NULL;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct flag_result *x = *(struct flag_result *const *)a;
	const struct flag_result *y = *(struct flag_result *const *)b;

	return strcmp(x->flag, y->flag);
}

GPtrArray *flags_gather(const struct metrics *metrics, bool all)
{
	GPtrArray *results = g_ptr_array_new_with_free_func(result_free);

	gather_evaluations(results, metrics, all);
	find_conversions(results, metrics);
	for (uint32_t f = 0; f < metrics->settings->flags->len; f++) {
		const struct flag_settings *settings =
			metrics->settings->flags->pdata[f];

		if (settings->exposures)
			gather_counters(results, metrics, settings, all);
	}
	g_ptr_array_sort(results, by_name);
	return results;
}
