/* jira.c -- issues of Jira, as its interface answers
 *
 * An issue is an incident by its type or by a label.  Its own fields have
 * numbers for keys; what they are called stands under `names`, where that was
 * asked for.  Who asked for its changes has the statuses that it went through.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/lifecycle.h"
#include "importers/service_names.h"
#include "importers/tags.h"

#include <string.h>

static bool is_issue(const struct json *record)
{
	const struct json *fields = json_member(record, "fields");

	return json_text(json_member(record, "key")) &&
	       json_is_object(fields) &&
	       (json_member(fields, "summary") ||
		json_member(fields, "created") ||
		json_member(fields, "issuetype") ||
		json_member(fields, "status"));
}

/* A webhook has what was done to it beside the issue. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *issue = json_member(record, "issue");

	return is_issue(issue) ? issue : record;
}

static bool recognises(const struct json *record)
{
	return is_issue(unwrap(record));
}

/* -- fields that are an organisation's own */

struct issue {
	struct reading *reading;
	const struct json *record, *fields;
	const struct json *names; /* of its own fields, or NULL */
};

/* One called as one of `words`; or NULL. */
static const struct json *own_field(const struct issue *issue,
				    const char *words)
{
	if (!json_is_object(issue->names))
		return NULL;
	for (const struct json *name = json_first(issue->names); name;
	     name = json_next(name)) {
		const struct json *value =
			json_member(issue->fields, json_key(name));

		if (word_is(json_text(name), words) && !json_is_null(value))
			return value;
	}
	return NULL;
}

/* Of a text, an option or a person. */
static const char *text_of(const struct json *value)
{
	return json_is_object(value) ? field_text(value, "value|name") :
				       json_text(value);
}

/* -- what changed */

static bool is_of_status(const struct json *item)
{
	return field_is(item, "field", "status") ||
	       field_is(item, "field_id", "status");
}

/*
 * When the status first, or last, became one of `words` (NULL: another one);
 * or NO_TIME.
 */
static int64_t changed_at(const struct issue *issue, const char *words,
			  bool wants_last)
{
	const struct json *histories =
		field_at(issue->record, "changelog.histories");
	int64_t found = NO_TIME;

	for (const struct json *history = json_first(histories); history;
	     history = json_next(history)) {
		int64_t at = field_time_if(issue->reading, history, "created",
					   INSTANT_GUESSED);

		for (const struct json *item =
			     json_first(json_member(history, "items"));
		     item && at != NO_TIME; item = json_next(item))
			if (is_of_status(item) &&
			    (!words || field_is(item, "toString", words)) &&
			    (found == NO_TIME ||
			     (wants_last ? at > found : at < found)))
				found = at;
	}
	return found;
}

static bool is_done(const struct issue *issue)
{
	return field_is(issue->fields, "status.statusCategory.key", "done") ||
	       (!field_at(issue->fields, "status.statusCategory") &&
		field_is(issue->fields, "status.name",
			 "done|resolved|closed|completed"));
}

/* -- times */

static void find_end(const struct issue *issue, struct incident *incident)
{
	struct reading *reading = issue->reading;

	if (incident->ended_at != NO_TIME || !is_done(issue))
		return;
	incident->ended_at = changed_at(
		issue, field_text(issue->fields, "status.name"), true);
	if (incident->ended_at == NO_TIME)
		incident->ended_at = field_time_if(reading, issue->fields,
						   "statuscategorychangedate",
						   INSTANT_GUESSED);
	if (incident->ended_at == NO_TIME)
		lifecycle_end_changed(reading, incident, "resolutiondate");
}

/* The first change of its status is when somebody took it. */
static void find_steps(const struct issue *issue, struct incident *incident)
{
	int64_t acked_at = changed_at(issue, NULL, false);
	int64_t mitigated_at = changed_at(
		issue, "mitigated|fixed|monitoring|service restored", false);

	if (acked_at >= incident->began_at &&
	    (incident->ended_at == NO_TIME || acked_at < incident->ended_at))
		incident->acked_at = acked_at;
	if (mitigated_at >= incident->began_at)
		incident->mitigated_at = mitigated_at;
}

static bool read_own_time(const struct issue *issue, const char *words,
			  int64_t *at)
{
	const char *text = json_text(own_field(issue, words));

	*at = NO_TIME;
	return !text || text_time(issue->reading, words, text, at);
}

