/* flags.h -- what became of those who saw each variant of a flag */
#ifndef ANALYZER_FLAGS_H
#define ANALYZER_FLAGS_H

#include "model/flags.h"
#include "model/metrics.h"

/* A split that is less likely than this by chance: nothing is to be read. */
#define FLAGS_MISMATCH_P 0.001

/*
 * Measures all flags, by name, into metrics->flags: in the window, in the
 * previous one if there is one, and whenever.
 *
 * Counted are subjects, each once, where records name them, else records: an
 * evaluation is an exposure; a measurement called as the flag's `conversion`
 * (or conversion, conversions, converted) with a value above 0, or none, is a
 * conversion of its subject; an evaluation that failed is an error.  A section
 * may name counters instead.  The control is the variant that it names, else
 * the first of control, off, false, baseline that is there.  The split is held
 * against `weight`, else equal shares.
 *
 * Of a flag no record of which is a conversion, whenever, or whose counter of
 * conversions is not there, they are not measured, rather than none; errors
 * are not of counters without one of errors.
 *
 * A difference is decided if its 95 % interval excludes 0 and its p (score
 * test, adjusted as Holm for the variants of the flag) is below 0.05.
 */
void flags_measure(struct metrics *metrics);

/* -- counts and values alone */

/* flags_gather.c: of records, but for flags that have counters. */
void flags_gather(struct metrics *metrics);
/* flags_counters.c: of the flags that have counters. */
void flags_count(struct metrics *metrics);

/* Adds a flag without variants. */
struct flag_result *flags_add(GPtrArray *results, const char *flag,
			      const struct flag_settings *settings);
/* A variant of it, added if it is new. */
struct flag_arm *flags_arm(struct flag_result *result, const char *variant);

#endif
