/* better_stack.c -- incidents of Better Stack, listed or fetched
 *
 * Its interface speaks JSON:API.  What is called as an incident is the monitor
 * that found it, so it may be a service.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/service_names.h"

static bool is_incident(const struct json *record)
{
	const struct json *attributes = json_member(record, "attributes");

	return field_is(record, "type", "incident") &&
	       json_member(attributes, "started_at") &&
	       (json_member(attributes, "cause") ||
		json_member(attributes, "resolved_at"));
}

/* A single one that was fetched. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_is_object(data) ? data : record;
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record));
}

static bool read_times(struct reading *reading, const struct json *attributes,
		       struct incident *incident)
{
	static const char *const paths[] = { "started_at", "acknowledged_at",
					     "resolved_at", NULL };
	int64_t times[3];

	if (!field_times(reading, attributes, paths, times))
		return false;
	if (!reading_has_time(reading, times[0], "'started_at' is not there"))
		return false;
	incident->began_at = incident->detected_at = times[0];
	incident->created_at = times[0];
	incident->acked_at = times[1];
	if (!field_is(attributes, "status",
		      "started|acknowledged|unconfirmed|validating"))
		incident->ended_at = times[2];
	return true;
}

static void read_record(struct reading *reading, const struct json *around)
{
	const struct json *record = unwrap(around);
	const struct json *attributes = json_member(record, "attributes");
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *title = field_own(reading, attributes, "name|cause");

	if (!read_times(reading, attributes, &incident))
		return;
	incident.id = field_name(reading, record, "id");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = field_own(reading, attributes, "metadata.severity");
	if (service_names_is_known(reading, title))
		service_names_add(reading, names, title);
	service_names_end(reading, names, &incident);
}

/* -- pages: the last says whether there are more */

static void read_rest(struct reading *reading, const struct json *members)
{
	if (json_member(members, "pagination"))
		reading->state =
			field_text(members, "pagination.next") ? reading : NULL;
}

static void finish(struct reading *reading)
{
	reading->record = 0;
	if (reading->state)
		reading_finding(reading, NO_TIME, "one page of more",
				"the last page says that there are more");
	reading->state = NULL;
}

static const char *const keys[] = { "attributes", "relationships", NULL };
static const uint32_t page_limits[] = { 10, 20, 50, 0 };

const struct importer importer_better_stack = {
	.name = "better-stack",
	.about = "incidents of Better Stack (Better Uptime): lists, single "
		 "ones",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
	.finish = finish,
};
