/* bamboo_builds.c -- builds of Bamboo's plans, which are runs */
#include "importers/bamboo_builds.h"
#include "importers/field.h"
#include "model/records_ci.h"

#include <math.h>

bool bamboo_builds_is(const struct json *record)
{
	return json_text(json_member(record, "lifeCycleState")) &&
	       json_member(record, "buildNumber") &&
	       (json_member(record, "buildState") ||
		json_member(record, "state"));
}

static enum result result_of(const struct json *record)
{
	const char *state = field_text(record, "build_state|state");

	if (word_is(state, "Successful"))
		return RESULT_SUCCESS;
	if (word_is(state, "Failed"))
		return RESULT_FAILURE;
	if (field_is(record, "life_cycle_state", "NotBuilt"))
		return RESULT_CANCELLED;
	return field_is(record, "life_cycle_state",
			"Queued|Pending|InProgress") ?
		       RESULT_RUNNING :
		       RESULT_UNKNOWN;
}

static bool read_times(struct reading *reading, const struct json *record,
		       struct ci_run *run)
{
	static const char *const paths[] = { "build_started_time",
					     "build_completed_time", NULL };
	int64_t times[2];

	if (!field_times(reading, record, paths, times))
		return false;
	run->queued_at = NO_TIME;
	run->started_at = times[0];
	run->finished_at = run->result == RESULT_RUNNING ? NO_TIME : times[1];
	run->entry = reading_entry(reading, run->run_id,
				   times[0] != NO_TIME ? times[0] : times[1],
				   record);
	run->entry.modified_at = times[1];
	return run->entry.at != NO_TIME;
}

/* One that waits, or of which only the key is listed, has no times. */
void bamboo_builds_read(struct reading *reading, const struct json *record)
{
	struct ci_run run = {
		.run_id =
			field_name(reading, record, "build_result_key|key|id"),
		.attempt = 1,
		.result = result_of(record),
		.busy_seconds = field_real(record, "build_duration") / 1000,
		.queued_seconds = NAN,
	};

	if (!field_text(record, "build_started_time|build_completed_time")) {
		reading_end(reading, FATE_NOT_RELEVANT);
		return;
	}
	if (!read_times(reading, record, &run))
		return;
	run.name = field_own(reading, record, "plan.name|plan_name");
	run.branch = field_own(reading, record, "plan.branch|branch_name");
	run.commit_name = field_own(reading, record, "vcs_revision_key");
	run.link = field_own(reading, record, "link.href");
	run.entry.service_name = field_own(reading, record, "plan.key");
	facts_add_record(reading->import->facts, RECORD_RUN, &run);
}
