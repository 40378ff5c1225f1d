/* grafana_frames.c -- data frames of Grafana
 *
 * A frame has its values by column: the first column of times is that of all
 * columns of numbers.  NaN and infinities are null, and their rows are listed
 * beside them; a null that is not listed is no point.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/json_numbers.h"
#include "importers/point.h"
#include "importers/series_alerts.h"
#include "importers/series_draft.h"

#include <math.h>
#include <string.h>

static bool is_frame(const struct json *record)
{
	return json_is_array(field_at(record, "schema.fields")) &&
	       json_is_array(field_at(record, "data.values"));
}

/* The answer of a query: frames by the letter of the query. */
static bool is_answer(const struct json *record)
{
	const struct json *results = json_member(record, "results");
	const struct json *first = json_first(results);

	return json_is_object(results) && first &&
	       json_is_array(json_member(json_member(results, json_key(first)),
					 "frames"));
}

static bool recognises(const struct json *record)
{
	return is_frame(record) || is_answer(record);
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

/* The values of the first column of times, or NULL. */
static const struct json *times_of(const struct json *fields,
				   const struct json *all)
{
	const struct json *values = json_first(all);

	for (const struct json *column = json_first(fields); column;
	     column = json_next(column), values = json_next(values))
		if (field_is(column, "type", "time"))
			return values;
	return NULL;
}

static bool has_numbers(const struct json *field)
{
	return field_is(field, "type", "number");
}

/* The last column of numbers, or NULL. */
static const struct json *last_of(const struct json *fields)
{
	const struct json *last = NULL;

	for (const struct json *column = json_first(fields); column;
	     column = json_next(column))
		if (has_numbers(column))
			last = column;
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

static void read_frame(struct reading *reading, const struct json *frame)
{
	const struct json *fields = field_at(frame, "schema.fields");
	const struct json *all = field_at(frame, "data.values");
	const struct json *times = times_of(fields, all);
	const struct json *last = last_of(fields);
	struct column column = {
		.field = json_first(fields),
		.values = json_first(all),
		.entities = json_first(field_at(frame, "data.entities")),
	};
	uint32_t columns = 0;

	while (column.field) {
		column.is_last = column.field == last;
		if (!field_is(column.field, "type", "time")) {
			read_column(reading, times, &column);
			columns++;
		}
		column.field = json_next(column.field);
		column.values = json_next(column.values);
		column.entities = json_next(column.entities);
	}
	if (columns == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_answer(struct reading *reading, const struct json *record)
{
	uint32_t n = 0;

	for (const struct json *result =
		     json_first(json_member(record, "results"));
	     result; result = json_next(result))
		for (const struct json *frame =
			     json_first(json_member(result, "frames"));
		     frame; frame = json_next(frame), n++) {
			if (is_frame(frame))
				read_frame(reading, frame);
			else
				reading_malformed(
					reading, "not a frame",
					"a frame has no 'schema' and 'data'");
		}
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_frame(record))
		read_frame(reading, record);
	else
		read_answer(reading, record);
}

static const char *const list_keys[] = { "frames", NULL };
static const char *const keys[] = { "schema",  "data",	   "frames",
				    "results", "entities", NULL };

const struct importer importer_grafana_frames = {
	.name = "grafana-frames",
	.about = "data frames of Grafana: Inspect, Panel JSON, /api/ds/query",
	.forms = "JSON",
	.kind = SOURCE_SERIES,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.finish = series_alerts_add,
};
