/* format.h -- numbers as a reader reads them, the same in every output
 *
 * Each function returns text of its own, to be g_free()d.  NaN is
 * FORMAT_UNKNOWN.  Nothing depends on the locale.  Between a number and its
 * unit stands U+00A0, between thousands U+202F, a minus is U+2212, a range has
 * an en dash.
 */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define FORMAT_UNKNOWN "\u2013"

/*
 * One unit, two significant digits: "40 s", "6.2 min", "36 h", "120 d".
 * Rounded first, then the unit: 59.7 min is "1.0 h".  Seconds >= 0.
 */
char *format_duration(double seconds);
/* A length that was configured, exactly: "10 min", "90 min", "24 h", "7 d". */
char *format_span(int64_t seconds);
/* In the unit of the larger of the two, if that keeps a digit of this one. */
char *format_duration_pair(double seconds, double beside);

/*
 * "6.1%" of n (0: many): integer below n = 100, else one decimal below 10%;
 * "1 of 4" below n = 5.  More digits where the rounded value would fall on the
 * other side of `limit` (a fraction; at most counts as met; NaN: none), and
 * where what is neither 0 nor 1 would print as 0% or 100%.
 */
char *format_rate(double fraction, uint32_t n, double limit);
/* A share that was configured, exactly: "5%", "0.25%". */
char *format_share(double fraction);
char *format_k_of_n(double k, uint32_t n);		      /* "14 of 50" */
char *format_rate_range(double low, double high, uint32_t n); /* "17–42" */

/* Decimals of the objective + 1: 0.99934 against 0.999 is "99.93%". */
char *format_objective(double value, double objective);
/* An objective itself, as it was set: "99.95%". */
char *format_target(double objective);
/* Share of a budget that is left: "12% left", "31% overspent". */
char *format_budget(double left);

/* Ratio value/previous: "−43%", "+29%", "0%"; above 3 "×4.2". */
char *format_change(double ratio);
char *format_change_range(double low, double high); /* "−53 to −32" */
/* Difference of fractions: "−2.0 pp", "+12 pp". */
char *format_points(double difference);
char *format_points_range(double low, double high); /* "−3.1 to +1.2" */
char *format_ratio(double ratio); /* "×8.6", "×11", "×0.25" */

char *format_count(double count);	  /* "4 120" */
char *format_count_compact(double count); /* "18.1 M"; else as above */
char *format_word(double count);	  /* "zero" to "twelve", then "13" */
char *format_number(double number);	  /* two significant digits */
char *format_signed(double number);	  /* the same: "+0.5", "−1.2" */
char *format_per_week(double number);	  /* "60", "5.5", "0.4" */

/* Calendar in the zone; NULL is UTC. */
char *format_date(int64_t at, GTimeZone *zone);	       /* "12 May" */
char *format_moment(int64_t at, GTimeZone *zone);      /* "12 May 14:02" */
char *format_moment_year(int64_t at, GTimeZone *zone); /* 12 May 2019 14:02 */
char *format_month(int64_t at, GTimeZone *zone);       /* "Apr" */
char *format_year(int64_t at, GTimeZone *zone);	       /* "2026" */
/*
 * The days of [since, until): "1 April – 30 June 2026", and " (UTC)" after it
 * if `zone_name` is not NULL.
 */
char *format_period(int64_t since, int64_t until, GTimeZone *zone,
		    const char *zone_name);
char *format_stamp(int64_t at); /* "2026-07-01T06:00:00Z" */

#endif
