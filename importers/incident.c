/* incident.c -- incidents of Grafana Incident (IRM), as listed or as sent
 *
 * FORMATS.md section 2.  The full form, the preview and the webhook's envelope
 * hold the same incident; of several copies the seal keeps the one modified
 * last.
 */
#include "importers/incident.h"

#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/instant.h"

#include <string.h>

static bool is_envelope(const struct json *record)
{
	const char *event = json_text(json_member(record, "event"));

	return json_is_object(json_member(record, "incident")) &&
	       (json_member(json_member(record, "incident"), "incidentID") ||
		(event && g_str_has_prefix(event, "grafana.incident.")));
}

static bool recognises(const struct json *record)
{
	if (json_member(record, "activityItemID"))
		return false;
	return json_member(record, "incidentID") || is_envelope(record);
}

/*
 * Reads one of the times of `record`; false if it is not one: the record has
 * ended as malformed.
 */
static bool read_time(struct reading *reading, const struct json *record,
		      const char *key, struct instant *instant)
{
	const struct json *member = json_member(record, key);
	g_autofree char *quoted = NULL;
	int64_t number;

	instant->at = NO_TIME;
	instant->is_zone_assumed = false;
	if (json_is_null(member) ||
	    (json_integer(member, &number) && number == 0))
		return true;
	switch (instant_from_text(json_text(member), reading->import->zone,
				  instant)) {
	case INSTANT_NEVER:
		instant->at = NO_TIME;
		if (json_text(member))
			return true;
		break;
	case INSTANT_KNOWN:
		return true;
	case INSTANT_WRONG:
		break;
	}
	quoted = json_quote(member);
	reading_malformed(reading,
			  json_text(member) ? "not a time" : "time is no text",
			  "'%s' is %s, not a date and time", key, quoted);
	return false;
}

enum { STARTED, ENDED, CREATED, CLOSED, MODIFIED, TIMES };

static const char *const time_keys[TIMES] = {
	[STARTED] = "incidentStart", [ENDED] = "incidentEnd",
	[CREATED] = "createdTime",   [CLOSED] = "closedTime",
	[MODIFIED] = "modifiedTime",
};

/* Any status but active, for the others are an organisation's own words. */
static bool is_closed(const struct json *record)
{
	const char *status = json_text(json_member(record, "status"));

	return !status || g_ascii_strcasecmp(status, "active") != 0;
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident, const char **assumed)
{
	struct instant times[TIMES];
	int began, ended = ENDED;

	for (int t = 0; t < TIMES; t++)
		if (!read_time(reading, record, time_keys[t], &times[t]))
			return false;
	began = times[STARTED].at != NO_TIME ? STARTED : CREATED;
	if (!reading_has_time(
		    reading, times[began].at,
		    "neither 'incidentStart' nor 'createdTime' is there"))
		return false;
	if (times[ENDED].at == NO_TIME && is_closed(record))
		ended = CLOSED;
	incident->began_at = times[began].at;
	incident->ended_at = times[ended].at;
	incident->created_at = times[CREATED].at;
	incident->detected_at = times[CREATED].at;
	incident->modified_at = times[MODIFIED].at;
	*assumed = times[began].is_zone_assumed ? time_keys[began] :
		   times[ended].is_zone_assumed ? time_keys[ended] :
						  NULL;
	return true;
}

static const char *read_severity(struct facts *facts, const struct json *record)
{
	const struct json *severity = json_member(record, "severity");
	g_autofree char *name = NULL;

	if (json_is_object(severity))
		severity = json_member(severity, "label");
	name = json_name(severity);
	if (!name)
		name = json_name(json_member(record, "severityLabel"));
	return facts_text(facts, name);
}

/* What it was declared for, as the page of an alert, else its own page. */
static const char *read_link(struct reading *reading, const struct json *record)
{
	const struct json *refs = json_member(record, "refs");
	const char *link = json_is_array(refs) ?
				   field_own(reading, json_first(refs), "url") :
				   NULL;

	return link ? link : field_own(reading, record, "overviewURL");
}

static void tell_zone(struct reading *reading, const struct json *record,
		      int64_t at, const char *key)
{
	g_autofree char *quoted = json_quote(json_member(record, key));

	reading_finding(reading, at, "zone assumed",
			"'%s' is %s, without a zone: taken as %s", key, quoted,
			reading->import->settings->assume_timezone);
}

static void add_incident(struct reading *reading, const struct json *record,
			 struct incident *incident)
{
	struct facts *facts = reading->import->facts;
	g_autofree char *id = json_name(json_member(record, "incidentID"));
	const char *title = json_text(json_member(record, "title"));

	incident->id = facts_text(facts, id);
	incident->title = facts_text(facts, title ? title : "");
	incident->severity = read_severity(facts, record);
	incident->link = read_link(reading, record);
	incident->content = id ? 0 : json_hash(record);
	incident->place = reading_place(reading);
	incident->commit = NONE;
	incident->is_drill = json_is_true(json_member(record, "isDrill"));
	incident_names(reading, record, incident);
	facts_add_incident(facts, incident);
}

/* The `error` of an answer that has an incident all the same. */
static void tell_error(struct reading *reading, const struct json *envelope)
{
	const struct json *error = json_member(envelope, "error");
	const char *text = json_text(error);
	g_autofree char *quoted = json_quote(error);

	if (text && *text)
		reading_finding(reading, NO_TIME, "error in the answer",
				"'error' is %s", quoted);
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct incident incident = {
		.ended_at = NO_TIME,
		.detected_at = NO_TIME,
		.acked_at = NO_TIME,
		.mitigated_at = NO_TIME,
		.open_at = NO_TIME,
	};
	const char *assumed = NULL;
	struct instant sent;

	if (is_envelope(record)) {
		if (!read_time(reading, record, "time", &sent))
			return;
		tell_error(reading, record);
		record = json_member(record, "incident");
	} else {
		sent.at = NO_TIME;
	}
	if (!read_times(reading, record, &incident, &assumed))
		return;
	if (incident.modified_at == NO_TIME)
		incident.modified_at = sent.at;
	if (assumed)
		tell_zone(reading, record, incident.began_at, assumed);
	add_incident(reading, record, &incident);
}

static const char *const keys[] = { "incidentID",  "incidentStart",
				    "incidentEnd", "severity",
				    "createdTime", "closedTime",
				    "isDrill",	   NULL };
static const char *const list_keys[] = { "incidents", "incidentPreviews",
					 NULL };

const struct importer importer_incident = {
	.name = "grafana-incident",
	.about = "incidents of Grafana Incident: lists, previews, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.reads_all = true,
	.list_keys = list_keys,
	.recognises = recognises,
	.read = read_record,
};
