/* human.c -- units and roundings for the cells of tables */
#include "render/human.h"

#include "model/period.h"
#include "render/drawn_cell.h"
#include "render/format.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const struct cell *cell_named(const struct table *table, uint32_t row,
				     const char *name)
{
	for (uint32_t c = 0; c < table->schema->width; c++)
		if (strcmp(table->schema->columns[c].name, name) == 0)
			return &table_cell(table, row, c);
	return NULL;
}

static bool says(const struct cell *cell, const char *text)
{
	return cell && !cell->is_empty && strcmp(cell->text, text) == 0;
}

static char *minutes_text(double minutes)
{
	g_autofree char *size = format_duration(fabs(minutes) * 60);

	return g_strconcat(minutes < 0 ? "\u2212" : "", size, NULL);
}

static char *change_text(double change, const struct cell *kind)
{
	return says(kind, "pp") ? format_points(change) : format_change(change);
}

/* The denominator of a rate, where the table has one: 0 is not known. */
static uint32_t n_of(const struct table *table, uint32_t row, const char *name)
{
	const struct cell *n = NULL;

	if (strcmp(name, "value") == 0)
		n = cell_named(table, row, "n");
	else if (strcmp(name, "previous") == 0)
		n = cell_named(table, row, "previous_n");
	return n && !n->is_empty ? (uint32_t)n->integer : 0;
}

/* A number whose unit is the row's, if the row has one. */
static char *number_text(const struct table *table, uint32_t row,
			 const char *name, double number)
{
	const struct cell *unit = cell_named(table, row, "unit");
	const struct cell *kind = cell_named(table, row, "change_kind");

	if (kind && g_str_has_prefix(name, "change"))
		return change_text(number, kind);
	if (says(unit, "s"))
		return format_duration(number);
	if (says(unit, "fraction"))
		return format_rate(number, n_of(table, row, name), NAN);
	if (says(unit, "count"))
		return format_count(number);
	return format_number(number);
}

/* Shares of an objective have the digits that tell them from it. */
static char *fraction_text(const struct table *table, uint32_t row,
			   const char *name, double fraction)
{
	const struct cell *objective = cell_named(table, row, "objective");

	if (strcmp(name, "objective") == 0)
		return format_target(fraction);
	if (strcmp(name, "sli") == 0 && objective && !objective->is_empty)
		return format_objective(fraction, objective->real);
	return format_rate(fraction, 0, NAN);
}

static char *real_text(const struct table *table, uint32_t row, uint32_t c)
{
	const struct column *column = &table->schema->columns[c];
	double real = table_cell(table, row, c).real;

	switch (column->unit) {
	case UNIT_SECONDS:
		return format_duration(real);
	case UNIT_MINUTES:
		return minutes_text(real);
	case UNIT_FRACTION:
		return fraction_text(table, row, column->name, real);
	case UNIT_COUNT:
		return format_count(real);
	case UNIT_PER_DAY:
	case UNIT_DAYS:
		return format_number(real);
	case UNIT_NONE:
		return number_text(table, row, column->name, real);
	}
	g_assert_not_reached();
}

static char *integer_text(const struct column *column, int64_t integer)
{
	if (column->unit == UNIT_SECONDS)
		return format_duration((double)integer);
	if (column->unit == UNIT_NONE)
		return g_strdup_printf("%" PRId64, integer);
	return format_count((double)integer);
}

/* "2026-05-12 14:02", or "…" before and after what a calendar has. */
static char *time_text(int64_t at, GTimeZone *zone)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
	g_autoptr(GDateTime) local =
		utc && zone ? g_date_time_to_timezone(utc, zone) : NULL;
	GDateTime *shown = local ? local : utc;

	return shown ? g_date_time_format(shown, "%Y-%m-%d %H:%M") :
		       g_strdup("…");
}

static char *cell_text(const struct table *table, uint32_t row, uint32_t column,
		       GTimeZone *zone)
{
	const struct column *form = &table->schema->columns[column];
	const struct cell *cell = &table_cell(table, row, column);

	switch (form->type) {
	case CELL_TEXT:
		return g_strdup(cell->text);
	case CELL_INTEGER:
		return integer_text(form, cell->integer);
	case CELL_REAL:
		return real_text(table, row, column);
	case CELL_TIME:
		return time_text(cell->integer, zone);
	case CELL_DATE:
		return period_date_text(cell->integer, zone);
	case CELL_BOOLEAN:
		return g_strdup(cell->integer ? "yes" : "no");
	}
	g_assert_not_reached();
}

char *human_cell(const struct table *table, uint32_t row, uint32_t column,
		 GTimeZone *zone)
{
	const struct column *form = &table->schema->columns[column];
	g_autofree char *text = NULL;

	if (table_cell(table, row, column).is_empty)
		return g_strdup(form->type == CELL_TEXT ? "" : FORMAT_UNKNOWN);
	text = cell_text(table, row, column, zone);
	if (drawn_column(table->schema, column))
		return drawn_cell(table, row, column, text);
	return g_steal_pointer(&text);
}

char *human_header(const struct column *column)
{
	size_t length = strlen(column->name);

	if (column->unit == UNIT_SECONDS &&
	    g_str_has_suffix(column->name, "_s"))
		length -= strlen("_s");
	return g_strndup(column->name, length);
}

bool human_is_number(const struct column *column)
{
	return column->type == CELL_INTEGER || column->type == CELL_REAL;
}
