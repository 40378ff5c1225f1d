/* cianalyzer.c -- what CIAnalyzer collects of any CI: runs, jobs, tests
 *
 * A report of a run has its jobs in a list in its middle, so that each arrives
 * as a record: what stands before the list is kept from the first job on, and
 * with what stands behind it the run is added.  A report without jobs arrives
 * whole, and so do reports of tests.
 */
#include "importers/field.h"
#include "importers/importers_list.h"
#include "model/records_ci.h"

#include <math.h>
#include <string.h>

static bool is_job(const struct json *record)
{
	return json_member(record, "workflowRunId") &&
	       json_member(record, "jobId") && json_member(record, "jobName");
}

static bool is_run(const struct json *record)
{
	return json_member(record, "workflowRunId") &&
	       json_member(record, "workflowId") &&
	       (json_member(record, "workflowDurationSec") ||
		json_member(record, "sumJobsDurationSec"));
}

static bool is_report_of_tests(const struct json *record)
{
	return json_member(record, "workflowRunId") &&
	       json_is_object(json_member(record, "testSuites"));
}

static bool recognises(const struct json *record)
{
	return is_job(record) || is_run(record) || is_report_of_tests(record);
}

static enum result result_of(const struct json *record)
{
	if (field_is(record, "status", "SUCCESS"))
		return RESULT_SUCCESS;
	if (field_is(record, "status", "FAILURE"))
		return RESULT_FAILURE;
	return field_is(record, "status", "ABORTED") ? RESULT_CANCELLED :
						       RESULT_UNKNOWN;
}

/* "shop" of "acme/shop" and of an address that git fetches from. */
static const char *service_of(struct reading *reading,
			      const struct json *report)
{
	const char *name = field_text(report, "repository");
	size_t length = name ? strlen(name) : 0;
	size_t from;
	g_autofree char *service = NULL;

	if (length > 4 && g_str_has_suffix(name, ".git"))
		length -= 4;
	for (from = length; from > 0; from--)
		if (strchr("/:", name[from - 1]))
			break;
	if (length > from)
		service = g_strndup(name + from, length - from);
	return facts_text(reading->import->facts, service);
}

static const char *branch_of(struct reading *reading, const struct json *report)
{
	const char *branch = field_own(reading, report, "branch");

	return branch ? branch : field_own(reading, report, "tag");
}

/* -- runs */

enum { CREATED, STARTED, FINISHED };

