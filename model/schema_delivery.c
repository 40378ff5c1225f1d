/* schema_delivery.c -- the tables of canaries, flags and experiments */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column canary_columns[] = {
	{ "canary", CELL_TEXT, UNIT_NONE,
	  "Name of the canary.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "Its service.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE,
	  "When its analysis began.", NULL },
	{ "step", CELL_INTEGER, UNIT_COUNT,
	  "The look at its metrics, from 1; empty if it could not be replayed.", NULL },
	{ "weight", CELL_INTEGER, UNIT_COUNT,
	  "Percent of the traffic that it had until then.", NULL },
	{ "metric", CELL_TEXT, UNIT_NONE,
	  "The metric looked at; empty where nothing was to be checked.", NULL },
	{ "value", CELL_REAL, UNIT_NONE,
	  "Its value, in its own unit: percent, milliseconds, a share.", NULL },
	{ "limit", CELL_TEXT, UNIT_NONE,
	  "What the value must keep to.", NULL },
	{ "failed_checks", CELL_INTEGER, UNIT_COUNT,
	  "Failed checks up to and with this look.", NULL },
	{ "verdict", CELL_TEXT, UNIT_NONE,
	  "What the rules make of the whole analysis: promoted, rolled back, open (not over when the record ends), or not scored.", NULL },
	{ "reason", CELL_TEXT, UNIT_NONE,
	  "Which checks failed, or why it is not scored.", NULL },
	{ "recorded", CELL_TEXT, UNIT_NONE,
	  "What the record says: promoted, rolled back, running, or empty.", NULL },
	{ "agrees", CELL_BOOLEAN, UNIT_NONE,
	  "Whether verdict and record are the same; empty if one is missing.", NULL },
	{ "at", CELL_TIME, UNIT_NONE, "When the look was.", NULL },
	{ "act", CELL_TEXT, UNIT_NONE,
	  "What was done then: advances, halts, promotes, rolls back, or waits.", NULL },
	{ "next_weight", CELL_INTEGER, UNIT_COUNT,
	  "Percent of the traffic from then on.", NULL },
	{ "iterations", CELL_INTEGER, UNIT_COUNT,
	  "Iterations done, of a test that has no steps.", NULL },
	{ "passed", CELL_BOOLEAN, UNIT_NONE,
	  "Whether the value keeps to the limit; no value does not, if there is a series; empty if there is none.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

static const struct column canary_comparison_columns[] = {
	{ "canary", CELL_TEXT, UNIT_NONE, "Name of the canary.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "Its service.", NULL },
	{ "started_at", CELL_TIME, UNIT_NONE,
	  "When its analysis began.", NULL },
	{ "metric", CELL_TEXT, UNIT_NONE, "The metric compared.", NULL },
	{ "values", CELL_INTEGER, UNIT_COUNT,
	  "Values of the canary while it had traffic.", NULL },
	{ "primary_values", CELL_INTEGER, UNIT_COUNT,
	  "Values of the primary at the same time.", NULL },
	{ "median", CELL_REAL, UNIT_NONE, "Median of the canary.", NULL },
	{ "primary_median", CELL_REAL, UNIT_NONE,
	  "Median of the primary.", NULL },
	{ "shift", CELL_REAL, UNIT_NONE,
	  "How much higher the canary is: the median of all differences between a value of each (Hodges-Lehmann).", NULL },
	{ "shift_ci_low", CELL_REAL, UNIT_NONE,
	  "Lower end of the 95 % interval of the shift.", NULL },
	{ "shift_ci_high", CELL_REAL, UNIT_NONE, "Its upper end.", NULL },
	{ "superiority", CELL_REAL, UNIT_FRACTION,
	  "Effect size: share of the pairs in which the canary is higher, ties half; 0.5 is none.", NULL },
	{ "p", CELL_REAL, UNIT_NONE,
	  "Of the test of Mann and Whitney, two-sided, with corrections for ties and continuity.", NULL },
	{ "spread_ratio", CELL_REAL, UNIT_NONE,
	  "Mean distance from the median, of the canary by that of the primary.", NULL },
	{ "spread_p", CELL_REAL, UNIT_NONE,
	  "Of the test of Brown and Forsythe for equal spread.", NULL },
	{ "verdict", CELL_TEXT, UNIT_NONE,
	  "worse, better, wider (only the spread is larger), no difference, too few (fewer than 20 values on a side), or not measured.", NULL },
	{ "source", CELL_TEXT, UNIT_NONE, "FILE:RECORD it was read from.", NULL },
};

const struct schema schema_canary = {
	"canary", "Canary", "One row a look at a metric of a canary.",
	canary_columns, G_N_ELEMENTS(canary_columns), false };
const struct schema schema_canary_comparison = {
	"canary_comparison", "CanaryComparison",
	"One row a metric of a canary, beside that of the primary.",
	canary_comparison_columns, G_N_ELEMENTS(canary_comparison_columns),
	false };
/* clang-format on */
