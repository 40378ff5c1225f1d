/* circleci.c -- workflows and jobs of CircleCI, of both interfaces, and hooks
 *
 * A run here is a workflow; a pipeline only holds workflows, and is one itself
 * where its configuration could not be read.  The commit is told by hooks and
 * by the old interface alone.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

static bool is_hook(const struct json *record)
{
	return field_is(record, "type", "workflow-completed|job-completed") &&
	       json_is_object(json_member(record, "workflow"));
}

static bool is_workflow(const struct json *record)
{
	return json_member(record, "pipeline_id") &&
	       json_member(record, "pipeline_number");
}

static bool is_job(const struct json *record)
{
	return json_member(record, "job_number") &&
	       json_member(record, "project_slug");
}

/* A job that waits for a hand has no number. */
static bool is_approval(const struct json *record)
{
	return json_member(record, "dependencies") &&
	       json_member(record, "project_slug") &&
	       json_member(record, "status");
}

/* One that was asked for alone: it names its workflow. */
static bool is_job_alone(const struct json *record)
{
	return json_is_object(json_member(record, "latest_workflow")) &&
	       json_member(record, "number") && json_member(record, "status");
}

static bool is_pipeline(const struct json *record)
{
	return json_member(record, "project_slug") &&
	       json_member(record, "number") && json_member(record, "state");
}

static bool is_old_job(const struct json *record)
{
	return json_member(record, "build_num") &&
	       json_member(record, "vcs_revision");
}

/* Of the insights: runs have created_at, jobs have not. */
static bool is_insight(const struct json *record)
{
	return json_member(record, "credits_used") &&
	       json_member(record, "duration") && json_member(record, "status");
}

static bool recognises(const struct json *record)
{
	return is_hook(record) || is_workflow(record) || is_job(record) ||
	       is_job_alone(record) || is_approval(record) ||
	       is_pipeline(record) || is_old_job(record) || is_insight(record);
}

static enum result result_of(const char *word)
{
	if (word_is(word, "success|fixed"))
		return RESULT_SUCCESS;
	if (word_is(word, "failed|error|errored|timedout|infrastructure_fail|"
			  "unauthorized"))
		return RESULT_FAILURE;
	if (word_is(word, "canceled|cancelled"))
		return RESULT_CANCELLED;
	if (word_is(word, "not_run|skipped|no_tests"))
		return RESULT_SKIPPED;
	if (word_is(word, "running|on_hold|queued|blocked|not_running|failing|"
			  "scheduled"))
		return RESULT_RUNNING;
	return RESULT_UNKNOWN;
}

/* "acme/shop" of "gh/acme/shop"; its last part is the service. */
static const char *project_of(struct reading *reading, const char *slug,
			      const char **service)
{
	const char *first = slug ? strchr(slug, '/') : NULL;
	const char *last = slug ? strrchr(slug, '/') : NULL;

	*service = facts_text(reading->import->facts, last ? last + 1 : slug);
	return facts_text(reading->import->facts, first ? first + 1 : slug);
}

/* Where the parts of a record stand: a hook has them apart. */
struct view {
	const struct json *record, *pipeline;
	const char *slug;
	const char *const *paths; /* queued, started, finished */
};

enum { QUEUED, STARTED, FINISHED };

/* The start of an entry; false if it is malformed. */
static bool read_times(struct reading *reading, const struct view *view,
		       struct record_entry *entry, int64_t *times)
{
	if (!field_times(reading, view->record, view->paths, times))
		return false;
	entry->at = times[QUEUED] != NO_TIME ? times[QUEUED] : times[STARTED];
	entry->created_at = entry->at;
	entry->modified_at = times[FINISHED];
	if (entry->at == NO_TIME)
		reading_malformed(reading, "time missing",
				  "neither '%s' nor '%s' is there",
				  view->paths[QUEUED], view->paths[STARTED]);
	return entry->at != NO_TIME;
}

