/* statuspage.c -- incidents and planned work of Statuspage
 *
 * As a page publishes them, as its owners list them, and as webhooks send them.
 * An incident began when it says so, which may be before it was told of.
 * Planned work is told of long before, so it began when it was first in
 * progress.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"

static bool is_incident(const struct json *record)
{
	if (!json_member(record, "impact") && !json_member(record, "status"))
		return false;
	return (json_is_array(json_member(record, "incident_updates")) &&
		json_member(record, "name")) ||
	       (json_member(record, "shortlink") &&
		json_member(record, "impact"));
}

/* A single one that was fetched or sent. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *inner = json_member(record, "incident");

	if (!json_is_object(inner))
		inner = json_member(record, "scheduled_maintenance");
	return json_is_object(inner) && !is_incident(record) ? inner : record;
}

/* A page that has nothing to tell, or was sent for the sake of a component. */
static bool is_page(const struct json *record)
{
	const struct json *page = json_member(record, "page");

	return json_member(page, "id") &&
	       (json_is_array(json_member(record, "incidents")) ||
		json_is_array(json_member(record, "scheduled_maintenances")) ||
		json_is_array(json_member(record, "components")) ||
		json_member(json_member(record, "status"), "indicator") ||
		json_is_object(json_member(record, "component_update")));
}

static bool recognises(const struct json *record)
{
	return is_incident(unwrap(record)) || is_page(record);
}

/* -- times */

/* What its updates say; NO_TIME where none says it. */
struct told {
	int64_t first, in_progress, monitored, ended;
};

static void keep_first(int64_t *first, int64_t at)
{
	if (at != NO_TIME && (*first == NO_TIME || at < *first))
		*first = at;
}

/* Back-filled ones are displayed at another time than they were written. */
static struct told updates_tell(struct reading *reading,
				const struct json *record)
{
	struct told told = { NO_TIME, NO_TIME, NO_TIME, NO_TIME };
	const struct json *list = json_member(record, "incident_updates");

	for (const struct json *update = json_first(list); update;
	     update = json_next(update)) {
		int64_t at = field_time_if(reading, update, "display_at",
					   INSTANT_GUESSED);

		if (at == NO_TIME)
			at = field_time_if(reading, update, "created_at",
					   INSTANT_GUESSED);
		if (at == NO_TIME)
			continue;
		keep_first(&told.first, at);
		if (field_is(update, "status", "in_progress|verifying"))
			keep_first(&told.in_progress, at);
		else if (field_is(update, "status", "monitoring"))
			keep_first(&told.monitored, at);
		else if (field_is(update, "status", "resolved|completed"))
			told.ended = MAX(told.ended, at);
	}
	return told;
}

static bool is_planned(const struct json *record)
{
	return field_is(record, "impact", "maintenance") ||
	       field_is(record, "status",
			"scheduled|in_progress|verifying|completed") ||
	       field_text(record, "scheduled_for");
}

enum {
	STARTED,
	CREATED,
	MONITORED,
	RESOLVED,
	UPDATED,
	PLANNED,
	PLANNED_END,
	TIMES
};

static void find_end(struct reading *reading, const struct json *record,
		     const int64_t *times, const struct told *told,
		     struct incident *incident)
{
	if (field_is(record, "status", "scheduled"))
		incident->ended_at = times[PLANNED_END];
	if (field_text(record, "status") &&
	    !field_is(record, "status", "resolved|postmortem|completed"))
		return;
	incident->ended_at =
		times[RESOLVED] != NO_TIME ? times[RESOLVED] : told->ended;
	if (incident->ended_at == NO_TIME && field_text(record, "status"))
		lifecycle_end_changed(reading, incident, "resolved_at");
}

/* Examples that come with a page, and slips of who filled one in later. */
static void check_begin(struct reading *reading, const struct told *told,
			struct incident *incident)
{
	if (incident->ended_at == NO_TIME || told->first == NO_TIME ||
	    incident->began_at <= incident->ended_at ||
	    told->first > incident->ended_at)
		return;
	incident->began_at = told->first;
	reading_finding(reading, incident->began_at, "approximate begin",
			"'started_at' is behind the end: began with its first "
			"update");
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "started_at",	"created_at",
					     "monitoring_at",	"resolved_at",
					     "updated_at",	"scheduled_for",
					     "scheduled_until", NULL };
	struct told told = updates_tell(reading, record);
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	incident->is_maintenance = is_planned(record);
	incident->began_at =
		incident->is_maintenance ?
			lifecycle_known(
				(int64_t[]){ told.in_progress, times[PLANNED] },
				2) :
			NO_TIME;
	if (!incident->is_maintenance && told.first != NO_TIME)
		keep_first(&told.first, times[CREATED]);
	if (incident->began_at == NO_TIME)
		incident->began_at =
			lifecycle_known((int64_t[]){ times[STARTED], told.first,
						     times[CREATED] },
					3);
	if (!reading_has_time(reading, incident->began_at,
			      "neither 'started_at' nor 'created_at' is there"))
		return false;
	incident->created_at = incident->detected_at = times[CREATED];
	incident->modified_at = times[UPDATED];
	incident->mitigated_at =
		times[MONITORED] != NO_TIME ? times[MONITORED] : told.monitored;
	find_end(reading, record, times, &told, incident);
	check_begin(reading, &told, incident);
	return true;
}

/* -- the rest */

/* Where there is none, the page says so in place of a name. */
static void add_affected(struct reading *reading, GPtrArray *names,
			 const struct json *components)
{
	if (!json_is_array(components))
		return;
	for (const struct json *component = json_first(components); component;
	     component = json_next(component)) {
		const char *name = field_text(component, "name");

		if (name && !g_str_has_prefix(name, "No components were"))
			service_names_add(reading, names, name);
	}
}

/* Components; else those that an update says were affected. */
static GPtrArray *services_of(struct reading *reading,
			      const struct json *record)
{
	GPtrArray *names = g_ptr_array_new();

	for (const struct json *component =
		     json_first(json_member(record, "components"));
	     component; component = json_next(component))
		if (!field_truth(component, "group"))
			service_names_add(
				reading, names,
				json_is_object(component) ?
					field_text(component, "name") :
					json_text(component));
	if (names->len > 0)
		return names;
	for (const struct json *update =
		     json_first(json_member(record, "incident_updates"));
	     update; update = json_next(update))
		add_affected(reading, names,
			     json_member(update, "affected_components"));
	return names;
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *inner = unwrap(record);
	struct incident incident = incident_empty();
	g_autoptr(GPtrArray) services = NULL;
	const char *title;

	if (!is_incident(inner)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, inner, &incident))
		return;
	title = field_own(reading, inner, "name");
	incident.title = title ? title : "";
	incident.id = field_name(reading, inner, "id");
	incident.content = incident.id ? 0 : json_hash(inner);
	incident.severity = field_own(reading, inner, "impact");
	incident.link = field_own(reading, inner, "shortlink");
	services = services_of(reading, inner);
	service_names_end(reading, services, &incident);
}

static const char *const list_keys[] = { "scheduled_maintenances",
					 "incidents&page", NULL };
static const char *const keys[] = { "incident_updates", "shortlink",
				    "impact",		"monitoring_at",
				    "resolved_at",	"started_at",
				    "page_id",		"components",
				    "scheduled_for",	NULL };
static const uint32_t page_limits[] = { 50, 100, 0 };

const struct importer importer_statuspage = {
	.name = "statuspage",
	.about = "incidents and planned work of Statuspage: pages, lists, "
		 "webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
