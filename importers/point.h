/* point.h -- one point of a series, as exports write it */
#ifndef IMPORTERS_POINT_H
#define IMPORTERS_POINT_H

#include "importers/json.h"

/*
 * Milliseconds since 1970 of a decimal number of seconds ("1755000000.123",
 * "1.6e9"), exactly; what is beyond milliseconds is rounded down.  A number too
 * large for seconds is one of milliseconds: no export is from the year 5138.
 * False: no number, or beyond the year 9999.
 */
bool point_time(const char *text, size_t length, int64_t *milliseconds);

/* "0.5", "2.3e-02", "NaN", "+Inf", "-Infinity", in any case; else false. */
bool point_value(const char *text, size_t length, double *value);

/* The time that a pair of JSON begins with: [seconds, …]. */
bool point_time_of(const struct json *pair, int64_t *milliseconds);
/* A pair of JSON: [seconds, "value"], where either may be text or number. */
bool point_of_pair(const struct json *pair, int64_t *milliseconds,
		   double *value);

#endif
