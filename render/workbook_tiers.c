/* workbook_tiers.c -- tiers and quotients of the scorecard as formulas
 *
 * The formulas say what the analyzer did, on the named limits of the sheet
 * Thresholds, so that a limit can be changed and the tiers be seen to move.
 * A reference to another cell of the row is spelt as files have it; a
 * spreadsheet shows it as [@column].
 */
#include "render/workbook_tiers.h"

#include "model/schemas.h"
#include "render/xlsx_text.h"

#include <string.h>

#define OWN(column) "tblScorecard[[#This Row],[" column "]]"

const struct workbook_tier workbook_tiers[4] = {
	{ "df_tier",
	  "deploys_per_day",
	  NULL,
	  { "df_elite_per_day", "df_high_per_day", "df_medium_per_day" },
	  true },
	{ "lead_time_tier",
	  "lead_time_p50_h",
	  "lead_time_n",
	  { "lt_elite_h", "lt_high_h", "lt_medium_h" },
	  false },
	{ "cfr_tier",
	  "change_failure_rate",
	  "deploys",
	  { "cfr_elite", "cfr_high", "cfr_medium" },
	  false },
	{ "recovery_tier",
	  "recovery_mean_h",
	  "incidents",
	  { "ttr_elite_h", "ttr_high_h", "ttr_medium_h" },
	  false },
};

const struct workbook_quotient workbook_quotients[3] = {
	{ "deploys_per_day", "=" OWN("deploys") "/window_days", "window_days" },
	{ "deploys_per_week", "=" OWN("deploys_per_day") "*7", NULL },
	{ "change_failure_rate", "=" OWN("failed") "/" OWN("deploys"), NULL },
};

static const char *const names[] = { "Elite", "High", "Medium", "Low" };

static uint32_t find_limit(const struct table *thresholds, const char *name)
{
	uint32_t column;

	if (!thresholds)
		return NONE;
	column = schema_column(thresholds->schema, "name");
	for (uint32_t row = 0; row < thresholds->rows; row++) {
		const struct cell *cell = &table_cell(thresholds, row, column);

		if (!cell->is_empty && strcmp(cell->text, name) == 0)
			return row;
	}
	return NONE;
}

bool workbook_has_limit(const struct table *thresholds, const char *name)
{
	return find_limit(thresholds, name) != NONE;
}

/* "<=" where a value equal to the limit is within it. */
static const char *compare(const struct workbook_tier *tier,
			   const struct table *thresholds, const char *name)
{
	uint32_t column = schema_column(thresholds->schema, "limit_included");
	const struct cell *cell =
		&table_cell(thresholds, find_limit(thresholds, name), column);
	bool is_included = cell->is_empty || cell->integer;

	if (tier->is_floor)
		return is_included ? ">=" : ">";
	return is_included ? "<=" : "<";
}

static bool has_limits(const struct workbook_tier *tier,
		       const struct table *thresholds)
{
	for (int t = 0; t < 3; t++)
		if (!workbook_has_limit(thresholds, tier->limits[t]))
			return false;
	return workbook_has_limit(thresholds, "min_n") &&
	       workbook_has_limit(thresholds, "min_days") &&
	       workbook_has_limit(thresholds, "window_days");
}

/* What there is no data for: [x]. */
static char *is_missing(const struct workbook_tier *tier)
{
	return tier->count ? g_strdup_printf(OWN("%s") "=0", tier->count) :
			     g_strdup_printf(OWN("%s") "=\"\"", tier->value);
}

char *workbook_tier_formula(const struct workbook_tier *tier,
			    const struct table *thresholds)
{
	g_autofree char *missing = is_missing(tier);
	GString *out;

	if (!has_limits(tier, thresholds))
		return NULL;
	out = g_string_new(NULL);
	g_string_append_printf(out, "=IF(%s,\"[x]\",IF(", missing);
	if (tier->count)
		g_string_append_printf(out, OWN("%s") "<min_n", tier->count);
	else
		g_string_append(out, "window_days<min_days");
	g_string_append(out, ",\"[low]\"");
	for (int t = 0; t < 3; t++)
		g_string_append_printf(
			out, ",IF(" OWN("%s") "%s%s,\"%s\"", tier->value,
			compare(tier, thresholds, tier->limits[t]),
			tier->limits[t], names[t]);
	g_string_append(out, ",\"Low\")))))");
	return g_string_free(out, false);
}

/* How many of the cells have a tier from names[first] to names[last]. */
static void append_count(GString *out, const char *cells, int first, int last)
{
	for (int t = first; t <= last; t++)
		g_string_append_printf(out, "%sCOUNTIF(%s,\"%s\")",
				       t > first ? "+" : "", cells, names[t]);
}

char *workbook_tier_median(const struct workbook_tier *tier,
			   struct xlsx_range range)
{
	g_autofree char *cells = xlsx_text_range(range);
	g_autofree char *missing = is_missing(tier);
	GString *out = g_string_new("=IF(");

	append_count(out, cells, 0, 3);
	g_string_append_printf(out, "=0,IF(%s,\"[x]\",\"[low]\")", missing);
	for (int t = 3; t > 0; t--) {
		g_string_append(out, ",IF(");
		append_count(out, cells, t, 3);
		g_string_append(out, ">=");
		append_count(out, cells, 0, t - 1);
		g_string_append_printf(out, ",\"%s\"", names[t]);
	}
	g_string_append(out, ",\"Elite\"))))");
	return g_string_free(out, false);
}
