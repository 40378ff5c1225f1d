/* chaos_mesh.c -- experiments of Chaos Mesh
 *
 * There is no verdict: an experiment is a window, from the first injection that
 * succeeded to the last recovery that did.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <math.h>
#include <string.h>

static bool recognises(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "chaos-mesh.org/") &&
	       field_text(record, "kind");
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

static void read_window(struct reading *reading, const struct json *record,
			struct window *window)
{
	const struct json *list =
		field_at(record, "status.experiment.container_records");

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

/* "AllRecovered" and such: the last condition that holds. */
static const char *phase_of(struct reading *reading, const struct json *record)
{
	const struct json *list = field_at(record, "status.conditions");
	const char *phase = NULL;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		if (field_truth(one, "status") && field_text(one, "type"))
			phase = field_text(one, "type");
	if (!phase)
		phase = field_text(record, "status.experiment.desired_phase");
	return facts_text(reading->import->facts, phase);
}

static const char *experiment_of(struct reading *reading,
				 const struct json *record)
{
	const char *action = field_text(record, "spec.action");
	g_autofree char *name = g_strconcat(field_text(record, "kind"),
					    action ? " " : "", action, NULL);

	return facts_text(reading->import->facts, name);
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct window window = { NO_TIME, NO_TIME, NULL };
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
	read_window(reading, record, &window);
	result.experiment = experiment_of(reading, record);
	result.target = target_of(reading, record);
	result.phase = phase_of(reading, record);
	result.why = facts_text(reading->import->facts, window.trouble);
	result.started_at = window.from;
	result.finished_at = window.until;
	result.entry = reading_entry(
		reading, field_name(reading, record, "metadata.uid"),
		window.from != NO_TIME ? window.from : made_at, record);
	result.entry.created_at = made_at;
	result.entry.modified_at = window.until;
	result.entry.service_name = result.target;
	facts_add_record(reading->import->facts, RECORD_CHAOS, &result);
}

static const char *const keys[] = { "apiVersion", "kind",   "metadata",
				    "spec",	  "status", NULL };

const struct importer importer_chaos_mesh = {
	.name = "chaos-mesh",
	.about = "experiments of Chaos Mesh: PodChaos, NetworkChaos, …",
	.forms = "JSON, YAML",
	.kind = SOURCE_CHAOS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
