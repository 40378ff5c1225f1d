/* as_of.h -- what time it is: the only place that asks */
#ifndef CLI_AS_OF_H
#define CLI_AS_OF_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Now, in seconds UTC: `text` (RFC 3339, or a date, which begins at midnight
 * in `zone`), else the variable SOURCE_DATE_EPOCH, else the clock.  False with
 * a usage error that quotes what is no time.
 */
bool as_of_read(const char *text, GTimeZone *zone, int64_t *at, GError **error);

#endif
