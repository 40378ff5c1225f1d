/* chaos_mesh.c -- experiments of Chaos Mesh
 *
 * There is no verdict: an experiment is a window, from the first injection that
 * succeeded to the last recovery that did.  The dashboard lists experiments
 * without their records, and keeps archived ones with what they were.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

static bool is_resource(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "chaos-mesh.org/") &&
	       field_text(record, "kind");
}

static bool is_of_chaos(const struct json *record)
{
	const char *kind = field_text(record, "kind");

	return kind && g_str_has_suffix(kind, "Chaos");
}

/* What the dashboard answers: an experiment, archived or not. */
static bool is_listed(const struct json *record)
{
	return (is_of_chaos(record) ||
		field_is(record, "kind", "Schedule|Workflow")) &&
	       field_text(record, "uid") && field_text(record, "name") &&
	       field_text(record, "namespace") &&
	       field_text(record, "created_at|start_time");
}

/* What happened to one, as the dashboard lists it. */
static bool is_event(const struct json *record)
{
	return is_of_chaos(record) && field_text(record, "object_id") &&
	       field_text(record, "reason") && field(record, "created_at");
}

static bool recognises(const struct json *record)
{
	return is_resource(record) || is_listed(record) || is_event(record);
}

/* Schedules and workflows make experiments, which are exported themselves. */
static bool is_experiment(const struct json *record)
{
	const char *kind = field_text(record, "kind");

	return g_str_has_suffix(kind, "Chaos") &&
	       json_is_object(field_at(record, "status.experiment"));
}

struct window {
	int64_t from, until;
	const char *trouble; /* what the last failure says */
};

static void read_event(struct reading *reading, const struct json *event,
		       struct window *window)
{
	int64_t at =
		field_time_if(reading, event, "timestamp", INSTANT_GUESSED);

	if (!field_is(event, "type", "Succeeded")) {
		if (field_is(event, "type", "Failed"))
			window->trouble = field_text(event, "message");
		return;
	}
	if (at == NO_TIME)
		return;
	if (field_is(event, "operation", "Apply") &&
	    (window->from == NO_TIME || at < window->from))
		window->from = at;
	if (field_is(event, "operation", "Recover"))
		window->until = MAX(window->until, at);
}

/* Version 1 told the window itself, and no records. */
static bool read_old_window(struct reading *reading, const struct json *status,
			    struct window *window)
{
	static const char *const paths[] = { "experiment.start_time",
					     "experiment.end_time", NULL };
	int64_t times[2];

	if (!field_times(reading, status, paths, times))
		return false;
	if (window->from == NO_TIME) {
		window->from = times[0];
		window->until = times[1];
	}
	return true;
}

static void read_window(struct reading *reading, const struct json *status,
			struct window *window)
{
	const struct json *list =
		field_at(status, "experiment.container_records");

	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		for (const struct json *event =
			     json_first(field(one, "events"));
		     event; event = json_next(event))
			read_event(reading, event, window);
}

/* What the selector says: the value of its label, or its namespaces. */
static const char *target_of(struct reading *reading, const struct json *record)
{
	const struct json *labels =
		field_at(record, "spec.selector.label_selectors");
	const struct json *spaces =
		field_at(record, "spec.selector.namespaces");
	const struct json *first = json_first(labels);
	const char *value =
		json_key(first) ?
			json_text(json_member(labels, json_key(first))) :
			NULL;

	if (!value)
		value = json_text(json_first(spaces));
	return facts_text(reading->import->facts, value);
}

/* "AllRecovered" and such: the last of what an experiment comes to. */
static const char *phase_of(struct reading *reading, const struct json *status)
{
	static const char *const ends[] = { "AllRecovered", "Paused",
					    "AllInjected", "Selected" };
	const struct json *list = field(status, "conditions");

	for (size_t e = 0; e < G_N_ELEMENTS(ends); e++)
		for (const struct json *one = json_first(list); one;
		     one = json_next(one))
			if (field_truth(one, "status") &&
			    field_is(one, "type", ends[e]))
				return facts_text(reading->import->facts,
						  ends[e]);
	return field_own(reading, status,
			 "experiment.phase|experiment.desired_phase");
}

