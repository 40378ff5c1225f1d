/* datadog.c -- incidents of Datadog, listed, fetched or searched for
 *
 * An incident began when customers were hit, if that is told, and ended when
 * it was resolved; the end of the impact mitigated it.  Keys are in snake case
 * or in camel case, by the client that wrote them.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

static bool is_incident(const struct json *record)
{
	static const char *const own[] = { "public_id", "customer_impacted",
					   "detected", "created", "fields" };
	const struct json *attributes = json_member(record, "attributes");

	if (!field_is(record, "type", "incidents"))
		return false;
	for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
		if (field(attributes, own[k]))
			return true;
	return false;
}

/* What a search found, each in a `data` of its own. */
static const struct json *found_in(const struct json *record)
{
	const struct json *list = field_at(record, "data.attributes.incidents");

	return json_is_array(list) && field_is(record, "data.type",
					       "incidents_search_results") ?
		       list :
		       NULL;
}

static const struct json *unwrap(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_is_object(data) ? data : record;
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record)) || found_in(record);
}

enum { CREATED, DETECTED, RESOLVED, MODIFIED, HIT, HIT_END, TIMES };

static bool read_times(struct reading *reading, const struct json *attributes,
		       struct incident *incident)
{
	static const char *const paths[] = { "created",
					     "detected",
					     "resolved",
					     "modified",
					     "customer_impact_start",
					     "customer_impact_end",
					     NULL };
	int64_t times[TIMES];

	if (!field_times(reading, attributes, paths, times))
		return false;
	incident->began_at = lifecycle_known(
		(int64_t[]){ times[HIT], times[DETECTED], times[CREATED] }, 3);
	if (!reading_has_time(reading, incident->began_at,
			      "neither 'detected' nor 'created' is there"))
		return false;
	incident->created_at = times[CREATED];
	incident->detected_at = times[DETECTED];
	incident->mitigated_at = times[HIT_END];
	incident->modified_at = times[MODIFIED];
	incident->ended_at = times[RESOLVED];
	return true;
}

/* One that was opened again keeps when it had been resolved. */
static void check_end(struct reading *reading, const struct json *attributes,
		      struct incident *incident)
{
	const char *state = field_text(attributes, "state|fields.state.value");

	if (word_is(state, "active|stable|declared"))
		incident->ended_at = NO_TIME;
	else if (word_is(state, "resolved|completed") &&
		 incident->ended_at == NO_TIME)
		lifecycle_end_changed(reading, incident, "resolved");
}

static void add_services(struct reading *reading, GPtrArray *names,
			 const struct json *value)
{
	service_names_add_list(reading, names, value, "name");
	service_names_add_text(reading, names, json_text(value));
}

static void read_incident(struct reading *reading, const struct json *record)
{
	const struct json *attributes = json_member(record, "attributes");
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	const char *title = field_own(reading, attributes, "title");

	if (!read_times(reading, attributes, &incident))
		return;
	check_end(reading, attributes, &incident);
	incident.id = field_name(reading, record, "id");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.severity = field_own(reading, attributes,
				      "fields.severity.value|severity");
	incident.version =
		field_own(reading, attributes, "fields.version.value");
	incident.deploy_name =
		field_own(reading, attributes, "fields.deploy.value");
	incident.commit_name =
		field_own(reading, attributes, "fields.commit.value");
	incident.is_drill = field_truth(attributes, "is_test");
	add_services(reading, services,
		     field_at(attributes, "fields.services.value"));
	add_services(reading, services,
		     field_at(attributes, "fields.service.value"));
	service_names_end(reading, services, &incident);
}

static void read_found(struct reading *reading, const struct json *list)
{
	if (!json_first(list))
		reading_end(reading, FATE_NOT_RELEVANT);
	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		if (is_incident(unwrap(one)))
			read_incident(reading, unwrap(one));
		else
			reading_end(reading, FATE_NOT_RELEVANT);
	}
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *list = found_in(record);

	if (list)
		read_found(reading, list);
	else
		read_incident(reading, unwrap(record));
}

static const char *const list_keys[] = { "data&meta", NULL };
static const char *const keys[] = { "attributes", "relationships", "type",
				    "included",	  "meta",	   NULL };
static const uint32_t page_limits[] = { 10, 25, 50, 100, 0 };

const struct importer importer_datadog = {
	.name = "datadog",
	.about = "incidents of Datadog: lists, single ones, searches",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
