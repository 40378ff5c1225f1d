/* calendar.h -- time axes: ticks at true dates of a zone */
#ifndef RENDER_CALENDAR_H
#define RENDER_CALENDAR_H

#include "render/scale.h"

/* Linear over seconds UTC, low = since, high = until. */
struct scale calendar_scale(int64_t since, int64_t until, double start,
			    double end);

/*
 * Where months begin, as many as have `apart` pt of room each: all months,
 * else those of quarters, of years, of each 2nd, 5th, 10th year.  Named
 * "Apr"; a January is named by its year where the axis is longer than 13
 * months.  A month that begins at the right edge has no tick.
 */
struct ticks calendar_months(const struct scale *scale, double apart,
			     GTimeZone *zone);

/*
 * Mondays, named by the day of the month; each 2nd or 4th if crowded, none
 * if these are too.
 */
struct ticks calendar_mondays(const struct scale *scale, double apart,
			      GTimeZone *zone);

#endif
