/* prometheus_api.c -- answers of Prometheus, Mimir, Thanos, VictoriaMetrics
 *
 * An answer is a wrapper, and each element of its result a record, read one by
 * one; what is no list of them is a record as a whole.  An answer that is an
 * error is none of these: the file is refused.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/point.h"
#include "importers/prometheus_result.h"
#include "importers/series_alerts.h"
#include "importers/series_draft.h"

static bool is_answer(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_member(record, "status") &&
	       json_member(data, "resultType") && json_member(data, "result");
}

/* {"seriesLabels": {…}, "exemplars": […]}, of query_exemplars */
static bool is_exemplars(const struct json *record)
{
	return json_is_object(json_member(record, "seriesLabels")) &&
	       json_is_array(json_member(record, "exemplars"));
}

/* {"up": [{"type": "gauge", "help": "…"}]}, of metadata */
static bool is_metadata(const struct json *data)
{
	const struct json *first = json_first(json_first(data));

	return json_is_object(data) && json_is_object(first) &&
	       json_text(json_member(first, "type")) &&
	       json_text(json_member(first, "help"));
}

/* An answer to another question than what was measured. */
static bool is_other(const struct json *record)
{
	static const char *const members[] = {
		"activeTargets",   "droppedTargets", "activeAlertmanagers",
		"headStats",	   "goVersion",	     "yaml",
		"storageRetention"
	};
	const struct json *data = json_member(record, "data");

	if (!field_is(record, "status", "success"))
		return false;
	for (size_t m = 0; m < G_N_ELEMENTS(members); m++)
		if (json_member(data, members[m]))
			return true;
	return is_metadata(data) ||
	       (json_is_array(data) && json_text(json_first(data)));
}

static bool recognises(const struct json *record)
{
	return is_answer(record) || prometheus_is_result(record) ||
	       is_exemplars(record) || is_other(record);
}

static void read_rest(struct reading *reading, const struct json *record)
{
	const struct json *first = json_first(json_member(record, "warnings"));

	if (first) {
		g_autofree char *quoted = json_quote(first);

		reading_finding(reading, NO_TIME, "warning in the answer",
				"'warnings' has %s", quoted);
	}
	if (field_truth(record, "is_partial"))
		reading_finding(reading, NO_TIME, "partial answer",
				"'isPartial' is true: not all servers "
				"answered");
}

/* [time, "value"] */
static void read_scalar(struct reading *reading, const struct json *pair,
			const char *query)
{
	struct series_draft draft;
	int64_t at;
	double value;

	if (!point_of_pair(pair, &at, &value)) {
		g_autofree char *quoted = json_quote(pair);

		reading_malformed(reading, "not a point",
				  "%s is not a time and a value", quoted);
		return;
	}
	series_begin(&draft, reading, reading->record);
	if (query)
		draft.series.name = facts_text(reading->import->facts, query);
	series_point(&draft, at, value);
	series_end(&draft);
}

static void read_element(struct reading *reading, const struct json *element,
			 const char *query)
{
	g_autofree char *quoted = NULL;

	if (prometheus_is_result(element)) {
		prometheus_read_result(reading, element, query);
		return;
	}
	quoted = json_quote(element);
	reading_malformed(reading, "not a series",
			  "%s has no 'metric' and 'values'", quoted);
}

static void read_answer(struct reading *reading, const struct json *record)
{
	const struct json *data = json_member(record, "data");
	const struct json *result = json_member(data, "result");
	const char *query = field_text(record, "query");

	read_rest(reading, record);
	if (field_is(data, "result_type", "string")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (field_is(data, "result_type", "scalar"))
		read_scalar(reading, result, query);
	else if (json_is_array(result) || json_is_null(result))
		for (const struct json *element = json_first(result); element;
		     element = json_next(element))
			read_element(reading, element, query);
	else
		reading_malformed(reading, "not a series",
				  "'data.result' is no list");
	if (!json_first(result) &&
	    (json_is_array(result) || json_is_null(result)))
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_exemplars(record) || is_other(record)) {
		reading_finding(reading, NO_TIME, "no points",
				"exemplars, labels, targets and metadata are "
				"no series: left out");
		reading_end(reading, FATE_NOT_RELEVANT);
	} else if (is_answer(record))
		read_answer(reading, record);
	else
		read_element(reading, record,
			     field_text(reading->wrapper, "query"));
}

static const char *const list_keys[] = { "data.result", NULL };

static const char *const keys[] = { "status",	"data",	 "resultType",
				    "result",	"error", "errorType",
				    "warnings", "infos", "isPartial",
				    NULL };

const struct importer importer_prometheus_api = {
	.name = "prometheus-api",
	.about = "answers of Prometheus to query and query_range: series",
	.forms = "JSON",
	.kind = SOURCE_SERIES,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
	.finish = series_alerts_add,
};
