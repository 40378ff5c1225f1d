/* opsgenie.c -- incidents and alerts of Opsgenie (and Jira Service Management)
 *
 * An incident without an end of its own ends with its timeline, else with its
 * last change.  The report of an alert counts from its creation.
 */
#include "importers/alert.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"

#include <string.h>

static bool is_incident(const struct json *record)
{
	return json_member(record, "tinyId") &&
	       (json_member(record, "impactStartDate") ||
		json_member(record, "impactedServices"));
}

static bool is_alert(const struct json *record)
{
	static const char *const own[] = { "alias", "acknowledged", "isSeen",
					   "lastOccurredAt", "alertId" };

	for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
		if (json_member(record, own[k]))
			return json_member(record, "tinyId");
	return false;
}

/* A webhook has an alert or an incident, and what was done to it. */
static bool is_sent(const struct json *record)
{
	return json_text(json_member(record, "action")) &&
	       is_alert(json_member(record, "alert"));
}

static bool is_sent_incident(const struct json *record)
{
	const struct json *incident = json_member(record, "incident");

	return json_text(json_member(record, "action")) &&
	       (json_member(incident, "incidentId") ||
		json_member(incident, "tinyId"));
}

/* A single one that was fetched has its record for `data`. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_is_object(data) ? data : record;
}

/* A page of Jira Service Management; NULL: it is none. */
static const struct json *values_of(const struct json *record)
{
	const struct json *values = json_member(record, "values");

	return json_is_array(values) && is_alert(json_first(values)) ? values :
								       NULL;
}

static bool recognises(const struct json *record)
{
	const struct json *inner = unwrap(record);

	return values_of(record) || is_incident(inner) || is_alert(inner) ||
	       is_sent(record) || is_sent_incident(record);
}

/* -- incidents */

enum { CREATED, BEGAN, ENDED, UPDATED, TIMES };

/* When its timeline says that it was resolved, for the last time. */
static int64_t timeline_end(struct reading *reading, const struct json *record)
{
	int64_t last = NO_TIME;

	for (const struct json *item =
		     json_first(json_member(record, "timelines"));
	     item; item = json_next(item))
		if (field_is(item, "type", "IncidentResolved"))
			last = MAX(last,
				   field_time_if(reading, item, "eventTime",
						 INSTANT_GUESSED));
	return last;
}

static void find_end(struct reading *reading, const struct json *record,
		     const int64_t *times, struct incident *incident)
{
	incident->ended_at = times[ENDED];
	if (times[ENDED] != NO_TIME ||
	    !field_is(record, "status", "resolved|closed"))
		return;
	incident->ended_at = timeline_end(reading, record);
	if (incident->ended_at != NO_TIME || times[UPDATED] == NO_TIME)
		return;
	incident->ended_at = times[UPDATED];
	reading_finding(reading, incident->began_at, "approximate end",
			"'impactEndDate' is not there: ended when it was "
			"changed last");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "createdAt", "impactStartDate",
					     "impactEndDate", "updatedAt",
					     NULL };
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->began_at =
		times[BEGAN] != NO_TIME ? times[BEGAN] : times[CREATED];
	if (!reading_has_time(
		    reading, incident->began_at,
		    "neither 'impactStartDate' nor 'createdAt' is there"))
		return false;
	incident->created_at = incident->detected_at = times[CREATED];
	incident->modified_at = times[UPDATED];
	find_end(reading, record, times, incident);
	return true;
}

/* `service:NAME` as a tag, `service` as a property; else what it hit, by id. */
static GPtrArray *services_of(struct reading *reading,
			      const struct json *record)
{
	GPtrArray *names = g_ptr_array_new();
	const char *name = field_text(record, "extraProperties.service");

	service_names_add(reading, names, name);
	for (const struct json *tag = json_first(json_member(record, "tags"));
	     tag; tag = json_next(tag)) {
		const char *word = json_text(tag);

		if (word && g_ascii_strncasecmp(word, "service", 7) == 0 &&
		    (word[7] == ':' || word[7] == '='))
			service_names_add(reading, names, word + 8);
	}
	if (names->len == 0)
		service_names_add_list(reading, names,
				       json_member(record, "impactedServices"),
				       "name|id");
	return names;
}

