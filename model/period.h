/* period.h -- windows, weeks and months of a time zone */
#ifndef MODEL_PERIOD_H
#define MODEL_PERIOD_H

#include "model/settings.h"

enum window_kind { WINDOW_QUARTER, WINDOW_MONTH, WINDOW_DAYS };

/*
 * [since, until): whole days of the zone, seconds UTC.  `ends` is where the
 * asked-for window ends; a window that holds as-of ends with that day
 * (until <= ends) and is incomplete, on its last day too.
 */
struct window {
	int64_t since, until, ends;
	enum window_kind kind;
	bool is_incomplete;
	char name[24]; /* of files: 2026Q3, 2026-09, 2026-01-01_2026-03-01
			  (`ends`, the day after the last) */
};

/* The zone of that name, or NULL with a usage error. */
GTimeZone *period_zone(const char *name, GError **error);

/*
 * The window that was asked for.  `last_at` is the last deploy or incident
 * not after as_of (NO_TIME: none; then as_of stands for it), for the windows
 * that end with the data.  False with a usage error that quotes.
 */
bool period_window(const struct window_request *request, int64_t as_of,
		   int64_t last_at, GTimeZone *zone, struct window *window,
		   GError **error);

/* The quarter or month before, else as many days before; never cut. */
struct window period_previous(const struct window *window, GTimeZone *zone);

/*
 * Midnight is the first instant of a day, also where the clock shows it twice
 * or skips it.  Of a date, which must exist; of the day, week (Monday),
 * month, quarter that holds `at`.
 */
int64_t period_midnight(int year, int month, int day, GTimeZone *zone);
int64_t period_day(int64_t at, GTimeZone *zone);
int64_t period_week(int64_t at, GTimeZone *zone);
int64_t period_month(int64_t at, GTimeZone *zone);
int64_t period_quarter(int64_t at, GTimeZone *zone);
/*
 * When the clock shows the same `n` days, months later (n may be < 0), in a
 * shorter month on its last day; from a midnight to a midnight.
 */
int64_t period_add_days(int64_t at, int n, GTimeZone *zone);
int64_t period_add_months(int64_t at, int n, GTimeZone *zone);
/* Days from the day of one instant to that of another. */
int period_days(int64_t since, int64_t until, GTimeZone *zone);

/*
 * "2026-05-12T14:02:31Z" and, in the zone, "2026-05-12"; outside the years 0
 * to 9999 "@SECONDS".  g_free() them.
 */
char *period_time_text(int64_t at);
char *period_date_text(int64_t at, GTimeZone *zone);

#endif
