/* alertmanager.c -- alerts of Alertmanager, Grafana and Prometheus
 *
 * Hooks, lists of the interface and of amtool, and the alerts that Prometheus
 * itself lists, with their rules or without.  A hook repeats what fires, and
 * tells again when it ends: fingerprint and start are the same.  In a list the
 * end of what fires is a guess that lies ahead.
 */
#include "importers/alert.h"
#include "importers/field.h"
#include "importers/importers_list.h"

#include <inttypes.h>

/* Of Alertmanager: sent or listed. */
static bool is_alert(const struct json *record)
{
	return json_is_object(json_member(record, "labels")) &&
	       json_member(record, "startsAt") &&
	       (json_member(record, "fingerprint") ||
		json_member(record, "annotations") ||
		json_member(record, "endsAt"));
}

/* Of Prometheus. */
static bool is_active(const struct json *record)
{
	return json_is_object(json_member(record, "labels")) &&
	       json_member(record, "activeAt") && json_member(record, "state");
}

/* The lists of an answer, or of what is inside it. */
static const struct json *inside(const struct json *record)
{
	const struct json *data = json_member(record, "data");

	return json_is_object(data) ? data : record;
}

/* A hook as it was sent, or an answer of Prometheus. */
static bool is_answer(const struct json *record)
{
	if (json_is_array(json_member(record, "alerts")))
		return json_member(record, "receiver") ||
		       json_member(record, "groupKey");
	return json_member(record, "status") &&
	       json_is_array(
		       json_member(json_member(record, "data"), "alerts"));
}

static bool has_rules(const struct json *record)
{
	const struct json *groups = json_member(inside(record), "groups");

	return json_is_array(groups) &&
	       (json_is_array(json_member(json_first(groups), "rules")) ||
		(!json_first(groups) && json_member(record, "status")));
}

static bool recognises(const struct json *record)
{
	return is_alert(record) || is_active(record) || is_answer(record) ||
	       has_rules(record);
}

static const char *id_of(struct reading *reading, const struct json *record)
{
	const char *id = field_name(reading, record, "fingerprint");
	g_autofree char *hash = NULL;

	if (id)
		return id;
	hash = g_strdup_printf("%016" PRIx64,
			       json_hash(json_member(record, "labels")));
	return facts_text(reading->import->facts, hash);
}

static void read_words(struct reading *reading, const struct json *record,
		       struct alert *alert)
{
	alert->name = field_own(reading, record, "labels.alertname");
	if (!alert->name)
		alert->name = "";
	alert->text = field_own(reading, record,
				"annotations.summary|annotations.description|"
				"annotations.message");
	alert->link = field_own(reading, record,
				"generatorURL|panelURL|dashboardURL");
	alert_read_labels(reading, alert, json_member(record, "labels"), NULL);
}

enum { STARTS, ENDS, UPDATED };

/* One that fires ends at no time; in a list that is told by the end alone. */
static bool has_ended(const struct json *record, const int64_t *times)
{
	const struct json *status = json_member(record, "status");

	if (json_text(status))
		return !field_is(record, "status", "firing|pending");
	return !json_is_object(status) ||
	       (times[UPDATED] != NO_TIME && times[ENDS] <= times[UPDATED]);
}

static void read_alert(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "startsAt", "endsAt", "updatedAt",
					     NULL };
	struct alert alert = alert_empty();
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return;
	alert.began_at = times[STARTS];
	if (!reading_has_time(reading, alert.began_at,
			      "'startsAt' is not there"))
		return;
	if (has_ended(record, times))
		alert.ended_at = times[ENDS];
	read_words(reading, record, &alert);
	alert_add(reading, &alert, id_of(reading, record),
		  times[UPDATED] != NO_TIME ? times[UPDATED] : alert.ended_at,
		  record);
}

/* Grafana lists what is well, too. */
static void read_active(struct reading *reading, const struct json *record)
{
	struct alert alert = alert_empty();

	if (!field_time(reading, record, "activeAt", INSTANT_GUESSED,
			&alert.began_at))
		return;
	if (!field_is(record, "state", "firing|alerting|pending") ||
	    alert.began_at == NO_TIME) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	alert.is_pending = field_is(record, "state", "pending");
	read_words(reading, record, &alert);
	/* of two answers the one in which it fired */
	alert_add(reading, &alert, id_of(reading, record),
		  alert.is_pending ? NO_TIME : alert.began_at, record);
}

static void read_one(struct reading *reading, const struct json *record)
{
	g_autofree char *quoted = NULL;

	if (is_alert(record)) {
		read_alert(reading, record);
	} else if (is_active(record)) {
		read_active(reading, record);
	} else {
		quoted = json_quote(record);
		reading_malformed(reading, "not an alert",
				  "%s has no 'labels' and no start", quoted);
	}
}

/* How many there were. */
static uint32_t read_list(struct reading *reading, const struct json *alerts)
{
	uint32_t n = 0;

	for (const struct json *alert = json_first(alerts); alert;
	     alert = json_next(alert), n++)
		read_one(reading, alert);
	return n;
}

/* A rule without alerts is one that is well, or a recording one. */
static uint32_t read_rules(struct reading *reading, const struct json *groups)
{
	uint32_t n = 0;

	for (const struct json *group = json_first(groups); group;
	     group = json_next(group))
		for (const struct json *rule =
			     json_first(json_member(group, "rules"));
		     rule; rule = json_next(rule), n++) {
			const struct json *alerts = json_member(rule, "alerts");

			if (!json_is_array(alerts) ||
			    read_list(reading, alerts) == 0)
				reading_end(reading, FATE_NOT_RELEVANT);
		}
	return n;
}

static void read_record(struct reading *reading, const struct json *record)
{
	uint32_t n;

	if (is_alert(record) || is_active(record)) {
		read_one(reading, record);
		return;
	}
	if (has_rules(record))
		n = read_rules(reading, json_member(inside(record), "groups"));
	else
		n = read_list(reading, json_member(inside(record), "alerts"));
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* A hook says behind its list how many it left out. */
static void read_rest(struct reading *reading, const struct json *members)
{
	int64_t n;

	if (field_integer(members, "truncatedAlerts", &n) && n > 0)
		reading_finding(reading, NO_TIME, "alerts cut off",
				"'truncatedAlerts' is %" PRId64
				": the hook left them out",
				n);
}

static const char *const list_keys[] = { "alerts", "data.alerts", "data.groups",
					 "groups&status", NULL };
static const char *const keys[] = { "receiver",	   "alerts",	   "groupKey",
				    "groupLabels", "fingerprint",  "startsAt",
				    "endsAt",	   "commonLabels", "labels",
				    "annotations", "generatorURL", NULL };

const struct importer importer_alertmanager = {
	.name = "alertmanager",
	.about = "alerts of Alertmanager, Grafana and Prometheus: hooks, lists",
	.forms = "JSON",
	.kind = SOURCE_ALERTS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
};
