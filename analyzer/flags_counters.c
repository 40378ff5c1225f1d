/* flags_counters.c -- who saw which variant of a flag, by counters
 *
 * The series of all sections are found at once, and each counts for all spans.
 */
#include "analyzer/flags.h"

#include "analyzer/counter.h"
#include "analyzer/selectors.h"

#include <math.h>

enum { SERIES = 3 }; /* that a section may name */

/* A flag in all spans; of one that is not asked for there is no result. */
struct counting {
	const struct metrics *metrics;
	const struct flag_settings *settings;
	struct flag_result *results[FLAGS_SPANS];
};

/* The variant that a series is about: the label of the section, or a usual. */
static const char *label_of(const struct counting *counting,
			    const struct series *series)
{
	static const char *const usual[] = { "variant",
					     "feature_flag_result_variant",
					     "feature_flag_variant" };
	const struct flag_settings *settings = counting->settings;
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

/* What counters grew by in a span. */
static uint64_t amount_of(const struct counting *counting,
			  const GPtrArray *counters, enum flags_span span)
{
	const struct window *window = span == FLAGS_OF_PREVIOUS ?
					      &counting->metrics->previous :
					      &counting->metrics->window;
	bool is_all = span == FLAGS_OF_ALL;
	double amount =
		counter_increases(counters,
				  is_all ? INT64_MIN / 2 : window->since * 1000,
				  is_all ? INT64_MAX / 2 : window->until * 1000)
			.amount;

	return amount > 0 ? (uint64_t)llround(fmin(amount, 1e15)) : 0;
}

/* By variant, indexes of series. */
static GHashTable *series_by_variant(const struct counting *counting,
				     const GArray *found)
{
	const struct facts *facts = counting->metrics->facts;
	GHashTable *by_variant = g_hash_table_new_full(
		g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);

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
	return by_variant;
}

/* Adds to that field of each variant; says whether there are any series. */
static bool count_series(const struct counting *counting, const GArray *found,
			 size_t field)
{
	const struct facts *facts = counting->metrics->facts;
	g_autoptr(GHashTable) by_variant = NULL;
	GHashTableIter iter;
	gpointer variant, series;

	if (!found)
		return false;
	by_variant = series_by_variant(counting, found);
	g_hash_table_iter_init(&iter, by_variant);
	while (g_hash_table_iter_next(&iter, &variant, &series)) {
		g_autoptr(GPtrArray) counters = curves_of(facts, series);

		for (int span = 0; span < FLAGS_SPANS; span++) {
			struct flag_result *result = counting->results[span];
			struct flag_arm *arm;

			if (!result)
				continue;
			arm = flags_arm(result, variant);
			*(uint64_t *)((char *)arm + field) += amount_of(
				counting, counters, (enum flags_span)span);
		}
	}
	return found->len > 0;
}

/*
 * What counters say takes the place of what evaluations do.  `found` are the
 * series of exposures, conversions and errors, NULL where none are asked for.
 */
static void count_flag(struct metrics *metrics,
		       const struct flag_settings *settings,
		       const GArray *const *found)
{
	struct counting counting = { metrics, settings, { NULL } };
	bool has_conversions;

	for (int span = 0; span < FLAGS_SPANS; span++)
		if (span != FLAGS_OF_PREVIOUS || metrics->has_previous)
			counting.results[span] = flags_add(
				metrics->flags[span], settings->name, settings);
	count_series(&counting, found[0], offsetof(struct flag_arm, exposures));
	has_conversions = count_series(&counting, found[1],
				       offsetof(struct flag_arm, conversions));
	count_series(&counting, found[2], offsetof(struct flag_arm, errors));
	for (int span = 0; span < FLAGS_SPANS; span++) {
		struct flag_result *result = counting.results[span];

		if (!result)
			continue;
		result->has_conversions = has_conversions;
		result->has_errors = settings->errors != NULL;
	}
}

void flags_count(struct metrics *metrics)
{
	const GPtrArray *flags = metrics->settings->flags;
	g_autoptr(GPtrArray) selectors = g_ptr_array_new();
	g_autoptr(GPtrArray) found = NULL;

	for (uint32_t f = 0; f < flags->len; f++) {
		const struct flag_settings *one = flags->pdata[f];

		g_ptr_array_add(selectors, (gpointer)one->exposures);
		g_ptr_array_add(selectors, (gpointer)one->conversions);
		g_ptr_array_add(selectors, (gpointer)one->errors);
	}
	found = selectors_find(metrics->facts,
			       (const struct selector *const *)selectors->pdata,
			       selectors->len);
	for (uint32_t f = 0; f < flags->len; f++) {
		const struct flag_settings *one = flags->pdata[f];

		if (one->exposures)
			count_flag(metrics, one,
				   (const GArray *const *)found->pdata +
					   (size_t)SERIES * f);
	}
}
