/* promtool.c -- what `promtool query` prints
 *
 * As JSON the bare elements of a result; else texts: the series, an arrow, and
 * its points, each in a line of its own or the only one behind the arrow.  A
 * scalar has its only point behind a colon.  A list of series without points
 * (`promtool query series`) is read, too, and says nothing.
 */
#include "importers/field.h"
#include "importers/histogram_text.h"
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

static void end_labels(struct reading *reading)
{
	reading_finding(reading, NO_TIME, "no points",
			"a series without points: left out");
	reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (prometheus_is_result(record))
		prometheus_read_result(reading, record,
				       field_text(reading->wrapper, "query"));
	else
		end_labels(reading);
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

/* `{__name__="up", …}` alone */
static bool is_labels_line(const char *line)
{
	size_t length = series_labels_length(line);

	return g_str_has_prefix(line, "{__name__=\"") && length > 0 &&
	       strspn(line + length, " \t\r\n") >= strcspn(line + length, "\n");
}

#define SCALAR "scalar: "

static bool is_text(const char *head)
{
	head += strspn(head, " \t\r\n");
	return arrow_of(head) || is_labels_line(head) ||
	       (g_str_has_prefix(head, SCALAR) && strstr(head, " @["));
}

/* The series that is being read. */
struct printed {
	char *text; /* name and labels, as written */
	uint32_t record;
	struct series_draft draft;
	struct histogram_text *histograms; /* NULL: it has none */
};

static void take_label(void *data, const char *name, const char *value)
{
	series_label(data, name, value);
}

static void add_histograms(struct reading *reading, struct printed *printed)
{
	size_t length = series_name_length(printed->text);
	g_autofree char *name = g_strndup(printed->text, length);
	uint32_t record = reading->record;

	reading->record = printed->record;
	histogram_text_end(printed->histograms, reading, name,
			   printed->text + length);
	reading->record = record;
}

static void end_series(struct reading *reading)
{
	struct printed *printed = reading->state;

	if (!printed)
		return;
	if (printed->histograms && printed->draft.series.points == 0)
		series_drop(&printed->draft);
	else
		series_end(&printed->draft);
	if (printed->histograms)
		add_histograms(reading, printed);
	histogram_text_free(printed->histograms);
	g_free(printed->text);
	g_clear_pointer(&reading->state, g_free);
}

static void finish(struct reading *reading)
{
	end_series(reading);
	series_alerts_add(reading);
}

/* `length` of name and labels. */
static bool begin_series(struct reading *reading, const char *line,
			 size_t length)
{
	struct printed *printed = g_new0(struct printed, 1);
	size_t name = series_name_length(line);
	g_autofree char *words = g_strndup(line, MIN(name, length));
	g_autofree char *labels = NULL;

	end_series(reading);
	printed->text = g_strndup(line, length);
	printed->record = reading->record;
	labels = g_strdup(printed->text + strlen(words));
	series_begin(&printed->draft, reading, reading->record);
	printed->draft.series.name = facts_text(reading->import->facts, words);
	if (*labels == '{' &&
	    !series_labels_read(labels, take_label, &printed->draft)) {
		series_drop(&printed->draft);
		g_free(printed->text);
		g_free(printed);
		reading_malformed(reading, "not a series",
				  "\"%.60s\" has no whole labels", line);
		return false;
	}
	reading->state = printed;
	return true;
}

/* `0.5 @[1755000000.123]`; behind a comma there may be more */
static bool read_point(struct printed *printed, const char *text)
{
	const char *time = strstr(text, "@[");
	size_t length = strcspn(text, " "), digits;
	int64_t at;
	double value;

	if (!time)
		return false;
	time += 2;
	digits = strcspn(time, "]");
	if (time[digits] != ']' || !point_time(time, digits, &at))
		return false;
	if (histogram_text_length(text) > 0)
		return histogram_text_add(&printed->histograms, text, time,
					  digits);
	if (!point_value(text, length, &value))
		return false;
	series_point(&printed->draft, at, value);
	return true;
}

/* Whether it begins a series; then what is behind is its first point. */
static bool read_begin(struct reading *reading, const char *line,
		       const char **point, bool *is_broken)
{
	const char *arrow = arrow_of(line);

	if (arrow)
		*point = arrow + 2 + strspn(arrow + 2, " \t\r");
	else if (g_str_has_prefix(line, SCALAR))
		*point = line + strlen(SCALAR);
	else
		return false;
	*is_broken =
		!begin_series(reading, line,
			      arrow ? series_length(line) : strlen(SCALAR) - 2);
	return true;
}

static void read_line(struct reading *reading, char *line, size_t length)
{
	const char *point = line + strspn(line, " \t\r");
	bool is_broken = false;

	(void)length;
	if (*point == '\0')
		return;
	if (is_labels_line(point)) {
		end_labels(reading);
		return;
	}
	if (read_begin(reading, line, &point, &is_broken) &&
	    (is_broken || *point == '\0'))
		return;
	if (reading->state && read_point(reading->state, point))
		return;
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
