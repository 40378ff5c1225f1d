/* amount.h -- durations and shares, as people write them */
#ifndef CLI_AMOUNT_H
#define CLI_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Durations are those of Prometheus: numbers with the units y, w, d, h, m and
 * s, the larger first, each at most once: "30s", "1h30m", "28d".  A plain 0
 * needs no unit.  False for anything else, and beyond a hundred years.
 */
bool amount_duration(const char *text, int64_t *seconds);

/* The same; "never" and "none" are INT64_MAX, without end. */
bool amount_limit(const char *text, int64_t *seconds);

/* "5%" or "0.05" is 0.05; false outside 0 … 1. */
bool amount_fraction(const char *text, double *fraction);

/* "5%" is 0.05, "800" is itself; false below 0. */
bool amount_level(const char *text, double *level);

/* A whole number of digits alone from `least` to `most`. */
bool amount_number(const char *text, uint32_t least, uint32_t most,
		   uint32_t *number);

#endif
