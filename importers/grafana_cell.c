/* grafana_cell.c -- cells of tables that Grafana downloads */
#include "importers/grafana_cell.h"

#include "importers/field.h"
#include "importers/point.h"

#include <math.h>
#include <string.h>

static const struct {
	const char *unit;
	double factor;
} units[] = {
	{ "%", 0.01 },	    { "ns", 1e-9 },
	{ "µs", 1e-6 },	    { "us", 1e-6 },
	{ "ms", 1e-3 },	    { "s", 1 },
	{ "min", 60 },	    { "mins", 60 },
	{ "m", 60 },	    { "hour", 3600 },
	{ "hours", 3600 },  { "h", 3600 },
	{ "day", 86400 },   { "days", 86400 },
	{ "week", 604800 }, { "weeks", 604800 },
	{ "K", 1e3 },	    { "k", 1e3 },
	{ "Mil", 1e6 },	    { "M", 1e6 },
	{ "Bil", 1e9 },	    { "G", 1e9 },
	{ "Tri", 1e12 },    { "T", 1e12 },
	{ "B", 1 },	    { "KiB", 1024 },
	{ "MiB", 1048576 }, { "GiB", 1073741824 },
	{ "TiB", 0x1p40 },  { "kB", 1e3 },
	{ "MB", 1e6 },	    { "GB", 1e9 },
	{ "TB", 1e12 },	    { "req/s", 1 },
	{ "rps", 1 },	    { "ops/s", 1 },
	{ "reqps", 1 },	    { "cps", 1 },
	{ "c/s", 1 },	    { "B/s", 1 },
};

static double factor_of(const char *unit)
{
	for (size_t u = 0; u < G_N_ELEMENTS(units); u++)
		if (strcmp(units[u].unit, unit) == 0)
			return units[u].factor;
	return NAN;
}

/* "1.23%", "1.50 K", "∞%", "-2.5 mins"; false: words. */
static bool read_formatted(const char *cell, double *value)
{
	const char *unit = cell + strspn(cell, "+-.0123456789,");
	g_autofree char *digits = g_strndup(cell, (size_t)(unit - cell));
	g_auto(GStrv) groups = g_strsplit(digits, ",", -1);
	g_autofree char *number = g_strjoinv("", groups);
	double factor;

	if (g_str_has_prefix(unit, "∞")) {
		*value = *cell == '-' ? -INFINITY : INFINITY;
		unit += strlen("∞");
	} else if (!point_value(number, strlen(number), value)) {
		return false;
	}
	while (*unit == ' ')
		unit++;
	factor = *unit ? factor_of(unit) : 1;
	if (isnan(factor))
		return false;
	/* of 1.23 % the double nearest to 0.0123 */
	*value = factor < 1 ? *value / round(1 / factor) : *value * factor;
	return true;
}

bool grafana_read_value(const char *cell, double *value, bool *is_formatted)
{
	if (point_value(cell, strlen(cell), value))
		return true;
	if (!read_formatted(cell, value))
		return false;
	*is_formatted = true;
	return true;
}

bool grafana_read_time(struct reading *reading, const char *cell, int64_t *at,
		       bool *is_formatted)
{
	int64_t seconds;

	if (strspn(cell, "0123456789") == strlen(cell) && *cell)
		if (point_time(cell, strlen(cell), at))
			return true;
	if (!text_time(reading, "Time", cell, &seconds))
		return false;
	if (seconds == NO_TIME) {
		reading_malformed(reading, "time missing", "'Time' is empty");
		return false;
	}
	*is_formatted = true;
	*at = seconds * 1000;
	return true;
}

void grafana_tell_formatted(struct reading *reading, uint32_t record)
{
	reading->record = record;
	if (record > 0)
		reading_finding(reading, NO_TIME, "formatted values",
				"values are rounded and times without a zone: "
				"export without \"Formatted data\"");
}
