/* flagger.c -- canaries of Flagger: resources, events, webhooks, tables
 *
 * A resource is a snapshot of its last run.  The time of a failed one ticks on
 * every minute, so the time of its condition is taken; its count of failed
 * checks may be 0 again.
 */
#include "importers/canary_steps.h"
#include "importers/field.h"
#include "importers/flagger_log.h"
#include "importers/flagger_rules.h"
#include "importers/flagger_text.h"
#include "importers/flux_events.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <string.h>

static bool is_resource(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "flagger.app/");
}

/* The status alone, as people paste it. */
static bool is_status(const struct json *record)
{
	return field_at(record, "status.canary_weight") &&
	       field_at(record, "status.last_applied_spec");
}

static const struct json *object_of(const struct json *event)
{
	const struct json *object = field(event, "involved_object");

	return object ? object : field(event, "regarding");
}

/* Of a canary, or of anything else in the same namespace. */
static bool is_event(const struct json *record)
{
	return field_is(record, "kind", "Event") &&
	       field_text(object_of(record), "kind") && !flux_events_is(record);
}

/* What asks whether to go on has a checksum, and no time. */
static bool is_hook(const struct json *record)
{
	return field_text(record, "phase") && field_text(record, "name") &&
	       (field_at(record, "metadata.event_message") ||
		(field_text(record, "namespace") &&
		 field_text(record, "checksum")));
}

static bool recognises(const struct json *record)
{
	return flagger_is_log(record) || is_resource(record) ||
	       is_event(record) || is_hook(record) || is_status(record);
}

/* -- resources */

/* Without a phase the condition tells it. */
static void read_phase(struct reading *reading, const struct json *record,
		       const struct json *promoted, struct canary *canary)
{
	const char *applied = field_text(record, "status.last_applied_spec");
	const char *known = field_text(record, "status.last_promoted_spec");

	canary->phase = field_own(reading, record, "status.phase");
	if (!canary->phase)
		canary->phase = field_own(reading, promoted, "reason");
	canary->result = canary_result_of(canary->phase);
	if (field_is(promoted, "status", "False") && applied && known &&
	    strcmp(applied, known) != 0)
		canary->result = RESULT_FAILURE;
	if (canary->result == RESULT_FAILURE)
		canary->why = field_own(reading, promoted, "message");
}

static const char *id_of(struct reading *reading, const struct canary *canary)
{
	g_autofree char *id = NULL;

	if (!canary->name || !canary->revision)
		return NULL;
	id = g_strdup_printf("%s/%s@%s", canary->space ? canary->space : "",
			     canary->name, canary->revision);
	return facts_text(reading->import->facts, id);
}

/* What is not finished is at most as old as its condition. */
static bool read_times(struct reading *reading, const struct json *record,
		       const struct json *promoted, struct canary *canary)
{
	int64_t at, changed_at;
	bool is_over = canary->result == RESULT_SUCCESS ||
		       canary->result == RESULT_FAILURE;

	if (!field_time(reading, promoted, "last_transition_time",
			INSTANT_GUESSED, &at) ||
	    !field_time(reading, record, "status.last_transition_time",
			INSTANT_GUESSED, &changed_at))
		return false;
	if (at == NO_TIME)
		at = changed_at;
	canary->started_at = is_over ? NO_TIME : at;
	canary->finished_at = is_over ? at : NO_TIME;
	canary->entry =
		reading_entry(reading, id_of(reading, canary), at, record);
	canary->entry.modified_at = changed_at;
	return true;
}

static void read_resource(struct reading *reading, const struct json *record)
{
	const struct json *promoted =
		field_among(record, "status.conditions", "type", "Promoted");
	const struct json *analysis = field_at(record, "spec.analysis");
	struct canary canary = {
		.name = field_own(reading, record, "metadata.name"),
		.space = field_own(reading, record, "metadata.namespace"),
		.revision =
			field_name(reading, record, "status.last_applied_spec"),
	};

	if (field_text(record, "kind") && !field_is(record, "kind", "Canary")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!analysis)
		analysis = field_at(record, "spec.canary_analysis");
	read_phase(reading, record, promoted, &canary);
	if (!canary.phase) {
		/* not looked at by the controller yet */
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, promoted, &canary))
		return;
	canary.failed_checks = field_count(record, "status.failed_checks");
	canary.checks = field_count(record, "status.iterations");
	canary.weight = field_count(record, "status.canary_weight");
	canary.limit = field_count(analysis, "threshold");
	canary.rules = flagger_read_rules(reading, field(record, "spec"));
	canary.entry.service_name =
		field_own(reading, record, "spec.target_ref.name");
	if (!canary.entry.service_name)
		canary.entry.service_name = canary.name;
	facts_add_record(reading->import->facts, RECORD_CANARY, &canary);
}

