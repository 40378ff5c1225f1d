/* tables.h -- metrics as typed tables */
#ifndef ANALYZER_TABLES_H
#define ANALYZER_TABLES_H

#include "model/metrics.h"
#include "model/schemas.h"

/*
 * Builds the table of that schema; it lives in `pool` and borrows strings of
 * the facts.  Records outside the window are in it only if `all`.
 */
const struct table *table_build(struct pool *pool,
				const struct metrics *metrics,
				const struct schema *schema, bool all);

/* Whether what the table is made from was given, so that files have it. */
bool table_has_source(const struct metrics *metrics,
		      const struct schema *schema);

/* FILE:RECORD, or FILE for the whole; the pool's. */
const char *place_text(struct pool *pool, const struct facts *facts,
		       struct place place);

/* The full id of a commit in hex; the pool's. */
const char *commit_text(struct pool *pool, const struct graph *graph,
			uint32_t commit);

/* The builders, by file. */
struct tables {
	struct pool *pool;
	const struct metrics *metrics;
	struct table_writer writer;
	bool all;
};
void tables_metrics(struct tables *tables);
void tables_weekly(struct tables *tables);
void tables_scorecard(struct tables *tables);
void tables_thresholds(struct tables *tables);
void tables_definitions(struct tables *tables);
void tables_deploys(struct tables *tables);
void tables_deploy_scorecard(struct tables *tables);
void tables_changes(struct tables *tables);
void tables_waiting(struct tables *tables);
void tables_incidents(struct tables *tables);
void tables_unmatched(struct tables *tables);
void tables_data_quality(struct tables *tables);
void tables_impact(struct tables *tables);
void tables_impact_curves(struct tables *tables);
void tables_rollback(struct tables *tables);
bool tables_has_canaries(const struct metrics *metrics);
void tables_canary(struct tables *tables);
void tables_canary_comparison(struct tables *tables);
bool tables_has_flags(const struct metrics *metrics);
void tables_flags(struct tables *tables);
void tables_flags_forest(struct tables *tables);
void tables_ci_weekly(struct tables *tables);
void tables_ci_stages(struct tables *tables);
void tables_flaky(struct tables *tables);
void tables_slo(struct tables *tables);
void tables_slo_daily(struct tables *tables);
bool tables_has_chaos(const struct metrics *metrics);
void tables_chaos(struct tables *tables);
void tables_resilience(struct tables *tables);
void tables_loop(struct tables *tables);
void tables_exports(struct tables *tables, enum record_kind kind);

#endif
