/* bitbucket_bamboo.c -- deploys of Bitbucket and Bamboo, runs of Bitbucket
 *
 * Bitbucket's state says that something ended, and in it a status how; where
 * that is left out nobody knows.  A result of Bamboo does not name its
 * environment: the list it stands in is of one.
 */
#include "importers/bamboo_builds.h"
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

/* What is deployed, which was called otherwise once. */
static const struct json *release_of(const struct json *record)
{
	const struct json *release = json_member(record, "release");

	return release ? release : json_member(record, "deployable");
}

static bool is_deployment(const struct json *record)
{
	return json_is_object(release_of(record)) &&
	       json_is_object(json_member(record, "environment")) &&
	       json_is_object(json_member(record, "state"));
}

static bool is_pipeline(const struct json *record)
{
	return json_member(record, "build_number") &&
	       json_is_object(json_member(record, "state")) &&
	       json_member(record, "created_on");
}

static bool is_step(const struct json *record)
{
	return json_is_object(json_member(record, "pipeline")) &&
	       json_is_object(json_member(record, "state")) &&
	       field_is(record, "type", "pipeline_step");
}

static bool is_bamboo(const struct json *record)
{
	return json_member(record, "deploymentVersion") &&
	       json_member(record, "deploymentState");
}

static bool is_one(const struct json *record)
{
	return is_deployment(record) || is_pipeline(record) ||
	       is_step(record) || is_bamboo(record) || bamboo_builds_is(record);
}

/* `values` of others are numbers, so a page is taken apart here. */
static bool is_page(const struct json *record)
{
	const struct json *values = json_member(record, "values");

	return json_member(record, "pagelen") && json_is_array(values) &&
	       (!json_first(values) || is_one(json_first(values)));
}

static bool recognises(const struct json *record)
{
	return is_one(record) || is_page(record);
}

/* "COMPLETED" has how it ended in it, under `key`. */
static enum result result_of(const struct json *state, const char *key)
{
	const struct json *how = field(state, key);

