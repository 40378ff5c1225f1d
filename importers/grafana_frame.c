/* grafana_frame.c -- a data frame of Grafana
 *
 * It has its values by column: the first column of times is that of all
 * columns of numbers.  NaN and infinities are null, and their rows are listed
 * beside them; a null that is not listed is no point.  Where times repeat, the
 * texts of a row are its labels.
 */
#include "importers/grafana_frame.h"

#include "importers/field.h"
#include "importers/grafana_groups.h"
#include "importers/json_numbers.h"
#include "importers/series_draft.h"

#include <math.h>
#include <string.h>

bool grafana_frame_is(const struct json *record)
{
	return json_is_array(field_at(record, "schema.fields")) &&
	       json_is_array(field_at(record, "data.values"));
}

bool grafana_frame_is_panel(const struct json *record)
{
	const struct json *first = json_first(json_member(record, "fields"));

	return json_is_array(json_member(record, "fields")) &&
	       json_is_array(json_member(first, "values")) &&
	       field_text(first, "type");
}

static const struct {
	const char *key;
	double value;
} specials[] = { { "NaN", NAN }, { "Inf", INFINITY }, { "NegInf", -INFINITY } };

/* Which nulls of a column are numbers that JSON does not know: index in
 * `specials` and 1, by row. */
static GHashTable *specials_of(const struct json *entities)
{
	GHashTable *rows = g_hash_table_new(NULL, NULL);

	for (size_t s = 0; s < G_N_ELEMENTS(specials); s++) {
		const struct json *list =
			json_member(entities, specials[s].key);

		for (const struct json *at = json_first(list); at;
		     at = json_next(at)) {
			int64_t row;

			if (json_integer(at, &row))
				g_hash_table_insert(rows, (void *)(intptr_t)row,
						    GSIZE_TO_POINTER(s + 1));
		}
	}
	return rows;
}

/* A legend that is only labels names nothing. */
static const char *name_of(const struct json *column)
{
	const char *name = json_text(
		json_member(json_member(column, "labels"), "__name__"));
	const char *shown = field_text(column, "config.display_name_from_ds");

	if (name)
		return name;
	name = field_text(column, "name");
	if (name && strcmp(name, "Value") != 0)
		return name;
	if (!shown)
		shown = field_text(column, "config.display_name");
	return shown && *shown != '{' ? shown : "";
}

static void begin(struct series_draft *draft, struct reading *reading,
		  const struct json *column)
{
	struct facts *facts = reading->import->facts;

	series_begin(draft, reading, reading->record);
	draft->series.name = facts_text(facts, name_of(column));
	draft->series.unit = field_own(reading, column, "config.unit");
	for (const struct json *label =
		     json_first(json_member(column, "labels"));
	     label; label = json_next(label))
		if (json_text(label) &&
		    strcmp(json_key(label), "__name__") != 0)
			series_label(draft, json_key(label), json_text(label));
}

/* A column and what stands beside it. */
struct column {
	const struct json *field, *values, *entities;
	bool is_last; /* of numbers: the times are not read again */
};

static bool add_points(struct series_draft *draft, const struct json *times,
		       const struct column *column)
{
	g_autoptr(GHashTable) special = specials_of(column->entities);
	struct json_cursor time = json_cursor_begin(times, column->is_last);
	struct json_cursor value = json_cursor_begin(column->values, true);

	for (intptr_t row = 0; time.element && value.element; row++) {
		size_t which = GPOINTER_TO_SIZE(
			g_hash_table_lookup(special, (void *)row));
		bool has_time = !json_cursor_is_null(&time), has_value;
		double number;
		int64_t at;

		if (has_time && !json_cursor_integer(&time, &at))
			return false;
		has_value = json_cursor_real(&value, &number);
		if (json_cursor_is_null(&value) && which > 0) {
			number = specials[which - 1].value;
			has_value = true;
		}
		if (has_time && has_value)
			series_point(draft, at, number);
		json_cursor_next(&time);
		json_cursor_next(&value);
	}
	return true;
}

