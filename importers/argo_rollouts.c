/* argo_rollouts.c -- AnalysisRuns and Rollouts of Argo
 *
 * An AnalysisRun keeps the last ten measurements of a metric, and counts all;
 * those of a dry run decide nothing.  A Rollout that was aborted while its
 * stable revision is another one went back.
 */
#include "importers/argo_analysis.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/entries.h"
#include "model/records_delivery.h"

#include <string.h>

static bool recognises(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "argoproj.io/") &&
	       field_is(record, "kind",
			"AnalysisRun|Rollout|Experiment|AnalysisTemplate|"
			"ClusterAnalysisTemplate");
}

static const char *revision_of(struct reading *reading,
			       const struct json *record, const char * or)
{
	const struct json *annotations =
		field_at(record, "metadata.annotations");
	g_autofree char *revision = json_name(
		json_member(annotations, "rollout.argoproj.io/revision"));

	return revision ? facts_text(reading->import->facts, revision) :
			  field_name(reading, record, or);
}

/* A resource keeps its uid as long as it lives. */
static const char *id_of(struct reading *reading, const struct json *record,
			 const char *revision)
{
	g_autofree char *uid = json_name(field_at(record, "metadata.uid"));
	g_autofree char *id =
		uid ? g_strdup_printf("%s@%s", uid, revision ? revision : "") :
		      NULL;

	return facts_text(reading->import->facts, id);
}

/* -- AnalysisRun */

static enum result result_of_analysis(const struct json *record)
{
	if (field_is(record, "status.phase", "Successful"))
		return RESULT_SUCCESS;
	if (field_is(record, "status.phase", "Failed|Error"))
		return RESULT_FAILURE;
	if (field_is(record, "status.phase", "Running|Pending"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN; /* inconclusive: somebody has to decide */
}

static const char *owner_of(struct reading *reading, const struct json *record)
{
	return field_own(reading,
			 field_among(record, "metadata.owner_references",
				     "kind", "Rollout"),
			 "name");
}

static void add_metric(struct reading *reading, const struct json *metric,
		       struct canary *canary)
{
	const struct json *list = field(metric, "measurements");

	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		int64_t from = field_time_if(reading, one, "started_at",
					     INSTANT_GUESSED);
		int64_t until = field_time_if(reading, one, "finished_at",
					      INSTANT_GUESSED);

		if (from != NO_TIME && (canary->started_at == NO_TIME ||
					from < canary->started_at))
			canary->started_at = from;
		canary->finished_at = MAX(canary->finished_at, until);
	}
	if (field_truth(metric, "dry_run"))
		return;
	canary->checks += field_count(metric, "count");
	canary->failed_checks += field_count(metric, "failed");
	if (!canary->why && field_is(metric, "phase", "Failed|Error"))
		canary->why = field_own(reading, metric, "message");
}

/* The strictest of its metrics ends it. */
static uint32_t limit_of(const struct json *record)
{
	const struct json *metrics = field_at(record, "spec.metrics");
	uint32_t limit = 0;

	for (const struct json *metric = json_first(metrics); metric;
	     metric = json_next(metric)) {
		uint32_t one = field_count(metric, "failure_limit") + 1;

		if (limit == 0 || one < limit)
			limit = one;
	}
	return limit;
}

/* Newer versions say when it began and ended; else its measurements do. */
static bool read_analysis_times(struct reading *reading,
				const struct json *record,
				struct canary *canary)
{
	static const char *const paths[] = { "status.started_at",
					     "status.completed_at",
					     "metadata.creation_timestamp",
					     NULL };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	if (times[0] != NO_TIME)
		canary->started_at = times[0];
	if (canary->started_at == NO_TIME)
		canary->started_at = times[2];
	if (times[1] != NO_TIME)
		canary->finished_at = times[1];
	if (canary->result == RESULT_RUNNING)
		canary->finished_at = NO_TIME;
	canary->entry = reading_entry(
		reading, id_of(reading, record, canary->revision),
		canary->finished_at != NO_TIME ? canary->finished_at :
						 canary->started_at,
		record);
	canary->entry.created_at = times[2];
	canary->entry.modified_at = canary->entry.at;
	return true;
}

static void read_analysis(struct reading *reading, const struct json *record)
{
	struct canary canary = {
		.name = owner_of(reading, record),
		.space = field_own(reading, record, "metadata.namespace"),
		.revision = revision_of(reading, record, "metadata.name"),
		.phase = field_own(reading, record, "status.phase"),
		.why = field_own(reading, record, "status.message"),
		.result = result_of_analysis(record),
		.limit = limit_of(record),
		.started_at = NO_TIME,
		.finished_at = NO_TIME,
	};
	const struct json *metrics = field_at(record, "status.metric_results");

	for (const struct json *metric = json_first(metrics); metric;
	     metric = json_next(metric))
		add_metric(reading, metric, &canary);
	canary.analysis = argo_read_analysis(reading, record);
	if (!canary.name)
		canary.name = field_own(reading, record, "metadata.name");
	if (!canary.phase) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_analysis_times(reading, record, &canary))
		return;
	canary.entry.service_name = canary.name;
	facts_add_record(reading->import->facts, RECORD_CANARY, &canary);
}

