/* grafana_activity.c -- what was done during incidents of Grafana Incident
 *
 * Items of a timeline, written by people and by the program: events.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"

static bool recognises(const struct json *record)
{
	return json_member(record, "activityItemID") &&
	       (json_member(record, "incidentID") ||
		json_member(record, "activityKind"));
}

static void add_tag(GString *tags, const char *before, const char *tag)
{
	if (tag)
		g_string_append_printf(tags, "%s%s%s", tags->len > 0 ? ";" : "",
				       before, tag);
}

/* Its kind, the incident it is of, and its own. */
static const char *tags_of(struct reading *reading, const struct json *record)
{
	g_autoptr(GString) tags = g_string_new(NULL);
	g_autofree char *incident =
		json_name(json_member(record, "incidentID"));

	add_tag(tags, "", field_text(record, "activityKind"));
	add_tag(tags, "incident:", incident);
	for (const struct json *tag = json_first(json_member(record, "tags"));
	     tag; tag = json_next(tag))
		add_tag(tags, "", json_text(tag));
	return tags->len > 0 ? facts_text(reading->import->facts, tags->str) :
			       NULL;
}

static const char *text_of(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "body", "url", "activityKind",
					     NULL };
	const char *text = NULL;

	for (int p = 0; !text && paths[p]; p++)
		text = field_own(reading, record, paths[p]);
	return text ? text : "";
}

static void read_record(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "eventTime", "createdTime", NULL };
	struct event event = { .ended_at = NO_TIME, .kind = "incident" };
	int64_t times[2], at;

	if (!field_times(reading, record, paths, times))
		return;
	/* people put the time of an event right, and the new one counts */
	at = times[0] != NO_TIME ? times[0] : times[1];
	if (!reading_has_time(reading, at,
			      "neither 'eventTime' nor 'createdTime' is there"))
		return;
	event.entry = reading_entry(
		reading, field_name(reading, record, "activityItemID"), at,
		record);
	event.entry.created_at = times[1];
	event.tags = tags_of(reading, record);
	event.text = text_of(reading, record);
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

static const char *const list_keys[] = { "activityItems", NULL };
static const char *const keys[] = {
	"activityItemID", "activityKind", "incidentID", "eventTime",   "body",
	"subjectUser",	  "relevance",	  "immutable",	"createdTime", NULL
};

const struct importer importer_grafana_activity = {
	.name = "grafana-activity",
	.about = "what was done during incidents of Grafana Incident",
	.forms = "JSON",
	.kind = SOURCE_EVENTS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
