/* tables.c -- which table is built by what */
#include "analyzer/tables.h"

static const struct {
	const struct schema *schema;
	void (*build)(struct tables *tables);
} builders[] = {
	{ &schema_scorecard, tables_scorecard },
	{ &schema_metrics, tables_metrics },
	{ &schema_weekly, tables_weekly },
	{ &schema_deploys, tables_deploys },
	{ &schema_changes, tables_changes },
	{ &schema_waiting, tables_waiting },
	{ &schema_incidents, tables_incidents },
	{ &schema_unmatched, tables_unmatched },
	{ &schema_data_quality, tables_data_quality },
	{ &schema_thresholds, tables_thresholds },
	{ &schema_definitions, tables_definitions },
};

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
	static const char digits[] = "0123456789abcdef";
	const uint8_t *id = graph->ids[commit];
	char text[2 * GRAPH_ID + 1];

	for (uint8_t i = 0; i < GRAPH_ID; i++) {
		text[2 * i] = digits[id[i] >> 4];
		text[2 * i + 1] = digits[id[i] & 15];
	}
	text[2 * GRAPH_ID] = '\0';
	return pool_text(pool, text);
}
