/* servicenow.c -- incidents and changes of ServiceNow's Table API, and in XML
 *
 * Every value is a text, an object of a link and a value, or one of a value and
 * what is displayed for it.  A number may be there several times, as it was
 * changed: the one changed last stays.
 */
#include "importers/servicenow.h"

#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"
#include "importers/servicenow_xml.h"
#include "importers/tags.h"
#include "importers/xml.h"
#include "model/entries.h"
#include "model/records_series.h"

#include <string.h>

bool servicenow_is_kept(const char *state)
{
	return !state || *state == '\0' || *state == '-' ||
	       g_ascii_isdigit(*state);
}

/* 2026-05-12 14:02:31 is UTC; what is displayed has a user's form and zone. */
static bool read_time(struct reading *reading, const char *what,
		      const char *text, bool is_utc, int64_t *at)
{
	g_autofree char *utc = NULL;

	if (is_utc && text && strlen(text) == 19 && text[4] == '-' &&
	    text[10] == ' ')
		text = utc = g_strconcat(text, "Z", NULL);
	return text_time(reading, what, text ? text : "", at);
}

enum {
	OPENED,
	CREATED,
	RESOLVED,
	CLOSED,
	UPDATED,
	WORK_START,
	WORK_END,
	TIMES
};

static bool read_times(struct reading *reading, const struct servicenow *record,
		       int64_t *times)
{
	const struct {
		const char *name, *text;
	} texts[TIMES] = {
		[OPENED] = { "opened_at", record->opened },
		[CREATED] = { "sys_created_on", record->created },
		[RESOLVED] = { "resolved_at", record->resolved },
		[CLOSED] = { "closed_at", record->closed },
		[UPDATED] = { "sys_updated_on", record->updated },
		[WORK_START] = { "work_start", record->work_start },
		[WORK_END] = { "work_end", record->work_end },
	};

	for (int t = 0; t < TIMES; t++)
		if (!read_time(reading, texts[t].name, texts[t].text,
			       record->is_utc, &times[t]))
			return false;
	if (times[OPENED] == NO_TIME)
		times[OPENED] = times[CREATED];
	return reading_has_time(
		reading, times[OPENED],
		"neither 'opened_at' nor 'sys_created_on' is there");
}

static const char *own(struct reading *reading, const char *text)
{
	return text && *text ? facts_text(reading->import->facts, text) : NULL;
}

static const char *id_of(struct reading *reading,
			 const struct servicenow *record)
{
	const char *number = own(reading, record->number);
	const char *sys_id = own(reading, record->sys_id);

	if (record->prefers_sys_id && sys_id)
		return sys_id;
	return number ? number : sys_id;
}

