/* schema_observed.c -- the tables of what series show */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column impact_columns[] = {
	{ "deploy_id", CELL_TEXT, UNIT_NONE,
	  "The deploy, as in deploys.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service deployed.", NULL },
	{ "deployed_at", CELL_TIME, UNIT_NONE,
	  "When it was deployed.", NULL },
	{ "commit", CELL_TEXT, UNIT_NONE,
	  "Full id of the commit deployed.", NULL },
	{ "rule_fired", CELL_BOOLEAN, UNIT_NONE,
	  "Whether the error rate was more than twice that of an hour before, at some sample of the 30 minutes after the deploy; empty if none could be compared.", NULL },
	{ "rule_at", CELL_TIME, UNIT_NONE,
	  "The first such sample.", NULL },
	{ "ratio", CELL_REAL, UNIT_NONE,
	  "Error rate of the 30 minutes after by that of the 60 minutes before the start; association, not cause.",
	  "after_rate / baseline_rate, see low_baseline" },
	{ "baseline_rate", CELL_REAL, UNIT_FRACTION,
	  "Error rate of the 60 minutes before the start.",
	  "errors / requests, or the mean of samples" },
	{ "after_rate", CELL_REAL, UNIT_FRACTION,
	  "Error rate of the 30 minutes after.",
	  "errors / requests, or the mean of samples" },
	{ "samples_before", CELL_INTEGER, UNIT_COUNT,
	  "Samples of the 60 minutes before.", NULL },
	{ "samples_after", CELL_INTEGER, UNIT_COUNT,
	  "Samples of the 30 minutes after.", NULL },
	{ "overlaps", CELL_TEXT, UNIT_NONE,
	  "Deploys of any service within 30 minutes of it, SERVICE:ID.", NULL },
	{ "reason_unscored", CELL_TEXT, UNIT_NONE,
	  "Why there is no ratio: no series, too few samples before or after, no requests, nothing before.", NULL },
	{ "low_baseline", CELL_BOOLEAN, UNIT_NONE,
	  "Less than one error before: the ratio has half an error and a request added on both sides, or takes the least error rate for less.", NULL },
	{ "series", CELL_TEXT, UNIT_NONE,
	  "What is compared: error rate, or the name of an [impact] section, whose values then stand where this table says error rate.", NULL },
	{ "curve", CELL_TEXT, UNIT_NONE,
	  "Error rates round the deploy, joined by ;: the means of 3 minutes each, ten before it and 19 after, empty where there is no sample; drawn where people read them, | is the deploy.", NULL },
};

const struct schema schema_impact = {
	"impact", "Impact",
	"One row a counted deploy and series: the error rate after it and before it.",
	impact_columns, G_N_ELEMENTS(impact_columns), false
};

static const struct column impact_curves_columns[] = {
	{ "deploy_id", CELL_TEXT, UNIT_NONE,
	  "The deploy, as in deploys.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service deployed.", NULL },
	{ "deployed_at", CELL_TIME, UNIT_NONE,
	  "When it was deployed.", NULL },
	{ "series", CELL_TEXT, UNIT_NONE,
	  "What is compared, as in impact.", NULL },
	{ "ratio", CELL_REAL, UNIT_NONE, "As in impact.", NULL },
	{ "minute", CELL_REAL, UNIT_NONE,
	  "Minutes since the deploy; before it less than 0.", NULL },
	{ "value", CELL_REAL, UNIT_NONE,
	  "The series at that minute; empty where points are missing.", NULL },
	{ "deploy_line", CELL_REAL, UNIT_NONE,
	  "The two ends of the line that marks the deploy in the chart.", NULL },
};

const struct schema schema_impact_curves = {
	"impact_curves", "ImpactCurves",
	"One row a point of the series round the eight deploys with the largest ratios.",
	impact_curves_columns, G_N_ELEMENTS(impact_curves_columns), true
};

static const struct column rollback_columns[] = {
	{ "rule", CELL_TEXT, UNIT_NONE, "Name of the rule.", NULL },
	{ "deploy_id", CELL_TEXT, UNIT_NONE,
	  "The deploy, as in deploys.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service deployed.", NULL },
	{ "deployed_at", CELL_TIME, UNIT_NONE,
	  "When it was deployed.", NULL },
	{ "fired", CELL_BOOLEAN, UNIT_NONE,
	  "Whether the rule would have fired; empty without series.", NULL },
	{ "fired_at", CELL_TIME, UNIT_NONE, "When.", NULL },
	{ "delay_s", CELL_REAL, UNIT_SECONDS,
	  "How long after the deploy.", "fired_at - deployed_at" },
	{ "failed", CELL_BOOLEAN, UNIT_NONE,
	  "Whether the deploy failed, as in deploys.", NULL },
	{ "class", CELL_TEXT, UNIT_NONE,
	  "caught, missed, false alarm or correct; empty without series.", NULL },
	{ "saved_s", CELL_REAL, UNIT_SECONDS,
	  "Of a deploy caught: start of its rollback, else end of its incidents, less the time at which the rule would have fired.",
	  "recovery began - fired_at" },
};

const struct schema schema_rollback = {
	"rollback", "Rollback",
	"One row a rule of rollback and counted deploy: what it would have done.",
	rollback_columns, G_N_ELEMENTS(rollback_columns), false
};
/* clang-format on */
