/* flags.h -- what became of those who saw each variant of a flag */
#ifndef MODEL_FLAGS_H
#define MODEL_FLAGS_H

#include "model/comparison.h"
#include "model/settings_delivery.h"

/* One variant.  Estimates against the control are NaN for the control. */
struct flag_arm {
	const char *variant; /* "" where the record names none */
	bool is_control;
	uint64_t exposures, conversions, errors;
	uint32_t n_values; /* how many were measured */
	GArray *values;	   /* of double, until they are compared; then NULL */

	struct estimate rate, difference;
	double p; /* of the difference; adjusted for all variants */
	double error_rate, error_difference;
	double mean;
	struct comparison_of_means means; /* its p is adjusted, too */
	const char *decision; /* "better", "worse", "undecided", "do not read",
				 or NULL: nothing to compare */
};

struct flag_result {
	const char *flag;
	const struct flag_settings *settings; /* or NULL */
	GPtrArray *arms; /* of struct flag_arm *: the control, then by name */
	GHashTable *by_variant; /* the same, until they are in order */
	/* whether anything tells of them; else rates and differences are NaN */
	bool has_conversions, has_errors;
	double srm_p;	  /* of the split; NaN: one variant, or no exposures */
	uint64_t crossed; /* subjects of several variants, left out */
};

/* What the review asks for: its window, the one before, and whenever. */
enum flags_span {
	FLAGS_OF_WINDOW,
	FLAGS_OF_PREVIOUS,
	FLAGS_OF_ALL,
	FLAGS_SPANS,
};

/* To be freed by g_ptr_array_unref(), of struct flag_result *. */
GPtrArray *flags_new(void);

#endif
