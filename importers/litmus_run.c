/* litmus_run.c -- runs of ChaosCenter
 *
 * What was run stands as JSON inside a text, a node for each step; those of the
 * type ChaosEngine, and what else has data of chaos, are experiments.
 */
#include "importers/field.h"
#include "importers/json_inside.h"
#include "importers/litmus.h"
#include "model/entries.h"

static void read_node(struct reading *reading, const struct json *node)
{
	const struct json *data = field(node, "chaos_data");
	struct chaos_result result = {
		.experiment = field_own(reading, data, "experiment_name"),
		.engine = field_own(reading, data, "engine_name"),
		.phase = field_own(reading, data, "experiment_status"),
		.verdict =
			litmus_verdict(field_text(data, "experiment_verdict")),
		.probe_success = litmus_share(data, "probe_success_percentage"),
		.why = field_own(reading, data, "fail_step"),
	};
	const struct json *status = field_at(data, "chaos_result.status");
	const struct json *probes = field(status, "probe_statuses");

	if (!field_time(reading, node, "started_at", INSTANT_SECONDS,
			&result.started_at) ||
	    !field_time(reading, node, "finished_at", INSTANT_SECONDS,
			&result.finished_at))
		return;
	if (!result.experiment)
		result.experiment = field_own(reading, node, "name");
	for (const struct json *probe = json_first(probes); probe;
	     probe = json_next(probe)) {
		result.probes++;
		result.passed_probes +=
			field_is(probe, "status.verdict", "Passed");
	}
	if (result.verdict == CHAOS_PASSED || word_is(result.why, "N/A"))
		result.why = NULL;
	result.target = litmus_targets(reading, status);
	result.entry =
		reading_entry(reading, NULL,
			      result.started_at != NO_TIME ? result.started_at :
							     result.finished_at,
			      node);
	result.entry.service_name = litmus_service(reading, status);
	facts_add_record(reading->import->facts, RECORD_CHAOS, &result);
}

void litmus_read_run(struct reading *reading, const struct json *record)
{
	const struct json *data = field(record, "execution_data");
	const char *text = json_text(data);
	g_autoptr(Json) parsed = text && *text ? json_inside(text) : NULL;
	uint32_t n = 0;

	if (text && *text && !parsed) {
		reading_malformed(reading, "not JSON",
				  "'executionData' is a text that is not JSON");
		return;
	}
	for (const struct json *node =
		     json_first(field(parsed ? parsed : data, "nodes"));
	     node; node = json_next(node))
		if (field_is(node, "type", "ChaosEngine") ||
		    field_at(node, "chaos_data.experiment_name")) {
			read_node(reading, node);
			n++;
		}
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

const struct json *litmus_runs_of(const struct json *record)
{
	static const char *const paths[] = {
		"data.list_experiment_run.experiment_runs",
		"data.get_experiment_run",
		"data.list_workflow_runs.workflow_runs",
		"data.get_workflow_runs.workflow_runs",
		"data.get_workflow_runs",
	};
	const struct json *data = field(record, "data");

	if (json_is_object(data) && field(data, "execution_data"))
		return data;
	for (size_t p = 0; p < G_N_ELEMENTS(paths); p++) {
		const struct json *runs = field_at(record, paths[p]);

		if (json_is_array(runs) || json_is_object(runs))
			return runs;
	}
	return NULL;
}

void litmus_read_runs(struct reading *reading, const struct json *record)
{
	const struct json *runs = litmus_runs_of(record);

	if (json_is_object(runs)) {
		litmus_read_run(reading, runs);
		return;
	}
	for (const struct json *run = json_first(runs); run;
	     run = json_next(run))
		litmus_read_run(reading, run);
	if (!json_first(runs))
		reading_end(reading, FATE_NOT_RELEVANT);
}
