/* schemas.h -- the schema of every table */
#ifndef MODEL_SCHEMAS_H
#define MODEL_SCHEMAS_H

#include "model/entry.h"
#include "model/table.h"

/*
 * All schemas, in the order in which outputs list them.  New columns are only
 * appended; a change of meaning raises SCHEMA_VERSION.
 */
#define SCHEMA_VERSION 1

extern const struct schema *const schemas[];
extern const uint32_t n_schemas;

/* The schema of that name ("data_quality"), or NULL. */
const struct schema *schema_find(const char *name);

/* Index of a column; the column must exist. */
uint32_t schema_column(const struct schema *schema, const char *name);

extern const struct schema schema_scorecard, schema_metrics, schema_weekly,
	schema_deploys, schema_changes, schema_waiting, schema_incidents,
	schema_unmatched, schema_data_quality, schema_thresholds,
	schema_definitions, schema_impact, schema_impact_curves,
	schema_rollback, schema_canary, schema_canary_comparison, schema_flags,
	schema_flags_forest, schema_ci_weekly, schema_ci_stages, schema_flaky,
	schema_slo, schema_slo_daily, schema_chaos, schema_resilience,
	schema_loop, schema_deploy_scorecard;

/* What was read, a table for each kind of record: only `show` makes them. */
extern const struct schema schemas_exports[RECORD_KINDS];
bool schema_is_only_shown(const struct schema *schema);

#endif
