/* harness.c -- executions of Harness, of both its generations
 *
 * The first generation says under `outcomes` what went where; an execution that
 * has not got so far names its application alone.
 */
#include "importers/harness.h"

#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/importers_list.h"

static bool is_first(const struct json *record)
{
	return json_is_object(json_member(record, "application")) &&
	       json_member(record, "status") &&
	       json_member(record, "startedAt") &&
	       json_member(record, "endedAt");
}

static bool is_one(const struct json *record)
{
	return is_first(record) || harness_is_next(record);
}

/* The list of an answer, or NULL. */
static const struct json *list_of(const struct json *record)
{
	static const char *const paths[] = { "data.executions.nodes",
					     "executions.nodes",
					     "data.content" };

	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		const struct json *list = field_at(record, paths[i]);

		if (json_is_array(list) &&
		    (is_one(json_first(list)) ||
		     (!json_first(list) &&
		      (i < 2 || json_member(record, "correlationId")))))
			return list;
	}
	return NULL;
}

/* One execution, asked for with all its details. */
static const struct json *details_of(const struct json *record)
{
	const struct json *one =
		field_at(record, "data.pipeline_execution_summary");

	return harness_is_next(one) ? one : NULL;
}

static bool recognises(const struct json *record)
{
	return is_one(record) || list_of(record) || details_of(record);
}

