/* terminal_services.c -- services side by side, most deploys first */
#include "render/terminal_services.h"

#include "render/columns.h"
#include "render/format.h"
#include "render/terminal_keys.h"

#include <math.h>

struct services {
	const struct report *report;
	const GArray *scopes;
	const struct terminal_style *style;
};

enum {
	COLUMN_NAME,
	COLUMN_N,
	COLUMN_FREQUENCY,
	COLUMN_LEAD,
	COLUMN_P90,
	COLUMN_FAILURE,
	COLUMN_INTERVAL,
	COLUMN_RECOVERY,
	COLUMN_WEEKS,
	COLUMNS
};

static double deploys_of(const struct metrics *metrics, uint32_t scope)
{
	return metrics_find(metrics, scope, DEPLOYMENT_FREQUENCY,
			    STATISTIC_COUNT)
		->value;
}

static int compare(const void *a, const void *b, void *data)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	double more = deploys_of(data, right), less = deploys_of(data, left);

	if (less != more && !isnan(less) && !isnan(more))
		return less > more ? -1 : 1;
	if (isnan(less) != isnan(more))
		return isnan(less) ? 1 : -1;
	return left < right ? -1 : left > right;
}

GArray *services_by_deploys(const struct metrics *metrics)
{
	GArray *scopes = g_array_new(false, false, sizeof(uint32_t));

	for (uint32_t i = 0; i < metrics->scopes->len; i++)
		g_array_append_val(scopes, i);
	g_array_sort_with_data(scopes, compare, (void *)metrics);
	return scopes;
}

char *services_deploys(const struct metrics *metrics, uint32_t scope)
{
	return format_count(deploys_of(metrics, scope));
}

char *services_p90(const struct metrics *metrics, uint32_t scope)
{
	return format_duration(
		metrics_find(metrics, scope, LEAD_TIME, STATISTIC_P90)->value);
}

char *services_interval(const struct metrics *metrics, uint32_t scope)
{
	const struct measure *rate = key_measure(metrics, scope, KEY_FAILURE);

	if (rate->tier == TIER_NONE || isnan(rate->ci_low))
		return g_strdup("");
	return format_rate_range(rate->ci_low, rate->ci_high, rate->n);
}

/* Value and tier: "9.1 h ▮▮▮▮". */
static char *key_text(const struct report *report, uint32_t scope, enum key key)
{
	const struct measure *measure =
		key_measure(report->metrics, scope, key);
	g_autofree char *value = key_value(report, key, measure, NAN);

	return g_strconcat(value, " ", terminal_pips(measure->tier), NULL);
}

static char *name_text(const struct services *services, uint32_t scope)
{
	const struct metrics *metrics = services->report->metrics;
	uint32_t service = g_array_index(metrics->scopes, uint32_t, scope);

	return terminal_clean(services->style,
			      facts_service(metrics->facts, service)->name);
}

static char *weeks_text(const struct report *report, uint32_t scope)
{
	uint32_t n;
	g_autofree double *values =
		key_weeks(report->metrics, scope, KEY_FREQUENCY, &n);

	return terminal_sparkline(values, n, false);
}

static char *cell_of(const void *data, uint32_t row, uint32_t column)
{
	const struct services *services = data;
	const struct report *report = services->report;
	uint32_t scope = g_array_index(services->scopes, uint32_t, row);

	switch (column) {
	case COLUMN_NAME:
		return name_text(services, scope);
	case COLUMN_N:
		return services_deploys(report->metrics, scope);
	case COLUMN_FREQUENCY:
		return key_text(report, scope, KEY_FREQUENCY);
	case COLUMN_LEAD:
		return key_text(report, scope, KEY_LEAD);
	case COLUMN_P90:
		return services_p90(report->metrics, scope);
	case COLUMN_FAILURE:
		return key_text(report, scope, KEY_FAILURE);
	case COLUMN_INTERVAL:
		return services_interval(report->metrics, scope);
	case COLUMN_RECOVERY:
		return key_text(report, scope, KEY_RECOVERY);
	default:
		return weeks_text(report, scope);
	}
}

static const struct text_column forms[COLUMNS] = {
	[COLUMN_NAME] = { .header = "service",
			  .reserved = SERVICE_NAME_LEAST,
			  .rank = 0,
			  .may_be_cut = true },
	[COLUMN_N] = { "n", 1, 5, 0, 1, true, false },
	[COLUMN_FREQUENCY] = { "/wk tier", 1, 10, 0, 4, true, false },
	[COLUMN_LEAD] = { "lead p50 tier", 2, 13, 0, 2, true, false },
	[COLUMN_P90] = { "p90", 1, 6, 0, 7, true, false },
	[COLUMN_FAILURE] = { "CFR tier", 1, 10, 0, 3, true, false },
	[COLUMN_INTERVAL] = { "95% CI", 2, 6, 0, 6, true, false },
	[COLUMN_RECOVERY] = { "recovery tier", 2, 13, 0, 5, true, false },
	[COLUMN_WEEKS] = { "", 2, 0, 0, 8, false, false },
};

void services_print(const struct report *report, const GArray *scopes,
		    const struct terminal_style *style, FILE *stream)
{
	const struct services services = { report, scopes, style };
	struct text_column columns[COLUMNS];
	g_autofree char *weeks = key_weeks_title(report->metrics, true);
	g_autofree char *header = g_strconcat("deploys, ", weeks, NULL);
	struct text_table table = {
		.columns = columns,
		.width = COLUMNS,
		.rows = scopes->len,
		.cell = cell_of,
		.data = &services,
	};

	for (uint32_t c = 0; c < COLUMNS; c++)
		columns[c] = forms[c];
	columns[COLUMN_WEEKS].header = header;
	if (!weeks)
		table.width = COLUMN_WEEKS;
	columns_print(&table, style, false, stream);
}