static void read_run(struct reading *reading, const struct json *report)
{
	static const char *const paths[] = { "created_at", "started_at",
					     "completed_at", NULL };
	struct ci_run run = {
		.run_id = field_name(reading, report, "workflow_run_id"),
		.attempt = 1,
		.result = result_of(report),
		.busy_seconds = field_real(report, "workflow_duration_sec"),
		.queued_seconds = field_real(report, "queued_duration_sec"),
	};
	int64_t times[3], at;

	if (!field_times(reading, report, paths, times))
		return;
	at = times[CREATED] != NO_TIME ? times[CREATED] : times[STARTED];
	if (!reading_has_time(reading, at,
			      "neither 'createdAt' nor 'startedAt' is there"))
		return;
	run.queued_at = times[CREATED];
	run.started_at = times[STARTED];
	run.finished_at = times[FINISHED];
	run.entry = reading_entry(reading, run.run_id, at, report);
	run.entry.created_at = times[CREATED];
	run.entry.modified_at = times[FINISHED];
	run.entry.service_name = service_of(reading, report);
	run.name = field_own(reading, report, "workflow_name");
	run.repository = field_own(reading, report, "repository");
	run.branch = branch_of(reading, report);
	run.commit_name = field_own(reading, report, "head_sha");
	run.trigger = field_own(reading, report, "trigger");
	run.link = field_own(reading, report, "url");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

/* -- a run whose jobs are being read */

struct pending {
	struct json *report; /* what is known of it yet */
	char *run_id;	     /* as its jobs have it */
	uint32_t record;     /* of the first of them */
};

static void end_pending(struct reading *reading)
{
	struct pending *pending = reading->state;
	uint32_t record = reading->record;

	if (!pending)
		return;
	reading->record = pending->record;
	if (json_member(pending->report, "workflowRunId"))
		read_run(reading, pending->report);
	reading->record = record;
	json_free(pending->report);
	g_free(pending->run_id);
	g_free(pending);
	reading->state = NULL;
}

/* Whether the list that the job stands in is of its run. */
static bool is_in_report(const struct json *wrapper, const char *id)
{
	g_autofree char *own = json_name(json_member(wrapper, "workflowRunId"));

	return wrapper && (!own || g_strcmp0(own, id) == 0);
}

static const struct json *begin_pending(struct reading *reading,
					const struct json *job)
{
	g_autofree char *id = json_name(json_member(job, "workflowRunId"));
	struct pending *pending = reading->state;

	if (pending && g_strcmp0(pending->run_id, id) == 0)
		return pending->report;
	end_pending(reading);
	if (!is_in_report(reading->wrapper, id))
		return NULL;
	pending = g_new0(struct pending, 1);
	pending->report = json_copy(reading->wrapper);
	pending->run_id = g_steal_pointer(&id);
	pending->record = reading->record;
	reading->state = pending;
	return pending->report;
}

static void read_rest(struct reading *reading, const struct json *members)
{
	struct pending *pending = reading->state;

	if (!pending)
		return;
	for (const struct json *member = json_first(members); member;
	     member = json_next(member))
		json_add(pending->report, json_key(member), json_copy(member));
	end_pending(reading);
}

/* -- jobs */

/* The stages of Jenkins are counted in each run anew. */
static const char *id_of_job(struct reading *reading, const struct json *job)
{
	g_autofree char *run = json_name(json_member(job, "workflowRunId"));
	g_autofree char *own = json_name(json_member(job, "jobId"));
	g_autofree char *id =
		run && own ? g_strdup_printf("%s/%s", run, own) : NULL;

	return facts_text(reading->import->facts, id);
}

static void read_job(struct reading *reading, const struct json *record,
		     const struct json *report)
{
	struct ci_job job = {
		.run_id = field_name(reading, record, "workflow_run_id"),
		.name = field_own(reading, record, "job_name"),
		.link = field_own(reading, record, "url"),
		.queued_at = NO_TIME,
		.attempt = 1,
		.result = result_of(record),
		.busy_seconds = field_real(record, "job_duration_sec"),
		.queued_seconds = NAN,
	};
	int64_t at;

	if (!field_time(reading, record, "started_at", INSTANT_GUESSED,
			&job.started_at) ||
	    !field_time(reading, record, "completed_at", INSTANT_GUESSED,
			&job.finished_at))
		return;
	at = job.started_at != NO_TIME ?
		     job.started_at :
		     field_time_if(reading, report, "created_at",
				   INSTANT_GUESSED);
	if (!reading_has_time(reading, at, "'startedAt' is not there"))
		return;
	job.entry =
		reading_entry(reading, id_of_job(reading, record), at, record);
	job.entry.modified_at = job.finished_at;
	job.entry.service_name = service_of(reading, report);
	job.branch = branch_of(reading, report);
	job.commit_name = field_own(reading, report, "head_sha");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

/* -- tests */

/* Where a suite stands, and what is counted while its tests are read. */
struct suite {
	const char *path;
	int64_t at;
	uint32_t *n; /* of the report, so far */
};

static bool is_skipped(const struct json *record)
{
	const struct json *skipped = json_member(record, "skipped");

	return field_is(record, "status", "SKIPPED") ||
	       json_is_object(skipped) || json_first(skipped) ||
	       json_is_true(skipped);
}

/* In newer ones a word says it; before, only whether it failed is told. */
static enum test_outcome outcome_of(const struct json *record)
{
	int64_t passed;

	if (is_skipped(record))
		return TEST_SKIPPED;
	if (field_is(record, "status", "ERROR"))
		return TEST_BROKEN;
	if (field_is(record, "status", "FAILURE"))
		return TEST_FAILED;
	return field_integer(record, "success_count", &passed) && passed == 0 ?
		       TEST_FAILED :
		       TEST_PASSED;
}

static void read_test(struct reading *reading, const struct json *report,
		      const struct json *record, const struct suite *suite)
{
	struct test_result test = {
		.entry = reading_entry(reading, NULL, suite->at, record),
		.suite = suite->path,
		.class_name = field_own(reading, record, "classname"),
		.name = field_own(reading, record, "name"),
		.file = field_own(reading, record, "file"),
		.seconds = field_real(record, "time"),
		.outcome = outcome_of(record),
	};
	const char *run = field_text(report, "workflow_run_id");

	if (!test.name)
		test.name = facts_text(reading->import->facts, "");
	if (!(test.seconds >= 0) || !isfinite(test.seconds))
		test.seconds = NAN;
	/* equal ones of one report are different tests */
	test.entry.content =
		asides_key(run ? run : "",
			   (int64_t)asides_key(suite->path ? suite->path : "",
					       (int64_t)(test.entry.content +
							 ++*suite->n)));
	facts_add_record(reading->import->facts, RECORD_TEST, &test);
}

static const char *path_of(struct reading *reading, const struct json *record,
			   const char *around)
{
	const char *name = field_text(record, "name");
	g_autofree char *path = around && name ?
					g_strdup_printf("%s/%s", around, name) :
					g_strdup(name ? name : around);

	return facts_text(reading->import->facts, path);
}

/* A suite may hold suites; how deep, the reader of JSON has limited. */
static void read_suites(struct reading *reading, const struct json *report,
			const struct json *list, struct suite around)
{
	for (const struct json *one = json_first(list); one;
	     one = json_next(one)) {
		struct suite suite = around;
		int64_t at = field_time_if(reading, one, "timestamp",
					   INSTANT_GUESSED);
		const struct json *tests = json_member(one, "testcase");

		suite.path = path_of(reading, one, around.path);
		if (at != NO_TIME)
			suite.at = at;
		for (const struct json *test = json_first(tests); test;
		     test = json_next(test))
			if (json_is_object(test))
				read_test(reading, report, test, &suite);
		if (json_is_object(one))
			read_suites(reading, report,
				    json_member(one, "testsuite"), suite);
	}
}

static void read_tests(struct reading *reading, const struct json *report)
{
	uint32_t n = 0;
	struct suite whole = { .n = &n };

	if (!field_time(reading, report, "created_at", INSTANT_GUESSED,
			&whole.at))
		return;
	read_suites(reading, report, field_at(report, "test_suites.testsuite"),
		    whole);
	if (n == 0)
		reading_end(reading, FATE_NOT_RELEVANT);
}

static void read_record(struct reading *reading, const struct json *record)
{
	if (is_report_of_tests(record))
		read_tests(reading, record);
	else if (is_job(record))
		read_job(reading, record, begin_pending(reading, record));
	else
		read_run(reading, record);
}

static const char *const keys[] = { "workflowId",
				    "workflowRunId",
				    "workflowName",
				    "buildNumber",
				    "headSha",
				    "workflowDurationSec",
				    "successCount",
				    "sumJobsDurationSec",
				    "testSuites",
				    "jobId",
				    "sumStepsDurationSec",
				    NULL };

const struct importer importer_cianalyzer = {
	.name = "cianalyzer",
	.about = "what CIAnalyzer collects of any CI: runs, jobs, tests",
	.forms = "JSON",
	.kind = SOURCE_RUNS,
	.keys = keys,
	.recognises = recognises,
	.read = read_record,
	.read_rest = read_rest,
	.finish = end_pending,
};
