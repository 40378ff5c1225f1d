/* terminal_table.c -- which columns of a table matter most on a terminal */
#include "render/columns.h"
#include "render/drawn_cell.h"
#include "render/human.h"
#include "render/terminal.h"

#include <string.h>

/* Columns in the order in which they stay; others follow as they stand. */
static const struct {
	const char *table, *columns;
} orders[] = {
	{ "metrics", "service metric statistic value n tier verdict change "
		     "change_ci_low change_ci_high previous ci_low ci_high" },
	{ "deploys", "service deployed_at version changes lead_time_p50_s "
		     "failed kind recovery_s inferred incident_ids "
		     "deploy_id commit" },
	{ "loop", "stage metric value unit previous verdict source n note "
		  "previous_n change change_kind" },
	{ "deploy_scorecard",
	  "service deployed_at version changes lead_time_p50_s pipeline_s "
	  "canary_verdict impact_ratio budget_burned rollback_rule incidents "
	  "flags_changed experiments failed deploy_id commit" },
	{ "changes", "service deployed_at lead_time_s subject commit "
		     "deploy_id authored_at" },
	{ "incidents", "began_at services title recovery_s severity open "
		       "deploy_id match incident_id" },
	{ "weekly", "week service deploys changes lead_time_p50_s failed "
		    "change_failure_rate incidents recovery_mean_s signal" },
	{ "unmatched", "source record kind reason detail at" },
	{ "data_quality", "source format read used unmatched malformed "
			  "findings duplicate out_of_window" },
	{ "impact", "service deployed_at ratio curve rule_fired overlaps "
		    "reason_unscored baseline_rate after_rate deploy_id" },
	{ "rollback", "service deployed_at class fired_at delay_s saved_s "
		      "failed rule deploy_id" },
	{ "slo", "service objective_name left objective sli window spent_at "
		 "reason_unmeasured valid good" },
	{ "ci_weekly", "week service pipeline runs success_rate "
		       "duration_mean_s flaky_rate queue_mean_s" },
	{ "ci_stages", "service pipeline stage p95_s p95_previous_s slower "
		       "runs" },
	{ "flaky", "service test commit passed failed last_at suite" },
	{ "definitions", "term definition sheet unit formula" },
};

struct view {
	const struct table *table;
	GTimeZone *zone;
	const struct terminal_style *style;
	uint32_t *shown; /* columns of the table, in its order */
};

/* What format.h writes is ours; only text is of the inputs. */
static char *cell_of(const void *data, uint32_t row, uint32_t column)
{
	const struct view *view = data;
	uint32_t c = view->shown[column];
	g_autofree char *text = human_cell(view->table, row, c, view->zone);

	if (view->table->schema->columns[c].type != CELL_TEXT ||
	    (!table_cell(view->table, row, c).is_empty &&
	     drawn_column(view->table->schema, c)))
		return g_steal_pointer(&text);
	return terminal_clean(view->style, text);
}

static bool is_empty(const struct table *table, uint32_t column)
{
	for (uint32_t row = 0; row < table->rows; row++)
		if (!table_cell(table, row, column).is_empty)
			return false;
	return table->rows > 0;
}

static const char *order_of(const struct schema *schema)
{
	for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
		if (strcmp(orders[i].table, schema->name) == 0)
			return orders[i].columns;
	return "";
}

/* Place of the column in the order, or behind all that are in it. */
static uint32_t place_of(const struct schema *schema, uint32_t column)
{
	g_auto(GStrv) names = g_strsplit(order_of(schema), " ", -1);
	uint32_t place = 0;

	while (names[place] &&
	       strcmp(names[place], schema->columns[column].name) != 0)
		place++;
	return names[place] ? place : place + column;
}

static void rank(const struct view *view, struct text_column *columns,
		 uint32_t n)
{
	const struct schema *schema = view->table->schema;

	for (uint32_t i = 0; i < n; i++) {
		columns[i].rank = 0;
		for (uint32_t j = 0; j < n; j++)
			if (place_of(schema, view->shown[j]) <
			    place_of(schema, view->shown[i]))
				columns[i].rank++;
	}
}

/* Prose says nothing in ten letters; a name may, but that of a metric not. */
static uint32_t reserved_for(const struct column *column)
{
	static const char *const prose[] = {
		"subject",
		"title",
		"detail",
		"definition",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(prose); i++)
		if (strcmp(prose[i], column->name) == 0)
			return 32;
	return strcmp(column->name, "metric") == 0 ? 21 : 12;
}

static struct text_column form_of(const struct schema *schema, uint32_t c)
{
	const struct column *column = &schema->columns[c];
	bool is_text = column->type == CELL_TEXT;

	return (struct text_column){
		.header = human_header(column),
		.gap = 2,
		.reserved = reserved_for(column),
		.is_right = human_is_number(column),
		.may_be_cut = is_text && !drawn_column(schema, c),
	};
}

uint32_t terminal_table(const struct table *table, GTimeZone *zone,
			bool is_wide, const struct terminal_style *style,
			FILE *stream)
{
	const struct schema *schema = table->schema;
	g_autofree struct text_column *columns =
		g_new0(struct text_column, schema->width);
	g_autofree uint32_t *shown = g_new(uint32_t, schema->width);
	struct view view = { table, zone, style, shown };
	struct text_table text = {
		.columns = columns,
		.rows = table->rows,
		.cell = cell_of,
		.data = &view,
	};
	uint32_t dropped;

	for (uint32_t c = 0; c < schema->width; c++) {
		if (!is_wide && is_empty(table, c))
			continue;
		shown[text.width] = c;
		columns[text.width++] = form_of(schema, c);
	}
	rank(&view, columns, text.width);
	dropped = columns_print(&text, style, is_wide, stream);
	for (uint32_t i = 0; i < text.width; i++)
		g_free((char *)columns[i].header);
	return dropped;
}
