/* grafana_points.c -- series of Grafana from before there were frames
 *
 * A point is a value and a time, in this order; null is no point.
 */
#include "importers/grafana_points.h"

#include "importers/field.h"
#include "importers/series_draft.h"

/* As seconds these are too late, as milliseconds too early. */
#define SECONDS_AT_MOST INT64_C(100000000000)

bool grafana_points_is(const struct json *record)
{
	return field_text(record, "target") &&
	       json_is_array(json_member(record, "datapoints"));
}

bool grafana_points_is_result(const struct json *result)
{
	const struct json *series = json_member(result, "series");

	return json_is_array(json_member(json_first(series), "points"));
}

static bool add_point(struct series_draft *draft, const struct json *pair)
{
	const struct json *value = json_first(pair);
	const struct json *time = json_next(value);
	double number;
	int64_t at;

	if (!json_is_array(pair) || !time || !json_integer(time, &at))
		return false;
	if (json_is_null(value))
		return true;
	if (!json_real(value, &number))
		return false;
	series_point(draft, at < SECONDS_AT_MOST ? at * 1000 : at, number);
	return true;
}

static void read_series(struct reading *reading, const struct json *one,
			const char *name, const char *points)
{
	struct series_draft draft;

	series_begin(&draft, reading, reading->record);
	draft.series.name = facts_text(reading->import->facts, name);
	for (const struct json *tag = json_first(json_member(one, "tags")); tag;
	     tag = json_next(tag))
		if (json_key(tag) && json_text(tag) &&
		    g_strcmp0(json_key(tag), "name") != 0)
			series_label(&draft, json_key(tag), json_text(tag));
	for (const struct json *pair = json_first(json_member(one, points));
	     pair; pair = json_next(pair)) {
		g_autofree char *quoted = NULL;

		if (add_point(&draft, pair))
			continue;
		quoted = json_quote(pair);
		series_drop(&draft);
		reading_malformed(reading, "not a point",
				  "%s is not a value and a time", quoted);
		return;
	}
	series_end(&draft);
}

void grafana_points_read(struct reading *reading, const struct json *record)
{
	read_series(reading, record, field_text(record, "target"),
		    "datapoints");
}

uint32_t grafana_points_read_result(struct reading *reading,
				    const struct json *result)
{
	uint32_t n = 0;

	if (!grafana_points_is_result(result))
		return 0;
	for (const struct json *one = json_first(json_member(result, "series"));
	     one; one = json_next(one), n++) {
		const char *name = field_text(one, "name");

		read_series(reading, one, name ? name : "", "points");
	}
	return n;
}