/* -- events and hooks */

/* A mark for the timeline, beside the canary that the steps amount to. */
void flagger_add_event(struct reading *reading, const struct json *record,
		       const char *service, int64_t at, const char *message)
{
	struct event event = {
		.entry = reading_entry(reading, NULL, at, record),
		.ended_at = NO_TIME,
		.kind = facts_text(reading->import->facts, "canary"),
		.text = facts_text(reading->import->facts, message),
	};

	event.entry.service_name = facts_text(reading->import->facts, service);
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

bool flagger_tell_no_time(struct reading *reading)
{
	reading_malformed(reading, "time missing",
			  "no time says when it happened");
	return false;
}

static bool time_of_event(struct reading *reading, const struct json *event,
			  int64_t *at)
{
	static const char *const paths[] = { "last_timestamp", "event_time",
					     "first_timestamp",
					     "metadata.creation_timestamp",
					     NULL };

	for (int p = 0; paths[p]; p++) {
		if (!field_time(reading, event, paths[p], INSTANT_GUESSED, at))
			return false;
		if (*at != NO_TIME)
			return true;
	}
	return flagger_tell_no_time(reading);
}

static void read_event(struct reading *reading, const struct json *event)
{
	const struct json *object = object_of(event);
	const char *name = field_text(object, "name");
	const char *message = field_text(event, "message");
	struct canary_step step = { .record = reading->record };
	int64_t at;

	if (!message)
		message = field_text(event, "note");
	if (!name || !message) {
		reading_malformed(reading, "nothing said",
				  "an event of a canary without a name or a "
				  "message");
		return;
	}
	if (!time_of_event(reading, event, &at))
		return;
	flagger_add_event(reading, event, name, at, message);
	if (!flagger_read_message(message, &step))
		return;
	step.at = at;
	step.name = g_strdup(name);
	step.space = g_strdup(field_text(object, "namespace"));
	step.failed *= MAX(field_count(event, "count"), 1u);
	step.checks = MAX(step.checks, step.failed);
	canary_steps_add(reading, step);
}

static void read_hook(struct reading *reading, const struct json *hook)
{
	const char *name = field_text(hook, "name");
	const char *message = field_text(hook, "metadata.event_message");
	struct canary_step step = { .record = reading->record };
	int64_t at;

	if (!field_time(reading, hook, "metadata.timestamp",
			INSTANT_MILLISECONDS, &at))
		return;
	if (at == NO_TIME) {
		flagger_tell_no_time(reading);
		return;
	}
	flagger_add_event(reading, hook, name, at, message ? message : "");
	flagger_read_message(message ? message : "", &step);
	g_free(step.phase);
	step.phase = g_strdup(field_text(hook, "phase"));
	step.at = at;
	step.name = g_strdup(name);
	step.space = g_strdup(field_text(hook, "namespace"));
	canary_steps_add(reading, step);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (flagger_is_log(record))
		flagger_read_log(reading, record);
	else if (is_event(record) &&
		 !field_is(object_of(record), "kind", "Canary"))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (is_event(record))
		read_event(reading, record);
	else if (is_resource(record) || is_status(record))
		read_resource(reading, record);
	else
		read_hook(reading, record);
}

static const char *const keys[] = { "apiVersion", "kind",	    "metadata",
				    "status",	  "phase",	    "namespace",
				    "message",	  "involvedObject", NULL };

const struct importer importer_flagger = {
	.name = "flagger",
	.about = "canaries of Flagger: resources, events, webhooks, logs, "
		 "kubectl get",
	.forms = "JSON, YAML, text",
	.kind = SOURCE_CANARIES,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.text = &flagger_lines,
	.finish = canary_steps_finish,
};