/* `around`: the webhook that it came in, or NULL. */
static void read_incident(struct reading *reading, const struct json *record,
			  const struct json *around)
{
	struct incident incident = incident_empty();
	const char *title = field_own(reading, record, "message");
	g_autoptr(GPtrArray) services = NULL;

	if (!read_times(reading, record, &incident))
		return;
	if (incident.ended_at == NO_TIME &&
	    field_is(around, "action", "Resolve|Close"))
		incident.ended_at = incident.modified_at;
	services = services_of(reading, record);
	incident.id = field_name(reading, record, "id|incidentId");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = field_own(reading, record, "priority");
	incident.link = field_own(reading, record, "links.web");
	service_names_end(reading, services, &incident);
}

/* -- alerts */

/* Milliseconds after the creation; NO_TIME if there are none. */
static int64_t reported(const struct json *record, const char *path,
			int64_t created_at)
{
	int64_t milliseconds;

	return field_integer(record, path, &milliseconds) && milliseconds > 0 &&
			       milliseconds < 1e13 ?
		       created_at + milliseconds / 1000 :
		       NO_TIME;
}

/* What a webhook was sent for has happened when the alert was changed. */
static void complete(const struct json *around, const struct json *record,
		     int64_t updated_at, struct alert *alert)
{
	bool is_closed = field_is(record, "status", "closed") ||
			 field_is(around, "action", "Close");

	if (is_closed && alert->ended_at == NO_TIME)
		alert->ended_at = updated_at;
	if (field_is(around, "action", "Acknowledge"))
		alert->acked_at = updated_at;
	if (!is_closed && field_text(record, "status"))
		alert->ended_at = NO_TIME;
}

/* `around`: the webhook that it came in, or NULL. */
static void read_alert(struct reading *reading, const struct json *record,
		       const struct json *around)
{
	static const char *const paths[] = { "createdAt", "updatedAt", NULL };
	struct alert alert = alert_empty();
	const char *name = field_own(reading, record, "message");
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return;
	alert.began_at = times[0];
	if (!reading_has_time(reading, alert.began_at,
			      "'createdAt' is not there"))
		return;
	alert.acked_at = reported(record, "report.ackTime", times[0]);
	alert.ended_at = reported(record, "report.closeTime", times[0]);
	complete(around, record, times[1], &alert);
	alert.name = name ? name : "";
	alert.severity = field_own(reading, record, "priority");
	alert.text = field_own(reading, record, "description");
	alert_read_labels(reading, &alert, json_member(record, "tags"),
			  json_member(record, "details"));
	alert_add(reading, &alert, field_name(reading, record, "id|alertId"),
		  times[1], record);
}

static void read_one(struct reading *reading, const struct json *record)
{
	const struct json *inner = unwrap(record);

	if (is_sent(record))
		read_alert(reading, json_member(record, "alert"), record);
	else if (is_sent_incident(record))
		read_incident(reading, json_member(record, "incident"), record);
	else if (is_incident(inner))
		read_incident(reading, inner, NULL);
	else
		read_alert(reading, inner, NULL);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *values = values_of(record);

	if (!values)
		read_one(reading, record);
	for (const struct json *one = json_first(values); one;
	     one = json_next(one))
		read_one(reading, one);
	if (values && field_text(record, "links.next"))
		reading_finding(reading, NO_TIME, "one page of more",
				"'links.next' says that there are more");
}

static const char *const list_keys[] = { "data&took", NULL };
static const char *const keys[] = { "tinyId",
				    "impactStartDate",
				    "impactEndDate",
				    "impactedServices",
				    "message",
				    "responders",
				    "ownerTeam",
				    "alias",
				    "acknowledged",
				    "lastOccurredAt",
				    NULL };
static const uint32_t page_limits[] = { 20, 100, 0 };

const struct importer importer_opsgenie = {
	.name = "opsgenie",
	.about = "incidents and alerts of Opsgenie: lists, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
