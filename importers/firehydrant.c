/* firehydrant.c -- incidents of FireHydrant, listed, fetched or sent
 *
 * The times are those of the milestones.  The severities GAMEDAY and
 * MAINTENANCE come with every account, for drills and for planned work.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

static bool is_incident(const struct json *record)
{
	return json_member(record, "current_milestone") &&
	       (json_member(record, "milestones") ||
		json_member(record, "started_at") ||
		json_member(record, "incident_url"));
}

/* A webhook, of an incident or of something else. */
static bool is_sent(const struct json *record)
{
	const struct json *event = json_member(record, "event");

	return json_text(json_member(event, "resource_type")) &&
	       json_text(json_member(event, "operation")) &&
	       json_is_object(json_member(record, "data"));
}

static const struct json *unwrap(const struct json *record)
{
	const struct json *sent = field_at(record, "data.incident");

	if (json_is_object(sent))
		return sent;
	sent = json_member(record, "data");
	return json_is_object(sent) ? sent : record;
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record)) || is_sent(record);
}

/* -- times */

/* Of milestones, too, since the incident itself does not tell it always. */
static int64_t changed_at(struct reading *reading, const struct json *record)
{
	int64_t last =
		field_time_if(reading, record, "updated_at", INSTANT_GUESSED);

	for (const struct json *step =
		     json_first(json_member(record, "milestones"));
	     step; step = json_next(step))
		last = MAX(last, field_time_if(reading, step, "updated_at",
					       INSTANT_GUESSED));
	return last;
}

static void find_end(struct reading *reading, const struct json *record,
		     const struct lifecycle *steps, struct incident *incident)
{
	static const char open[] = "started|detected|acknowledged|"
				   "investigating|identified|mitigated";
	int64_t resolved_at =
		field_time_if(reading, record, "resolved_at", INSTANT_GUESSED);

	if (field_is(record, "current_milestone", open))
		return;
	incident->ended_at = lifecycle_known(
		(int64_t[]){ lifecycle_last(reading, steps, "resolved"),
			     resolved_at,
			     lifecycle_first(reading, steps, "closed") },
		3);
	if (incident->ended_at == NO_TIME &&
	    field_is(record, "current_milestone", "resolved|closed"))
		lifecycle_end_changed(reading, incident, "resolved");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "started_at", "created_at", NULL };
	const struct lifecycle steps = { json_member(record, "milestones"),
					 "type|slug", "occurred_at" };
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->began_at = lifecycle_known(
		(int64_t[]){ lifecycle_first(reading, &steps, "started"),
			     times[0], times[1] },
		3);
	if (!reading_has_time(reading, incident->began_at,
			      "neither 'started_at' nor 'created_at' is there"))
		return false;
	incident->created_at = times[1];
	incident->modified_at = changed_at(reading, record);
	incident->detected_at = lifecycle_first(reading, &steps, "detected");
	if (incident->detected_at == NO_TIME)
		incident->detected_at = times[1];
	incident->acked_at = lifecycle_first(reading, &steps, "acknowledged");
	incident->mitigated_at = lifecycle_last(reading, &steps, "mitigated");
	find_end(reading, record, &steps, incident);
	return true;
}

/* -- the rest */

/* One that nobody has judged has its priority. */
static void read_severity(struct reading *reading, const struct json *record,
			  struct incident *incident)
{
	const char *severity = field_text(record, "severity|severity.slug");

	incident->is_drill = word_is(severity, "gameday");
	incident->is_maintenance = word_is(severity, "maintenance");
	if (word_is(severity, "unset"))
		severity = NULL;
	if (!severity)
		severity = field_text(record, "priority|priority.slug");
	incident->severity = facts_text(reading->import->facts, severity);
}

static void add_impacts(struct reading *reading, GPtrArray *names,
			const struct json *record)
{
	for (const struct json *one =
		     json_first(json_member(record, "impacts"));
	     one; one = json_next(one))
		if (field_is(one, "type", "service"))
			service_names_add(reading, names,
					  field_text(one, "impact.name"));
}

static void read_incident(struct reading *reading, const struct json *record)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = field_own(reading, record, "name");

	if (field_text(record, "discarded_at")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, &incident))
		return;
	read_severity(reading, record, &incident);
	incident.id = field_name(reading, record, "id|number");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.link = field_own(reading, record, "incident_url");
	incident.version = field_own(reading, record, "labels.version");
	incident.deploy_name = field_own(reading, record, "labels.deploy");
	incident.commit_name = field_own(reading, record, "labels.commit");
	service_names_add_list(reading, services,
			       json_member(record, "services"), "name");
	add_impacts(reading, services, record);
	service_names_add_text(reading, services,
			       field_text(record, "labels.service"));
	service_names_end(reading, services, &incident);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_incident(unwrap(record)))
		read_incident(reading, unwrap(record));
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* -- pages */

/* Of pages the last says whether there are more. */
static void read_rest(struct reading *reading, const struct json *members)
{
	int64_t next;

	if (json_member(members, "pagination"))
		reading->state =
			field_integer(members, "pagination.next", &next) ?
				reading :
				NULL;
}

static void finish(struct reading *reading)
{
	reading->record = 0;
	if (reading->state)
		reading_finding(reading, NO_TIME, "one page of more",
				"the last page says that there are more");
	reading->state = NULL;
}

static const char *const keys[] = { "current_milestone", "milestones",
				    "started_at",	 "incident_url",
				    "severity",		 "incident_roles",
				    "private_id",	 NULL };
static const uint32_t page_limits[] = { 20, 200, 0 };

const struct importer importer_firehydrant = {
	.name = "firehydrant",
	.about = "incidents of FireHydrant: lists, single ones, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
	.finish = finish,
};
