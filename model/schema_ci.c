/* schema_ci.c -- the tables of pipelines, their stages and flaky tests */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column ci_weekly_columns[] = {
	{ "week", CELL_DATE, UNIT_NONE, "Monday of the week.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service, as the records name it if it is not known; empty for all.", NULL },
	{ "pipeline", CELL_TEXT, UNIT_NONE, "Name of the workflow or pipeline; empty for all of a service.", NULL },
	{ "runs", CELL_INTEGER, UNIT_COUNT, "Runs asked for in the week; of several attempts the last.", NULL },
	{ "succeeded", CELL_INTEGER, UNIT_COUNT, "Those that succeeded.", NULL },
	{ "failed", CELL_INTEGER, UNIT_COUNT, "Those that failed or timed out.", NULL },
	{ "cancelled", CELL_INTEGER, UNIT_COUNT, "Those that were cancelled.", NULL },
	{ "success_rate", CELL_REAL, UNIT_FRACTION, "Share of runs that succeeded, of those that succeeded or failed.", "succeeded / (succeeded + failed)" },
	{ "duration_mean_s", CELL_REAL, UNIT_SECONDS, "Mean time from start to end of the runs that succeeded or failed.", NULL },
	{ "duration_p50_s", CELL_REAL, UNIT_SECONDS, "Median of the same.", NULL },
	{ "duration_p95_s", CELL_REAL, UNIT_SECONDS, "95th percentile of the same; needs 40 runs.", NULL },
	{ "queue_mean_s", CELL_REAL, UNIT_SECONDS, "Mean time queued before the start.", NULL },
	{ "queue_p95_s", CELL_REAL, UNIT_SECONDS, "95th percentile of the same; needs 40 runs.", NULL },
	{ "tests", CELL_INTEGER, UNIT_COUNT, "Different tests that passed or failed.", NULL },
	{ "flaky", CELL_INTEGER, UNIT_COUNT, "Those that passed and failed on the same commit.", NULL },
	{ "flaky_rate", CELL_REAL, UNIT_FRACTION, "Share of tests that are flaky.", "flaky / tests" },
	{ "skipped", CELL_INTEGER, UNIT_COUNT, "Runs that were skipped.", NULL },
	{ "scope", CELL_TEXT, UNIT_NONE, "all, service or pipeline.", NULL },
	{ "complete", CELL_BOOLEAN, UNIT_NONE, "Whether the week lies wholly within the two periods.", NULL },
	{ "success_rate_target", CELL_REAL, UNIT_FRACTION, "What success_rate must be above.", NULL },
	{ "duration_target_s", CELL_REAL, UNIT_SECONDS, "What duration_mean_s must be below.", NULL },
	{ "flaky_rate_target", CELL_REAL, UNIT_FRACTION, "What flaky_rate must be below.", NULL },
	{ "queue_target_s", CELL_REAL, UNIT_SECONDS, "What queue_mean_s must be below.", NULL },
};

static const struct column ci_stages_columns[] = {
	{ "service", CELL_TEXT, UNIT_NONE, "The service, as the records name it if it is not known.", NULL },
	{ "pipeline", CELL_TEXT, UNIT_NONE, "Name of the workflow or pipeline.", NULL },
	{ "stage", CELL_TEXT, UNIT_NONE, "The stage: of a job its stage or name, of a trace the spans below its root.", NULL },
	{ "runs", CELL_INTEGER, UNIT_COUNT, "Runs of the window in which it ran.", NULL },
	{ "p50_s", CELL_REAL, UNIT_SECONDS, "Median time in which at least one of its jobs ran.", NULL },
	{ "p95_s", CELL_REAL, UNIT_SECONDS, "95th percentile of the same; needs 40 runs.", NULL },
	{ "p95_previous_s", CELL_REAL, UNIT_SECONDS, "The same in the previous period.", NULL },
	{ "previous_runs", CELL_INTEGER, UNIT_COUNT, "Runs of the previous period in which it ran.", NULL },
	{ "critical_share", CELL_REAL, UNIT_FRACTION, "Share of the time of these runs that the stage is on their critical path.", NULL },
	{ "slower", CELL_BOOLEAN, UNIT_NONE, "Whether its p95 is 15% above that of the previous period, detectably (99%).", NULL },
};

static const struct column flaky_columns[] = {
	{ "service", CELL_TEXT, UNIT_NONE, "The service, as the records name it if it is not known.", NULL },
	{ "suite", CELL_TEXT, UNIT_NONE, "The suites around the test, joined by /.", NULL },
	{ "test", CELL_TEXT, UNIT_NONE, "The test, with its class.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE, "The commit on which it passed and failed; empty if only its report or a counter says so.", NULL },
	{ "passed", CELL_INTEGER, UNIT_COUNT, "Reports in which it passed; empty if a counter says that it is flaky.", NULL },
	{ "failed", CELL_INTEGER, UNIT_COUNT, "Times it failed.", NULL },
	{ "first_at", CELL_TIME, UNIT_NONE, "When it was run first.", NULL },
	{ "last_at", CELL_TIME, UNIT_NONE, "When it was run last.", NULL },
	{ "pipeline", CELL_TEXT, UNIT_NONE, "Name of the workflow or pipeline.", NULL },
};

const struct schema schema_ci_weekly = {
	"ci_weekly", "CI", "One row a week: all runs, each service, each pipeline.",
	ci_weekly_columns, G_N_ELEMENTS(ci_weekly_columns), false,
};
const struct schema schema_ci_stages = {
	"ci_stages", "CIStages", "One row a stage of a pipeline that ran in either period.",
	ci_stages_columns, G_N_ELEMENTS(ci_stages_columns), false,
};
const struct schema schema_flaky = {
	"flaky", "Flaky", "One row a test that passed and failed on the same commit.",
	flaky_columns, G_N_ELEMENTS(flaky_columns), false,
};
/* clang-format on */
