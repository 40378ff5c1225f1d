/* grafana_cell.c -- cells of tables that Grafana downloads */
#include "importers/grafana_cell.h"

#include "importers/field.h"
#include "importers/point.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct unit {
	const char *name;
	double factor;
};

static const struct unit units[] = {
	{ "%", 0.01 },
	{ "ns", 1e-9 },
	{ "µs", 1e-6 },
	{ "us", 1e-6 },
	{ "ms", 1e-3 },
	{ "s", 1 },
	{ "min", 60 },
	{ "mins", 60 },
	{ "m", 60 },
	{ "hour", 3600 },
	{ "hours", 3600 },
	{ "h", 3600 },
	{ "day", 86400 },
	{ "days", 86400 },
	{ "d", 86400 },
	{ "week", 604800 },
	{ "weeks", 604800 },
	{ "year", 31536000 },
	{ "years", 31536000 },
	{ "second", 1 },
	{ "seconds", 1 },
	{ "minute", 60 },
	{ "minutes", 60 },
	{ "K", 1e3 },
	{ "k", 1e3 },
	{ "Mil", 1e6 },
	{ "M", 1e6 },
	{ "Bil", 1e9 },
	{ "G", 1e9 },
	{ "Tri", 1e12 },
	{ "T", 1e12 },
	{ "B", 1 },
	{ "b", 1 },
	{ "KiB", 1024 },
	{ "MiB", 1048576 },
	{ "GiB", 1073741824 },
	{ "TiB", 0x1p40 },
	{ "kB", 1e3 },
	{ "MB", 1e6 },
	{ "GB", 1e9 },
	{ "TB", 1e12 },
	{ "Kib", 1024 },
	{ "Mib", 1048576 },
	{ "Gib", 1073741824 },
	{ "kb", 1e3 },
	{ "Mb", 1e6 },
	{ "Gb", 1e9 },
};

/* Of rates and counts, behind a number or its thousands: "1.20K req/s". */
static const struct unit thousands[] = {
	{ "K", 1e3 },	{ "k", 1e3 },  { "M", 1e6 },
	{ "Mil", 1e6 }, { "B", 1e9 },  { "G", 1e9 },
	{ "Bil", 1e9 }, { "T", 1e12 }, { "Tri", 1e12 },
};
#define COUNTS                                                                 \
	"req/s|rps|reqps|req/m|ops/s|ops/m|ops|rd/s|wr/s|rd/m|wr/m|io/s|iops|" \
	"cps|c/s|c/m|cpm|opm|rpm|p/s|pps|msg/s|ev/s|evt/s|rec/s|rows/s|mps|eps"

static double factor_in(const struct unit *table, size_t n, const char *name)
{
	for (size_t u = 0; u < n; u++)
		if (strcmp(table[u].name, name) == 0)
			return table[u].factor;
	return NAN;
}

/* Bytes, bits a second; counts in their own unit of time. */
static double factor_of(const char *unit)
{
	double factor = factor_in(units, G_N_ELEMENTS(units), unit);
	size_t length = strcspn(unit, " ");
	g_autofree char *first = g_strndup(unit, length);

	if (!isnan(factor))
		return factor;
	if (word_is(unit, COUNTS))
		return 1;
	if (unit[length] == ' ' && word_is(unit + length + 1, COUNTS))
		return factor_in(thousands, G_N_ELEMENTS(thousands), first);
	if (length > 2 && !unit[length] && g_str_has_suffix(unit, "/s") &&
	    strchr("bB", unit[length - 3])) {
		first[length - 2] = '\0';
		return factor_in(units, G_N_ELEMENTS(units), first);
	}
	return NAN;
}

/* -- numbers as browsers write them */

/* Blanks of all kinds that stand between digits or before a unit. */
static size_t blank_length(const char *text)
{
	static const char *const blanks[] = { " ", "\u00a0", "\u202f",
					      "\u2009" };

	for (size_t b = 0; b < G_N_ELEMENTS(blanks); b++)
		if (g_str_has_prefix(text, blanks[b]))
			return strlen(blanks[b]);
	return 0;
}

static bool are_three(const char *text)
{
	return strspn(text, "0123456789") == 3;
}

/*
 * The last mark parts the decimals, unless it stands twice, or is a lone comma
 * before three digits.
 */
static const char *decimal_mark(const char *number, char delimiter)
{
	const char *comma = strrchr(number, ','), *dot = strrchr(number, '.');

	if (comma && dot)
		return comma > dot ? comma : dot;
	if (dot)
		return strchr(number, '.') == dot ? dot : NULL;
	if (!comma || strchr(number, ',') != comma)
		return NULL;
	return are_three(comma + 1) && delimiter != ';' ? NULL : comma;
}

