/* github_runs.c -- runs and jobs of GitHub Actions, listed, sent, or printed
 *
 * FORMATS of the REST interface, of hooks (`workflow_run`, `workflow_job`) and
 * of `gh --json`, whose keys are spelt otherwise.  A run's updated_at moves for
 * many reasons, so it is an end only where the run is completed; a later
 * attempt keeps the id and created_at of the first.
 */
#include "importers/deploy_names.h"
#include "importers/field.h"
#include "importers/gh_lists.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <inttypes.h>
#include <math.h>

/* What is left of a run where somebody chose some of its members. */
static bool is_picked_run(const struct json *record)
{
	return (field(record, "head_sha") || field(record, "database_id")) &&
	       field(record, "status") && field(record, "conclusion") &&
	       field(record, "created_at") && !field(record, "app");
}

static bool is_run(const struct json *record)
{
	if (json_member(record, "head_sha") &&
	    json_member(record, "run_number"))
		return true;
	if (is_picked_run(record))
		return true;
	/* as gh run --json prints it, by members that were chosen */
	if (json_member(record, "conclusion") &&
	    json_member(record, "createdAt") && json_member(record, "status") &&
	    (json_member(record, "workflowName") ||
	     json_member(record, "displayTitle")))
		return true;
	return (json_member(record, "headSha") ||
		json_member(record, "databaseId")) &&
	       (json_member(record, "workflowName") ||
		json_member(record, "workflowDatabaseId"));
}

static bool is_job(const struct json *record)
{
	/* as gh run view --json jobs prints it */
	if (json_member(record, "databaseId") &&
	    json_member(record, "startedAt") && json_member(record, "steps"))
		return true;
	return json_member(record, "run_id") &&
	       ((json_member(record, "head_sha") &&
		 (json_member(record, "steps") ||
		  json_member(record, "runner_id"))) ||
		(json_member(record, "conclusion") &&
		 json_member(record, "completed_at")));
}

/* What a run is billed: sums without a run. */
static bool is_timing(const struct json *record)
{
	return json_is_object(json_member(record, "billable"));
}

/* The object that a hook is about, or the record itself. */
static const struct json *unwrap(const struct json *record)
{
	const struct json *run = json_member(record, "workflow_run");
	const struct json *job = json_member(record, "workflow_job");

	if (json_is_object(job))
		return job;
	if (json_member(record, "deployment"))
		return record; /* carries the run that made it */
	return json_is_object(run) ? run : record;
}

static bool recognises(const struct json *record)
{
	const struct json *inner = unwrap(record);

	return is_run(inner) || is_job(inner) || is_timing(record);
}

static enum result result_of(const struct json *record)
{
	if (field_text(record, "status") &&
	    !field_is(record, "status", "completed"))
		return RESULT_RUNNING;
	if (field_is(record, "conclusion", "success"))
		return RESULT_SUCCESS;
	if (field_is(record, "conclusion", "failure|timed_out|startup_failure"))
		return RESULT_FAILURE;
	if (field_is(record, "conclusion", "cancelled|stale"))
		return RESULT_CANCELLED;
	if (field_is(record, "conclusion", "skipped|neutral"))
		return RESULT_SKIPPED;
	return RESULT_UNKNOWN;
}

static uint32_t attempt_of(const struct json *record, const char *key)
{
	uint32_t attempt = field_count(record, key);

	return MAX(attempt, 1u);
}

static const char *id_of_attempt(struct reading *reading, const char *id,
				 uint32_t attempt)
{
	g_autofree char *text = NULL;

	if (!id || attempt == 1)
		return id;
	text = g_strdup_printf("%s.%" PRIu32, id, attempt);
	return facts_text(reading->import->facts, text);
}

enum { CREATED, STARTED, UPDATED, RUN_TIMES };

static bool read_run_times(struct reading *reading, const struct json *record,
			   struct ci_run *run)
{
	static const char *const paths[] = { "created_at", "run_started_at",
					     "updated_at", NULL };
	int64_t times[RUN_TIMES];

	if (!field_times(reading, record, paths, times))
		return false;
	if (times[STARTED] == NO_TIME &&
	    !field_time(reading, record, "started_at", INSTANT_GUESSED,
			&times[STARTED]))
		return false;
	/* created_at is that of the first attempt */
	run->queued_at = run->attempt > 1 && times[STARTED] != NO_TIME ?
				 times[STARTED] :
				 times[CREATED];
	run->started_at = times[STARTED];
	run->finished_at =
		run->result == RESULT_RUNNING ? NO_TIME : times[UPDATED];
	run->entry = reading_entry(
		reading, id_of_attempt(reading, run->run_id, run->attempt),
		run->queued_at != NO_TIME ? run->queued_at : run->started_at,
		record);
	run->entry.created_at = times[CREATED];
	run->entry.modified_at = times[UPDATED];
	return reading_has_time(
		reading, run->entry.at,
		"neither 'created_at' nor 'run_started_at' is there");
}

