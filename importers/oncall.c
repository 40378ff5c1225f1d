/* oncall.c -- alert groups and alerts of Grafana OnCall, listed or sent
 *
 * A group is what people are called for, so it is the alert; the alerts that
 * it holds and the notes on it are events.  Their payload is whatever somebody
 * else sent, and is not looked into.  Webhooks as the interface lists them are
 * settings.
 */
#include "importers/alert.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"

static bool is_group(const struct json *record)
{
	return json_member(record, "alerts_count") &&
	       (json_member(record, "integration_id") ||
		json_member(record, "route_id"));
}

static bool is_sent(const struct json *record)
{
	return json_is_object(json_member(record, "alert_group")) &&
	       (json_member(record, "alert_group_id") ||
		json_is_object(json_member(record, "event")));
}

static bool is_alert(const struct json *record)
{
	return json_member(record, "alert_group_id") &&
	       json_member(record, "payload");
}

/* What was written down when a group was resolved. */
static bool is_note(const struct json *record)
{
	return json_member(record, "alert_group_id") &&
	       json_text(json_member(record, "text")) &&
	       json_member(record, "author");
}

static bool is_setting(const struct json *record)
{
	return json_member(record, "trigger_type") &&
	       (json_member(record, "is_webhook_enabled") ||
		json_member(record, "http_method"));
}

static bool recognises(const struct json *record)
{
	return is_group(record) || is_sent(record) || is_alert(record) ||
	       is_note(record) || is_setting(record);
}

enum { CREATED, ACKED, RESOLVED, SILENCED, TIMES };

static bool read_times(struct reading *reading, const struct json *group,
		       int64_t *times)
{
	static const char *const paths[] = { "created_at", "acknowledged_at",
					     "resolved_at", "silenced_at",
					     NULL };

	if (!field_times(reading, group, paths, times))
		return false;
	return reading_has_time(reading, times[CREATED],
				"'created_at' is not there");
}

/* When the group was last as it is told; `event` is what it was sent for. */
static int64_t modified_at(const int64_t *times, const struct json *event,
			   int64_t sent_at)
{
	int64_t last = event ? sent_at : NO_TIME;

	for (int t = 0; t < TIMES; t++)
		last = MAX(last, times[t]);
	return last;
}

/* What an event says that the group itself does not yet. */
static void complete(const struct json *event, int64_t sent_at, int64_t *times)
{
	if (field_is(event, "type", "acknowledge") && times[ACKED] == NO_TIME)
		times[ACKED] = sent_at;
	if (field_is(event, "type", "resolve") && times[RESOLVED] == NO_TIME)
		times[RESOLVED] = sent_at;
}

static const char *link_of(struct reading *reading, const struct json *group)
{
	static const char *const paths[] = { "permalinks.web",
					     "permalinks.slack",
					     "permalinks.telegram", NULL };
	const char *link = NULL;

	for (int p = 0; !link && paths[p]; p++)
		link = field_own(reading, group, paths[p]);
	return link;
}

static void read_group(struct reading *reading, const struct json *group,
		       const struct json *event, const char *id)
{
	struct alert alert = alert_empty();
	const char *title = field_own(reading, group, "title");
	int64_t times[TIMES], sent_at;

	if (!read_times(reading, group, times) ||
	    !field_time(reading, event, "time", INSTANT_GUESSED, &sent_at))
		return;
	complete(event, sent_at, times);
	alert.name = title ? title : id ? id : "";
	alert.link = link_of(reading, group);
	alert.began_at = times[CREATED];
	alert.acked_at = times[ACKED];
	/* one that was resolved may be at work again */
	if (!field_is(group, "state", "new|firing|acknowledged"))
		alert.ended_at = times[RESOLVED];
	alert_read_labels(reading, &alert, field(group, "labels"), NULL);
	alert_add(reading, &alert, id, modified_at(times, event, sent_at),
		  group);
}

static void read_sent(struct reading *reading, const struct json *record)
{
	const struct json *group = json_member(record, "alert_group");
	const char *id = field_name(reading, group, "id");

	if (!id)
		id = field_name(reading, record, "alert_group_id");
	read_group(reading, group, json_member(record, "event"), id);
}

static void read_event(struct reading *reading, const struct json *record,
		       const char *kind)
{
	const char *group = field_name(reading, record, "alert_group_id");
	const char *title = field_own(reading, record, "title|text");
	struct event event = { .ended_at = NO_TIME, .kind = kind };
	g_autofree char *text = NULL;
	int64_t at;

	if (!field_time(reading, record, "created_at", INSTANT_GUESSED, &at))
		return;
	if (!reading_has_time(reading, at, "'created_at' is not there"))
		return;
	event.entry = reading_entry(reading, field_name(reading, record, "id"),
				    at, record);
	event.entry.created_at = at;
	text = g_strdup_printf("of alert group %s", group ? group : "?");
	event.text = title ? title : facts_text(reading->import->facts, text);
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_sent(record))
		read_sent(reading, record);
	else if (is_group(record))
		read_group(reading, record, NULL,
			   field_name(reading, record, "id"));
	else if (is_alert(record))
		read_event(reading, record, "alert");
	else if (is_note(record))
		read_event(reading, record, "note");
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const list_keys[] = { "alert_groups",
					 "results&current_page_number", NULL };
static const char *const keys[] = {
	"alerts_count", "integration_id", "route_id",	     "acknowledged_at",
	"silenced_at",	"alert_group_id", "alert_group",     "permalinks",
	"last_alert",	"payload",	  "acknowledged_by", NULL
};

const struct importer importer_oncall = {
	.name = "grafana-oncall",
	.about = "alert groups and alerts of Grafana OnCall: lists, webhooks",
	.forms = "JSON",
	.kind = SOURCE_ALERTS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