/* How long the digits and marks at `cell` are; blanks part thousands. */
static size_t number_length(const char *cell)
{
	size_t at = strspn(cell, "+-.0123456789,'");

	for (size_t blank; at > 0 && g_ascii_isdigit(cell[at - 1]) &&
			   (blank = blank_length(cell + at)) > 0 &&
			   are_three(cell + at + blank);
	     at += blank)
		at += strspn(cell + at + blank, "+-.0123456789,'");
	return at;
}

static bool read_number(const char *cell, size_t length, char delimiter,
			double *value)
{
	g_autofree char *number = g_strndup(cell, length);
	const char *mark = decimal_mark(number, delimiter);
	g_autoptr(GString) plain = g_string_new(NULL);

	for (const char *at = number; *at; at++)
		if (at == mark)
			g_string_append_c(plain, '.');
		else if (g_ascii_isdigit(*at) || *at == '+' || *at == '-')
			g_string_append_c(plain, *at);
	return point_value(plain->str, plain->len, value);
}

/* -- formatted values */

/* "1 hour, 30 minutes": the rest of it, behind a first length of time. */
static bool add_durations(const char *text, double *seconds)
{
	while (*(text += strspn(text, ", "))) {
		size_t digits = strspn(text, "0123456789.");
		const char *unit = text + digits + blank_length(text + digits);
		size_t length = strcspn(unit, ", ");
		g_autofree char *name = g_strndup(unit, length);
		g_autofree char *number = g_strndup(text, digits);
		double factor = factor_of(name), value;

		if (!g_ascii_isalpha(*name) || isnan(factor) ||
		    !point_value(number, digits, &value))
			return false;
		*seconds += value * factor;
		text = unit + length;
	}
	return true;
}

/* "01:02:03", hours and more, minutes, seconds */
static bool read_clock(const char *cell, double *seconds)
{
	unsigned hours, minutes, rest;
	int end = 0;

	if (sscanf(cell, "%5u:%2u:%2u%n", &hours, &minutes, &rest, &end) != 3 ||
	    cell[end] != '\0' || minutes > 59 || rest > 59)
		return false;
	*seconds = hours * 3600. + minutes * 60. + rest;
	return true;
}

/* "1.23%", "1.50 K", "∞%", "-2.5 mins", "$1.20K"; false: words. */
static bool read_formatted(const char *cell, char delimiter, double *value)
{
	static const char *const currencies[] = { "$", "€", "£", "¥" };
	const char *unit;
	double factor;

	if (read_clock(cell, value))
		return true;
	for (size_t c = 0; c < G_N_ELEMENTS(currencies); c++)
		if (g_str_has_prefix(cell, currencies[c]))
			cell += strlen(currencies[c]);
	unit = cell + number_length(cell);
	if (g_str_has_prefix(unit, "∞")) {
		*value = *cell == '-' ? -INFINITY : INFINITY;
		unit += strlen("∞");
	} else if (!read_number(cell, (size_t)(unit - cell), delimiter,
				value)) {
		return false;
	}
	unit += blank_length(unit);
	factor = *unit ? factor_of(unit) : 1;
	if (isnan(factor)) {
		*value = 0;
		return add_durations(cell, value);
	}
	/* of 1.23 % the double nearest to 0.0123 */
	*value = factor < 1 ? *value / round(1 / factor) : *value * factor;
	return true;
}

bool grafana_read_value(const char *cell, char delimiter, double *value,
			bool *is_formatted)
{
	if (point_value(cell, strlen(cell), value))
		return true;
	if (!read_formatted(cell, delimiter, value))
		return false;
	*is_formatted = true;
	return true;
}

bool grafana_is_missing(const char *cell)
{
	return word_is(cell, "null|undefined|-|No data|N/A");
}

/* "…T12:00:00Z", "…T12:00:00+02:00" */
static bool has_zone(const char *cell)
{
	const char *time = strchr(cell, 'T');

	return time && strpbrk(time + 1, "Z+-");
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
	if (!reading_has_time(reading, seconds, "'Time' is empty"))
		return false;
	*is_formatted = !has_zone(cell);
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

/* -- names */

static void take_label(void *data, const char *name, const char *value)
{
	series_label(data, name, value);
}

void grafana_read_header(struct series_draft *draft, const char *header)
{
	struct facts *facts = draft->reading->import->facts;
	const char *brace = strchr(header, '{');
	size_t length = brace ? series_labels_length(brace) : 0;

	if (length > 0 && brace[length] == '\0') {
		g_autofree char *name =
			g_strndup(header, (size_t)(brace - header));
		g_autofree char *labels = g_strdup(brace);

		draft->series.name = facts_text(facts, g_strstrip(name));
		if (series_labels_read(labels, take_label, draft))
			return;
		g_ptr_array_set_size(draft->pairs, 0);
	}
	draft->series.name = facts_text(facts, header);
}
