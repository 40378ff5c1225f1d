/* jenkins_stages.c -- runs and stages of the stage view of Jenkins
 *
 * They say what the builds do, in other words and without the commit, and how
 * long each stage took.  Where a link names job and number, a run has the id of
 * its build, whose record stays where both are read.
 */
#include "importers/field.h"
#include "importers/jenkins.h"

#include <math.h>

bool jenkins_is_staged(const struct json *record)
{
	return json_member(record, "startTimeMillis") &&
	       json_member(record, "durationMillis") &&
	       json_member(record, "status");
}

struct staged {
	const char *job, *run_id; /* run_id may be NULL */
};

static struct staged name_run(struct reading *reading,
			      const struct json *record, bool is_run)
{
	struct facts *facts = reading->import->facts;
	g_autofree char *number = NULL, *id = NULL;
	g_autofree char *job = jenkins_job_of_link(
		field_text(record, "_links.self.href"), &number);

	if (job && number)
		id = g_strdup_printf("%s#%s", job, number);
	else if (is_run)
		id = g_strdup(field_text(record, "name"));
	return (struct staged){ facts_text(facts, job), facts_text(facts, id) };
}

static int64_t end_of(struct reading *reading, const struct json *record,
		      enum result result)
{
	int64_t at = field_time_if(reading, record, "end_time_millis",
				   INSTANT_MILLISECONDS);

	if (result == RESULT_RUNNING)
		return NO_TIME;
	return at != NO_TIME ? at :
			       jenkins_end(record, "start_time_millis",
					   "duration_millis");
}

static bool read_start(struct reading *reading, const struct json *record,
		       int64_t *at)
{
	if (!field_time(reading, record, "start_time_millis",
			INSTANT_MILLISECONDS, at))
		return false;
	return reading_has_time(reading, *at, "'startTimeMillis' is not there");
}

static const char *id_of_stage(struct reading *reading,
			       const struct json *record, const char *run_id)
{
	g_autofree char *own = json_name(json_member(record, "id"));
	g_autofree char *id =
		own && run_id ? g_strdup_printf("%s/%s", run_id, own) : NULL;

	return facts_text(reading->import->facts, id);
}

static void read_stage(struct reading *reading, const struct json *record,
		       const char *run_id)
{
	struct ci_job job = {
		.run_id = run_id,
		.name = field_own(reading, record, "name"),
		.attempt = 1,
		.result = jenkins_result(field_text(record, "status")),
		.queued_at = NO_TIME,
		.busy_seconds = field_real(record, "duration_millis") / 1000,
		.queued_seconds = NAN,
	};

	if (!read_start(reading, record, &job.started_at))
		return;
	job.finished_at = end_of(reading, record, job.result);
	job.entry = reading_entry(reading, id_of_stage(reading, record, run_id),
				  job.started_at, record);
	job.entry.created_at = job.started_at;
	job.entry.modified_at = job.finished_at;
	if (job.result == RESULT_FAILURE)
		job.why = field_own(reading, record, "error.message");
	facts_add_record(reading->import->facts, RECORD_JOB, &job);
}

static void read_run(struct reading *reading, const struct json *record,
		     const struct staged *staged)
{
	struct ci_run run = {
		.run_id = staged->run_id,
		.name = staged->job,
		.attempt = 1,
		.result = jenkins_result(field_text(record, "status")),
		.queued_at = NO_TIME,
		.busy_seconds = field_real(record, "duration_millis") / 1000,
		.queued_seconds =
			field_real(record, "queue_duration_millis") / 1000,
	};

	if (!read_start(reading, record, &run.started_at))
		return;
	run.finished_at = end_of(reading, record, run.result);
	run.entry = reading_entry(reading, run.run_id, run.started_at, record);
	run.entry.created_at = run.started_at;
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}

void jenkins_read_staged(struct reading *reading, const struct json *record)
{
	const struct json *stages = json_member(record, "stages");
	const char *name = field_text(record, "name");
	bool is_run = json_is_array(stages) || (name && *name == '#');
	struct staged staged = name_run(reading, record, is_run);

	if (is_run)
		read_run(reading, record, &staged);
	else
		read_stage(reading, record, staged.run_id);
	for (const struct json *stage = json_first(stages); stage && is_run;
	     stage = json_next(stage))
		read_stage(reading, stage, staged.run_id);
}
