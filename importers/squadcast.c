/* squadcast.c -- incidents of Squadcast, exported or sent
 *
 * An export has an incident a record or a row, with how long it took in
 * milliseconds.  A webhook has the timeline instead.  What was suppressed has
 * called nobody and is no incident.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"
#include "importers/table_row.h"

#include <math.h>

#define TO_ACK "tta (ms)"
#define TO_RESOLVE "ttr (ms)"

static bool is_exported(const struct json *record)
{
	return (json_member(record, TO_ACK) ||
		json_member(record, TO_RESOLVE)) &&
	       (json_member(record, "created_at") ||
		json_member(record, "title"));
}

/* A webhook of version 1. */
static bool is_sent(const struct json *record)
{
	return json_text(json_member(record, "event_type")) &&
	       json_member(record, "message") &&
	       json_member(record, "alert_source");
}

/* One of version 2, of an incident or of something else. */
static bool is_envelope(const struct json *record)
{
	return field_text(record, "event.resource") &&
	       json_is_object(field_at(record, "data.resource_data"));
}

static bool recognises(const struct json *record)
{
	return is_exported(record) || is_sent(record) || is_envelope(record);
}

/* Milliseconds after a time, NaN and 0 for not yet. */
static int64_t after(int64_t at, double milliseconds)
{
	return at != NO_TIME && milliseconds > 0 && milliseconds < 1e13 ?
		       at + (int64_t)(milliseconds / 1000) :
		       NO_TIME;
}

static double length_of(const struct json *record, const char *key)
{
	double number;

	return json_real(json_member(record, key), &number) ? number : NAN;
}

/* Ends it as malformed if it has no begin, leaves it open if it is. */
static bool settle(struct reading *reading, const char *status,
		   struct incident *incident)
{
	incident->began_at = incident->created_at;
	incident->detected_at = incident->created_at;
	if (status && !word_is(status, "resolved|closed"))
		incident->ended_at = NO_TIME;
	return reading_has_time(reading, incident->began_at,
				"'created_at' is not there");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "created_at", "acknowledged_at",
					     "resolved_at", NULL };
	const struct json *list = json_member(record, "timeline");
	const struct lifecycle steps = { list ? list :
						json_member(record, "logs"),
					 "action", "time" };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->created_at = times[0];
	incident->acked_at = lifecycle_known(
		(int64_t[]){ times[1],
			     lifecycle_first(reading, &steps, "acknowledged"),
			     after(times[0], length_of(record, TO_ACK)) },
		3);
	incident->ended_at = lifecycle_known(
		(int64_t[]){ times[2],
			     lifecycle_last(reading, &steps, "resolved"),
			     after(times[0], length_of(record, TO_RESOLVE)) },
		3);
	return settle(reading, field_text(record, "status"), incident);
}

/* `UNSET` is what it is until somebody sets it. */
static const char *severity_of(struct reading *reading,
			       const struct json *record)
{
	return field_own(reading, record,
			 field_is(record, "priority", "unset") ?
				 "tags.severity.value|tags.severity" :
				 "priority|tags.severity.value|tags.severity");
}

static void read_incident(struct reading *reading, const struct json *record,
			  int64_t sent_at)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = field_own(reading, record, "title|message");

	if (field_is(record, "status", "suppressed")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, &incident))
		return;
	incident.modified_at =
		sent_at != NO_TIME ? sent_at :
				     MAX(incident.ended_at, incident.acked_at);
	incident.id = field_name(reading, record, "id|incident_id");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = severity_of(reading, record);
	incident.link = field_own(reading, record, "url|incident_url");
	service_names_add(reading, services,
			  field_text(record, "service.name|service"));
	service_names_end(reading, services, &incident);
}

static void read_envelope(struct reading *reading, const struct json *record)
{
	int64_t sent_at;

	if (!field_is(record, "event.resource", "incident"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (field_time(reading, record, "event.timestamp", INSTANT_GUESSED,
			    &sent_at))
		read_incident(reading, field_at(record, "data.resource_data"),
			      sent_at);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_envelope(record))
		read_envelope(reading, record);
	else
		read_incident(reading, record, NO_TIME);
}

/* -- the table */

enum {
	COLUMN_CREATED,
	COLUMN_TO_RESOLVE,
	COLUMN_TO_ACK,
	COLUMN_ACKED,
	COLUMN_RESOLVED,
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_STATUS,
	COLUMN_SERVICE,
	COLUMN_PRIORITY,
	COLUMN_LINK,
};

static const char *const columns[] = {
	[COLUMN_CREATED] = "created at",
	[COLUMN_TO_RESOLVE] = TO_RESOLVE,
	[COLUMN_TO_ACK] = TO_ACK,
	[COLUMN_ACKED] = "acknowledged at",
	[COLUMN_RESOLVED] = "resolved at",
	[COLUMN_ID] = "id|incident id",
	[COLUMN_TITLE] = "title",
	[COLUMN_STATUS] = "status",
	[COLUMN_SERVICE] = "service|service name",
	[COLUMN_PRIORITY] = "priority",
	[COLUMN_LINK] = "url|link",
	NULL,
};

static const struct csv_shape shape = { columns, 2, 0 };

static bool read_row_times(struct reading *reading, const struct csv_row *row,
			   struct incident *incident)
{
	if (!text_time(reading, "created_at", csv_cell(row, COLUMN_CREATED),
		       &incident->created_at) ||
	    !text_time(reading, "acknowledged_at", csv_cell(row, COLUMN_ACKED),
		       &incident->acked_at) ||
	    !text_time(reading, "resolved_at", csv_cell(row, COLUMN_RESOLVED),
		       &incident->ended_at))
		return false;
	if (incident->acked_at == NO_TIME)
		incident->acked_at = after(
			incident->created_at,
			g_ascii_strtod(csv_cell(row, COLUMN_TO_ACK), NULL));
	if (incident->ended_at == NO_TIME)
		incident->ended_at = after(
			incident->created_at,
			g_ascii_strtod(csv_cell(row, COLUMN_TO_RESOLVE), NULL));
	return settle(reading, table_row_own(reading, row, COLUMN_STATUS),
		      incident);
}

static void read_row(struct reading *reading, const struct csv_row *row)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();

	if (word_is(csv_cell(row, COLUMN_STATUS), "suppressed")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_row_times(reading, row, &incident))
		return;
	incident.id = table_row_own(reading, row, COLUMN_ID);
	incident.content = incident.id ? 0 : table_row_hash(row);
	incident.title =
		facts_text(reading->import->facts, csv_cell(row, COLUMN_TITLE));
	if (!word_is(csv_cell(row, COLUMN_PRIORITY), "unset"))
		incident.severity =
			table_row_own(reading, row, COLUMN_PRIORITY);
	incident.link = table_row_own(reading, row, COLUMN_LINK);
	service_names_add(reading, services, csv_cell(row, COLUMN_SERVICE));
	service_names_end(reading, services, &incident);
}

static const char *const keys[] = {
	TO_ACK,	   TO_RESOLVE, "acknowledged_at", "alert_source", "event_type",
	"service", NULL
};

const struct importer importer_squadcast = {
	.name = "squadcast",
	.about = "incidents of Squadcast: exports, webhooks",
	.forms = "JSON, CSV",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.csv = &shape,
	.read_row = read_row,
};
