/* schema_exports.c -- the tables of the other records, as they were read */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column runs_columns[] = {
	{ "run", CELL_TEXT, UNIT_NONE, "The id of the run, the same for all its attempts.", NULL },
	{ "attempt", CELL_INTEGER, UNIT_COUNT, "From 1; more are runs again.", NULL },
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the workflow or pipeline.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "repository", CELL_TEXT, UNIT_NONE, "The repository, as the record names it.", NULL },
	{ "branch", CELL_TEXT, UNIT_NONE, "Branch or tag.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE, "The commit, as written.", NULL },
	{ "trigger", CELL_TEXT, UNIT_NONE, "What started it.", NULL },
	{ "result", CELL_TEXT, UNIT_NONE, "success, failure, cancelled, skipped, running, or empty.", NULL },
	{ "queued_at", CELL_TIME, UNIT_NONE, "When it was asked for.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "finished_at", CELL_TIME, UNIT_NONE, "When it ended.", NULL },
	{ "busy_s", CELL_REAL, UNIT_SECONDS, "Duration as the record tells it.", NULL },
	{ "queued_s", CELL_REAL, UNIT_SECONDS, "Wait as the record tells it.", NULL },
	{ "link", CELL_TEXT, UNIT_NONE, "Where to look at it.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column jobs_columns[] = {
	{ "run", CELL_TEXT, UNIT_NONE, "The id of the run it belongs to.", NULL },
	{ "attempt", CELL_INTEGER, UNIT_COUNT, "Of the run, from 1.", NULL },
	{ "job", CELL_TEXT, UNIT_NONE, "The id of the job.", NULL },
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the job.", NULL },
	{ "stage", CELL_TEXT, UNIT_NONE, "The stage it belongs to.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "branch", CELL_TEXT, UNIT_NONE, "Branch or tag.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE, "The commit, as written.", NULL },
	{ "result", CELL_TEXT, UNIT_NONE, "success, failure, cancelled, skipped, running, or empty.", NULL },
	{ "may_fail", CELL_BOOLEAN, UNIT_NONE, "Whether it may fail without failing its run.", NULL },
	{ "queued_at", CELL_TIME, UNIT_NONE, "When it was asked for.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "finished_at", CELL_TIME, UNIT_NONE, "When it ended.", NULL },
	{ "busy_s", CELL_REAL, UNIT_SECONDS, "Duration as the record tells it.", NULL },
	{ "queued_s", CELL_REAL, UNIT_SECONDS, "Wait as the record tells it.", NULL },
	{ "why", CELL_TEXT, UNIT_NONE, "Why it failed.", NULL },
	{ "link", CELL_TEXT, UNIT_NONE, "Where to look at it.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column tests_columns[] = {
	{ "at", CELL_TIME, UNIT_NONE, "When its suite began.", NULL },
	{ "suite", CELL_TEXT, UNIT_NONE, "The suites around it, joined by /.", NULL },
	{ "class", CELL_TEXT, UNIT_NONE, "Its class.", NULL },
	{ "name", CELL_TEXT, UNIT_NONE, "Its name.", NULL },
	{ "file", CELL_TEXT, UNIT_NONE, "The file it stands in.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "outcome", CELL_TEXT, UNIT_NONE, "passed, failed, error or skipped.", NULL },
	{ "duration_s", CELL_REAL, UNIT_SECONDS, "How long it took.", NULL },
	{ "repetitions", CELL_INTEGER, UNIT_COUNT, "How often it was run again.", NULL },
	{ "flaky", CELL_BOOLEAN, UNIT_NONE, "Whether it failed first and passed in the end.", NULL },
	{ "why", CELL_TEXT, UNIT_NONE, "What the failure says.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE, "The commit, as its report names it.", NULL },
	{ "run", CELL_TEXT, UNIT_NONE, "The run, as its report names it.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column spans_columns[] = {
	{ "at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "trace", CELL_TEXT, UNIT_NONE, "The id of the trace.", NULL },
	{ "span", CELL_TEXT, UNIT_NONE, "The id of the span.", NULL },
	{ "parent", CELL_TEXT, UNIT_NONE, "The span around it.", NULL },
	{ "name", CELL_TEXT, UNIT_NONE, "Its name.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "pipeline", CELL_TEXT, UNIT_NONE, "The pipeline it is of.", NULL },
	{ "task", CELL_TEXT, UNIT_NONE, "The task it is of.", NULL },
	{ "run", CELL_TEXT, UNIT_NONE, "The run it is of.", NULL },
	{ "repository", CELL_TEXT, UNIT_NONE, "The repository, as the record names it.", NULL },
	{ "branch", CELL_TEXT, UNIT_NONE, "Branch or tag.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE, "The commit, as written.", NULL },
	{ "environment", CELL_TEXT, UNIT_NONE, "The environment it deploys to.", NULL },
	{ "result", CELL_TEXT, UNIT_NONE, "success, failure, cancelled, skipped, running, or empty.", NULL },
	{ "error", CELL_BOOLEAN, UNIT_NONE, "Whether its status is an error.", NULL },
	{ "duration_s", CELL_REAL, UNIT_SECONDS, "From its start to its end.", NULL },
	{ "queued_s", CELL_REAL, UNIT_SECONDS, "Wait as the record tells it.", NULL },
	{ "link", CELL_TEXT, UNIT_NONE, "Where to look at it.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column series_columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the metric.", NULL },
	{ "labels", CELL_TEXT, UNIT_NONE, "Its labels, joined by ;.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "type", CELL_TEXT, UNIT_NONE, "counter, gauge, histogram, or empty.", NULL },
	{ "unit", CELL_TEXT, UNIT_NONE, "Unit, if told.", NULL },
	{ "points", CELL_INTEGER, UNIT_COUNT, "How many points it has.", NULL },
	{ "first_at", CELL_TIME, UNIT_NONE, "Time of its first point.", NULL },
	{ "last_at", CELL_TIME, UNIT_NONE, "Time of its last point.", NULL },
	{ "first_value", CELL_REAL, UNIT_NONE, "Value of its first point.", NULL },
	{ "last_value", CELL_REAL, UNIT_NONE, "Value of its last point.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column events_columns[] = {
	{ "at", CELL_TIME, UNIT_NONE, "When it was, or began.", NULL },
	{ "ended_at", CELL_TIME, UNIT_NONE, "When it ended.", NULL },
	{ "kind", CELL_TEXT, UNIT_NONE, "What it is about.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "tags", CELL_TEXT, UNIT_NONE, "Its tags, joined by ;.", NULL },
	{ "text", CELL_TEXT, UNIT_NONE, "What it says.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column alerts_columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the alert.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "severity", CELL_TEXT, UNIT_NONE, "Severity, as the record names it.", NULL },
	{ "labels", CELL_TEXT, UNIT_NONE, "Its labels, joined by ;.", NULL },
	{ "began_at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "acked_at", CELL_TIME, UNIT_NONE, "When somebody took it.", NULL },
	{ "ended_at", CELL_TIME, UNIT_NONE, "When it ended; empty while it fires.", NULL },
	{ "pending", CELL_BOOLEAN, UNIT_NONE, "Whether it never fired.", NULL },
	{ "text", CELL_TEXT, UNIT_NONE, "What it says.", NULL },
	{ "link", CELL_TEXT, UNIT_NONE, "Where to look at it.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column canaries_columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the canary.", NULL },
	{ "namespace", CELL_TEXT, UNIT_NONE, "Its namespace.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "revision", CELL_TEXT, UNIT_NONE, "The revision analysed.", NULL },
	{ "phase", CELL_TEXT, UNIT_NONE, "Its phase, as the record says.", NULL },
	{ "result", CELL_TEXT, UNIT_NONE, "success, failure (rolled back), running, or empty.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "finished_at", CELL_TIME, UNIT_NONE, "When it ended.", NULL },
	{ "checks", CELL_INTEGER, UNIT_COUNT, "Checks made.", NULL },
	{ "failed_checks", CELL_INTEGER, UNIT_COUNT, "Checks that failed.", NULL },
	{ "limit", CELL_INTEGER, UNIT_COUNT, "Failed checks that end it; 0: not told.", NULL },
	{ "weight", CELL_INTEGER, UNIT_COUNT, "Percent of the traffic it reached.", NULL },
	{ "why", CELL_TEXT, UNIT_NONE, "Why it failed.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column chaos_results_columns[] = {
	{ "experiment", CELL_TEXT, UNIT_NONE, "The experiment.", NULL },
	{ "engine", CELL_TEXT, UNIT_NONE, "The engine that ran it.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "target", CELL_TEXT, UNIT_NONE, "What was attacked.", NULL },
	{ "phase", CELL_TEXT, UNIT_NONE, "Its phase, as the record says.", NULL },
	{ "verdict", CELL_TEXT, UNIT_NONE, "pass, fail, stopped, awaited, or empty.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE, "When it began.", NULL },
	{ "finished_at", CELL_TIME, UNIT_NONE, "When it ended.", NULL },
	{ "probe_success", CELL_REAL, UNIT_FRACTION, "Share of probes that passed, as told.", NULL },
	{ "probes", CELL_INTEGER, UNIT_COUNT, "Probes it has; 0: a verdict without evidence.", NULL },
	{ "passed_probes", CELL_INTEGER, UNIT_COUNT, "Probes that passed.", NULL },
	{ "passed_runs", CELL_INTEGER, UNIT_COUNT, "Runs that passed, over all time.", NULL },
	{ "failed_runs", CELL_INTEGER, UNIT_COUNT, "Runs that failed, over all time.", NULL },
	{ "why", CELL_TEXT, UNIT_NONE, "Why it failed.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column flag_evaluations_columns[] = {
	{ "at", CELL_TIME, UNIT_NONE, "When it was.", NULL },
	{ "flag", CELL_TEXT, UNIT_NONE, "The flag.", NULL },
	{ "variant", CELL_TEXT, UNIT_NONE, "The variant that was chosen.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "reason", CELL_TEXT, UNIT_NONE, "Why it was chosen.", NULL },
	{ "subject", CELL_TEXT, UNIT_NONE, "Who it was chosen for.", NULL },
	{ "measure", CELL_TEXT, UNIT_NONE, "What was measured.", NULL },
	{ "value", CELL_REAL, UNIT_NONE, "The value measured.", NULL },
	{ "error", CELL_BOOLEAN, UNIT_NONE, "Whether the evaluation failed.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column objectives_columns[] = {
	{ "name", CELL_TEXT, UNIT_NONE, "Name of the objective.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that the record names.", NULL },
	{ "target", CELL_REAL, UNIT_FRACTION, "Share that must be good.", NULL },
	{ "window_s", CELL_INTEGER, UNIT_SECONDS, "Length of its window; 0: not told.", NULL },
	{ "calendar", CELL_BOOLEAN, UNIT_NONE, "Whether the window follows the calendar.", NULL },
	{ "slice_s", CELL_INTEGER, UNIT_SECONDS, "Length of a time slice; 0: occurrences.", NULL },
	{ "threshold", CELL_REAL, UNIT_NONE, "Limit of what is good, of a threshold.", NULL },
	{ "good", CELL_TEXT, UNIT_NONE, "Query of what is good.", NULL },
	{ "bad", CELL_TEXT, UNIT_NONE, "Query of what is bad.", NULL },
	{ "total", CELL_TEXT, UNIT_NONE, "Query of all.", NULL },
	{ "ratio", CELL_TEXT, UNIT_NONE, "Query of the share that is bad.", NULL },
	{ "about", CELL_TEXT, UNIT_NONE, "What it is about.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

const struct schema schemas_exports[RECORD_KINDS] = {
	[RECORD_RUN] = { "runs", "Runs", "One row a run of a pipeline, each attempt.",
		runs_columns, G_N_ELEMENTS(runs_columns), false },
	[RECORD_JOB] = { "jobs", "Jobs", "One row a job or stage of a run.",
		jobs_columns, G_N_ELEMENTS(jobs_columns), false },
	[RECORD_TEST] = { "tests", "Tests", "One row a test that ran, or was skipped.",
		tests_columns, G_N_ELEMENTS(tests_columns), false },
	[RECORD_SPAN] = { "spans", "Spans", "One row a span of a trace.",
		spans_columns, G_N_ELEMENTS(spans_columns), false },
	[RECORD_SERIES] = { "series", "Series", "One row a series of points.",
		series_columns, G_N_ELEMENTS(series_columns), false },
	[RECORD_EVENT] = { "events", "Events", "One row an event of the timeline.",
		events_columns, G_N_ELEMENTS(events_columns), false },
	[RECORD_ALERT] = { "alerts", "Alerts", "One row an alert that fired, or was pending.",
		alerts_columns, G_N_ELEMENTS(alerts_columns), false },
	[RECORD_CANARY] = { "canaries", "Canaries", "One row an analysis of a canary.",
		canaries_columns, G_N_ELEMENTS(canaries_columns), false },
	[RECORD_CHAOS] = { "chaos_results", "ChaosResults", "One row a chaos experiment.",
		chaos_results_columns, G_N_ELEMENTS(chaos_results_columns), false },
	[RECORD_EVALUATION] = { "flag_evaluations", "FlagEvaluations", "One row an evaluation of a flag, or a measurement under one of its variants.",
		flag_evaluations_columns, G_N_ELEMENTS(flag_evaluations_columns), false },
	[RECORD_OBJECTIVE] = { "objectives", "Objectives", "One row a service level objective.",
		objectives_columns, G_N_ELEMENTS(objectives_columns), false },
};
/* clang-format on */
