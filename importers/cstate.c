/* cstate.c -- issues of cState, a file each: front matter and a text
 *
 * What is only a notice is no outage: it is an event.  Planned work is filed
 * as any trouble is, and shows in the title.
 */
#include "importers/doubts.h"
#include "importers/field.h"
#include "importers/front_matter.h"
#include "importers/importers_list.h"
#include "importers/planned.h"
#include "model/entries.h"
#include "model/records_series.h"

static bool recognises_text(const char *head)
{
	if (!front_matter_is_fenced(head) ||
	    front_matter_count(head, "title|date") == 0)
		return false;
	return front_matter_count(head, "resolvedWhen") > 0 ||
	       front_matter_count(head, "resolved|severity|affected|section|"
					"informational") > 1;
}

/* The words of a list, or a text that is one: the facts' own, and NULL. */
static GPtrArray *affected_of(struct reading *reading, const struct json *keys)
{
	GPtrArray *names = g_ptr_array_new();
	const struct json *list = field(keys, "affected");
	const char *one = json_text(list);

	if (one && *one)
		g_ptr_array_add(
			names, (char *)facts_text(reading->import->facts, one));
	for (const struct json *name = json_first(list); name;
	     name = json_next(name)) {
		const char *text = json_text(name);

		if (text && *text)
			g_ptr_array_add(names,
					(char *)facts_text(
						reading->import->facts, text));
	}
	g_ptr_array_add(names, NULL);
	return names;
}

/* False: it ended as malformed. */
static bool read_times(struct reading *reading, const struct json *keys,
		       struct incident *incident)
{
	bool is_resolved = field_truth(keys, "resolved");

	if (!field_time(reading, keys, "date", INSTANT_GUESSED,
			&incident->began_at) ||
	    !field_time(reading, keys, "resolved_when", INSTANT_GUESSED,
			&incident->ended_at))
		return false;
	if (!reading_has_time(reading, incident->began_at,
			      "'date' is not there"))
		return false;
	if (is_resolved && incident->ended_at == NO_TIME)
		reading_finding(reading, incident->began_at, "end missing",
				"it is resolved, but 'resolvedWhen' is not "
				"there: taken as open");
	if (!is_resolved && field_text(keys, "resolved") &&
	    incident->ended_at != NO_TIME)
		reading_finding(reading, incident->began_at, "resolved or not",
				"'resolved' is false, but 'resolvedWhen' is "
				"there: taken as resolved");
	incident->detected_at = incident->created_at = incident->began_at;
	return true;
}

static void add_notice(struct reading *reading, const struct json *keys,
		       const struct incident *incident,
		       const GPtrArray *affected)
{
	struct event event = {
		.entry = reading_entry(reading, NULL, incident->began_at, keys),
		.ended_at = incident->ended_at,
		.kind = facts_text(reading->import->facts, "notice"),
		.text = incident->title,
	};

	if (affected->len == 2)
		event.entry.service_name = affected->pdata[0];
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

static void read_keys(struct reading *reading, const struct json *keys)
{
	struct incident incident = incident_empty();
	const char *title = field_own(reading, keys, "title");
	g_autoptr(GPtrArray) affected = NULL;

	if (!read_times(reading, keys, &incident))
		return;
	affected = affected_of(reading, keys);
	incident.title = title ? title : "";
	incident.severity = field_own(reading, keys, "severity");
	incident.content = json_hash(keys);
	planned_mark(reading, "", &incident);
	doubts_tell(reading, &incident);
	if (!incident.is_maintenance &&
	    (word_is(incident.severity, "notice|monitoring") ||
	     field_truth(keys, "informational")))
		add_notice(reading, keys, &incident, affected);
	else
		reading_add_incident(reading, &incident,
				     (const char *const *)affected->pdata);
}

static void read_all(struct reading *reading, const char *text)
{
	const char *body;
	g_autofree char *why = NULL;
	g_autoptr(Json) keys = front_matter_read(text, &body, &why);

	if (keys)
		read_keys(reading, keys);
	else
		reading_malformed(reading, "no front matter", "%s", why);
}

static const struct text_shape text = {
	.recognises = recognises_text,
	.read_all = read_all,
};

static const char *const keys[] = { "title",	    "date",	     "resolved",
				    "resolvedWhen", "severity",	     "affected",
				    "section",	    "informational", NULL };

const struct importer importer_cstate = {
	.name = "cstate",
	.about = "issues of cState: front matter and a text, a file each",
	.forms = "text",
	.kind = SOURCE_INCIDENTS,
	.keys = keys,
	.text = &text,
};