static bool begins(const char *text, const char *prefix)
{
	return text && g_ascii_strncasecmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_change(const struct servicenow *record)
{
	return word_is(record->class, "change_request|change request|change") ||
	       (!(record->class && *record->class) &&
		begins(record->number, "CHG"));
}

/* What names neither class nor number came from a list of incidents. */
static bool is_incident(const struct servicenow *record)
{
	if (record->class && *record->class)
		return word_is(record->class, "incident");
	return !record->number || !*record->number ||
	       begins(record->number, "INC") ||
	       g_ascii_isdigit(*record->number);
}

/* 6, 7 and above, or their words; an old end of one reopened is none. */
static bool is_over(const struct servicenow *record)
{
	return !record->state || !*record->state ||
	       word_is(record->state, "6|7|resolved|closed") ||
	       begins(record->state, "closed");
}

static void add_change(struct reading *reading, const struct servicenow *record,
		       const int64_t *times)
{
	int64_t at = times[WORK_START] != NO_TIME ? times[WORK_START] :
						    times[OPENED];
	struct event event = {
		.entry = reading_entry(reading, id_of(reading, record), at,
				       NULL),
		.ended_at = times[WORK_END],
		.kind = facts_text(reading->import->facts, "change"),
		.text = own(reading, record->title),
	};

	event.entry.service_name = own(reading, record->service);
	event.entry.created_at = times[CREATED];
	event.entry.modified_at = times[UPDATED];
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

/* An id of a record elsewhere names a service only if it is an alias. */
static const char *service_of(struct reading *reading,
			      const struct servicenow *record)
{
	const char *name = record->service;

	if (!name || !*name)
		return NULL;
	if (strlen(name) == 32 && tags_hex_length(name) == 32 &&
	    reading->import->settings->services->len == 0)
		return NULL;
	return name;
}

static void add_incident(struct reading *reading,
			 const struct servicenow *record, const int64_t *times)
{
	struct incident incident = incident_empty();
	const char *title = own(reading, record->title);
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	incident.id = id_of(reading, record);
	incident.content = incident.id ? 0 : record->content;
	incident.title = title ? title : "";
	incident.severity = own(reading, record->priority);
	if (!incident.severity)
		incident.severity = own(reading, record->severity);
	if (begins(record->cause, "CHG"))
		incident.deploy_name = own(reading, record->cause);
	incident.began_at = times[OPENED];
	incident.detected_at = incident.created_at = times[CREATED];
	incident.modified_at = times[UPDATED];
	if (is_over(record))
		incident.ended_at = times[RESOLVED] != NO_TIME ?
					    times[RESOLVED] :
					    times[CLOSED];
	if (incident.ended_at == NO_TIME && record->state && *record->state &&
	    is_over(record))
		lifecycle_end_changed(reading, &incident, "resolved_at");
	service_names_add(reading, names, service_of(reading, record));
	service_names_end(reading, names, &incident);
}

void servicenow_add(struct reading *reading, const struct servicenow *record)
{
	int64_t times[TIMES];

	if (!is_change(record) && !is_incident(record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, times))
		return;
	if (is_change(record))
		add_change(reading, record, times);
	else if (word_is(record->state, "8|canceled|cancelled"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		add_incident(reading, record, times);
}

/* -- lists */

/* A single one that was fetched has its record for `result`. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *result = json_member(record, "result");

	return json_is_object(result) ? result : record;
}

static bool is_record(const struct json *record)
{
	return json_member(record, "sys_id") &&
	       (json_member(record, "number") ||
		json_member(record, "opened_at") ||
		json_member(record, "short_description") ||
		json_member(record, "incident_state"));
}

static bool recognises(const struct json *record)
{
	return is_record(unwrap(record));
}

/* Times want the value, people what is displayed. */
static const char *value_of(const struct json *record, const char *key)
{
	const struct json *member = json_member(record, key);

	return json_is_object(member) ?
		       field_text(member, "value|display_value") :
		       json_text(member);
}

static const char *shown_at(const struct json *member)
{
	return json_is_object(member) ?
		       field_text(member, "display_value|value") :
		       json_text(member);
}

/* `sysparm_fields=cmdb_ci.name` names what a reference leads to. */
static const char *shown(const struct json *record, const char *key)
{
	g_autofree char *name = g_strconcat(key, ".name", NULL);
	g_autofree char *number = g_strconcat(key, ".number", NULL);
	const struct json *there = json_member(record, name);

	if (!there)
		there = json_member(record, number);
	return shown_at(there ? there : json_member(record, key));
}

/* Values as they are kept: of times, or of the state beside them. */
static bool is_utc(const struct json *record)
{
	const struct json *opened = json_member(record, "opened_at");
	const struct json *state = json_member(record, "state");

	if (json_is_object(opened))
		return json_member(opened, "value");
	return servicenow_is_kept(json_text(
		state ? state : json_member(record, "incident_state")));
}

static const char *first_of(const char *a, const char *b)
{
	return a && *a ? a : b;
}

static void read_plain(struct reading *reading, const struct json *record)
{
	struct servicenow row = {
		.number = shown(record, "number"),
		.sys_id = value_of(record, "sys_id"),
		.class = value_of(record, "sys_class_name"),
		.title = shown(record, "short_description"),
		.state = first_of(value_of(record, "state"),
				  value_of(record, "incident_state")),
		.priority = shown(record, "priority"),
		.severity = shown(record, "severity"),
		.service = first_of(shown(record, "business_service"),
				    shown(record, "cmdb_ci")),
		.cause = shown(record, "caused_by"),
		.opened = value_of(record, "opened_at"),
		.created = value_of(record, "sys_created_on"),
		.resolved = value_of(record, "resolved_at"),
		.closed = value_of(record, "closed_at"),
		.updated = value_of(record, "sys_updated_on"),
		.work_start = first_of(value_of(record, "work_start"),
				       value_of(record, "start_date")),
		.work_end = first_of(value_of(record, "work_end"),
				     value_of(record, "end_date")),
		.is_utc = is_utc(record),
		.content = json_hash(record),
	};

	servicenow_add(reading, &row);
}

static void read_record(struct reading *reading, const struct json *record)
{
	g_autoptr(Json) plain = NULL;

	if (!json_member(record, XML_NAME)) {
		read_plain(reading, unwrap(record));
		return;
	}
	plain = servicenow_xml_record(record);
	if (is_record(plain))
		read_plain(reading, plain);
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* A list that was exported, a record that was, an answer. */
static const char *const roots[] = { "xml", "unload", "response", NULL };
static const char *const elements[] = { "incident",    "change_request",
					"problem",     "task",
					"change_task", "sc_task",
					"result",      NULL };
static const char *const keys[] = {
	"sys_id",	  "short_description", "opened_at",
	"sys_updated_on", "incident_state",    "business_service",
	"cmdb_ci",	  "sys_created_on",    NULL
};
static const char *const list_keys[] = { "result", NULL };
static const uint32_t page_limits[] = { 1000, 10000, 0 };

const struct importer importer_servicenow = {
	.name = "servicenow",
	.about = "incidents and changes of ServiceNow: the Table API, lists",
	.forms = "JSON, XML",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.roots = roots,
	.elements = elements,
	.recognises = recognises,
	.read = read_record,
};
