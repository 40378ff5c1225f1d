/* litmus.c -- chaos experiments of LitmusChaos
 *
 * A ChaosResult is overwritten by each run and has no times: those stand in the
 * ChaosEngine and in the runs of ChaosCenter.  A verdict without probes says
 * that nothing broke, not that anything was looked at; the number of probes
 * tells.  Three generations spell their keys in three ways.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "importers/litmus.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

static bool is_resource(const struct json *record)
{
	const char *version = field_text(record, "api_version");

	return version && g_str_has_prefix(version, "litmuschaos.io/");
}

/* A run as ChaosCenter's interface answers it. */
static bool is_run(const struct json *record)
{
	return field(record, "execution_data") &&
	       (field(record, "resiliency_score") ||
		field(record, "experiment_run_id") ||
		field(record, "workflow_run_id") || field(record, "phase"));
}

static bool recognises(const struct json *record)
{
	return is_resource(record) || is_run(record) || litmus_runs_of(record);
}

enum verdict_of_chaos litmus_verdict(const char *word)
{
	if (word_is(word, "pass|passed"))
		return CHAOS_PASSED;
	if (word_is(word, "fail|failed|error"))
		return CHAOS_FAILED;
	if (word_is(word, "stopped|forcefully aborted"))
		return CHAOS_STOPPED;
	if (word_is(word, "awaited"))
		return CHAOS_AWAITED;
	return CHAOS_UNKNOWN;
}

/* "100" is 1; "Awaited" is not told. */
double litmus_share(const struct json *record, const char *path)
{
	double percent = field_real(record, path);

	return percent >= 0 && percent <= 100 ? percent / 100 : NAN;
}

/* -- ChaosResult */

static bool begins_passed(const char *text)
{
	return text && g_ascii_strncasecmp(text, "Passed", 6) == 0;
}

/* Before, after, during, on chaos. */
enum { MOMENTS = 8 };

/* A probe passed if all the moments it looked at did. */
static bool is_passed(const struct json *probe)
{
	const struct json *status = field(probe, "status");
	const char *verdict = field_text(status, "verdict");
	const struct json *moment = json_first(status);
	int n = 0;

	if (verdict)
		return begins_passed(verdict);
	for (; json_is_object(status) && moment && n < MOMENTS; n++) {
		/* of a key that is doubled the last */
		if (!begins_passed(
			    json_text(json_member(status, json_key(moment)))))
			return false;
		moment = json_next(moment);
	}
	return n > 0;
}

static void read_probes(const struct json *status, struct chaos_result *result)
{
	const struct json *probes = field(status, "probe_statuses");

	if (!probes)
		probes = field(status, "probe_status");
	for (const struct json *probe = json_first(probes);
	     json_is_array(probes) && probe; probe = json_next(probe)) {
		result->probes++;
		result->passed_probes += is_passed(probe);
	}
}

/* "hello, cart" */
const char *litmus_targets(struct reading *reading, const struct json *status)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (const struct json *target =
		     json_first(field_at(status, "history.targets"));
	     target; target = json_next(target)) {
		const char *name = field_text(target, "name");

		if (name && names->len < 1000)
			g_string_append_printf(names, "%s%s",
					       names->len > 0 ? ", " : "",
					       name);
	}
	return names->len > 0 ? facts_text(reading->import->facts, names->str) :
				NULL;
}

const char *litmus_service(struct reading *reading, const struct json *status)
{
	return field_own(reading,
			 json_first(field_at(status, "history.targets")),
			 "name");
}

static const char *why_of(struct reading *reading, const struct json *status)
{
	const char *why = field_own(reading, status,
				    "experiment_status.error_output.reason");

	if (!why && !field_is(status, "experiment_status.fail_step", "N/A"))
		why = field_own(reading, status, "experiment_status.fail_step");
	return why;
}

