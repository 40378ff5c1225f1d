/* promtool.c -- what `promtool query` prints
 *
 * As JSON the bare elements of a result; else texts: the series, an arrow, and
 * its points, each in a line of its own or the only one behind the arrow.  A
 * list of series without points (`promtool query series`) is read, too, and
 * says nothing.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/point.h"
#include "importers/prometheus_result.h"
#include "importers/series_alerts.h"
#include "importers/series_draft.h"

#include <string.h>

static bool is_labels_only(const struct json *record)
{
	return json_text(json_member(record, "__name__")) != NULL;
}

static bool recognises(const struct json *record)
{
	return prometheus_is_result(record) || is_labels_only(record);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (prometheus_is_result(record))
		prometheus_read_result(reading, record,
				       field_text(reading->wrapper, "query"));
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* -- texts */

/* Where the series that begins `line` ends; 0: it is none. */
static size_t series_length(const char *line)
{
	size_t name = series_name_length(line);
	size_t labels = series_labels_length(line + name);

	return name + labels;
}

static const char *arrow_of(const char *line)
{
	size_t length = series_length(line);
	const char *arrow = line + length + strspn(line + length, " ");

	return length > 0 && g_str_has_prefix(arrow, "=>") ? arrow : NULL;
}

static bool is_text(const char *head)
{
	return arrow_of(head + strspn(head, " \t\r\n")) != NULL;
}

static void take_label(void *data, const char *name, const char *value)
{
	series_label(data, name, value);
}

static void end_series(struct reading *reading)
{
	if (reading->state)
		series_end(reading->state);
	g_clear_pointer(&reading->state, g_free);
}

static void finish(struct reading *reading)
{
	end_series(reading);
	series_alerts_add(reading);
}

static bool begin_series(struct reading *reading, char *line)
{
	struct series_draft *draft = g_new0(struct series_draft, 1);
	size_t name = series_name_length(line);
	g_autofree char *words = g_strndup(line, name);
	g_autofree char *labels = g_strdup(line + name);

	end_series(reading);
	series_begin(draft, reading, reading->record);
	draft->series.name = facts_text(reading->import->facts, words);
	if (*labels == '{' && !series_labels_read(labels, take_label, draft)) {
		series_drop(draft);
		g_free(draft);
		reading_malformed(reading, "not a series",
				  "\"%.60s\" has no whole labels", line);
		return false;
	}
	reading->state = draft;
	return true;
}

/* `0.5 @[1755000000.123]`; behind a comma there may be more */
static bool read_point(const char *text, int64_t *at, double *value)
{
	const char *time = strstr(text, "@[");
	size_t length = strcspn(text, " ");
	size_t digits;

	if (!time || !point_value(text, length, value))
		return false;
	time += 2;
	digits = strcspn(time, "]");
	return time[digits] == ']' && point_time(time, digits, at);
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	const char *arrow = arrow_of(line);
	const char *point = line + strspn(line, " \t\r");
	int64_t at;
	double value;

	(void)length;
	if (*point == '\0')
		return;
	if (arrow) {
		point = arrow + 2 + strspn(arrow + 2, " \t\r");
		if (!begin_series(reading, line) || *point == '\0')
			return;
	}
	if (reading->state && read_point(point, &at, &value)) {
		series_point(reading->state, at, value);
		return;
	}
	reading_malformed(reading, "not a point",
			  "\"%.60s\" is not a value and a time", line);
}

static const struct text_shape text = {
	.recognises = is_text,
	.read_line = read_line,
};

static const char *const keys[] = { "metric",	 "value",      "values",
				    "histogram", "histograms", "timestamps",
				    NULL };

const struct importer importer_promtool = {
	.name = "promtool",
	.about = "what promtool query prints; bare results of Prometheus",
	.forms = "JSON, text",
	.kind = SOURCE_SERIES,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.text = &text,
	.finish = finish,
};
