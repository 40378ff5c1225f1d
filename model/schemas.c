/* schemas.c -- the list of tables */
#include "model/schemas.h"

#include <glib.h>
#include <string.h>

const struct schema *const schemas[] = {
	&schema_scorecard,
	&schema_metrics,
	&schema_weekly,
	&schema_deploys,
	&schema_changes,
	&schema_incidents,
	&schema_unmatched,
	&schema_data_quality,
	&schema_loop,
	&schema_deploy_scorecard,
	&schema_waiting,
	&schema_impact,
	&schema_impact_curves,
	&schema_rollback,
	&schema_canary,
	&schema_canary_comparison,
	&schema_flags,
	&schema_flags_forest,
	&schema_ci_weekly,
	&schema_ci_stages,
	&schema_flaky,
	&schema_slo,
	&schema_slo_daily,
	&schema_chaos,
	&schema_resilience,
	&schema_thresholds,
	&schema_definitions,
	&schemas_exports[RECORD_RUN],
	&schemas_exports[RECORD_JOB],
	&schemas_exports[RECORD_TEST],
	&schemas_exports[RECORD_SPAN],
	&schemas_exports[RECORD_SERIES],
	&schemas_exports[RECORD_EVENT],
	&schemas_exports[RECORD_ALERT],
	&schemas_exports[RECORD_CANARY],
	&schemas_exports[RECORD_CHAOS],
	&schemas_exports[RECORD_EVALUATION],
	&schemas_exports[RECORD_OBJECTIVE],
};
const uint32_t n_schemas = G_N_ELEMENTS(schemas);

const struct schema *schema_find(const char *name)
{
	for (uint32_t s = 0; s < n_schemas; s++)
		if (strcmp(schemas[s]->name, name) == 0)
			return schemas[s];
	return NULL;
}

bool schema_is_only_shown(const struct schema *schema)
{
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		if (schema == &schemas_exports[kind])
			return true;
	return false;
}

uint32_t schema_column(const struct schema *schema, const char *name)
{
	for (uint32_t c = 0; c < schema->width; c++)
		if (strcmp(schema->columns[c].name, name) == 0)
			return c;
	g_assert_not_reached();
}