static const char *experiment_of(struct reading *reading, const char *kind,
				 const char *action)
{
	g_autofree char *name =
		g_strconcat(kind, action ? " " : "", action, NULL);

	return facts_text(reading->import->facts, name);
}

/*
 * With the details the resource and, in newer versions, its status stand in
 * it; the database of older ones had the window.
 */
static bool read_listed_window(struct reading *reading,
			       const struct json *record, struct window *window)
{
	static const char *const paths[] = { "start_time", "finish_time",
					     NULL };
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return false;
	read_window(reading, field(record, "chaos_status"), window);
	if (window->from == NO_TIME)
		window->from = times[0];
	if (window->until == NO_TIME)
		window->until = times[1];
	return true;
}

/* What is left of a result when it is known whose and when it was. */
static void add_result(struct reading *reading, const struct window *window,
		       struct chaos_result *result)
{
	if (!result->why)
		result->why =
			facts_text(reading->import->facts, window->trouble);
	result->started_at = window->from;
	result->finished_at = window->until;
	result->entry.modified_at = window->until;
	result->entry.service_name = result->target;
	facts_add_record(reading->import->facts, RECORD_CHAOS, result);
}

static void read_listed(struct reading *reading, const struct json *record)
{
	struct window window = { NO_TIME, NO_TIME, NULL };
	const struct json *object = field(record, "kube_object");
	struct chaos_result result = {
		.engine = field_own(reading, record, "name"),
		.phase = field_own(reading, record, "status"),
		.why = field_own(reading, record, "failed_message"),
		.probe_success = NAN,
	};
	int64_t made_at;

	if (!is_of_chaos(record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, record, "created_at", INSTANT_GUESSED,
			&made_at) ||
	    !read_listed_window(reading, record, &window))
		return;
	result.experiment =
		experiment_of(reading, field_text(record, "kind"),
			      field_text(object ? object : record,
					 object ? "spec.action" : "action"));
	result.target = target_of(reading, object);
	if (!result.phase)
		result.phase = phase_of(reading, field(record, "chaos_status"));
	result.entry = reading_entry(
		reading, field_name(reading, record, "uid"),
		window.from != NO_TIME ? window.from : made_at, record);
	result.entry.created_at = made_at;
	add_result(reading, &window, &result);
}

/* A mark for the timeline; the experiment itself is listed elsewhere. */
static void read_event_of(struct reading *reading, const struct json *record)
{
	struct event event = {
		.ended_at = NO_TIME,
		.kind = facts_text(reading->import->facts, "chaos"),
		.text = field_own(reading, record, "message|reason"),
	};
	int64_t at;

	if (!field_time(reading, record, "created_at", INSTANT_GUESSED, &at))
		return;
	event.entry = reading_entry(reading, NULL, at, record);
	facts_add_record(reading->import->facts, RECORD_EVENT, &event);
}

static void read_resource(struct reading *reading, const struct json *record)
{
	struct window window = { NO_TIME, NO_TIME, NULL };
	const struct json *status = field(record, "status");
	struct chaos_result result = {
		.engine = field_own(reading, record, "metadata.name"),
		.probe_success = NAN,
	};
	int64_t made_at;

	if (!is_experiment(record)) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!field_time(reading, record, "metadata.creation_timestamp",
			INSTANT_GUESSED, &made_at))
		return;
	read_window(reading, status, &window);
	if (!read_old_window(reading, status, &window))
		return;
	result.experiment = experiment_of(reading, field_text(record, "kind"),
					  field_text(record, "spec.action"));
	result.target = target_of(reading, record);
	result.phase = phase_of(reading, status);
	result.entry = reading_entry(
		reading, field_name(reading, record, "metadata.uid"),
		window.from != NO_TIME ? window.from : made_at, record);
	result.entry.created_at = made_at;
	add_result(reading, &window, &result);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_resource(record))
		read_resource(reading, record);
	else if (is_event(record))
		read_event_of(reading, record);
	else
		read_listed(reading, record);
}

static const char *const keys[] = { "apiVersion", "kind",      "metadata",
				    "spec",	  "status",    "kube_object",
				    "uid",	  "namespace", NULL };

const struct importer importer_chaos_mesh = {
	.name = "chaos-mesh",
	.about = "experiments of Chaos Mesh: PodChaos, NetworkChaos, …",
	.forms = "JSON, YAML",
	.kind = SOURCE_CHAOS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
