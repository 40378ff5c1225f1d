/* instant.h -- points in time, as exports write them */
#ifndef IMPORTERS_INSTANT_H
#define IMPORTERS_INSTANT_H

#include "importers/dates.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum instant_form {
	INSTANT_WRONG, /* not a time */
	INSTANT_NEVER, /* a way to say "has not happened" */
	INSTANT_KNOWN,
};

struct instant {
	int64_t at;	       /* seconds UTC, fractions cut off */
	bool is_zone_assumed;  /* the text names no zone */
	bool is_in_seconds;    /* a number too small for milliseconds */
	bool is_order_assumed; /* the day may be the month, nothing tells */
};

/*
 * Reads a date and a time of day: RFC 3339 with or without fractions and
 * seconds, with `T` or a space between, one-digit hours, and `Z`, `UTC`,
 * `GMT`, an offset (and a name behind it), or no zone at all, which then is
 * `assumed`.  A time that an autumn hour has twice is the first of the two, one
 * that spring leaves out is as much later.  Never: NULL, "", the first second
 * of year 1 and of 1970.
 */
enum instant_form instant_from_text(const char *text, GTimeZone *assumed,
				    struct instant *instant);

/*
 * Reads epoch milliseconds.  Below 10^11 they must have been meant as
 * seconds.  Never: 0.  Wrong: below that, and beyond the year 9999.
 */
enum instant_form instant_from_number(int64_t number, struct instant *instant);

/*
 * The same, and all other ways in which people and programs write times:
 * `14/Jul/25 3:42 PM`, `12/Mai/26 15:04`, `6/21/2025 16:14` (the month first,
 * unless it can not be), `21.6.2025` (the day first), `Monday, 06 March 2023
 * 9:47:42 PM +00:00`, a date alone (its midnight), and digits, as the next.
 * Never, too: `null`, `none`, `N/A`, `-`, `0`, `0000-00-00` and the like.
 */
enum instant_form instant_from_words(const char *text, GTimeZone *assumed,
				     struct instant *instant);
/* The same of a file whose dates are of that order. */
enum instant_form instant_from_ordered(const char *text, GTimeZone *assumed,
				       enum date_order order,
				       struct instant *instant);

/* The unit of a number; guessed where the format leaves it open. */
enum instant_unit {
	INSTANT_GUESSED,
	INSTANT_SECONDS,
	INSTANT_MILLISECONDS,
	INSTANT_MICROSECONDS,
	INSTANT_NANOSECONDS,
};
/* Seconds since 1970, rounded down.  Never: 0.  Wrong: beyond the year 9999. */
enum instant_form instant_from_epoch(int64_t number, enum instant_unit unit,
				     struct instant *instant);

/* Seconds UTC of a date and time in UTC; the date must exist. */
int64_t instant_of_date(int year, int month, int day, int64_t second_of_day);

#endif
