/* victorops.c -- incidents of VictorOps, now Splunk On-Call
 *
 * The lists of open incidents say UNACKED, ACKED and RESOLVED; the reports say
 * triggered, acknowledged and resolved.  What is paged has a service of its own
 * or, by the route it came on, one of ours.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

#define ACKED "acknowledged|acked|ack"
#define RESOLVED "resolved|recovered|recovery"

static bool recognises(const struct json *record)
{
	return json_member(record, "currentPhase") &&
	       (json_member(record, "incidentNumber") ||
		json_member(record, "transitions"));
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "startTime", "lastAlertTime",
					     NULL };
	const struct lifecycle steps = { json_member(record, "transitions"),
					 "name", "at" };
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->began_at = lifecycle_known(
		(int64_t[]){ times[0], lifecycle_first(reading, &steps,
						       "triggered|unacked") },
		2);
	if (!reading_has_time(reading, incident->began_at,
			      "'startTime' is not there"))
		return false;
	incident->created_at = incident->detected_at = incident->began_at;
	incident->acked_at = lifecycle_first(reading, &steps, ACKED);
	incident->modified_at = MAX(
		MAX(lifecycle_last(reading, &steps, ACKED), times[1]),
		lifecycle_last(reading, &steps, RESOLVED "|triggered|unacked"));
	if (!field_is(record, "currentPhase", RESOLVED))
		return true;
	incident->ended_at = lifecycle_last(reading, &steps, RESOLVED);
	if (incident->ended_at == NO_TIME)
		lifecycle_end_changed(reading, incident, "resolved");
	return true;
}

static void add_services(struct reading *reading, GPtrArray *names,
			 const struct json *record)
{
	const char *route = field_text(record, "routingKey");
	const char *name = field_text(record, "service");

	if (service_names_is_known(reading, route) &&
	    !service_names_is_known(reading, name))
		name = route;
	service_names_add(reading, names, name);
}

/* The state of a thing that has recovered says nothing of how bad it was. */
static const char *severity_of(struct reading *reading,
			       const struct json *record)
{
	return field_is(record, "entityState", "recovery|ok|acknowledgement") ?
		       NULL :
		       field_own(reading, record, "entityState");
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title =
		field_own(reading, record, "entityDisplayName|entityId");

	if (!read_times(reading, record, &incident))
		return;
	incident.id = field_name(reading, record, "incidentNumber");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = severity_of(reading, record);
	incident.link = field_own(reading, record, "incidentLink");
	add_services(reading, services, record);
	service_names_end(reading, services, &incident);
}

static const char *const keys[] = {
	"incidentNumber", "currentPhase", "entityId",
	"entityState",	  "routingKey",	  "startTime",
	"transitions",	  "pagedTeams",	  NULL
};
static const uint32_t page_limits[] = { 20, 100, 0 };

const struct importer importer_victorops = {
	.name = "victorops",
	.about = "incidents of VictorOps (Splunk On-Call): lists, reports",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