/* A field of a frame and what stands beside it, one after the other. */
struct walk {
	const struct json *field, *values, *entities;
	bool is_panel;
};

static void take_own(struct walk *walk)
{
	if (!walk->is_panel)
		return;
	walk->values = json_member(walk->field, "values");
	walk->entities = json_member(walk->field, "entities");
}

static struct walk walk_begin(const struct json *frame)
{
	struct walk walk = { .is_panel = !grafana_frame_is(frame) };

	walk.field =
		json_first(walk.is_panel ? json_member(frame, "fields") :
					   field_at(frame, "schema.fields"));
	walk.values = json_first(field_at(frame, "data.values"));
	walk.entities = json_first(field_at(frame, "data.entities"));
	take_own(&walk);
	return walk;
}

static void walk_next(struct walk *walk)
{
	walk->field = json_next(walk->field);
	walk->values = json_next(walk->values);
	walk->entities = json_next(walk->entities);
	take_own(walk);
}

/* The values of the first column of times, or NULL. */
static const struct json *times_of(const struct json *frame)
{
	for (struct walk walk = walk_begin(frame); walk.field; walk_next(&walk))
		if (field_is(walk.field, "type", "time"))
			return walk.values;
	return NULL;
}

static bool has_numbers(const struct json *field)
{
	return field_is(field, "type", "number");
}

/* The last column of numbers, or NULL. */
static const struct json *last_of(const struct json *frame)
{
	const struct json *last = NULL;

	for (struct walk walk = walk_begin(frame); walk.field; walk_next(&walk))
		if (has_numbers(walk.field))
			last = walk.field;
	return last;
}

static void read_column(struct reading *reading, const struct json *times,
			const struct column *column)
{
	struct series_draft draft;

	if (!has_numbers(column->field) || !times) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	begin(&draft, reading, column->field);
	if (add_points(&draft, times, column)) {
		series_end(&draft);
		return;
	}
	series_drop(&draft);
	reading_malformed(reading, "not a point",
			  "a time of 'data.values' is no number");
}

/* What is left out, and why. */
static void tell_left(struct reading *reading, const struct json *frame)
{
	g_autoptr(GString) names = g_string_new(NULL);

	if (!times_of(frame)) {
		reading_finding(reading, NO_TIME, "no times",
				"the frame has no column of times: left out");
		return;
	}
	for (struct walk walk = walk_begin(frame); walk.field; walk_next(&walk))
		if (!has_numbers(walk.field) &&
		    !field_is(walk.field, "type", "time") && names->len < 60)
			g_string_append_printf(names, "%s\"%.40s\"",
					       names->len > 0 ? ", " : "",
					       name_of(walk.field));
	if (names->len > 0)
		reading_finding(reading, NO_TIME, "words for numbers",
				"columns that are no numbers, left out: %s",
				names->str);
}

/* Rows that are not told apart by their labels. */
static void tell_repeats(struct reading *reading, const struct json *times)
{
	struct json_cursor time = json_cursor_begin(times, false);
	int64_t before = NO_TIME, at;
	uint64_t repeats = 0;

	for (; time.element; json_cursor_next(&time)) {
		if (!json_cursor_integer(&time, &at))
			continue;
		repeats += at == before;
		before = at;
	}
	grafana_tell_repeats(reading, repeats);
}

