/* tag_time.h -- the times that names of tags tell */
#ifndef IMPORTERS_TAG_TIME_H
#define IMPORTERS_TAG_TIME_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * When a lightweight tag was made: the time that its name tells, in `zone`, or
 * its commit's, which is approximate.
 */
int64_t tag_time_of(const char *name, GTimeZone *zone, int64_t committed_at,
		    bool *is_approximate);

/*
 * The first date in `name`, as `20260512`, `2026-05-12` or `2026.05.12`, with
 * the time of day that may follow it: `T1402`, `-140231`, `_14-02`, `Z` at
 * the end for UTC, otherwise in `zone`.  NO_TIME if there is none.  Where
 * the name tells the day only, `*day_end` is set to the beginning of the next
 * one, else to NO_TIME.
 */
int64_t tag_time_in(const char *name, GTimeZone *zone, int64_t *day_end);

#endif
