/* pagerduty_analytics.c -- incidents as PagerDuty's analytics count them
 *
 * Their times have no zone: it stands in the wrapper, mostly behind the list.
 * Records of a wrapper wait for it, as short drafts.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/pagerduty.h"

#include <math.h>

struct draft {
	struct incident incident; /* but its times */
	const char *service;
	const char *created, *resolved, *updated; /* as written */
	double seconds_to_ack, seconds_to_resolve;
	uint32_t record;
};

static bool recognises(const struct json *record)
{
	return json_member(record, "seconds_to_resolve") &&
	       json_member(record, "created_at") &&
	       (json_member(record, "incident_number") ||
		json_member(record, "service_id") ||
		json_member(record, "seconds_to_first_ack"));
}

/* -- drafts */

/* The zone of that name, or NULL: as it is assumed. */
static GTimeZone *zone_of(const struct json *members)
{
	const char *name = field_text(members, "time_zone");

	return name ? g_time_zone_new_identifier(name) : NULL;
}

static int64_t instant_in(const struct reading *reading, const char *text,
			  GTimeZone *zone, bool *is_assumed)
{
	struct instant instant;

	if (instant_from_ordered(text, zone, reading->import->date_order,
				 &instant) != INSTANT_KNOWN)
		return NO_TIME;
	*is_assumed |= instant.is_zone_assumed;
	return instant.at;
}

/* Of two exports the later is right; it matters to nothing else. */
static int64_t updated_in(const struct reading *reading, const char *text,
			  GTimeZone *zone)
{
	bool is_assumed = false;

	return instant_in(reading, text, zone, &is_assumed);
}

/* `zone` NULL: none was told. */
static void add_draft(struct reading *reading, struct draft *draft,
		      GTimeZone *zone)
{
	struct incident *incident = &draft->incident;
	GTimeZone *taken = zone ? zone : reading->import->zone;
	bool is_assumed = false;

	reading->record = draft->record;
	incident->began_at =
		instant_in(reading, draft->created, taken, &is_assumed);
	incident->created_at = incident->detected_at = incident->began_at;
	if (draft->resolved)
		incident->ended_at = instant_in(reading, draft->resolved, taken,
						&is_assumed);
	incident->modified_at = updated_in(reading, draft->updated, taken);
	incident->acked_at =
		pagerduty_after(incident->began_at, draft->seconds_to_ack);
	if (is_assumed && !zone)
		reading_finding(reading, incident->began_at, "zone assumed",
				"'created_at' is \"%.60s\", without a zone: "
				"taken as %s",
				draft->created,
				reading->import->settings->assume_timezone);
	pagerduty_add(reading, incident, draft->service,
		      draft->seconds_to_resolve);
}

static void add_drafts(struct reading *reading, GTimeZone *zone)
{
	GArray *drafts = reading->state;
	uint32_t record = reading->record;

	for (uint32_t d = 0; drafts && d < drafts->len; d++)
		add_draft(reading, &g_array_index(drafts, struct draft, d),
			  zone);
	if (drafts)
		g_array_set_size(drafts, 0);
	reading->record = record;
}

/* A record that was told its zone, or never will be, does not wait. */
static void take_draft(struct reading *reading, struct draft *draft)
{
	g_autoptr(GTimeZone) zone = zone_of(reading->wrapper);

	if (zone || !reading->wrapper) {
		add_draft(reading, draft, zone);
		return;
	}
	if (!reading->state)
		reading->state =
			g_array_new(false, false, sizeof(struct draft));
	g_array_append_val((GArray *)reading->state, *draft);
}

/* -- records */

/* The length of one at work grows, or is 0. */
static void read_end(struct reading *reading, const struct json *record,
		     struct draft *draft)
{
	double seconds = field_real(record, "seconds_to_resolve");

	draft->seconds_to_resolve = NAN;
	if (field_is(record, "status", "triggered|acknowledged"))
		return;
	draft->resolved = field_own(reading, record, "resolved_at");
	if (seconds > 0)
		draft->seconds_to_resolve = seconds;
}

/* Whether they are times at all, so that a draft can not fail. */
static bool check_times(struct reading *reading, const struct json *record)
{
	int64_t created_at, resolved_at;
	bool are_good = field_time(reading, record, "created_at",
				   INSTANT_GUESSED, &created_at) &&
			field_time(reading, record, "resolved_at",
				   INSTANT_GUESSED, &resolved_at);

	g_clear_pointer(&reading->assumed, g_free);
	if (are_good &&
	    (created_at == NO_TIME || !field_text(record, "created_at"))) {
		reading_malformed(reading, "time missing",
				  "'created_at' is not there");
		return false;
	}
	return are_good;
}

static void read_record(struct reading *reading, const struct json *record)
{
	const char *title = field_own(reading, record, "description");
	struct draft draft = {
		.incident = incident_empty(),
		.service = field_own(reading, record, "service_name"),
		.created = field_own(reading, record, "created_at"),
		.updated = field_own(reading, record, "updated_at"),
		.seconds_to_ack = field_real(record, "seconds_to_first_ack"),
		.record = reading->record,
	};

	if (!check_times(reading, record))
		return;
	read_end(reading, record, &draft);
	draft.incident.id = field_name(reading, record, "id|incident_number");
	draft.incident.content = draft.incident.id ? 0 : json_hash(record);
	draft.incident.title = title ? title : "";
	draft.incident.severity =
		field_own(reading, record, "priority_name|urgency");
	take_draft(reading, &draft);
}

static void read_rest(struct reading *reading, const struct json *members)
{
	g_autoptr(GTimeZone) zone = zone_of(members);

	add_drafts(reading, zone);
}

static void finish(struct reading *reading)
{
	add_drafts(reading, NULL);
	if (reading->state)
		g_array_unref(reading->state);
	reading->state = NULL;
}

static const char *const list_keys[] = { "data&order_by", "data&time_zone",
					 NULL };
static const char *const keys[] = { "seconds_to_resolve",
				    "seconds_to_first_ack",
				    "seconds_to_engage",
				    "seconds_to_mobilize",
				    "incident_number",
				    "service_name",
				    "escalation_policy_id",
				    "engaged_seconds",
				    "priority_name",
				    "auto_resolved",
				    NULL };

const struct importer importer_pagerduty_analytics = {
	.name = "pagerduty-analytics",
	.about = "incidents of PagerDuty's analytics, with their lengths",
	.forms = "JSON",
	.kind = SOURCE_INCIDENTS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
	.finish = finish,
};
