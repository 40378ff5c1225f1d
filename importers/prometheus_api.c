/* prometheus_api.c -- answers of Prometheus, Mimir, Thanos, VictoriaMetrics
 *
 * The whole answer is one record with a series for each element of its result.
 * An answer that is an error is none of these: the file is refused.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/point.h"
#include "importers/prometheus_result.h"
#include "importers/series_draft.h"

static bool recognises(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_member(record, "status") &&
	       json_member(data, "resultType") && json_member(data, "result");
}

static void tell_warnings(struct reading *reading, const struct json *record)
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

static void read_elements(struct reading *reading, const struct json *result,
			  const char *query)
{
	for (const struct json *element = json_first(result); element;
	     element = json_next(element)) {
		if (prometheus_is_result(element)) {
			prometheus_read_result(reading, element, query);
		} else {
			g_autofree char *quoted = json_quote(element);

			reading_malformed(reading, "not a series",
					  "%s has no 'metric' and 'values'",
					  quoted);
		}
	}
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *data = json_member(record, "data");
	const struct json *result = json_member(data, "result");
	const char *query = field_text(record, "query");

	tell_warnings(reading, record);
	if (field_is(data, "result_type", "streams")) {
		reading_malformed(
			reading, "not a series",
			"'resultType' is \"streams\": these are logs");
		return;
	}
	if (field_is(data, "result_type", "string")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (field_is(data, "result_type", "scalar"))
		read_scalar(reading, result, query);
	else if (json_is_array(result) && json_first(result))
		read_elements(reading, result, query);
	else if (json_is_array(result) || json_is_null(result))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		reading_malformed(reading, "not a series",
				  "'data.result' is no list");
}

static const char *const keys[] = { "status",	"data",	 "resultType",
				    "result",	"error", "errorType",
				    "warnings", "infos", "isPartial",
				    NULL };

const struct importer importer_prometheus_api = {
	.name = "prometheus-api",
	.about = "answers of Prometheus to query and query_range: series",
	.forms = "JSON",
	.kind = SOURCE_SERIES,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