static void read_result(struct reading *reading, const struct json *record)
{
	const struct json *status = field(record, "status");
	const struct json *verdict = field(status, "experiment_status");
	struct chaos_result result = {
		.experiment = field_own(reading, record, "spec.experiment"),
		.engine = field_own(reading, record, "spec.engine"),
		.phase = field_own(reading, verdict, "phase"),
		.verdict = litmus_verdict(field_text(verdict, "verdict")),
		.probe_success =
			litmus_share(verdict, "probe_success_percentage"),
		.passed_runs = field_count(status, "history.passed_runs"),
		.failed_runs = field_count(status, "history.failed_runs"),
		.started_at = NO_TIME,
		.finished_at = NO_TIME,
	};

	if (!result.experiment)
		result.experiment = field_own(reading, record, "metadata.name");
	if (!result.experiment) {
		reading_malformed(reading, "nothing said",
				  "a ChaosResult names no experiment");
		return;
	}
	read_probes(status, &result);
	result.target = litmus_targets(reading, status);
	if (result.verdict != CHAOS_PASSED)
		result.why = why_of(reading, status);
	result.entry = reading_entry(reading, NULL, NO_TIME, record);
	result.entry.service_name = litmus_service(reading, status);
	facts_add_record(reading->import->facts, RECORD_CHAOS, &result);
}

/* -- ChaosEngine */

/* TOTAL_CHAOS_DURATION of an experiment, in seconds; 0: not told. */
static int64_t duration_of(const struct json *engine, const char *experiment)
{
	const struct json *list = field_at(engine, "spec.experiments");
	int64_t seconds;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		const struct json *env =
			json_first(field_at(one, "spec.components.env"));

		if (!field_is(one, "name", experiment))
			continue;
		for (; env; env = json_next(env))
			if (field_is(env, "name", "TOTAL_CHAOS_DURATION") &&
			    field_integer(env, "value", &seconds) &&
			    seconds > 0 && seconds < 366 * 86400)
				return seconds;
	}
	return 0;
}

/* The label of what is attacked: "app=nginx". */
static const char *label_of(struct reading *reading, const struct json *engine)
{
	const char *label = field_text(engine, "spec.appinfo.applabel");
	const char *value = label ? strchr(label, '=') : NULL;

	return facts_text(reading->import->facts,
			  value && value[1] ? value + 1 : label);
}

static void read_engine_result(struct reading *reading,
			       const struct json *engine,
			       const struct json *one)
{
	struct chaos_result result = {
		.experiment = field_own(reading, one, "name"),
		.engine = field_own(reading, engine, "metadata.name"),
		.phase = field_own(reading, one, "status"),
		.verdict = litmus_verdict(field_text(one, "verdict")),
		.probe_success = NAN,
		.target = label_of(reading, engine),
		.started_at = NO_TIME,
	};
	int64_t seconds;

	if (!field_time(reading, one, "last_update_time", INSTANT_GUESSED,
			&result.finished_at))
		return;
	if (field_is(one, "status", "Forcefully Aborted"))
		result.verdict = CHAOS_STOPPED;
	seconds =
		result.experiment ? duration_of(engine, result.experiment) : 0;
	if (result.finished_at != NO_TIME && seconds > 0)
		result.started_at = result.finished_at - seconds;
	result.entry = reading_entry(reading, NULL, result.finished_at, one);
	result.entry.service_name = result.target;
	facts_add_record(reading->import->facts, RECORD_CHAOS, &result);
}

static void read_engine(struct reading *reading, const struct json *record)
{
	const struct json *list = field_at(record, "status.experiments");
	uint32_t n = 0;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one), n++)
		read_engine_result(reading, record, one);
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (litmus_runs_of(record))
		litmus_read_runs(reading, record);
	else if (!is_resource(record))
		litmus_read_run(reading, record);
	else if (field_is(record, "kind", "ChaosResult"))
		read_result(reading, record);
	else if (field_is(record, "kind", "ChaosEngine"))
		read_engine(reading, record);
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

/* With blanks as `kubectl describe` has them, which is not read: -o json. */
static const char *const keys[] = { "apiVersion", "API Version",   "kind",
				    "metadata",	  "spec",	   "status",
				    "Labels",	  "executionData", NULL };

const struct importer importer_litmus = {
	.name = "litmus",
	.about = "LitmusChaos: ChaosResult and ChaosEngine (kubectl get -o "
		 "json), runs of ChaosCenter",
	.forms = "JSON, YAML",
	.kind = SOURCE_CHAOS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
