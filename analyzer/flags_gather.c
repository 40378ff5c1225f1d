/* flags_gather.c -- who saw which variant of a flag, by records of it
 *
 * Evaluations are sorted by flag, subject and variant, so that all that is
 * known of a subject stands together: it is counted once, and one that saw
 * several variants is seen to have.  They are sorted once; each span counts
 * those that lie in it.
 */
#include "analyzer/flags.h"

#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

struct flag_arm *flags_arm(struct flag_result *result, const char *variant)
{
	struct flag_arm *arm = g_hash_table_lookup(result->by_variant, variant);

	if (arm)
		return arm;
	arm = g_new0(struct flag_arm, 1);
	arm->variant = variant;
	g_ptr_array_add(result->arms, arm);
	g_hash_table_insert(result->by_variant, (char *)variant, arm);
	return arm;
}

struct flag_result *flags_add(GPtrArray *results, const char *flag,
			      const struct flag_settings *settings)
{
	struct flag_result *result = g_new0(struct flag_result, 1);

	result->flag = flag;
	result->settings = settings;
	result->arms = g_ptr_array_new();
	result->by_variant = g_hash_table_new(g_str_hash, g_str_equal);
	result->srm_p = NAN;
	g_ptr_array_add(results, result);
	return result;
}

/* -- the order of evaluations */

static const char *variant_of(const struct flag_evaluation *one)
{
	return one->variant ? one->variant : "";
}

/* Texts of the facts: those at one place are the same. */
static int compare_texts(const char *a, const char *b)
{
	return a == b ? 0 : g_strcmp0(a, b);
}

static int by_subject(gconstpointer a, gconstpointer b)
{
	const struct flag_evaluation *x =
		*(const struct flag_evaluation *const *)a;
	const struct flag_evaluation *y =
		*(const struct flag_evaluation *const *)b;
	int order = compare_texts(x->flag, y->flag);

	if (order == 0)
		order = compare_texts(x->subject, y->subject);
	if (order == 0)
		order = compare_texts(variant_of(x), variant_of(y));
	return order ? order : (x > y) - (x < y);
}

static GPtrArray *sorted_evaluations(const struct facts *facts)
{
	const GArray *records = facts->records[RECORD_EVALUATION];
	GPtrArray *sorted = g_ptr_array_new();

	for (uint32_t i = 0; i < records->len; i++) {
		struct flag_evaluation *one =
			&g_array_index(records, struct flag_evaluation, i);

		if (one->flag)
			g_ptr_array_add(sorted, one);
	}
	g_ptr_array_sort(sorted, by_subject);
	return sorted;
}

/* -- what they say of a subject */

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

static void add_value(struct flag_arm *arm, double value)
{
	if (!arm->values)
		arm->values = g_array_new(false, false, sizeof(double));
	g_array_append_val(arm->values, value);
	arm->n_values++;
}

static void look(struct seen *seen, struct flag_result *result,
		 const struct flag_evaluation *one)
{
	seen->is_exposed |= !one->measure;
	seen->is_error |= one->is_error;
	seen->is_converted |= is_conversion(result->settings, one);
	if (is_value(result->settings, one))
		add_value(flags_arm(result, variant_of(one)), one->value);
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
	return a->subject && b->subject &&
	       compare_texts(a->subject, b->subject) == 0;
}

/* From `first` the records of one subject, or one record; how many. */
static uint32_t count_subject(struct flag_result *result, const GPtrArray *some,
			      uint32_t first)
{
	const struct flag_evaluation *one = some->pdata[first];
	const char *variant = variant_of(one);
	struct seen seen = { false, false, false };
	uint32_t n = 1;
	bool is_crossed = false;

	for (; first + n < some->len; n++) {
		const struct flag_evaluation *other = some->pdata[first + n];

		if (!is_same_subject(one, other))
			break;
		is_crossed |= compare_texts(variant, variant_of(other)) != 0;
	}
	flags_arm(result, variant);
	if (is_crossed) {
		result->crossed++;
		return n;
	}
	for (uint32_t i = first; i < first + n; i++)
		look(&seen, result, some->pdata[i]);
	count(flags_arm(result, variant), &seen, one->subject != NULL);
	return n;
}

/* -- all flags */

static bool is_in_span(const struct metrics *metrics,
		       const struct flag_evaluation *one, enum flags_span span)
{
	if (span == FLAGS_OF_PREVIOUS && !metrics->has_previous)
		return false;
	return span == FLAGS_OF_ALL || one->entry.at == NO_TIME ||
	       window_holds(span == FLAGS_OF_PREVIOUS ? &metrics->previous :
							&metrics->window,
			    one->entry.at);
}

/* The records of one flag, in order. */
struct stretch {
	const struct flag_settings *settings;
	const GPtrArray *sorted;
	uint32_t first, n;
};

static const struct flag_evaluation *record_of(const struct stretch *stretch,
					       uint32_t i)
{
	return stretch->sorted->pdata[stretch->first + i];
}

/* Also by those out of the window: then there were none in it. */
static bool has_conversions(const struct stretch *stretch)
{
	for (uint32_t i = 0; i < stretch->n; i++)
		if (is_about_conversion(stretch->settings,
					record_of(stretch, i)))
			return true;
	return false;
}

static void gather_span(struct metrics *metrics, enum flags_span span,
			const struct stretch *stretch)
{
	g_autoptr(GPtrArray) some = g_ptr_array_new();
	struct flag_result *result;

	for (uint32_t i = 0; i < stretch->n; i++)
		if (is_in_span(metrics, record_of(stretch, i), span))
			g_ptr_array_add(some, (gpointer)record_of(stretch, i));
	if (some->len == 0)
		return;
	result = flags_add(metrics->flags[span], record_of(stretch, 0)->flag,
			   stretch->settings);
	result->has_errors = true;
	result->has_conversions = has_conversions(stretch);
	for (uint32_t i = 0; i < some->len;)
		i += count_subject(result, some, i);
}

/* Sections by their names, in small letters. */
static GHashTable *sections_by_name(const struct settings *settings)
{
	GHashTable *sections =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (uint32_t f = 0; f < settings->flags->len; f++) {
		struct flag_settings *flag = settings->flags->pdata[f];

		g_hash_table_insert(sections, g_ascii_strdown(flag->name, -1),
				    flag);
	}
	return sections;
}

static const char *flag_at(const GPtrArray *sorted, uint32_t i)
{
	return ((const struct flag_evaluation *)sorted->pdata[i])->flag;
}

static uint32_t same_flag(const GPtrArray *sorted, uint32_t first)
{
	const char *flag = flag_at(sorted, first);
	uint32_t n = 1;

	while (first + n < sorted->len &&
	       compare_texts(flag_at(sorted, first + n), flag) == 0)
		n++;
	return n;
}

void flags_gather(struct metrics *metrics)
{
	g_autoptr(GPtrArray) sorted = sorted_evaluations(metrics->facts);
	g_autoptr(GHashTable) sections = sections_by_name(metrics->settings);
	struct stretch stretch = { .sorted = sorted };

	for (; stretch.first < sorted->len; stretch.first += stretch.n) {
		g_autofree char *name =
			g_ascii_strdown(flag_at(sorted, stretch.first), -1);

		stretch.n = same_flag(sorted, stretch.first);
		stretch.settings = g_hash_table_lookup(sections, name);
		for (int span = 0; span < FLAGS_SPANS; span++)
			if (!stretch.settings || !stretch.settings->exposures)
				gather_span(metrics, (enum flags_span)span,
					    &stretch);
	}
}
