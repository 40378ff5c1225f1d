/* window.c -- the window that was asked for, and the one before it */
#include "model/error.h"
#include "model/period.h"
#include "model/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_DAYS = 90, MOST_DAYS = 100 * 366 };

static void complain(GError **error, const char *option, const char *read,
		     const char *wanted)
{
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--%s is \"%s\", not %s", option, read, wanted);
}

/* Midnight of a date that the calendar has. */
static bool make_midnight(int year, int month, int day, GTimeZone *zone,
			  int64_t *at)
{
	if (year < 1970 || year > 9000 || month < 1 || month > 12 || day < 1 ||
	    !g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
			      (GDateYear)year))
		return false;
	*at = period_midnight(year, month, day, zone);
	return true;
}

/* True if all of `text` is digits where `form` has 0, else the same. */
static bool has_form(const char *text, const char *form)
{
	if (strlen(text) != strlen(form))
		return false;
	for (; *form; form++, text++)
		if (*form == '0' ? !g_ascii_isdigit(*text) : *form != *text)
			return false;
	return true;
}

static bool read_date(const char *option, const char *text, GTimeZone *zone,
		      int64_t *at, GError **error)
{
	int year, month, day;

	if (has_form(text, "0000-00-00") &&
	    sscanf(text, "%d-%d-%d", &year, &month, &day) == 3 &&
	    make_midnight(year, month, day, zone, at))
		return true;
	complain(error, option, text, "a date such as 2026-07-01");
	return false;
}

static bool read_quarter(const char *text, GTimeZone *zone,
			 struct window *window, GError **error)
{
	int year, quarter;

	if ((has_form(text, "0000Q0") || has_form(text, "0000q0") ||
	     has_form(text, "0000-Q0")) &&
	    sscanf(text, "%4d%*[-Qq]%d", &year, &quarter) == 2 &&
	    quarter >= 1 && quarter <= 4 &&
	    make_midnight(year, 3 * quarter - 2, 1, zone, &window->since)) {
		window->kind = WINDOW_QUARTER;
		window->ends = period_add_months(window->since, 3, zone);
		return true;
	}
	complain(error, "quarter", text, "a quarter such as 2026Q3");
	return false;
}

static bool read_month(const char *text, GTimeZone *zone, struct window *window,
		       GError **error)
{
	int year, month;

	if (has_form(text, "0000-00") &&
	    sscanf(text, "%d-%d", &year, &month) == 2 &&
	    make_midnight(year, month, 1, zone, &window->since)) {
		window->kind = WINDOW_MONTH;
		window->ends = period_add_months(window->since, 1, zone);
		return true;
	}
	complain(error, "month", text, "a month such as 2026-09");
	return false;
}

static void name_window(struct window *window, GTimeZone *zone)
{
	g_autofree char *since = period_date_text(window->since, zone);
	g_autofree char *until = period_date_text(window->ends, zone);
	int month = atoi(since + strlen("2026-"));

	switch (window->kind) {
	case WINDOW_QUARTER:
		snprintf(window->name, sizeof(window->name), "%.4sQ%d", since,
			 (month + 2) / 3);
		break;
	case WINDOW_MONTH:
		snprintf(window->name, sizeof(window->name), "%.7s", since);
		break;
	case WINDOW_DAYS:
		snprintf(window->name, sizeof(window->name), "%.10s_%.10s",
			 since, until);
		break;
	}
}

static bool read_dates(const struct window_request *request, GTimeZone *zone,
		       struct window *window, GError **error)
{
	if (!request->since || !request->until) {
		g_set_error(
			error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			"--since and --until belong together; --%s is missing",
			request->since ? "until" : "since");
		return false;
	}
	if (!read_date("since", request->since, zone, &window->since, error) ||
	    !read_date("until", request->until, zone, &window->ends, error))
		return false;
	if (window->since >= window->ends) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--until is \"%s\", not after --since, \"%s\"",
			    request->until, request->since);
		return false;
	}
	window->kind = WINDOW_DAYS;
	return true;
}

static bool take_last(int days, int64_t last_at, GTimeZone *zone,
		      struct window *window, GError **error)
{
	if (days < 1 || days > MOST_DAYS) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--last is %d days, not between 1 and %d", days,
			    MOST_DAYS);
		return false;
	}
	window->ends = period_add_days(period_day(last_at, zone), 1, zone);
	window->since = period_add_days(window->ends, -days, zone);
	window->kind = WINDOW_DAYS;
	return true;
}

static bool read_request(const struct window_request *request, int64_t last_at,
			 GTimeZone *zone, struct window *window, GError **error)
{
	int given = (request->quarter != NULL) + (request->month != NULL) +
		    (request->since || request->until) +
		    (request->last_days != 0);

	if (given > 1) {
		g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
			    "--quarter, --month, --since with --until, and "
			    "--last exclude each other");
		return false;
	}
	if (request->quarter)
		return read_quarter(request->quarter, zone, window, error);
	if (request->month)
		return read_month(request->month, zone, window, error);
	if (request->since || request->until)
		return read_dates(request, zone, window, error);
	return take_last(request->last_days ? request->last_days : DEFAULT_DAYS,
			 last_at, zone, window, error);
}

bool period_window(const struct window_request *request, int64_t as_of,
		   int64_t last_at, GTimeZone *zone, struct window *window,
		   GError **error)
{
	int64_t tomorrow = period_add_days(period_day(as_of, zone), 1, zone);

	memset(window, 0, sizeof(*window));
	if (!read_request(request, last_at == NO_TIME ? as_of : last_at, zone,
			  window, error))
		return false;
	name_window(window, zone);
	window->is_incomplete = as_of >= window->since && as_of < window->ends;
	window->until = window->is_incomplete ? MIN(tomorrow, window->ends) :
						window->ends;
	return true;
}

struct window period_previous(const struct window *window, GTimeZone *zone)
{
	struct window previous = { .kind = window->kind };
	int days = period_days(window->since, window->until, zone);

	if (window->kind == WINDOW_DAYS)
		previous.since = period_add_days(window->since, -days, zone);
	else
		previous.since = period_add_months(
			window->since, window->kind == WINDOW_MONTH ? -1 : -3,
			zone);
	previous.until = window->since;
	previous.ends = window->since;
	name_window(&previous, zone);
	return previous;
}
