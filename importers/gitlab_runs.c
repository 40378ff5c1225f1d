/* gitlab_runs.c -- pipelines and jobs of GitLab CI: listed, asked for, sent
 *
 * A list of pipelines tells no durations, and updated_at is the only end; asked
 * for alone a pipeline tells all.  A hook of a pipeline holds its jobs under
 * `builds`, and each arrives as a record: with the first of them the pipeline
 * is added, from what stands before the list.  Between start and end a pipeline
 * may wait for hands, so what it says of its duration is kept.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/graphql.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <string.h>

static const char LIST[] = "pipelines";

/* Deployments have most of these, too, and an environment. */
static bool is_pipeline(const struct json *record)
{
	return json_member(record, "sha") && json_member(record, "ref") &&
	       json_member(record, "status") &&
	       ((json_member(record, "iid") && json_member(record, "source")) ||
		json_member(record, "web_url")) &&
	       !json_member(record, "environment");
}

/* As GraphQL has it. */
static bool is_node(const struct json *node)
{
	return json_text(json_member(node, "iid")) &&
	       json_text(json_member(node, "createdAt")) &&
	       json_text(json_member(node, "status"));
}

static bool is_job(const struct json *record)
{
	return json_is_object(json_member(record, "pipeline")) &&
	       json_member(record, "stage") && json_member(record, "name");
}

/* A job as the hook of its pipeline has it. */
static bool is_build(const struct json *record)
{
	return json_member(record, "stage") && json_member(record, "when") &&
	       json_member(record, "manual") && json_member(record, "name");
}

static bool is_hook(const struct json *record, const char *kind)
{
	return field_is(record, "object_kind", kind);
}

static bool is_pipeline_hook(const struct json *record)
{
	return is_hook(record, "pipeline") &&
	       json_is_object(json_member(record, "object_attributes"));
}

static bool is_job_hook(const struct json *record)
{
	return is_hook(record, "build") && json_member(record, "build_id");
}

static bool recognises(const struct json *record)
{
	return is_pipeline(record) || is_job(record) || is_build(record) ||
	       is_pipeline_hook(record) || is_job_hook(record) ||
	       graphql_has(record, LIST, is_node);
}