static const char *repository_of(struct reading *reading,
				 const struct json *record,
				 const struct json *around)
{
	const char *name = field_own(reading, record, "repository.full_name");

	return name ? name : field_own(reading, around, "repository.full_name");
}

/* The name of the repository in an address of its actions. */
static const char *repository_in(struct reading *reading,
				 const struct json *record)
{
	static const char *const addresses[] = { "html_url", "run_url", "url" };
	const char *name = NULL;

	for (size_t a = 0; a < G_N_ELEMENTS(addresses) && !name; a++) {
		const char *address = field_text(record, addresses[a]);

		name = address_before(reading, address, "/actions/");
		if (!name)
			name = address_before(reading, address, "/runs/");
	}
	return name;
}

static void read_run(struct reading *reading, const struct json *record,
		     const struct json *around)
{
	struct ci_run run = {
		.run_id = field_name(reading, record, "id|database_id"),
		.attempt = attempt_of(record, "run_attempt"),
		.result = result_of(record),
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};

	if (run.attempt == 1)
		run.attempt = attempt_of(record, "attempt");
	if (!read_run_times(reading, record, &run))
		return;
	run.name = field_name(reading, record, "workflow_name|name");
	run.repository = repository_of(reading, record, around);
	run.branch = field_own(reading, record, "head_branch");
	run.commit_name = field_own(reading, record, "head_sha");
	run.trigger = field_own(reading, record, "event");
	run.link = field_name(reading, record, "html_url|url");
	if (!run.run_id)
		run.run_id = address_after(
			reading, field_text(record, "html_url|url"), "/runs/");
	run.entry.service_name = field_own(reading, record, "repository.name");
	if (!run.entry.service_name)
		run.entry.service_name = repository_in(reading, record);
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

/* Skipped jobs may end a second before they begin. */
static bool read_job_times(struct reading *reading, const struct json *record,
			   struct ci_job *job)
{
	static const char *const paths[] = { "created_at", "started_at",
					     "completed_at", NULL };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	job->queued_at = times[0];
	/* until it starts, when it was asked for */
	job->started_at =
		field_is(record, "status", "queued|waiting|pending|requested") ?
			NO_TIME :
			times[1];
	job->finished_at = times[2];
	job->entry = reading_entry(
		reading, field_name(reading, record, "id|database_id"),
		times[0] != NO_TIME ? times[0] : times[1], record);
	job->entry.created_at = times[0];
	/* of a job that was sent at each of its steps the last stays */
	job->entry.modified_at = times[2] != NO_TIME ? times[2] : times[1];
	return reading_has_time(
		reading, job->entry.at,
		"neither 'created_at' nor 'started_at' is there");
}

static void read_job(struct reading *reading, const struct json *record,
		     const struct json *around)
{
	struct ci_job job = {
		.run_id = field_name(reading, record, "run_id"),
		.attempt = attempt_of(record, "run_attempt"),
		.result = result_of(record),
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};

	if (!read_job_times(reading, record, &job))
		return;
	job.name = field_own(reading, record, "name");
	job.branch = field_own(reading, record, "head_branch");
	job.commit_name = field_own(reading, record, "head_sha");
	job.link = field_name(reading, record, "html_url|url");
	job.entry.service_name = field_own(reading, around, "repository.name");
	if (!job.entry.service_name)
		job.entry.service_name = repository_in(reading, record);
	if (!job.run_id)
		job.run_id = address_after(reading, field_text(record, "url"),
					   "/runs/");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

static void read_record(struct reading *reading, const struct json *record)
{
	const struct json *inner = unwrap(record);

	if (is_timing(record))
		reading_end(reading, FATE_NOT_RELEVANT);
	else if (is_job(inner))
		read_job(reading, inner, record);
	else
		read_run(reading, inner, record);
}

static const char *const list_keys[] = { "workflow_runs", "jobs", NULL };
static const char *const keys[] = {
	"run_number",	"head_sha",	  "workflow_id", "run_attempt",
	"head_branch",	"run_started_at", "conclusion",	 "run_id",
	"completed_at", "steps",	  "runner_name", NULL
};
static const uint32_t page_limits[] = { 30, 100, 0 };

const struct importer importer_github_runs = {
	.name = "github-runs",
	.about = "runs and jobs of GitHub Actions: lists, hooks, gh --json",
	.forms = "JSON, text",
	.kind = SOURCE_RUNS,
	.list_keys = list_keys,
	.keys = keys,
	.page_limits = page_limits,
	.recognises = recognises,
	.read = read_record,
	.reads_around = "jobs",
	.text = &gh_lists_runs,
};