enum result harness_result(const char *word)
{
	if (word_is(word, "success|succeeded|ignorefailed"))
		return RESULT_SUCCESS;
	if (word_is(word, "failed|errored|error|expired"))
		return RESULT_FAILURE;
	if (word_is(word, "aborted|aborting|discontinuing|abortedbyfreeze|"
			  "rejected|approvalrejected|approval_rejected"))
		return RESULT_CANCELLED;
	if (word_is(word, "skipped|suspended"))
		return RESULT_SKIPPED;
	if (word_is(word, "running|paused|pausing|queued|notstarted|new|"
			  "scheduled|starting|waiting|resumed|asyncwaiting|"
			  "taskwaiting|timedwaiting|interventionwaiting|"
			  "approvalwaiting|resourcewaiting|inputwaiting|"
			  "waitsteprunning|uploadwaiting|queuedlicenselimit|"
			  "queuedexecutionconcurrencyreached"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

void harness_set_outcome(enum result result, struct deploy *deploy)
{
	deploy->is_failure = result != RESULT_SUCCESS;
	deploy->outcome = NULL;
	if (deploy->is_failure && result != RESULT_FAILURE)
		deploy->outcome = result == RESULT_RUNNING   ? "running" :
				  result == RESULT_CANCELLED ? "cancelled" :
							       "unknown";
}

bool harness_read_times(struct reading *reading, const struct json *record,
			const char *start, const char *end,
			struct deploy *deploy)
{
	int64_t started_at, ended_at;

	if (!field_time(reading, record, start, INSTANT_MILLISECONDS,
			&started_at) ||
	    !field_time(reading, record, end, INSTANT_MILLISECONDS, &ended_at))
		return false;
	if (started_at != NO_TIME)
		deploy->started_at = started_at;
	else if (deploy->started_at == NO_TIME)
		deploy->started_at = ended_at;
	if (ended_at != NO_TIME)
		deploy->modified_at = ended_at;
	if (ended_at != NO_TIME)
		deploy->deployed_at = ended_at;
	else if (started_at != NO_TIME || deploy->deployed_at == NO_TIME)
		deploy->deployed_at = deploy->started_at;
	if (deploy->started_at == NO_TIME)
		reading_malformed(reading, "time missing", "'%s' is not there",
				  start);
	return deploy->started_at != NO_TIME;
}

void harness_add(struct reading *reading, const struct json *record,
		 struct deploy deploy, const struct harness_target *target)
{
	struct facts *facts = reading->import->facts;
	g_autofree char *id =
		deploy.run_id && target->part ?
			g_strdup_printf("%s/%s", deploy.run_id, target->part) :
			g_strdup(deploy.run_id);

	deploy.id = facts_text(facts, id);
	if (!id)
		deploy.content = asides_key(target->part ? target->part : "",
					    (int64_t)json_hash(record));
	if (word_is(target->type, "production|prod"))
		deploy.environment =
			environment_name(reading, target->environment, true);
	else
		deploy.environment = facts_text(
			facts, target->environment ? target->environment :
						     target->type);
	if (target->version)
		deploy.version = facts_text(facts, target->version);
	reading_add_deploy(reading, &deploy,
			   facts_text(facts, target->service));
}

/* -- the first generation */

const struct json *harness_only(const struct json *list)
{
	const struct json *one = json_first(list);

	return json_next(one) ? NULL : one;
}

static uint32_t count_outcomes(const struct json *record)
{
	uint32_t n = 0;

	for (const struct json *one =
		     json_first(field_at(record, "outcomes.nodes"));
	     one; one = json_next(one))
		n += json_is_object(json_member(one, "service"));
	return n;
}

/* Outcomes of approvals and the like are empty. */
static void read_outcomes(struct reading *reading, const struct json *record,
			  const struct deploy *deploy, uint32_t n)
{
	for (const struct json *one =
		     json_first(field_at(record, "outcomes.nodes"));
	     one; one = json_next(one)) {
		struct harness_target target = {
			.service = field_text(one, "service.name"),
			.environment = field_text(one, "environment.name"),
			.type = field_text(one, "environment.type"),
		};
		g_autofree char *part = NULL;

		if (!json_is_object(json_member(one, "service")))
			continue;
		if (!target.service)
			target.service = field_text(one, "service.id");
		if (n > 1)
			target.part = part = g_strdup_printf(
				"%s/%s", target.service ? target.service : "",
				target.environment ? target.environment : "");
		harness_add(reading, record, *deploy, &target);
	}
}

static void read_first(struct reading *reading, const struct json *record)
{
	struct harness_target whole = {
		.service = field_text(record, "application.name"),
	};
	struct deploy deploy = deploy_empty();
	uint32_t n = count_outcomes(record);

	if (!harness_read_times(reading, record, "started_at", "ended_at",
				&deploy))
		return;
	deploy.run_id = field_name(reading, record, "id");
	deploy.version = field_own(
		reading, harness_only(json_member(record, "artifacts")),
		"build_no");
	harness_set_outcome(harness_result(field_text(record, "status")),
			    &deploy);
	if (n > 0)
		read_outcomes(reading, record, &deploy, n);
	else
		harness_add(reading, record, deploy, &whole);
}

/* -- answers */

static void read_one(struct reading *reading, const struct json *record)
{
	if (is_first(record))
		read_first(reading, record);
	else if (harness_is_next(record))
		harness_read_next(reading, record);
	else
		reading_malformed(reading, "not of this format",
				  "it is in a list of executions, and is none");
}

static void read_list(struct reading *reading, const struct json *record,
		      const struct json *list)
{
	const struct json *last = field_at(record, "data.last");
	bool has_more =
		field_truth(record, "data.executions.page_info.has_more") ||
		field_truth(record, "executions.page_info.has_more") ||
		(last && !json_is_true(last));

	if (!json_first(list))
		reading_end(reading, FATE_NOT_RELEVANT);
	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		read_one(reading, one);
	if (has_more)
		reading_finding(reading, NO_TIME, "one page of more",
				"the page says that there are more");
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *list = list_of(record);
	const struct json *details = details_of(record);

	if (list)
		read_list(reading, record, list);
	else
		read_one(reading, details ? details : record);
}

static const char *const keys[] = { "planExecutionId",
				    "pipelineIdentifier",
				    "layoutNodeMap",
				    "moduleInfo",
				    "startTs",
				    "endTs",
				    "runSequence",
				    "application",
				    "outcomes",
				    "artifacts",
				    "startedAt",
				    "endedAt",
				    NULL };

const struct importer importer_harness = {
	.name = "harness",
	.about = "executions of Harness: deploys, and runs that deploy nothing",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
