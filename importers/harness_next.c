/* harness_next.c -- executions of Harness' next generation
 *
 * A map has the stages, each of which deploys one service to one environment;
 * where the map is left out it is known what was deployed and where to, but not
 * which of the one to which of the other: each to each, then.  What is told as
 * details of git is about the file of the pipeline, not about what is deployed.
 */
#include "importers/field.h"
#include "importers/harness.h"
#include "model/records_ci.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

bool harness_is_next(const struct json *record)
{
	return json_member(record, "planExecutionId") &&
	       json_member(record, "pipelineIdentifier");
}

/* Stages that are skipped or have not begun deploy nothing. */
static bool deploys(const struct json *stage)
{
	return json_is_object(field_at(stage, "module_info.cd.service_info")) &&
	       !field_is(stage, "status", "skipped|notstarted|queued");
}

static uint32_t count_stages(const struct json *record)
{
	uint32_t n = 0;

	for (const struct json *stage =
		     json_first(json_member(record, "layoutNodeMap"));
	     stage; stage = json_next(stage))
		n += deploys(stage);
	return n;
}

/* "account.shop" and "org.shop" are of a wider scope. */
static const char *without_scope(const char *name)
{
	if (name && g_str_has_prefix(name, "account."))
		return name + strlen("account.");
	if (name && g_str_has_prefix(name, "org."))
		return name + strlen("org.");
	return name;
}

static const char *text_or(const struct json *record, const char *path,
			   const char * or)
{
	const char *text = field_text(record, path);

	return text ? text : without_scope(field_text(record, or));
}

static void read_stages(struct reading *reading, const struct json *record,
			const struct deploy *whole, uint32_t n)
{
	for (const struct json *stage =
		     json_first(json_member(record, "layoutNodeMap"));
	     stage; stage = json_next(stage)) {
		const struct json *cd = field_at(stage, "module_info.cd");
		const struct json *place = field(cd, "infra_execution_summary");
		struct harness_target target = {
			.service = text_or(cd, "service_info.display_name",
					   "service_info.identifier"),
			.version = field_text(
				cd, "service_info.artifacts.primary.tag"),
			.environment = text_or(place, "name", "identifier"),
			.type = field_text(place, "type"),
			.part = n > 1 ? json_key(stage) : NULL,
		};
		struct deploy deploy = *whole;

		if (!deploys(stage) ||
		    !harness_read_times(reading, stage, "start_ts", "end_ts",
					&deploy))
			continue;
		harness_set_outcome(harness_result(field_text(stage, "status")),
				    &deploy);
		harness_add(reading, record, deploy, &target);
	}
}

enum { MOST_TARGETS = 4096 }; /* of one execution */

static uint32_t count(const struct json *list)
{
	uint32_t n = 0;

	for (const struct json *one = json_first(list); one;
	     one = json_next(one))
		n++;
	return n;
}

static void read_target(struct reading *reading, const struct json *record,
			const struct deploy *deploy,
			struct harness_target target, bool is_one)
{
	g_autofree char *part =
		g_strdup_printf("%s/%s", target.service ? target.service : "",
				target.environment ? target.environment : "");

	target.part = is_one ? NULL : part;
	harness_add(reading, record, *deploy, &target);
}

/* An execution without a map of stages: each service to each environment. */
static void read_whole(struct reading *reading, const struct json *record,
		       const struct deploy *deploy)
{
	const struct json *cd = field_at(record, "module_info.cd");
	const struct json *services = field(cd, "service_identifiers");
	const struct json *places = field(cd, "env_identifiers");
	uint64_t n = (uint64_t)count(services) * MAX(count(places), 1);
	struct harness_target target = {
		.type = json_text(harness_only(field(cd, "environment_types"))),
	};

	if (n > MOST_TARGETS) {
		reading_malformed(reading, "too many targets",
				  "it names %" PRIu64 " pairs of service and "
				  "environment",
				  n);
		return;
	}
	for (const struct json *service = json_first(services); service;
	     service = json_next(service)) {
		const struct json *place = json_first(places);

		target.service = without_scope(json_text(service));
		do {
			target.environment = without_scope(json_text(place));
			read_target(reading, record, deploy, target, n == 1);
			place = json_next(place);
		} while (place);
	}
}

/* What was built: by a push, or of a pull request; the newest comes first. */
static const char *commit_of(struct reading *reading, const struct json *record)
{
	const struct json *built =
		field_at(record, "module_info.ci.ci_execution_info_dto");
	const struct json *commits = field_at(built, "branch.commits");

	if (!json_first(commits))
		commits = field_at(built, "pull_request.commits");
	return field_own(reading, json_first(commits), "id");
}

static void read_run(struct reading *reading, const struct json *record,
		     const struct deploy *deploy)
{
	struct ci_run run = {
		.entry = reading_entry(reading, deploy->run_id,
				       deploy->started_at, record),
		.run_id = deploy->run_id,
		.attempt = 1,
		.result = harness_result(field_text(record, "status")),
		.queued_at = NO_TIME,
		.started_at = deploy->started_at,
		.finished_at = deploy->modified_at,
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};

	run.entry.modified_at = deploy->modified_at;
	run.entry.service_name =
		field_own(reading, record, "module_info.ci.repo_name");
	run.repository = run.entry.service_name;
	run.name = field_own(reading, record, "name");
	run.branch = field_own(reading, record, "module_info.ci.branch");
	run.commit_name = deploy->commit_name;
	run.trigger = field_own(reading, record,
				"execution_trigger_info.trigger_type");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

void harness_read_next(struct reading *reading, const struct json *record)
{
	struct deploy deploy = deploy_empty();
	uint32_t n = count_stages(record);

	if (!harness_read_times(reading, record, "start_ts", "end_ts", &deploy))
		return;
	deploy.run_id = field_name(reading, record, "plan_execution_id");
	deploy.commit_name = commit_of(reading, record);
	harness_set_outcome(harness_result(field_text(record, "status")),
			    &deploy);
	if (field_is(record, "execution_mode",
		     "POST_EXECUTION_ROLLBACK|PIPELINE_ROLLBACK"))
		deploy.kind = KIND_ROLLBACK;
	if (n > 0)
		read_stages(reading, record, &deploy, n);
	else if (!json_first(json_member(record, "layoutNodeMap")) &&
		 json_first(field_at(record,
				     "module_info.cd.service_identifiers")))
		read_whole(reading, record, &deploy);
	else
		read_run(reading, record, &deploy);
}
