/* schema_loop.c -- the tables that put side by side what others tell apart */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column loop_columns[] = {
	{ "stage", CELL_TEXT, UNIT_NONE,
	  "plan, code, build, test, release, deploy, operate or monitor.",
	  NULL },
	{ "metric", CELL_TEXT, UNIT_NONE,
	  "The number that stands for it, of all services.", NULL },
	{ "value", CELL_REAL, UNIT_NONE,
	  "Its value, in the unit beside it.", NULL },
	{ "unit", CELL_TEXT, UNIT_NONE,
	  "count, per_day, s or fraction.", NULL },
	{ "previous", CELL_REAL, UNIT_NONE,
	  "The value of the previous period; empty where only that of now is known.", NULL },
	{ "verdict", CELL_TEXT, UNIT_NONE,
	  "better, worse, none, too_few or no_previous, as in metrics; empty where no test of a change is defined.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE,
	  "Kinds of source that it rests on, as in data_quality, joined by ;. not measured: none was given.", NULL },
	{ "n", CELL_INTEGER, UNIT_COUNT,
	  "What the value rests on: changes, deploys, runs or tests.", NULL },
	{ "previous_n", CELL_INTEGER, UNIT_COUNT,
	  "The same of the previous period.", NULL },
	{ "change", CELL_REAL, UNIT_NONE,
	  "Where it is tested: value / previous, or value - previous.", NULL },
	{ "change_kind", CELL_TEXT, UNIT_NONE,
	  "ratio, or pp for the difference of two fractions.", NULL },
	{ "note", CELL_TEXT, UNIT_NONE,
	  "Why there is no value: which input is missing, or that nothing lies in the window.", NULL },
};

static const struct column deploy_scorecard_columns[] = {
	{ "deploy_id", CELL_TEXT, UNIT_NONE, "The deploy, as in deploys.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service deployed.", NULL },
	{ "deployed_at", CELL_TIME, UNIT_NONE, "When it was deployed.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE,
	  "Full id of the commit deployed; empty if not in the repository.", NULL },
	{ "changes", CELL_INTEGER, UNIT_COUNT,
	  "Changes it shipped first; empty if unknown.", NULL },
	{ "lead_time_p50_s", CELL_REAL, UNIT_SECONDS,
	  "Median lead time of its changes.", NULL },
	{ "pipeline_s", CELL_REAL, UNIT_SECONDS,
	  "How long the run took that made it, else the longest of those on its commit; of a run its last attempt.", NULL },
	{ "canary_verdict", CELL_TEXT, UNIT_NONE,
	  "What the rules make of its canaries, as in canary: those that are nearest to it in time, at most an hour away; joined by ;.", NULL },
	{ "impact_ratio", CELL_REAL, UNIT_NONE,
	  "Error rate after it by that before, as in impact; association, not cause.", NULL },
	{ "budget_burned", CELL_REAL, UNIT_FRACTION,
	  "Share of the error budget of its service that went in the hour after it; of several objectives the largest.",
	  "bad events of the hour / budget of its window" },
	{ "flags_changed", CELL_TEXT, UNIT_NONE,
	  "Feature flags of its service that were changed from its start to an hour after it, joined by ;.", NULL },
	{ "experiments", CELL_TEXT, UNIT_NONE,
	  "Chaos experiments of its service, or of none, that were on from its start to an hour after it, joined by ;.", NULL },
	{ "incidents", CELL_TEXT, UNIT_NONE,
	  "The incidents attributed to it, joined by ;.", NULL },
	{ "rollback_rule", CELL_TEXT, UNIT_NONE,
	  "What each rule of rollback would have been: caught, missed, false alarm or correct, joined by ;.", NULL },
	{ "version", CELL_TEXT, UNIT_NONE, "The version the record names.", NULL },
	{ "kind", CELL_TEXT, UNIT_NONE,
	  "deploy or rollback, as the record says.", NULL },
	{ "inferred", CELL_TEXT, UNIT_NONE,
	  "rollback or redeploy where the commit had shipped before, else empty.", NULL },
	{ "outcome", CELL_TEXT, UNIT_NONE,
	  "success or failure of the roll-out; a failed one is counted nowhere.", NULL },
	{ "failed", CELL_BOOLEAN, UNIT_NONE,
	  "A rollback followed, or an incident is attributed to it.", NULL },
	{ "failure_reasons", CELL_TEXT, UNIT_NONE,
	  "rollback, incident or both, joined by ;.", NULL },
	{ "recovery_s", CELL_REAL, UNIT_SECONDS,
	  "Failed deployment recovery time.", NULL },
	{ "note", CELL_TEXT, UNIT_NONE, "As in deploys.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

const struct schema schema_deploy_scorecard = {
	"deploy_scorecard", "DeployScorecard",
	"One row a deploy or rollback in the window: what the other tables say of it, side by side.",
	deploy_scorecard_columns, G_N_ELEMENTS(deploy_scorecard_columns), false };

const struct schema schema_loop = {
	"loop", "Loop", "One row a number of a stage, from plan to monitor.",
	loop_columns, G_N_ELEMENTS(loop_columns), false };
/* clang-format on */
