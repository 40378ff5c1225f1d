/* as_of.c -- what time it is: the only place that asks */
#include "cli/as_of.h"

#include "importers/instant.h"
#include "model/error.h"
#include "model/period.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define LAST_SECOND G_GUINT64_CONSTANT(253402300799) /* of the year 9999 */

/* "2026-07-02": midnight, where that day has one. */
static bool read_date(const char *text, GTimeZone *zone, int64_t *at)
{
	static const char form[] = "0000-00-00";
	int year, month, day;

	if (strlen(text) != strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '0' ? !g_ascii_isdigit(text[i]) :
				     text[i] != form[i])
			return false;
	if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3 || year < 1970 ||
	    month > 12 ||
	    !g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
			      (GDateYear)year))
		return false;
	*at = period_midnight(year, month, day, zone);
	return true;
}

static bool read_epoch(const char *text, int64_t *at, GError **error)
{
	uint64_t number;

	if (g_ascii_string_to_unsigned(text, 10, 0, LAST_SECOND, &number,
				       NULL)) {
		*at = (int64_t)number;
		return true;
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "SOURCE_DATE_EPOCH is \"%s\", not seconds since 1970",
		    text);
	return false;
}

bool as_of_read(const char *text, GTimeZone *zone, int64_t *at, GError **error)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	struct instant instant;

	if (!text && epoch && *epoch)
		return read_epoch(epoch, at, error);
	if (!text) {
		*at = time(NULL);
		return true;
	}
	if (read_date(text, zone, at))
		return true;
	if (instant_from_text(text, zone, &instant) == INSTANT_KNOWN &&
	    instant.at >= 0) {
		*at = instant.at;
		return true;
	}
	g_set_error(error, SHIPLOG_ERROR, SHIPLOG_ERROR_USAGE,
		    "--as-of is \"%s\", not a time such as "
		    "2026-07-01T06:00:00Z or a date such as 2026-07-01",
		    text);
	return false;
}
