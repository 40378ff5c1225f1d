/* schema_budgets.c -- the tables of objectives and their budgets */
#include "model/schemas.h"

#include <glib.h>

/* clang-format off */
static const struct column slo_columns[] = {
	{ "objective_name", CELL_TEXT, UNIT_NONE,
	  "Name of the objective.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that it is of.", NULL },
	{ "objective", CELL_REAL, UNIT_FRACTION,
	  "Share of the valid events that must be good.", NULL },
	{ "window", CELL_TEXT, UNIT_NONE,
	  "How long it is promised for: a rolling length, or month or quarter of the calendar.", NULL },
	{ "valid", CELL_REAL, UNIT_COUNT,
	  "Events that count, in the window that ends with the review; of shares and levels without a total, samples; of time slices, slices.", NULL },
	{ "good", CELL_REAL, UNIT_COUNT, "Those of them that were good.",
	  "valid - bad" },
	{ "sli", CELL_REAL, UNIT_FRACTION,
	  "Share that was good; empty without traffic.", "good / valid" },
	{ "budget", CELL_REAL, UNIT_COUNT,
	  "Events that may be bad.", "(1 - objective) × valid" },
	{ "spent", CELL_REAL, UNIT_FRACTION,
	  "Share of the budget that is used up; more than 1 is overspent.",
	  "(valid - good) / budget" },
	{ "left", CELL_REAL, UNIT_FRACTION,
	  "Share of the budget that is left.", "1 - spent" },
	{ "spent_at", CELL_TIME, UNIT_NONE,
	  "Since when nothing has been left, if nothing is.", NULL },
	{ "burn_incidents", CELL_REAL, UNIT_FRACTION,
	  "Share of the bad events during incidents of the service; empty without a source of incidents.", NULL },
	{ "burn_deploys", CELL_REAL, UNIT_FRACTION,
	  "Share of the bad events in the hour after counted deploys of the service; empty if it has none.", NULL },
	{ "coverage", CELL_REAL, UNIT_FRACTION,
	  "Share of the window for which there are samples.", NULL },
	{ "window_since", CELL_TIME, UNIT_NONE,
	  "Where the window begins.", NULL },
	{ "window_until", CELL_TIME, UNIT_NONE,
	  "Where it ends, or the review in it.", NULL },
	{ "spent_days", CELL_INTEGER, UNIT_COUNT,
	  "Days of the review that ended with nothing left.", NULL },
	{ "burn_1h", CELL_REAL, UNIT_NONE,
	  "Burn rate of the last hour of the window: 1 spends the budget in just the length of the window.",
	  "(bad / valid) / (1 - objective)" },
	{ "burn_6h", CELL_REAL, UNIT_NONE, "The same of 6 hours.", NULL },
	{ "burn_3d", CELL_REAL, UNIT_NONE, "The same of 3 days.", NULL },
	{ "alerts_1h", CELL_INTEGER, UNIT_COUNT,
	  "How often in the window the burn rates of 1 hour and of 5 minutes both rose to 14.4.", NULL },
	{ "alerts_6h", CELL_INTEGER, UNIT_COUNT,
	  "The same of 6 hours and 30 minutes, 6.", NULL },
	{ "alerts_1d", CELL_INTEGER, UNIT_COUNT,
	  "The same of 1 day and 2 hours, 3.", NULL },
	{ "alerts_3d", CELL_INTEGER, UNIT_COUNT,
	  "The same of 3 days and 6 hours, 1.", NULL },
	{ "reason_unmeasured", CELL_TEXT, UNIT_NONE,
	  "Why there is no value: no series, no samples, no traffic, a query that is not of a usual form.", NULL },
};

const struct schema schema_slo = {
	"slo", "SLO",
	"One row an objective: its error budget in the window that ends with the review.",
	slo_columns, G_N_ELEMENTS(slo_columns), false
};

static const struct column slo_daily_columns[] = {
	{ "objective_name", CELL_TEXT, UNIT_NONE,
	  "Name of the objective.", NULL },
	{ "service", CELL_TEXT, UNIT_NONE, "The service that it is of.", NULL },
	{ "day", CELL_DATE, UNIT_NONE, "The day.", NULL },
	{ "valid", CELL_REAL, UNIT_COUNT,
	  "Events of the day that count; empty without samples.", NULL },
	{ "good", CELL_REAL, UNIT_COUNT, "Those of them that were good.", NULL },
	{ "left", CELL_REAL, UNIT_FRACTION,
	  "Share of the budget of its window that was left at the end of the day.",
	  "1 - bad / ((1 - objective) × valid), since the window began" },
};

const struct schema schema_slo_daily = {
	"slo_daily", "SLODaily",
	"One row an objective and day: what was left of its error budget.",
	slo_daily_columns, G_N_ELEMENTS(slo_daily_columns), false
};
/* clang-format on */