static bool read_times(const struct issue *issue, struct incident *incident)
{
	static const char *const paths[] = { "created", "resolutiondate",
					     "updated", NULL };
	int64_t times[3];

	if (!field_times(issue->reading, issue->fields, paths, times) ||
	    !read_own_time(issue,
			   "incident start|incident start time|start time|"
			   "outage start|impact start",
			   &incident->began_at) ||
	    !read_own_time(issue,
			   "incident end|incident end time|end time|"
			   "outage end|impact end",
			   &incident->ended_at))
		return false;
	incident->created_at = incident->detected_at = times[0];
	incident->modified_at = times[2];
	if (incident->began_at == NO_TIME)
		incident->began_at = times[0];
	if (incident->ended_at == NO_TIME)
		incident->ended_at = times[1];
	if (!reading_has_time(issue->reading, incident->began_at,
			      "'fields.created' is not there"))
		return false;
	find_end(issue, incident);
	find_steps(issue, incident);
	return true;
}

/* -- all of them */

/* What names no type came from a search for incidents. */
static bool is_incident(const struct issue *issue)
{
	const struct tags *tags = issue->reading->import->tags;
	const char *type =
		field_text(issue->fields, "issuetype.name|issue_type.name");

	if (field_is(issue->fields, "resolution.name",
		     "duplicate|canceled|cancelled|declined|invalid|"
		     "false alarm|not an incident"))
		return false;
	if (!type || tags_is_incident(tags, type))
		return true;
	for (const struct json *label =
		     json_first(json_member(issue->fields, "labels"));
	     label; label = json_next(label))
		if (tags_is_incident(tags, json_text(label)))
			return true;
	return false;
}

static GPtrArray *services_of(const struct issue *issue)
{
	struct reading *reading = issue->reading;
	GPtrArray *names = g_ptr_array_new();
	const struct json *own =
		own_field(issue, "affected services|affected service|service");

	if (json_is_array(own))
		service_names_add_list(reading, names, own, "value|name");
	else
		service_names_add_text(reading, names, text_of(own));
	if (names->len == 0)
		service_names_add_list(reading, names,
				       json_member(issue->fields, "components"),
				       "name");
	if (names->len > 0)
		return names;
	for (const struct json *label =
		     json_first(json_member(issue->fields, "labels"));
	     label; label = json_next(label))
		if (service_names_is_known(reading, json_text(label)))
			service_names_add(reading, names, json_text(label));
	return names;
}

/* https://SITE/browse/KEY, from where the interface has it. */
static const char *link_of(const struct issue *issue)
{
	const char *self = field_text(issue->record, "self");
	const char *rest = self ? strstr(self, "/rest/") : NULL;
	const char *key = field_text(issue->record, "key");
	g_autofree char *site =
		rest ? g_strndup(self, (size_t)(rest - self)) : NULL;
	g_autofree char *link =
		site && key ? g_strconcat(site, "/browse/", key, NULL) : NULL;

	return facts_text(issue->reading->import->facts, link);
}

static void add_incident(const struct issue *issue)
{
	struct reading *reading = issue->reading;
	struct facts *facts = reading->import->facts;
	struct incident incident = incident_empty();
	const char *title = field_own(reading, issue->fields, "summary");
	const char *severity = text_of(own_field(
		issue, "severity|incident severity|major incident severity"));
	g_autoptr(GPtrArray) names = NULL;

	if (!read_times(issue, &incident))
		return;
	incident.id = field_name(reading, issue->record, "key");
	incident.title = title ? title : "";
	incident.severity =
		severity ? facts_text(facts, severity) :
			   field_own(reading, issue->fields, "priority.name");
	incident.link = link_of(issue);
	names = services_of(issue);
	service_names_end(reading, names, &incident);
}

static void read_record(struct reading *reading, const struct json *around)
{
	const struct json *record = unwrap(around);
	const struct json *names = json_member(record, "names");
	struct issue issue = {
		.reading = reading,
		.record = record,
		.fields = json_member(record, "fields"),
		.names = names ? names : json_member(reading->wrapper, "names"),
	};

	if (!is_incident(&issue) ||
	    field_is(around, "webhookEvent", "jira:issue_deleted"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else
		add_incident(&issue);
}

static const char *const list_keys[] = { "issues&maxResults", "issues&startAt",
					 "issues&isLast", NULL };
static const char *const keys[] = { "expand",	  "key",    "fields",
				    "changelog",  "issues", "startAt",
				    "maxResults", NULL };
static const uint32_t page_limits[] = { 50, 100, 1000, 0 };

const struct importer importer_jira = {
	.name = "jira",
	.about = "issues of Jira: those that are incidents by type or label",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
};
