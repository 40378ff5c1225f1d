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

const struct schema schema_loop = {
	"loop", "Loop", "One row a number of a stage, from plan to monitor.",
	loop_columns, G_N_ELEMENTS(loop_columns), false };
/* clang-format on */
