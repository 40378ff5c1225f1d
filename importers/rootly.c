/* rootly.c -- incidents of Rootly, listed, fetched or sent
 *
 * Its interface speaks JSON:API: what an incident says is its `attributes`, and
 * what that leads to has a `data` and `attributes` of its own.  A webhook has
 * all of it flat under `data`.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

static bool has_own_key(const struct json *attributes)
{
	static const char *const own[] = { "sequential_id", "started_at",
					   "mitigated_at", "in_triage_at" };

	for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
		if (json_member(attributes, own[k]))
			return true;
	return false;
}

static bool is_incident(const struct json *record)
{
	return field_is(record, "type", "incidents") &&
	       has_own_key(json_member(record, "attributes"));
}

/* A webhook, of an incident or of something else. */
static bool is_sent(const struct json *record)
{
	const char *event = field_text(record, "event.type");

	return event && g_str_has_prefix(event, "incident") &&
	       field_text(record, "event.issued_at") &&
	       json_is_object(json_member(record, "data"));
}

static const struct json *unwrap(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_is_object(data) ? data : record;
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record)) || is_sent(record);
}

enum {
	STARTED,
	DETECTED,
	ACKED,
	MITIGATED,
	RESOLVED,
	CLOSED,
	CREATED,
	UPDATED,
	PLANNED,
	PLANNED_END,
	TIMES
};

static bool read_times(struct reading *reading, const struct json *attributes,
		       int64_t *times)
{
	static const char *const paths[] = {
		"started_at",	   "detected_at", "acknowledged_at",
		"mitigated_at",	   "resolved_at", "closed_at",
		"created_at",	   "updated_at",  "scheduled_for",
		"scheduled_until", NULL
	};

	return field_times(reading, attributes, paths, times);
}

static void find_end(struct reading *reading, const struct json *attributes,
		     const int64_t *times, struct incident *incident)
{
	if (field_is(attributes, "status",
		     "started|detected|in_triage|acknowledged|mitigated|"
		     "in_progress|planning"))
		return;
	incident->ended_at = lifecycle_known(
		(int64_t[]){ times[RESOLVED],
			     incident->is_maintenance ? times[PLANNED_END] :
							NO_TIME,
			     times[CLOSED] },
		3);
	if (incident->ended_at == NO_TIME &&
	    field_is(attributes, "status", "resolved|closed|completed"))
		lifecycle_end_changed(reading, incident, "resolved_at");
}

static bool fill_times(struct reading *reading, const struct json *attributes,
		       struct incident *incident)
{
	int64_t times[TIMES];

	if (!read_times(reading, attributes, times))
		return false;
	incident->began_at = lifecycle_known(
		(int64_t[]){ times[STARTED],
			     incident->is_maintenance ? times[PLANNED] :
							NO_TIME,
			     times[DETECTED], times[CREATED] },
		4);
	if (!reading_has_time(reading, incident->began_at,
			      "neither 'started_at' nor 'created_at' is there"))
		return false;
	incident->created_at = times[CREATED];
	incident->modified_at = times[UPDATED];
	incident->detected_at =
		times[DETECTED] != NO_TIME ? times[DETECTED] : times[CREATED];
	incident->acked_at = times[ACKED];
	incident->mitigated_at = times[MITIGATED];
	find_end(reading, attributes, times, incident);
	return true;
}

/* "test", "example_sub", "scheduled" … */
static void read_kind(const struct json *attributes, struct incident *incident)
{
	const char *kind = field_text(attributes, "kind");

	incident->is_drill = word_is(kind, "test|test_sub|example|example_sub");
	incident->is_maintenance = word_is(kind, "scheduled|scheduled_sub");
}

static void add_services(struct reading *reading, GPtrArray *names,
			 const struct json *attributes)
{
	const struct json *services = json_member(attributes, "services");
	const struct json *list = json_member(services, "data");

	service_names_add_list(reading, names, list ? list : services,
			       "attributes.name|name|attributes.slug|slug");
}

/* True if it has ended: it was none, or is another's. */
static bool leave_out(struct reading *reading, const struct json *attributes)
{
	if (field_text(attributes, "duplicate_incident_id"))
		reading_end(reading, FATE_DUPLICATE);
	else if (field_is(attributes, "status", "cancelled|canceled"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		return false;
	return true;
}

static void read_incident(struct reading *reading, const struct json *record,
			  const struct json *attributes)
{
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *title = field_own(reading, attributes, "title");

	if (leave_out(reading, attributes))
		return;
	read_kind(attributes, &incident);
	if (!fill_times(reading, attributes, &incident))
		return;
	incident.id = field_name(reading, record, "id");
	incident.content = incident.id ? 0 : json_hash(record);
	incident.title = title ? title : "";
	incident.link = field_own(reading, attributes, "url|short_url");
	incident.severity = field_own(
		reading, attributes,
		"severity.data.attributes.name|severity.data.attributes.slug|"
		"severity.name|severity.slug|severity");
	incident.version = field_own(reading, attributes, "labels.version");
	incident.deploy_name = field_own(reading, attributes, "labels.deploy");
	incident.commit_name = field_own(reading, attributes, "labels.commit");
	add_services(reading, names, attributes);
	service_names_end(reading, names, &incident);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *inner = unwrap(record);

	if (is_incident(inner))
		read_incident(reading, inner, json_member(inner, "attributes"));
	else if (has_own_key(inner))
		read_incident(reading, inner, inner);
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const keys[] = { "attributes",    "relationships",
				    "sequential_id", "in_triage_at",
				    "mitigated_at",  NULL };
static const uint32_t page_limits[] = { 10, 20, 25, 50, 100, 0 };

const struct importer importer_rootly = {
	.name = "rootly",
	.about = "incidents of Rootly: lists, single ones, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
