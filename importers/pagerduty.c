/* pagerduty.c -- incidents, log entries and alerts of PagerDuty
 *
 * As the REST interface lists or fetches them, as people save them (log entries
 * put into their incident), and as webhooks of version 2 and 3 send them.  A
 * log entry is read as an update, whichever file it stands in.  An incident
 * that has a list of its alerts comes in pieces: it is the wrapper of the list.
 */
#include "importers/pagerduty.h"

#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/updates.h"

#include <math.h>
#include <string.h>

#define ID "id|incident_number"

static bool is_incident(const struct json *record)
{
	if (json_member(record, "incident_number"))
		return !json_member(record, "unique_id") &&
		       (json_member(record, "incident_key") ||
			json_member(record, "escalation_policy") ||
			json_member(record, "last_status_change_at") ||
			json_is_object(json_member(record, "service")));
	return field_is(record, "type", "incident") &&
	       (json_member(record, "urgency") ||
		json_member(record, "escalation_policy"));
}

/* A page of log entries. */
static bool is_page(const struct json *record)
{
	return pagerduty_is_entry(
		json_first(json_member(record, "log_entries")));
}

/* A webhook of version 3. */
static bool is_sent(const struct json *record)
{
	const struct json *event = json_member(record, "event");

	return json_is_object(json_member(event, "data")) &&
	       json_member(event, "event_type") &&
	       json_member(event, "occurred_at");
}

/* What a message is about, of version 2 or 1. */
static const struct json *incident_of(const struct json *message)
{
	if (json_text(json_member(message, "event")))
		return json_member(message, "incident");
	return json_text(json_member(message, "type")) ?
		       field_at(message, "data.incident") :
		       NULL;
}

static bool is_message(const struct json *record)
{
	return is_incident(incident_of(record));
}

/* A single one that was fetched. */
static const struct json *unwrap(const struct json *record)
{
	static const char *const wrappers[] = { "incident", "log_entry",
						"alert" };

	if (pagerduty_is_entry(record) || is_incident(record) ||
	    pagerduty_is_alert(record))
		return record;
	for (size_t w = 0; w < G_N_ELEMENTS(wrappers); w++) {
		const struct json *inner = json_member(record, wrappers[w]);

		if (json_is_object(inner))
			return inner;
	}
	return record;
}

static bool recognises(const struct json *record)
{
	const struct json *inner = unwrap(record);

	return is_incident(inner) || pagerduty_is_entry(inner) ||
	       pagerduty_is_alert(inner) || is_page(record) ||
	       is_sent(record) || is_message(record) ||
	       is_message(json_first(json_member(record, "messages")));
}

/* -- incidents */

/* The first of those that it still has. */
static int64_t acked_at(struct reading *reading, const struct json *record)
{
	int64_t first = NO_TIME;

	for (const struct json *one =
		     json_first(json_member(record, "acknowledgements"));
	     one; one = json_next(one)) {
		int64_t at = field_time_if(reading, one, "at", INSTANT_GUESSED);

		if (at != NO_TIME && (first == NO_TIME || at < first))
			first = at;
	}
	return first;
}

enum { CREATED, RESOLVED, CHANGED, UPDATED, TIMES };

/* It may have been resolved before, and then reopened. */
static bool is_at_work(const struct json *record)
{
	return field_is(record, "status", "triggered|acknowledged");
}

/* Older dumps say when it was resolved as the last change alone. */
static bool read_times(struct reading *reading, const struct json *record,
		       struct incident *incident)
{
	static const char *const paths[] = { "created_at", "resolved_at",
					     "last_status_change_at",
					     "updated_at", NULL };
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	if (!reading_has_time(reading, times[CREATED],
			      "'created_at' is not there"))
		return false;
	incident->began_at = incident->created_at = times[CREATED];
	incident->detected_at = times[CREATED];
	incident->acked_at = acked_at(reading, record);
	if (!field_text(record, "status"))
		incident->ended_at = times[RESOLVED];
	else if (field_is(record, "status", "resolved"))
		incident->ended_at = times[RESOLVED] != NO_TIME ?
					     times[RESOLVED] :
					     times[CHANGED];
	incident->modified_at = MAX(times[UPDATED], times[CHANGED]);
	if (is_at_work(record))
		incident->open_at = incident->modified_at;
	return true;
}

/* `sent_at`: when it was so, or NO_TIME.  False: it has ended otherwise. */
static bool read_incident(struct reading *reading, const struct json *record,
			  int64_t sent_at)
{
	struct incident incident = incident_empty();
	const char *title;

	if (field_is(record, "resolve_reason.type", "merge_resolve_reason")) {
		reading_end(reading, FATE_DUPLICATE);
		return false;
	}
	if (!read_times(reading, record, &incident))
		return false;
	if (sent_at != NO_TIME)
		incident.modified_at = sent_at;
	if (sent_at != NO_TIME && is_at_work(record))
		incident.open_at = sent_at;
	title = field_own(reading, record, "title|description|summary");
	incident.title = title ? title : "";
	incident.id = field_name(reading, record, ID);
	incident.severity =
		field_own(reading, record,
			  "priority.summary|priority.name|priority|urgency");
	incident.link = field_own(reading, record, "html_url");
	incident.content = incident.id ? 0 : json_hash(record);
	pagerduty_add(reading, &incident,
		      field_own(reading, record,
				"service.summary|service.name|service.id"),
		      NAN);
	return true;
}

