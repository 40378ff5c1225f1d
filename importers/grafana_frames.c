/* grafana_frames.c -- data frames of Grafana, and what holds them
 *
 * Answers have frames by the letter of the query; a query that failed says why.
 */
#include "importers/field.h"
#include "importers/grafana_frame.h"
#include "importers/grafana_points.h"
#include "importers/importers_list.h"
#include "importers/series_alerts.h"

/* The answer of a query: frames by the letter of the query, or why not. */
static bool is_answer(const struct json *record)
{
	const struct json *results = json_member(record, "results");

	if (!json_is_object(results))
		return false;
	for (const struct json *result = json_first(results); result;
	     result = json_next(result))
		if (json_is_array(json_member(result, "frames")) ||
		    grafana_points_is_result(result) ||
		    (field_text(result, "error") &&
		     (json_member(result, "status") ||
		      json_member(result, "refId"))))
			return true;
	return false;
}

static bool recognises(const struct json *record)
{
	return grafana_frame_is(record) || grafana_frame_is_panel(record) ||
	       is_answer(record) || grafana_points_is(record);
}

/* -- answers */

static uint32_t read_result(struct reading *reading, const struct json *result)
{
	const char *error = field_text(result, "error");
	uint32_t n = 0;

	if (error)
		reading_finding(reading, NO_TIME, "a query failed",
				"query \"%.20s\": %.200s",
				json_key(result) ? json_key(result) : "",
				error);
	for (const struct json *frame =
		     json_first(json_member(result, "frames"));
	     frame; frame = json_next(frame), n++)
		if (grafana_frame_is(frame))
			grafana_frame_read(reading, frame);
		else
			reading_malformed(reading, "not a frame",
					  "a frame has no 'schema' and 'data'");
	return n + grafana_points_read_result(reading, result);
}

static void read_answer(struct reading *reading, const struct json *record)
{
	uint32_t n = 0;

	for (const struct json *result =
		     json_first(json_member(record, "results"));
	     result; result = json_next(result))
		n += read_result(reading, result);
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (grafana_frame_is(record) || grafana_frame_is_panel(record))
		grafana_frame_read(reading, record);
	else if (is_answer(record))
		read_answer(reading, record);
	else
		grafana_points_read(reading, record);
}

static const char *const list_keys[] = { "frames", "series", NULL };
static const char *const keys[] = { "schema",	    "data",	  "frames",
				    "results",	    "entities",	  "fields",
				    "target",	    "datapoints", "timeRange",
				    "structureRev", NULL };

const struct importer importer_grafana_frames = {
	.name = "grafana-frames",
	.about = "data frames of Grafana: Inspect, Panel JSON, /api/ds/query; "
		 "targets with datapoints",
	.forms = "JSON",
	.kind = SOURCE_SERIES,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.finish = series_alerts_add,
};