static void read_wide(struct reading *reading, const struct json *frame)
{
	struct walk walk = walk_begin(frame);
	const struct json *times = times_of(frame), *last = last_of(frame);
	uint32_t columns = 0;

	tell_repeats(reading, times);
	for (; walk.field; walk_next(&walk)) {
		struct column column = { walk.field, walk.values, walk.entities,
					 walk.field == last };

		if (field_is(walk.field, "type", "time"))
			continue;
		read_column(reading, times, &column);
		columns++;
	}
	if (columns == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		tell_left(reading, frame);
}

/* -- frames whose rows are points of several series */

/* All its times; false: one is none. */
static bool read_times(const struct json *frame, GArray *times)
{
	struct json_cursor time = json_cursor_begin(times_of(frame), false);

	for (; time.element; json_cursor_next(&time)) {
		int64_t at = NO_TIME;

		if (!json_cursor_is_null(&time) &&
		    !json_cursor_integer(&time, &at))
			return false;
		g_array_append_val(times, at);
	}
	return true;
}

enum { LABELS = 32 };

/* The columns of texts as labels of the rows; NULL: there are none. */
static struct grafana_groups *groups_of(struct reading *reading,
					const struct json *frame, uint32_t rows)
{
	g_autoptr(GPtrArray) pairs = g_ptr_array_new();
	const struct json *texts[LABELS];
	struct grafana_groups *groups;
	uint32_t n = 0;

	for (struct walk walk = walk_begin(frame); walk.field; walk_next(&walk))
		if (n < LABELS && field_is(walk.field, "type", "string")) {
			texts[n++] = json_first(walk.values);
			g_ptr_array_add(pairs, (gpointer)facts_text(
						       reading->import->facts,
						       name_of(walk.field)));
			g_ptr_array_add(pairs, NULL);
		}
	if (n == 0)
		return NULL;
	groups = grafana_groups_new();
	for (uint32_t row = 0; row < rows; row++) {
		for (uint32_t t = 0; t < n; t++) {
			const char *text = json_text(texts[t]);

			pairs->pdata[2 * t + 1] = (gpointer)facts_text(
				reading->import->facts, text ? text : "");
			texts[t] = json_next(texts[t]);
		}
		grafana_groups_row(groups, pairs);
	}
	return groups;
}

static void add_groups(struct reading *reading,
		       const struct grafana_groups *groups, const GArray *times,
		       const struct walk *walk)
{
	struct json_cursor value = json_cursor_begin(walk->values, true);
	g_autofree double *values = g_new0(double, times->len);
	g_autofree bool *has_value = g_new0(bool, times->len);
	struct grafana_column column = {
		.name = facts_text(reading->import->facts,
				   name_of(walk->field)),
		.unit = field_own(reading, walk->field, "config.unit"),
		.times = (const int64_t *)times->data,
		.values = values,
		.has_value = has_value,
		.rows = times->len,
	};

	for (uint32_t row = 0; row < times->len && value.element; row++) {
		has_value[row] = column.times[row] != NO_TIME &&
				 json_cursor_real(&value, &values[row]);
		json_cursor_next(&value);
	}
	grafana_groups_add(groups, reading, &column);
}

/* False: it is no such frame. */
static bool read_long(struct reading *reading, const struct json *frame)
{
	g_autoptr(GArray) times = g_array_new(false, false, sizeof(int64_t));
	g_autoptr(GrafanaGroups) groups = NULL;

	for (struct walk walk = walk_begin(frame); walk.field; walk_next(&walk))
		if (field_is(walk.field, "type", "string")) {
			if (!read_times(frame, times) ||
			    grafana_times_differ((const int64_t *)times->data,
						 times->len))
				return false;
			groups = groups_of(reading, frame, times->len);
			break;
		}
	for (struct walk walk = walk_begin(frame); groups && walk.field;
	     walk_next(&walk))
		if (has_numbers(walk.field))
			add_groups(reading, groups, times, &walk);
	return groups && last_of(frame);
}

void grafana_frame_read(struct reading *reading, const struct json *frame)
{
	if (field_is(frame, "schema.meta.type", "heatmap-cells")) {
		reading_finding(reading, NO_TIME, "a heat map",
				"its cells are no series: left out");
		reading_end(reading, FATE_NOT_RELEVANT);
	} else if (!read_long(reading, frame)) {
		read_wide(reading, frame);
	}
}
