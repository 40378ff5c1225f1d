/* flags.h -- what became of those who saw each variant of a flag */
#ifndef ANALYZER_FLAGS_H
#define ANALYZER_FLAGS_H

#include "analyzer/comparison.h"
#include "analyzer/interval.h"
#include "model/metrics.h"
#include "model/settings_delivery.h"

/* A split that is less likely than this by chance: nothing is to be read. */
#define FLAGS_MISMATCH_P 0.001

/* One variant.  Estimates against the control are NaN for the control. */
struct flag_arm {
	const char *variant; /* "" where the record names none */
	bool is_control;
	uint64_t exposures, conversions, errors;
	GArray *values; /* of double: what was measured */

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
	GHashTable *by_variant; /* the same by their variants */
	/* whether anything tells of them; else rates and differences are NaN */
	bool has_conversions, has_errors;
	double srm_p;	  /* of the split; NaN: one variant, or no exposures */
	uint64_t crossed; /* subjects of several variants, left out */
};

/*
 * All flags by name, of struct flag_result *, g_ptr_array_unref() frees all.
 *
 * Counted are subjects, each once, where records name them, else records: an
 * evaluation is an exposure; a measurement called as the flag's `conversion`
 * (or conversion, conversions, converted) with a value above 0, or none, is a
 * conversion of its subject; an evaluation that failed is an error.  A section
 * may name counters instead.  The control is the variant that it names, else
 * the first of control, off, false, baseline that is there.  The split is held
 * against `weight`, else equal shares.  `all`: not only those of the window.
 *
 * Of a flag no record of which is a conversion, whenever, or whose counter of
 * conversions is not there, they are not measured, rather than none; errors
 * are not of counters without one of errors.
 *
 * A difference is decided if its 95 % interval excludes 0 and its p (score
 * test, adjusted as Holm for the variants of the flag) is below 0.05.
 */
GPtrArray *flags_results(const struct metrics *metrics, bool all);

/* flags_gather.c: counts and values alone. */
GPtrArray *flags_gather(const struct metrics *metrics, bool all);

#endif
