/* incident_io.c -- incidents of incident.io, listed, fetched or sent
 *
 * Versions 1 and 2 of its interface.  Organisations name the times of an
 * incident themselves; those are taken that have the usual names.  A private
 * incident is sent by its id alone, which says nothing.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

#include <string.h>

static bool is_incident(const struct json *record)
{
	if (!json_member(record, "name") && !json_member(record, "reference"))
		return false;
	return json_is_object(json_member(record, "incident_status")) ||
	       json_is_array(
		       json_member(record, "incident_timestamp_values")) ||
	       (json_member(record, "reference") &&
		json_is_array(json_member(record, "timestamps")));
}

/* What a webhook has under the name of its event, or NULL. */
static const struct json *sent_in(const struct json *record)
{
	const char *event = json_text(json_member(record, "event_type"));
	const struct json *sent = event ? json_member(record, event) : NULL;

	return json_is_object(sent) && strstr(event, "incident.") ? sent : NULL;
}

static const struct json *unwrap(const struct json *record)
{
	const struct json *sent = sent_in(record);
	const struct json *inner =
		json_member(sent ? sent : record, "incident");

	return json_is_object(inner) ? inner : sent ? sent : record;
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record)) || sent_in(record);
}

/* -- times */

/* The names that come with an account, and near ones. */
#define BEGAN                                                       \
	"impact started at|impact started|started at|impact start|" \
	"impact_started|started"
#define REPORTED "reported at|reported|detected at|detected"
#define ACKED "accepted at|accepted|acknowledged at|acknowledged"
#define FIXED \
	"fixed at|fixed|mitigated at|mitigated|impact ended at|impact ended"
#define RESOLVED "resolved at|resolved"
#define CLOSED "closed at|closed"

static struct lifecycle steps_of(const struct json *record)
{
	const struct json *list =
		json_member(record, "incident_timestamp_values");

	if (json_is_array(list))
		return (struct lifecycle){ list, "incident_timestamp.name",
					   "value.value" };
	return (struct lifecycle){ json_member(record, "timestamps"), "name",
				   "last_occurred_at" };
}

static const char *status_of(const struct json *record)
{
	return field_text(record, "incident_status.category|status");
}

static void find_end(struct reading *reading, const struct json *record,
		     const struct lifecycle *steps, struct incident *incident)
{
	const char *status = status_of(record);

	if (status && !word_is(status, "closed|learning|resolved"))
		return;
	incident->ended_at = lifecycle_known(
		(int64_t[]){ lifecycle_last(reading, steps, RESOLVED),
			     incident->mitigated_at,
			     lifecycle_last(reading, steps, CLOSED) },
		3);
	if (incident->ended_at == NO_TIME && status)
		lifecycle_end_changed(reading, incident, "Resolved at");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "created_at", "updated_at", NULL };
	const struct lifecycle steps = steps_of(record);
	int64_t times[2], reported_at;

	if (!field_times(reading, record, paths, times))
		return false;
	reported_at = lifecycle_first(reading, &steps, REPORTED);
	incident->detected_at = reported_at != NO_TIME ? reported_at : times[0];
	incident->began_at = lifecycle_first(reading, &steps, BEGAN);
	if (incident->began_at == NO_TIME)
		incident->began_at = incident->detected_at;
	if (!reading_has_time(reading, incident->began_at,
			      "'created_at' is not there"))
		return false;
	incident->created_at = times[0];
	incident->modified_at = times[1];
	incident->acked_at = lifecycle_first(reading, &steps, ACKED);
	incident->mitigated_at = lifecycle_last(reading, &steps, FIXED);
	find_end(reading, record, &steps, incident);
	return true;
}

/* -- what an organisation adds: services, a deploy, a version, a commit */

static const char *text_of(const struct json *value)
{
	return field_text(value, "value_catalog_entry.name|value_option.value|"
				 "value_text|value_link");
}

static void read_entry(struct reading *reading, const struct json *entry,
		       GPtrArray *services, struct incident *incident)
{
	const char *name = field_text(entry, "custom_field.name");
	const struct json *values = json_member(entry, "values");

	if (!json_is_array(values))
		return;
	for (const struct json *value = json_first(values); value;
	     value = json_next(value)) {
		const char *text =
			facts_text(reading->import->facts, text_of(value));

		if (word_is(name, "service|services|affected service|affected "
				  "services|impacted service|impacted "
				  "services|service affected|services "
				  "affected"))
			service_names_add(reading, services, text);
		else if (word_is(name, "version"))
			incident->version = text;
		else if (word_is(name, "deploy|deployment|caused by deploy"))
			incident->deploy_name = text;
		else if (word_is(name, "commit"))
			incident->commit_name = text;
	}
}

static void read_entries(struct reading *reading, const struct json *record,
			 GPtrArray *services, struct incident *incident)
{
	for (const struct json *entry =
		     json_first(json_member(record, "custom_field_entries"));
	     entry; entry = json_next(entry))
		read_entry(reading, entry, services, incident);
}

/* -- an incident */

/* True if it has ended: it was none, or is another's, or teaches how. */
static bool leave_out(struct reading *reading, const struct json *record)
{
	if (word_is(status_of(record), "merged"))
		reading_end(reading, FATE_DUPLICATE);
	else if (word_is(status_of(record), "declined|canceled|cancelled") ||
		 field_is(record, "mode", "tutorial"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		return false;
	return true;
}

static void read_incident(struct reading *reading, const struct json *record)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = field_own(reading, record, "name");

	if (leave_out(reading, record) ||
	    !read_times(reading, record, &incident))
		return;
	incident.id = field_name(reading, record, "id|reference");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity =
		field_own(reading, record, "severity.name|severity");
	incident.link = field_own(reading, record, "permalink");
	incident.is_drill = field_is(record, "mode", "test");
	read_entries(reading, record, services, &incident);
	service_names_end(reading, services, &incident);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_incident(unwrap(record)))
		read_incident(reading, unwrap(record));
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const list_keys[] = { "incidents&pagination_meta", NULL };
static const char *const keys[] = {
	"reference",	 "incident_status",	 "incident_timestamp_values",
	"incident_type", "custom_field_entries", "incident_role_assignments",
	"permalink",	 "visibility",		 NULL
};
static const uint32_t page_limits[] = { 25, 100, 250, 500, 0 };

const struct importer importer_incident_io = {
	.name = "incident-io",
	.about = "incidents of incident.io: lists, single ones, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
