/* flags.c -- what became of those who saw each variant of a flag */
#include "analyzer/flags.h"

#include "analyzer/comparison.h"

#include <math.h>
#include <string.h>

static const struct estimate no_estimate = { NAN, NAN, NAN };

static struct flag_arm *arm_at(const struct flag_result *result, uint32_t a)
{
	return result->arms->pdata[a];
}

static struct flag_arm *find_control(const struct flag_result *result)
{
	static const char *const usual[] = { "control", "off", "false",
					     "baseline" };
	struct flag_arm *control = NULL;

	if (result->settings && result->settings->control)
		return g_hash_table_lookup(result->by_variant,
					   result->settings->control);
	for (size_t u = 0; u < G_N_ELEMENTS(usual) && !control; u++)
		control = g_hash_table_lookup(result->by_variant, usual[u]);
	return control;
}

/* The control, then by name. */
static int by_variant(gconstpointer a, gconstpointer b)
{
	const struct flag_arm *x = *(struct flag_arm *const *)a;
	const struct flag_arm *y = *(struct flag_arm *const *)b;

	if (x->is_control != y->is_control)
		return x->is_control ? -1 : 1;
	return strcmp(x->variant, y->variant);
}

static struct share conversions(const struct flag_arm *arm)
{
	return (struct share){ arm->conversions, arm->exposures };
}

static double weight_of(const struct flag_result *result,
			const struct flag_arm *arm)
{
	const GPtrArray *weights =
		result->settings ? result->settings->weights : NULL;

	for (uint32_t w = 0; weights && w < weights->len; w++) {
		const struct flag_weight *weight = weights->pdata[w];

		if (strcmp(weight->variant, arm->variant) == 0)
			return weight->weight;
	}
	return weights && weights->len > 0 ? NAN : 1;
}

/* Variants that are no part of the split, such as none, have no say. */
static double split_p(const struct flag_result *result)
{
	uint32_t n = 0;
	g_autofree uint64_t *counts = g_new(uint64_t, result->arms->len + 1);
	g_autofree double *weights = g_new(double, result->arms->len + 1);

	for (uint32_t a = 0; a < result->arms->len; a++) {
		const struct flag_arm *arm = arm_at(result, a);
		double weight = weight_of(result, arm);

		if (!*arm->variant || isnan(weight))
			continue;
		counts[n] = arm->exposures;
		weights[n++] = weight;
	}
	return comparison_of_counts(counts, weights, n);
}

static struct group values_of(const struct flag_arm *arm)
{
	return (struct group){ arm->values ? (const double *)arm->values->data :
					     NULL,
			       arm->n_values };
}

static void measure_arm(const struct flag_result *result, struct flag_arm *arm)
{
	struct group values = values_of(arm);
	struct share errors = { arm->errors, arm->exposures };

	arm->rate = no_estimate;
	arm->error_rate = NAN;
	if (result->has_conversions)
		arm->rate = interval_wilson(conversions(arm), CONFIDENCE_95);
	if (result->has_errors)
		arm->error_rate = interval_wilson(errors, CONFIDENCE_95).value;
	arm->mean = statistics_mean(values.values, values.n);
	arm->difference = no_estimate;
	arm->p = arm->error_difference = NAN;
	arm->means = (struct comparison_of_means){ no_estimate, NAN, NAN, NAN };
}

static void compare(const struct flag_result *result, struct flag_arm *arm,
		    const struct flag_arm *control)
{
	struct share now = conversions(arm), before = conversions(control);

	if (result->has_conversions) {
		arm->difference = interval_newcombe(now, before, CONFIDENCE_95);
		arm->p = comparison_of_shares(now, before);
	}
	arm->error_difference = arm->error_rate - control->error_rate;
	arm->means = comparison_of_means(values_of(arm), values_of(control),
					 CONFIDENCE_95);
}

/* Both kinds of p, each adjusted for the comparisons of the flag. */
static void adjust(const struct flag_result *result)
{
	uint32_t n = result->arms->len;
	g_autofree double *rates = g_new(double, n + 1);
	g_autofree double *means = g_new(double, n + 1);

	for (uint32_t a = 0; a < n; a++) {
		rates[a] = arm_at(result, a)->p;
		means[a] = arm_at(result, a)->means.p;
	}
	comparison_adjust(rates, n);
	comparison_adjust(means, n);
	for (uint32_t a = 0; a < n; a++) {
		arm_at(result, a)->p = rates[a];
		arm_at(result, a)->means.p = means[a];
	}
}

static const char *decide(const struct flag_result *result,
			  const struct flag_arm *arm)
{
	int direction = statistics_direction(arm->difference, 0);

	if (result->srm_p < FLAGS_MISMATCH_P)
		return "do not read";
	if (arm->is_control || isnan(arm->difference.value))
		return NULL;
	if (direction == 0 || !(arm->p < 0.05))
		return "undecided";
	return direction > 0 ? "better" : "worse";
}

static void settle(struct flag_result *result)
{
	struct flag_arm *control = find_control(result);

	if (control)
		control->is_control = true;
	g_ptr_array_sort(result->arms, by_variant);
	result->srm_p = split_p(result);
	for (uint32_t a = 0; a < result->arms->len; a++)
		measure_arm(result, arm_at(result, a));
	for (uint32_t a = 0; control && a < result->arms->len; a++)
		if (arm_at(result, a) != control && *arm_at(result, a)->variant)
			compare(result, arm_at(result, a), control);
	adjust(result);
	for (uint32_t a = 0; a < result->arms->len; a++)
		arm_at(result, a)->decision = decide(result, arm_at(result, a));
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct flag_result *x = *(struct flag_result *const *)a;
	const struct flag_result *y = *(struct flag_result *const *)b;

	return strcmp(x->flag, y->flag);
}

/* What was only to be compared goes. */
static void let_go(struct flag_result *result)
{
	for (uint32_t a = 0; a < result->arms->len; a++)
		g_clear_pointer(&arm_at(result, a)->values, g_array_unref);
	g_clear_pointer(&result->by_variant, g_hash_table_unref);
}

void flags_measure(struct metrics *metrics)
{
	flags_gather(metrics);
	flags_count(metrics);
	for (int span = 0; span < FLAGS_SPANS; span++) {
		GPtrArray *results = metrics->flags[span];

		g_ptr_array_sort(results, by_name);
		for (uint32_t r = 0; r < results->len; r++) {
			settle(results->pdata[r]);
			let_go(results->pdata[r]);
		}
	}
}
