/* definitions.c -- the terms of the review and what they mean */
#include "analyzer/definitions.h"

#include <glib.h>

#define DORA "the four keys of the State of DevOps research"

/* clang-format off */
const struct definition definitions[] = {
	{ "Counted deploy",
	  "A successful production deploy that is not a rollback, neither by its record nor by its commit. Baselines, redeploys and deploys of unknown commits count.",
	  NULL, UNIT_NONE, NULL },
	{ "Deployment frequency",
	  "Counted deploys over the days of the window.",
	  "counted deploys / days", UNIT_PER_DAY, DORA },
	{ "Change",
	  "A commit, merges aside, that a deploy of a service shipped first: its deploy reaches it and no earlier one does. With a path scope, only commits that change a path in it.",
	  NULL, UNIT_NONE, NULL },
	{ "Lead time for changes",
	  "From the author time of a change to the deployed time of the deploy that shipped it. The headline is the median. Negative values (clock skew) are left out and counted.",
	  "deployed - authored", UNIT_SECONDS, DORA },
	{ "Change failure rate",
	  "Share of counted deploys that failed: a rollback of the service followed within the rollback window and before its next counted deploy, or an incident is attributed to the deploy.",
	  "failed deploys / counted deploys", UNIT_FRACTION, DORA },
	{ "Time to recovery",
	  "From beginning to end of each resolved incident that began in the window. The headline is the mean. Drills are out; open incidents are counted and listed.",
	  "ended - began", UNIT_SECONDS, DORA },
	{ "Failed deployment recovery time",
	  "From deployed to the rollback or to the end of the last incident of a failed deploy, whichever is first.",
	  "min(rollback, last incident end) - deployed", UNIT_SECONDS, DORA },
	{ "Batch size",
	  "Changes a counted deploy shipped, without baselines, redeploys and unknown commits; the median.",
	  NULL, UNIT_COUNT, NULL },
	{ "Rollback",
	  "A deploy whose record says so, or one whose commit an earlier deploy had shipped and that takes away the commit running before it (inferred).",
	  NULL, UNIT_NONE, NULL },
	{ "Redeploy",
	  "A deploy of a commit that had shipped before and that takes nothing away: the same again, or forward again after a rollback.",
	  NULL, UNIT_NONE, NULL },
	{ "Baseline",
	  "The first deploy of a service with a known commit: nobody knows what ran before, so it counts but ships no change.",
	  NULL, UNIT_NONE, NULL },
	{ "Attributed incident",
	  "An incident belongs to the deploy it names, else to the latest counted deploy of one of its services that had started, if it began within the incident window after it was deployed.",
	  NULL, UNIT_NONE, NULL },
	{ "Tier",
	  "Elite, High, Medium or Low by the limits in force, on unrounded values, from 5 events (frequency: 28 days). All services together have the tier of the median service.",
	  NULL, UNIT_NONE, "classic: limits of the reports up to 2019, read as upper limits" },
	{ "Percentile",
	  "Linear between order statistics (type 7; PERCENTILE.INC). p75 and p90 need 20 values, p95 needs 40.",
	  NULL, UNIT_NONE, "Hyndman and Fan 1996" },
	{ "Interval",
	  "95% for a value. Wilson for a rate, bootstrap over deploys for lead time and over incidents for recovery, quasi-Poisson for deploys a day.",
	  NULL, UNIT_NONE, "Wilson 1927; Efron 1979" },
	{ "Detectable change",
	  "The interval of the change against the previous period excludes no change: 95% for all services, 99% for one. Needs 20 changes or deploys, 10 incidents, 10 deploys for frequency, in both periods.",
	  NULL, UNIT_NONE, "Newcombe 1998 for rates; bootstrap; quasi-Poisson" },
	{ "Natural process limits",
	  "Of weekly values, from the previous period: mean ± 2.66 × mean moving range, on logarithms for durations. A week is a signal outside them, in a run of eight on one side of the centre, or one of three of four nearer a limit.",
	  NULL, UNIT_NONE, "Shewhart 1931; Wheeler 1993" },
	{ "Window",
	  "Whole days of the time zone, the first included, the end excluded; by a deploy's deployed time and an incident's beginning.",
	  NULL, UNIT_NONE, NULL },
};
/* clang-format on */

const uint32_t n_definitions = G_N_ELEMENTS(definitions);