/* -- Rollout */

/* Old versions have no phase; it follows from what they have. */
static void read_phase(struct reading *reading, const struct json *record,
		       const struct json *progressing, struct canary *canary)
{
	struct facts *facts = reading->import->facts;
	const struct json *invalid =
		field_among(record, "status.conditions", "type", "InvalidSpec");
	const char *stable =
		field_text(record, "status.stable_rs|status.canary.stable_rs|"
				   "status.blue_green.active_selector");
	const char *current = field_text(record, "status.current_pod_hash");
	bool is_stable = stable && current && strcmp(stable, current) == 0;
	bool is_paused =
		json_first(field_at(record, "status.pause_conditions"));
	bool is_bad = field_truth(record, "status.abort") ||
		      field_is(invalid, "status", "True") ||
		      field_is(progressing, "reason",
			       "RolloutAborted|ProgressDeadlineExceeded");

	canary->phase = field_own(reading, record, "status.phase");
	if (!canary->phase)
		canary->phase = facts_text(facts, is_bad    ? "Degraded" :
						  is_stable ? "Healthy" :
						  is_paused ? "Paused" :
							      "Progressing");
	if (field_is(record, "status.phase", "Degraded") || is_bad)
		canary->result = RESULT_FAILURE;
	else if (field_is(record, "status.phase", "Progressing|Paused") ||
		 (!is_stable && !field_is(record, "status.phase", "Healthy")))
		canary->result = RESULT_RUNNING;
	else
		canary->result = RESULT_SUCCESS;
	if (field_is(invalid, "status", "True"))
		progressing = invalid;
	if (canary->result == RESULT_FAILURE)
		canary->why = field_own(reading, progressing, "message");
	if (!canary->why && canary->result == RESULT_FAILURE)
		canary->why = field_own(reading, record, "status.message");
}

/* What the steps before the current one set. */
static uint32_t weight_of(const struct json *record)
{
	const struct json *step =
		json_first(field_at(record, "spec.strategy.canary.steps"));
	uint32_t weight =
		field_count(record, "status.canary.weights.canary.weight");
	uint32_t index = field_count(record, "status.current_step_index");

	if (weight > 0 || field_truth(record, "status.abort"))
		return MIN(weight, 100u);
	for (uint32_t s = 0; step && s < index; s++, step = json_next(step))
		if (field(step, "set_weight"))
			weight = field_count(step, "set_weight");
	return MIN(weight, 100u);
}

static void read_rollout(struct reading *reading, const struct json *record)
{
	const struct json *progressing =
		field_among(record, "status.conditions", "type", "Progressing");
	struct canary canary = {
		.name = field_own(reading, record, "metadata.name"),
		.space = field_own(reading, record, "metadata.namespace"),
		.revision =
			revision_of(reading, record, "status.current_pod_hash"),
		.started_at = NO_TIME,
		.weight = weight_of(record),
	};
	int64_t at, aborted_at, made_at;

	if (!json_is_object(field(record, "status"))) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!progressing)
		progressing = field_among(record, "status.conditions", "type",
					  "InvalidSpec");
	read_phase(reading, record, progressing, &canary);
	if (!field_time(reading, progressing, "last_update_time",
			INSTANT_GUESSED, &at) ||
	    !field_time(reading, record, "status.aborted_at", INSTANT_GUESSED,
			&aborted_at) ||
	    !field_time(reading, record, "metadata.creation_timestamp",
			INSTANT_GUESSED, &made_at))
		return;
	canary.finished_at = canary.result == RESULT_RUNNING ? NO_TIME :
			     aborted_at != NO_TIME	     ? aborted_at :
							       at;
	canary.entry = reading_entry(
		reading, id_of(reading, record, canary.revision),
		canary.finished_at != NO_TIME ? canary.finished_at : at,
		record);
	canary.entry.created_at = made_at;
	canary.entry.modified_at = at;
	canary.entry.service_name = canary.name;
	facts_add_record(reading->import->facts, RECORD_CANARY, &canary);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (field_is(record, "kind", "AnalysisRun"))
		read_analysis(reading, record);
	else if (field_is(record, "kind", "Rollout"))
		read_rollout(reading, record);
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const keys[] = { "apiVersion", "kind",   "metadata",
				    "spec",	  "status", NULL };

const struct importer importer_argo_rollouts = {
	.name = "argo-rollouts",
	.about = "AnalysisRuns and Rollouts of Argo Rollouts",
	.forms = "JSON, YAML",
	.kind = SOURCE_CANARIES,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
