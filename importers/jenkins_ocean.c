/* jenkins_ocean.c -- runs of Jenkins as Blue Ocean's interface has them */
#include "importers/jenkins.h"

#include "importers/field.h"
#include "model/entries.h"

#include <math.h>
#include <string.h>

bool jenkins_is_ocean(const struct json *record)
{
	return json_member(record, "pipeline") &&
	       json_member(record, "durationInMillis") &&
	       (json_member(record, "startTime") ||
		json_member(record, "enQueueTime"));
}

/* …/pipelines/FOLDER/pipelines/JOB/branches/BRANCH/runs/7/, or the name. */
static const char *job_of(struct reading *reading, const struct json *record)
{
	const char *link = field_text(record, "_links.self.href");
	const char *at = link ? strstr(link, "/pipelines/") : NULL;
	g_autoptr(GString) path = g_string_new(NULL);

	while (at && (g_str_has_prefix(at, "/pipelines/") ||
		      g_str_has_prefix(at, "/branches/"))) {
		size_t length;

		at = strchr(at + 1, '/') + 1;
		length = strcspn(at, "/");
		g_string_append_printf(path, "%s%.*s", path->len > 0 ? "/" : "",
				       (int)length, at);
		at += length;
	}
	return path->len > 0 ? facts_text(reading->import->facts, path->str) :
			       field_own(reading, record, "pipeline");
}

static enum result result_of(const struct json *record)
{
	if (field_is(record, "state", "QUEUED|RUNNING|PAUSED"))
		return RESULT_RUNNING;
	return jenkins_result(field_text(record, "result"));
}

enum { QUEUED, STARTED, ENDED };

static bool read_times(struct reading *reading, const struct json *record,
		       struct ci_run *run)
{
	static const char *const paths[] = { "enQueueTime", "startTime",
					     "endTime", NULL };
	int64_t times[3];

	if (!field_times(reading, record, paths, times))
		return false;
	run->queued_at = times[QUEUED];
	run->started_at = times[STARTED];
	run->finished_at = times[ENDED];
	return reading_has_time(
		reading, MAX(run->started_at, run->queued_at),
		"neither 'startTime' nor 'enQueueTime' is there");
}

void jenkins_read_ocean(struct reading *reading, const struct json *record)
{
	const char *job = job_of(reading, record);
	g_autofree char *number = json_name(json_member(record, "id"));
	g_autofree char *id = g_strconcat(job ? job : "", "#", number, NULL);
	struct ci_run run = {
		.run_id = facts_text(reading->import->facts, id),
		.name = job,
		.attempt = 1,
		.result = result_of(record),
		.busy_seconds = NAN,
		.queued_seconds = NAN,
	};

	if (!read_times(reading, record, &run))
		return;
	if (run.result != RESULT_RUNNING && run.finished_at != NO_TIME)
		run.busy_seconds =
			field_real(record, "durationInMillis") / 1000;
	if (run.queued_at != NO_TIME && run.started_at >= run.queued_at)
		run.queued_seconds = (double)(run.started_at - run.queued_at);
	run.entry = reading_entry(reading, run.run_id,
				  run.queued_at != NO_TIME ? run.queued_at :
							     run.started_at,
				  record);
	run.entry.created_at = run.started_at;
	run.entry.modified_at = run.finished_at;
	run.commit_name = field_own(reading, record, "commitId");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
	jenkins_add_deploy(reading, record, job, &run);
}