/* Entries inside of one that is left out would belong to nothing. */
static void read_with_entries(struct reading *reading,
			      const struct json *record,
			      const struct json *entries)
{
	g_autoptr(Json) told = pagerduty_from_old(record);

	record = told ? told : record;
	if (read_incident(reading, record, NO_TIME))
		pagerduty_read_entries(reading, entries,
				       field_name(reading, record, ID));
}

/* -- incidents round a list of their alerts */

/* What stands before the list, until it is known what stands behind it. */
struct state {
	struct json *head; /* or NULL */
	uint64_t hash;
	uint32_t record; /* of the first alert */
	bool has_more;	 /* says the last page of log entries */
};

static struct state *state_of(struct reading *reading)
{
	if (!reading->state)
		reading->state = g_new0(struct state, 1);
	return reading->state;
}

/* `rest`: what stands behind the list, or NULL. */
static void end_head(struct reading *reading, const struct json *rest)
{
	struct state *state = state_of(reading);
	g_autoptr(Json) whole = g_steal_pointer(&state->head);
	uint32_t record = reading->record;

	if (!whole)
		return;
	for (const struct json *member = json_first(rest); member;
	     member = json_next(member))
		json_add(whole, json_key(member), json_copy(member));
	reading->record = state->record;
	if (is_incident(whole))
		read_with_entries(reading, whole,
				  json_member(whole, "log_entries"));
	reading->record = record;
}

static void begin_head(struct reading *reading)
{
	struct state *state = state_of(reading);
	uint64_t hash;

	if (!reading->wrapper)
		return;
	hash = json_hash(reading->wrapper);
	if (state->head && state->hash == hash)
		return;
	end_head(reading, NULL);
	state->head = json_copy(reading->wrapper);
	state->hash = hash;
	state->record = reading->record;
}

/* -- webhooks */

/* What has happened to an incident, by the name of the event. */
static void read_happened(struct reading *reading, const struct json *event,
			  const char *id, int64_t at)
{
	struct update update =
		update_empty(reading_place(reading), PAGERDUTY_NAME, id, at);

	update.is_of_incident = true;
	if (field_is(event, "event_type", "incident.acknowledged"))
		update.acked_at = at;
	else if (field_is(event, "event_type", "incident.resolved"))
		update.ended_at = at;
	else
		return;
	updates_add(reading->import->updates, update);
}

static void read_sent(struct reading *reading, const struct json *event)
{
	const struct json *data = json_member(event, "data");
	int64_t at;

	if (!field_is(data, "type", "incident")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, event, "occurred_at", INSTANT_GUESSED, &at))
		return;
	if (read_incident(reading, data, at) && at != NO_TIME &&
	    field_name(reading, data, ID))
		read_happened(reading, event, field_name(reading, data, ID),
			      at);
}

static void read_message(struct reading *reading, const struct json *message)
{
	if (is_message(message))
		read_with_entries(reading, incident_of(message),
				  json_member(message, "log_entries"));
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_messages(struct reading *reading, const struct json *messages)
{
	for (const struct json *message = json_first(messages); message;
	     message = json_next(message))
		read_message(reading, message);
}

static void read_alert(struct reading *reading, const struct json *alert)
{
	begin_head(reading);
	pagerduty_read_alert(reading, alert);
}

/* Of pages the last says whether there are more. */
static void read_page(struct reading *reading, const struct json *page)
{
	pagerduty_read_entries(reading, json_member(page, "log_entries"), NULL);
	state_of(reading)->has_more = field_truth(page, "more");
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *inner = unwrap(record);

	if (is_sent(record))
		read_sent(reading, json_member(record, "event"));
	else if (is_message(json_first(json_member(record, "messages"))))
		read_messages(reading, json_member(record, "messages"));
	else if (is_message(record))
		read_message(reading, record);
	else if (pagerduty_is_entry(inner))
		pagerduty_read_entry(reading, inner, NULL);
	else if (is_incident(inner))
		read_with_entries(reading, inner,
				  json_member(inner, "log_entries"));
	else if (pagerduty_is_alert(inner))
		read_alert(reading, inner);
	else
		read_page(reading, record);
}

static void finish(struct reading *reading)
{
	struct state *state = state_of(reading);

	end_head(reading, NULL);
	reading->record = 0;
	if (state->has_more)
		reading_finding(reading, NO_TIME, "one page of more",
				"the last page says that there are more");
	g_free(state);
	reading->state = NULL;
}

static const char *const list_keys[] = { "log_entries", "incidents&more",
					 NULL };
static const char *const keys[] = { "incident_number",
				    "incident_key",
				    "escalation_policy",
				    "last_status_change_at",
				    "urgency",
				    "acknowledgements",
				    "assignments",
				    "first_trigger_log_entry",
				    "html_url",
				    "resolve_reason",
				    NULL };
static const uint32_t page_limits[] = { 25, 100, 0 };

const struct importer importer_pagerduty = {
	.name = PAGERDUTY_NAME,
	.about = "incidents, log entries, alerts of PagerDuty: lists, webhooks",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.read_rest = end_head,
	.finish = finish,
};