static void read_run(struct reading *reading, const struct view *view,
		     const char *status)
{
	const struct json *record = view->record;
	const char *id = field_name(reading, record, "id");
	struct ci_run run = {
		.entry = reading_entry(reading, id, NO_TIME, record),
		.run_id = id,
		.attempt = 1,
		.result = result_of(field_text(record, status)),
		.busy_seconds = field_real(record, "duration"),
		.queued_seconds = NAN,
	};
	int64_t times[3];

	if (!read_times(reading, view, &run.entry, times))
		return;
	run.queued_at = times[QUEUED];
	run.started_at = times[STARTED];
	run.finished_at =
		run.result == RESULT_RUNNING ? NO_TIME : times[FINISHED];
	run.name = field_own(reading, record, "name");
	run.repository =
		project_of(reading, view->slug, &run.entry.service_name);
	run.branch = field_own(reading, view->pipeline, "vcs.branch");
	if (!run.branch)
		run.branch = field_own(reading, record, "branch");
	run.commit_name = field_own(reading, view->pipeline, "vcs.revision");
	run.trigger = field_own(reading, view->pipeline, "trigger.type");
	run.link = field_own(reading, record, "url");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

static void read_job(struct reading *reading, const struct view *view,
		     const char *run_id)
{
	const struct json *record = view->record;
	struct ci_job job = {
		.entry = reading_entry(reading,
				       field_name(reading, record, "id"),
				       NO_TIME, record),
		.run_id = run_id,
		.attempt = 1,
		.result = result_of(field_text(record, "status")),
		.busy_seconds = field_real(record, "duration"),
		.queued_seconds = NAN,
	};
	int64_t times[3];

	if (is_job_alone(record)) /* in milliseconds */
		job.busy_seconds /= 1000;
	if (!read_times(reading, view, &job.entry, times))
		return;
	job.queued_at = times[QUEUED];
	job.started_at = times[STARTED];
	job.finished_at =
		job.result == RESULT_RUNNING ? NO_TIME : times[FINISHED];
	job.name = field_own(reading, record, "name");
	job.branch = field_own(reading, view->pipeline, "vcs.branch");
	job.commit_name = field_own(reading, view->pipeline, "vcs.revision");
	job.link = field_own(reading, record, "web_url");
	project_of(reading, view->slug, &job.entry.service_name);
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

static const char *old_id(struct reading *reading, const struct json *record)
{
	g_autofree char *number = json_name(json_member(record, "build_num"));
	const char *owner = field_text(record, "username");
	const char *name = field_text(record, "reponame");
	g_autofree char *id = NULL;

	if (number)
		id = g_strdup_printf("%s/%s/%s", owner ? owner : "",
				     name ? name : "", number);
	return facts_text(reading->import->facts, id);
}

/* The first interface: a build is a job, and names its workflow. */
static void read_old_job(struct reading *reading, const struct json *record)
{
	static const char *const paths[] = { "queued_at", "start_time",
					     "stop_time", NULL };
	struct view view = { .record = record, .paths = paths };
	struct ci_job job = {
		.entry = reading_entry(reading, old_id(reading, record),
				       NO_TIME, record),
		.run_id = field_name(reading, record, "workflows.workflow_id"),
		.attempt = 1,
		.result = result_of(field_text(record, "status")),
		.busy_seconds = field_real(record, "build_time_millis") / 1000,
		.queued_seconds = NAN,
	};
	int64_t times[3];

	if (!read_times(reading, &view, &job.entry, times))
		return;
	job.queued_at = times[QUEUED];
	job.started_at = times[STARTED];
	job.finished_at = times[FINISHED];
	job.name = field_own(reading, record, "workflows.job_name");
	job.branch = field_own(reading, record, "branch");
	job.commit_name = field_own(reading, record, "vcs_revision");
	job.link = field_own(reading, record, "build_url");
	job.entry.service_name = field_own(reading, record, "reponame");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

static const char *const run_paths[] = { "created_at", "started_at",
					 "stopped_at", NULL };

static void read_hook(struct reading *reading, const struct json *record)
{
	const struct json *workflow = json_member(record, "workflow");
	struct view view = {
		.record = workflow,
		.pipeline = json_member(record, "pipeline"),
		.slug = field_text(record, "project.slug"),
		.paths = run_paths,
	};

	if (field_is(record, "type", "workflow-completed")) {
		read_run(reading, &view, "status");
		return;
	}
	view.record = json_member(record, "job");
	read_job(reading, &view, field_name(reading, workflow, "id"));
}

static const char *const job_paths[] = { "queued_at", "started_at",
					 "stopped_at", NULL };

static void read_job_alone(struct reading *reading, const struct json *record)
{
	struct view view = {
		.record = record,
		.slug = field_text(record, "project.slug"),
		.paths = job_paths,
	};

	read_job(reading, &view,
		 field_name(reading, record, "latest_workflow.id"));
}

/* It has no times before a hand let it go, and what it waits for none. */
static bool has_not_begun(const struct json *record)
{
	return field_is(record, "status",
			"on_hold|blocked|not_run|canceled|"
			"unauthorized") &&
	       !field_text(record, "started_at|created_at");
}

static void read_record(struct reading *reading, const struct json *record)
{
	struct view view = {
		.record = record,
		.pipeline = record,
		.slug = field_text(record, "project_slug"),
		.paths = run_paths,
	};

	if (is_hook(record))
		read_hook(reading, record);
	else if (is_old_job(record))
		read_old_job(reading, record);
	else if (is_job_alone(record))
		read_job_alone(reading, record);
	else if (is_workflow(record))
		read_run(reading, &view, "status");
	else if (has_not_begun(record))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (is_job(record) || is_approval(record))
		read_job(reading, &view, NULL);
	else if (is_insight(record) && json_member(record, "created_at"))
		read_run(reading, &view, "status");
	else if (is_insight(record))
		read_job(reading, &view, NULL);
	else if (field_is(record, "state", "errored"))
		read_run(reading, &view, "state");
	else
		reading_end(reading, FATE_NOT_RELEVANT);
}

static const char *const list_keys[] = { "items&next_page_token", NULL };
static const char *const keys[] = { "pipeline_id",  "pipeline_number",
				    "project_slug", "job_number",
				    "stopped_at",   "build_num",
				    "vcs_revision", "workflows",
				    "credits_used", NULL };

const struct importer importer_circleci = {
	.name = "circleci",
	.about = "workflows and jobs of CircleCI: lists, insights, hooks",
	.forms = "JSON",
	.kind = SOURCE_RUNS,
	.list_keys = list_keys,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
};
