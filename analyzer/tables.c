/* tables.c -- which table is built by what */
#include "analyzer/tables.h"

#include "analyzer/ci_health.h"
#include "analyzer/observe.h"

static bool has_budgets(const struct metrics *metrics)
{
	return metrics->budgets->len > 0;
}

static const struct {
	const struct schema *schema;
	void (*build)(struct tables *tables);
	bool (*has_source)(const struct metrics *metrics); /* NULL: always */
} builders[] = {
	{ &schema_scorecard, tables_scorecard, NULL },
	{ &schema_metrics, tables_metrics, NULL },
	{ &schema_weekly, tables_weekly, NULL },
	{ &schema_deploys, tables_deploys, NULL },
	{ &schema_deploy_scorecard, tables_deploy_scorecard, NULL },
	{ &schema_changes, tables_changes, NULL },
	{ &schema_waiting, tables_waiting, NULL },
	{ &schema_incidents, tables_incidents, NULL },
	{ &schema_unmatched, tables_unmatched, NULL },
	{ &schema_data_quality, tables_data_quality, NULL },
	{ &schema_ci_weekly, tables_ci_weekly, ci_is_supplied },
	{ &schema_ci_stages, tables_ci_stages, ci_is_supplied },
	{ &schema_flaky, tables_flaky, ci_is_supplied },
	{ &schema_thresholds, tables_thresholds, NULL },
	{ &schema_definitions, tables_definitions, NULL },
	{ &schema_impact, tables_impact, observe_has_impacts },
	{ &schema_impact_curves, tables_impact_curves, observe_has_impacts },
	{ &schema_rollback, tables_rollback, observe_has_rules },
	{ &schema_canary, tables_canary, tables_has_canaries },
	{ &schema_canary_comparison, tables_canary_comparison,
	  tables_has_canaries },
	{ &schema_flags, tables_flags, tables_has_flags },
	{ &schema_flags_forest, tables_flags_forest, tables_has_flags },
	{ &schema_slo, tables_slo, has_budgets },
	{ &schema_slo_daily, tables_slo_daily, has_budgets },
	{ &schema_chaos, tables_chaos, tables_has_chaos },
	{ &schema_resilience, tables_resilience, tables_has_chaos },
	{ &schema_loop, tables_loop, NULL },
};

bool table_has_source(const struct metrics *metrics,
		      const struct schema *schema)
{
	for (size_t i = 0; i < G_N_ELEMENTS(builders); i++)
		if (builders[i].schema == schema && builders[i].has_source)
			return builders[i].has_source(metrics);
	return true;
}

const struct table *table_build(struct pool *pool,
				const struct metrics *metrics,
				const struct schema *schema, bool all)
{
	struct tables tables = {
		.pool = pool,
		.metrics = metrics,
		.writer = table_begin(pool, schema),
		.all = all,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(builders); i++)
		if (builders[i].schema == schema)
			builders[i].build(&tables);
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		if (&schemas_exports[kind] == schema)
			tables_exports(&tables, (enum record_kind)kind);
	return table_end(&tables.writer);
}

const char *place_text(struct pool *pool, const struct facts *facts,
		       struct place place)
{
	const char *source;
	g_autofree char *text = NULL;

	if (place.source == NONE)
		return NULL;
	source = facts_source(facts, place.source)->name;
	if (place.record == 0)
		return pool_text(pool, source);
	text = g_strdup_printf("%s:%u", source, place.record);
	return pool_text(pool, text);
}

const char *commit_text(struct pool *pool, const struct graph *graph,
			uint32_t commit)
{
	char text[2 * GRAPH_ID + 1];

	graph_write_id(graph, commit, text);
	return pool_text(pool, text);
}