	if (field_is(how, "name", "SUCCESSFUL"))
		return RESULT_SUCCESS;
	if (field_is(how, "name", "FAILED|ERROR|EXPIRED"))
		return RESULT_FAILURE;
	if (field_is(how, "name", "STOPPED"))
		return RESULT_CANCELLED;
	if (field_is(how, "name", "NOT_RUN|SKIPPED"))
		return RESULT_SKIPPED;
	if (field_is(state, "name", "IN_PROGRESS|PENDING|PAUSED|BUILDING"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

static void set_outcome(enum result result, struct deploy *deploy)
{
	deploy->is_failure = result != RESULT_SUCCESS;
	if (deploy->is_failure && result != RESULT_FAILURE)
		deploy->outcome = result == RESULT_RUNNING   ? "running" :
				  result == RESULT_CANCELLED ? "cancelled" :
							       "unknown";
}

/* "acme/shop" of "https://bitbucket.org/acme/shop/addon/…", the caller's. */
static char *repository_of_link(const char *link)
{
	const char *host = link ? strstr(link, "://") : NULL;
	const char *path = host ? strchr(host + 3, '/') : NULL;
	g_auto(GStrv) parts = path ? g_strsplit(path + 1, "/", 3) : NULL;

	return parts && parts[0] && parts[1] && *parts[1] ?
		       g_strdup_printf("%s/%s", parts[0], parts[1]) :
		       NULL;
}

/* Its name, else that of a link; the last part is the service. */
static const char *repository_of(struct reading *reading,
				 const struct json *record, const char *link,
				 const char **service)
{
	const char *told = field_text(record, "repository.full_name");
	g_autofree char *name =
		told ? g_strdup(told) : repository_of_link(link);
	const char *last = name ? strrchr(name, '/') : NULL;

	*service = facts_text(reading->import->facts, last ? last + 1 : name);
	return facts_text(reading->import->facts, name);
}

static bool read_deployment_times(struct reading *reading,
				  const struct json *record,
				  struct deploy *deploy)
{
	static const char *const paths[] = {
		"state.started_on",   "state.completed_on",
		"release.created_on", "deployable.created_on",
		"last_update_time",   NULL
	};
	int64_t times[5];

	if (!field_times(reading, record, paths, times))
		return false;
	if (times[2] == NO_TIME)
		times[2] = times[3];
	deploy->started_at = times[0] != NO_TIME ? times[0] : times[2];
	if (deploy->started_at == NO_TIME)
		deploy->started_at = times[1];
	deploy->deployed_at =
		times[1] != NO_TIME ? times[1] : deploy->started_at;
	deploy->created_at = times[2];
	deploy->modified_at = times[4];
	return reading_has_time(
		reading, deploy->started_at,
		"neither 'state.started_on' nor 'release.created_on' is there");
}

static void read_deployment(struct reading *reading, const struct json *record)
{
	struct deploy deploy = deploy_empty();
	const struct json *release = release_of(record);
	const char *name = field_text(release, "name");
	const char *service;

	if (field_is(record, "state.name", "UNDEPLOYED")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_deployment_times(reading, record, &deploy))
		return;
	deploy.id = field_name(reading, record, "uuid");
	deploy.content = deploy.id ? 0 : json_hash(record);
	/* where it is not named nobody knows that it is production */
	deploy.environment = field_own(reading, record,
				       "environment.environment_type.name|"
				       "environment.name|environment.slug|"
				       "environment.uuid");
	/* "#186" is the number of the pipeline */
	if (name && *name != '#')
		deploy.version = facts_text(reading->import->facts, name);
	deploy.commit_name = field_own(reading, release, "commit.hash");
	deploy.run_id = field_name(reading, release, "pipeline.uuid");
	deploy.link = field_own(reading, record, "state.url");
	repository_of(reading, record, field_text(release, "url"), &service);
	set_outcome(result_of(json_member(record, "state"), "status"), &deploy);
	reading_add_deploy(reading, &deploy,
			   service ? service : service_otherwise(reading));
}

static void read_pipeline(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "created_on", "completed_on",
					     NULL };
	struct ci_run run = {
		.run_id = field_name(reading, record, "uuid"),
		.attempt = 1,
		.result = result_of(json_member(record, "state"), "result"),
		.started_at = NO_TIME,
		.busy_seconds = field_real(record, "build_seconds_used"),
		.queued_seconds = NAN,
	};
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return;
	if (!reading_has_time(reading, times[0], "'created_on' is not there"))
		return;
	run.queued_at = times[0];
	run.finished_at = times[1];
	run.entry = reading_entry(reading, run.run_id, times[0], record);
	run.entry.created_at = times[0];
	run.entry.modified_at = times[1];
	run.repository =
		repository_of(reading, record, NULL, &run.entry.service_name);
	run.name = field_own(reading, record, "target.selector.pattern");
	run.branch = field_own(reading, record, "target.ref_name");
	run.commit_name = field_own(reading, record, "target.commit.hash");
	run.trigger = field_own(reading, record, "trigger.name");
	run.link = field_own(reading, record, "links.html.href");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

static void read_step(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "started_on", "completed_on",
					     NULL };
	const char *id = field_name(reading, record, "uuid");
	struct ci_job job = {
		.run_id = field_name(reading, record, "pipeline.uuid"),
		.name = field_own(reading, record, "name"),
		.attempt = 1,
		.result = result_of(json_member(record, "state"), "result"),
		.queued_at = NO_TIME,
		.busy_seconds = field_real(record, "build_seconds_used"),
		.queued_seconds = NAN,
	};
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return;
	job.started_at = times[0];
	job.finished_at = times[1];
	/* one that has not begun has no time */
	job.entry = reading_entry(reading, id, times[0], record);
	job.entry.modified_at = times[1];
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

/* -- Bamboo */

static enum result result_of_bamboo(const struct json *record)
{
	if (!field_is(record, "life_cycle_state", "FINISHED|NOT_BUILT"))
		return RESULT_RUNNING;
	if (field_is(record, "deployment_state", "SUCCESS"))
		return RESULT_SUCCESS;
	if (field_is(record, "deployment_state", "FAILED"))
		return RESULT_FAILURE;
	return field_is(record, "life_cycle_state", "NOT_BUILT") ?
		       RESULT_CANCELLED :
		       RESULT_UNKNOWN;
}

/* The project where it is told, else the plan that made what is deployed. */
static const char *service_of(struct reading *reading,
			      const struct json *record)
{
	const char *name =
		field_own(reading, record, "deployment_project_name");
	const struct json *item =
		json_first(field_at(record, "deployment_version.items"));

	if (!name)
		name = field_own(reading, item,
				 "plan_result_key.entity_key.key");
	if (!name)
		name = field_own(reading, item, "label");
	return name ? name : service_otherwise(reading);
}

static void read_bamboo(struct reading *reading, const struct json *record)
{
	struct deploy deploy = deploy_empty();

	if (!field_time(reading, record, "started_date", INSTANT_MILLISECONDS,
			&deploy.started_at) ||
	    !field_time(reading, record, "finished_date", INSTANT_MILLISECONDS,
			&deploy.deployed_at))
		return;
	if (deploy.started_at == NO_TIME)
		deploy.started_at = field_time_if(
			reading, record, "queued_date", INSTANT_MILLISECONDS);
	if (deploy.started_at == NO_TIME)
		deploy.started_at = deploy.deployed_at;
	if (!reading_has_time(reading, deploy.started_at,
			      "'startedDate' is not there"))
		return;
	if (deploy.deployed_at == NO_TIME)
		deploy.deployed_at = deploy.started_at;
	deploy.id = field_name(reading, record, "id");
	deploy.content = deploy.id ? 0 : json_hash(record);
	deploy.modified_at = deploy.deployed_at;
	deploy.version = field_own(reading, record, "deployment_version_name");
	deploy.environment = field_own(reading, record, "environment.name");
	set_outcome(result_of_bamboo(record), &deploy);
	reading_add_deploy(reading, &deploy, service_of(reading, record));
}

static void read_one(struct reading *reading, const struct json *record)
{
	if (is_bamboo(record))
		read_bamboo(reading, record);
	else if (is_deployment(record))
		read_deployment(reading, record);
	else if (is_step(record))
		read_step(reading, record);
	else if (bamboo_builds_is(record))
		bamboo_builds_read(reading, record);
	else if (is_pipeline(record))
		read_pipeline(reading, record);
	else
		reading_malformed(reading, "not of this format",
				  "it is among the values of a page, and "
				  "neither a deployment nor a pipeline");
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *values = json_member(record, "values");

	if (!is_page(record)) {
		read_one(reading, record);
		return;
	}
	if (!json_first(values))
		reading_end(reading, FATE_NOT_RELEVANT);
	for (const struct json *one = json_first(values); one;
	     one = json_next(one))
		read_one(reading, one);
	if (field_text(record, "next"))
		reading_finding(reading, NO_TIME, "one page of more",
				"'next' says that there are more");
}

static const char *const list_keys[] = { "values&pagelen", "results&max-result",
					 "results.result", NULL };
static const char *const keys[] = { "uuid",
				    "release",
				    "environment",
				    "state",
				    "last_update_time",
				    "build_number",
				    "created_on",
				    "completed_on",
				    "deploymentVersion",
				    "deploymentState",
				    "lifeCycleState",
				    NULL };

const struct importer importer_bitbucket_bamboo = {
	.name = "bitbucket-bamboo",
	.about = "deployments and pipelines of Bitbucket, deploys of Bamboo",
	.forms = "JSON",
	.kind = SOURCE_DEPLOYS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