static enum result result_of(const char *word)
{
	if (word_is(word, "success|passed|passed with warnings"))
		return RESULT_SUCCESS;
	if (word_is(word, "failed"))
		return RESULT_FAILURE;
	if (word_is(word, "canceled|cancelled|canceling"))
		return RESULT_CANCELLED;
	if (word_is(word, "skipped"))
		return RESULT_SKIPPED;
	if (word_is(word, "created|waiting_for_resource|preparing|pending|"
			  "running|manual|scheduled|blocked|delayed"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

/* A hook may say "pending", and beside it that it has passed. */
static enum result result_of_pipeline(const struct json *record)
{
	enum result result = result_of(field_text(record, "status"));
	enum result detailed = result_of(field_text(record, "detailed_status"));
	bool has_ended = !json_is_null(field(record, "finished_at"));

	return result == RESULT_RUNNING && has_ended &&
			       detailed != RESULT_UNKNOWN ?
		       detailed :
		       result;
}

/* "group/shop" of "https://host/group/shop/-/pipelines/7", which had no "/-"
 * before, and of "https://host/group/shop"; the caller's. */
static char *project_of_link(const char *link)
{
	static const char *const behind[] = { "/-/", "/pipelines/", "/jobs/",
					      "/builds/" };
	const char *host = link ? strstr(link, "://") : NULL;
	const char *path = host ? strchr(host + 3, '/') : NULL;
	const char *end = NULL;

	for (size_t b = 0; path && b < G_N_ELEMENTS(behind) && !end; b++)
		end = strstr(path, behind[b]);
	if (path && !end)
		end = path + strlen(path);
	return path && end > path + 1 ?
		       g_strndup(path + 1, (size_t)(end - path - 1)) :
		       NULL;
}

/* The project of a hook, else of a link; its last part is the service. */
static const char *project_of(struct reading *reading,
			      const struct json *around, const char *link,
			      const char **service)
{
	struct facts *facts = reading->import->facts;
	const char *told =
		field_text(around, "project.path_with_namespace|full_path");
	g_autofree char *project =
		told ? g_strdup(told) : project_of_link(link);
	const char *last = project ? strrchr(project, '/') : NULL;

	*service = facts_text(facts, last ? last + 1 : project);
	return facts_text(facts, project);
}

static bool has_time(struct reading *reading, int64_t at)
{
	return reading_has_time(
		reading, at, "neither 'created_at' nor 'started_at' is there");
}

enum { CREATED, STARTED, FINISHED, UPDATED, TIMES };

static bool read_pipeline_times(struct reading *reading,
				const struct json *record, struct ci_run *run)
{
	static const char *const paths[] = { "created_at", "started_at",
					     "finished_at", "updated_at",
					     NULL };
	int64_t times[TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	if (!field(record, "finished_at"))
		times[FINISHED] = times[UPDATED];
	run->queued_at = times[CREATED];
	run->started_at = times[STARTED];
	run->finished_at =
		run->result == RESULT_RUNNING ? NO_TIME : times[FINISHED];
	run->entry = reading_entry(reading, run->run_id,
				   times[CREATED] != NO_TIME ? times[CREATED] :
							       times[STARTED],
				   record);
	run->entry.created_at = times[CREATED];
	run->entry.modified_at = MAX(times[UPDATED], times[FINISHED]);
	return has_time(reading, run->entry.at);
}

static void read_pipeline(struct reading *reading, const struct json *record,
			  const struct json *around)
{
	g_autofree char *id = json_name(field(record, "id"));
	struct ci_run run = {
		.run_id = address_last(reading, id),
		.attempt = 1,
		.result = result_of_pipeline(record),
		.busy_seconds = field_real(record, "duration"),
		.queued_seconds = field_real(record, "queued_duration"),
	};

	if (!read_pipeline_times(reading, record, &run))
		return;
	run.link = field_own(reading, record, "web_url|url");
	run.repository =
		project_of(reading, around, run.link, &run.entry.service_name);
	run.name = field_own(reading, record, "name");
	run.branch = field_own(reading, record, "ref");
	run.commit_name = field_own(reading, record, "sha|commit.sha");
	run.trigger = field_own(reading, record, "source");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

/* One that waits for a hand is not on its way. */
static enum result result_of_job(const struct json *record, const char *key)
{
	return field_is(record, key, "manual") ?
		       RESULT_SKIPPED :
		       result_of(field_text(record, key));
}

static bool read_job_times(struct reading *reading, const struct json *record,
			   const char *const *paths, struct ci_job *job)
{
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	job->queued_at = times[CREATED];
	job->started_at = times[STARTED];
	job->finished_at = times[FINISHED];
	job->entry.at =
		times[CREATED] != NO_TIME ? times[CREATED] : times[STARTED];
	job->entry.created_at = times[CREATED];
	job->entry.modified_at = MAX(times[FINISHED], times[STARTED]);
	return has_time(reading, job->entry.at);
}

/* Of a list, or in the hook of its pipeline. */
static void read_job(struct reading *reading, const struct json *record,
		     const struct json *pipeline, const struct json *around)
{
	static const char *const paths[] = { "created_at", "started_at",
					     "finished_at", NULL };
	struct ci_job job = {
		.entry = reading_entry(reading,
				       field_name(reading, record, "id"),
				       NO_TIME, record),
		.run_id = field_name(reading, pipeline, "id"),
		.attempt = 1,
		.result = result_of_job(record, "status"),
		.busy_seconds = field_real(record, "duration"),
		.queued_seconds = field_real(record, "queued_duration"),
		.may_fail = field_truth(record, "allow_failure"),
	};

	if (!read_job_times(reading, record, paths, &job))
		return;
	job.name = field_own(reading, record, "name");
	job.stage = field_own(reading, record, "stage");
	job.branch = field_own(reading, pipeline, "ref");
	job.commit_name = field_own(reading, pipeline, "sha");
	if (!job.commit_name)
		job.commit_name = field_own(reading, record, "commit.id");
	job.link = field_own(reading, record, "web_url");
	project_of(reading, around, job.link, &job.entry.service_name);
	if (job.result == RESULT_FAILURE)
		job.why = field_own(reading, record, "failure_reason");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

static void read_job_hook(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "build_created_at",
					     "build_started_at",
					     "build_finished_at", NULL };
	struct ci_job job = {
		.entry = reading_entry(reading,
				       field_name(reading, record, "build_id"),
				       NO_TIME, record),
		.run_id = field_name(reading, record, "pipeline_id"),
		.attempt = 1,
		.result = result_of_job(record, "build_status"),
		.busy_seconds = field_real(record, "build_duration"),
		.queued_seconds = field_real(record, "build_queued_duration"),
		.may_fail = field_truth(record, "build_allow_failure"),
	};

	if (!read_job_times(reading, record, paths, &job))
		return;
	job.name = field_own(reading, record, "build_name");
	job.stage = field_own(reading, record, "build_stage");
	job.branch = field_own(reading, record, "ref");
	job.commit_name = field_own(reading, record, "sha");
	project_of(reading, record, field_text(record, "repository.homepage"),
		   &job.entry.service_name);
	if (job.result == RESULT_FAILURE)
		job.why = field_own(reading, record, "build_failure_reason");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

/* Whether no job of this pipeline (or hook), as it was sent, came before. */
static bool is_first(struct reading *reading, const struct json *what)
{
	uint64_t hash = json_hash(what);

	if (reading->state && *(uint64_t *)reading->state == hash)
		return false;
	if (!reading->state)
		reading->state = g_new0(uint64_t, 1);
	*(uint64_t *)reading->state = hash;
	return true;
}

static void read_build(struct reading *reading, const struct json *record)
{
	const struct json *hook = reading->wrapper;
	const struct json *pipeline =
		is_pipeline_hook(hook) ?
			json_member(hook, "object_attributes") :
			NULL;

	if (is_first(reading, pipeline ? pipeline : hook)) {
		if (pipeline)
			read_pipeline(reading, pipeline, hook);
		else
			reading_finding(reading, NO_TIME, "pipeline not known",
					"before 'builds' no pipeline is told, "
					"so these jobs belong to none");
	}
	read_job(reading, record, pipeline, hook);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_pipeline_hook(record))
		read_pipeline(reading, json_member(record, "object_attributes"),
			      record);
	else if (is_job_hook(record))
		read_job_hook(reading, record);
	else if (is_job(record))
		read_job(reading, record, json_member(record, "pipeline"),
			 NULL);
	else if (is_pipeline(record))
		read_pipeline(reading, record, NULL);
	else if (graphql_has(record, LIST, is_node))
		graphql_read(reading, record, LIST, read_pipeline);
	else
		read_build(reading, record);
}

static void finish(struct reading *reading)
{
	g_clear_pointer(&reading->state, g_free);
}

static const char *const keys[] = { "iid",	   "sha",
				    "ref",	   "before_sha",
				    "source",	   "queued_duration",
				    "object_kind", "object_attributes",
				    "stage",	   "allow_failure",
				    "pipeline",	   NULL };
static const uint32_t page_limits[] = { 20, 100, 0 };

const struct importer importer_gitlab_runs = {
	.name = "gitlab-runs",
	.about = "pipelines and jobs of GitLab CI: lists, GraphQL, hooks",
	.forms = "JSON",
	.kind = SOURCE_RUNS,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.reads_around = "jobs",
	.finish = finish,
};
