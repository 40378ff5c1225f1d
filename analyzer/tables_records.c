/* tables_records.c -- the tables of deploys, changes and incidents */
#include "analyzer/chaos.h"
#include "analyzer/deploy_scores.h"
#include "analyzer/flag_changes.h"
#include "analyzer/order.h"
#include "analyzer/shipment.h"
#include "analyzer/tables.h"

static const char *list_text(struct pool *pool, GPtrArray *parts)
{
	g_autofree char *text = NULL;

	if (parts->len == 0)
		return NULL;
	g_ptr_array_add(parts, NULL);
	text = g_strjoinv(";", (char **)parts->pdata);
	return pool_text(pool, text);
}

static const char *reasons_text(struct pool *pool, uint8_t reasons)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	if (reasons & FAILED_BY_ROLLBACK)
		g_ptr_array_add(parts, (gpointer) "rollback");
	if (reasons & FAILED_BY_INCIDENT)
		g_ptr_array_add(parts, (gpointer) "incident");
	return list_text(pool, parts);
}

static const char *notes_text(struct pool *pool,
			      const struct deploy_result *result)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	if (result->is_after_gap)
		g_ptr_array_add(parts, (gpointer) "after_gap");
	if (result->is_truncated)
		g_ptr_array_add(parts, (gpointer) "truncated");
	return list_text(pool, parts);
}

static const char *incident_ids(struct tables *tables,
				const struct deploy_result *result)
{
	const struct metrics *metrics = tables->metrics;
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	for (uint32_t i = 0; i < result->incidents; i++) {
		uint32_t incident =
			g_array_index(metrics->deploy_incidents, uint32_t,
				      result->first_incident + i);

		g_ptr_array_add(
			parts,
			(gpointer)facts_incident(metrics->facts, incident)->id);
	}
	return list_text(tables->pool, parts);
}

static const char *inferred_name(enum inferred inferred)
{
	return inferred == INFERRED_ROLLBACK ? "rollback" :
	       inferred == INFERRED_REDEPLOY ? "redeploy" :
					       NULL;
}

static const struct graph *graph_of(const struct facts *facts,
				    const struct deploy *deploy)
{
	return facts_graph(facts,
			   facts_service(facts, deploy->service)->repository);
}

static const char *head_text(struct tables *tables, const struct deploy *deploy)
{
	const struct facts *facts = tables->metrics->facts;

	if (deploy->head == NONE)
		return NULL;
	return commit_text(tables->pool, graph_of(facts, deploy), deploy->head);
}

static const char *kind_name(const struct deploy *deploy)
{
	return deploy->kind == KIND_ROLLBACK ? "rollback" : "deploy";
}

static void write_what(struct tables *tables, const struct deploy *deploy)
{
	const struct facts *facts = tables->metrics->facts;
	struct table_writer *writer = &tables->writer;

	table_text(writer, deploy->id);
	table_text(writer, facts_service(facts, deploy->service)->name);
	table_text(writer, deploy->environment);
	table_time(writer, deploy->deployed_at);
	table_text(writer, head_text(tables, deploy));
	table_text(writer, deploy->version);
	table_text(writer, kind_name(deploy));
}

static const char *outcome_of(const struct deploy *deploy)
{
	return deploy->outcome	  ? deploy->outcome :
	       deploy->is_failure ? "failure" :
				    "success";
}

static void write_shipped(struct tables *tables, uint32_t d)
{
	const struct deploy_result *result = metrics_deploy(tables->metrics, d);

	if (result->changes == NONE)
		table_empty(&tables->writer);
	else
		table_integer(&tables->writer, result->changes);
	table_real(&tables->writer, result->lead_p50);
}

static void write_deploy(struct tables *tables, uint32_t d)
{
	const struct metrics *metrics = tables->metrics;
	const struct deploy *deploy = facts_deploy(metrics->facts, d);
	const struct deploy_result *result = metrics_deploy(metrics, d);
	struct table_writer *writer = &tables->writer;

	write_what(tables, deploy);
	table_text(writer, inferred_name(result->inferred));
	table_text(writer, outcome_of(deploy));
	table_boolean(writer, result->is_baseline);
	write_shipped(tables, d);
	table_boolean(writer, result->is_failed);
	table_text(writer, reasons_text(tables->pool, result->failure_reasons));
	table_text(writer, incident_ids(tables, result));
	table_real(writer, result->recovery_seconds);
	table_text(writer, notes_text(tables->pool, result));
	table_text(writer,
		   place_text(tables->pool, metrics->facts, deploy->place));
	table_boolean(writer, result->is_rework);
}

void tables_deploys(struct tables *tables)
{
	g_autoptr(GArray) order = order_deploys(tables->metrics, tables->all);

	for (uint32_t i = 0; i < order->len; i++)
		write_deploy(tables, g_array_index(order, uint32_t, i));
}

static void write_scores(struct tables *tables, uint32_t d,
			 const struct deploy_score *score)
{
	const struct deploy_result *result = metrics_deploy(tables->metrics, d);
	struct table_writer *writer = &tables->writer;

	table_real(writer, score->pipeline_seconds);
	table_text(writer, score->canaries);
	table_real(writer, score->impact_ratio);
	table_real(writer, result->budget_burned);
	table_text(writer, score->flags);
	table_text(writer, score->experiments);
	table_text(writer, incident_ids(tables, result));
	table_text(writer, score->rules);
}

static void write_scored(struct tables *tables, uint32_t d,
			 const struct deploy_score *score)
{
	const struct metrics *metrics = tables->metrics;
	const struct deploy *deploy = facts_deploy(metrics->facts, d);
	const struct deploy_result *result = metrics_deploy(metrics, d);
	struct table_writer *writer = &tables->writer;

	table_text(writer, deploy->id);
	table_text(writer,
		   facts_service(metrics->facts, deploy->service)->name);
	table_time(writer, deploy->deployed_at);
	table_text(writer, head_text(tables, deploy));
	write_shipped(tables, d);
	write_scores(tables, d, score);
	table_text(writer, deploy->version);
	table_text(writer, kind_name(deploy));
	table_text(writer, inferred_name(result->inferred));
	table_text(writer, outcome_of(deploy));
	table_boolean(writer, result->is_failed);
	table_text(writer, reasons_text(tables->pool, result->failure_reasons));
	table_real(writer, result->recovery_seconds);
	table_text(writer, notes_text(tables->pool, result));
	table_text(writer,
		   place_text(tables->pool, metrics->facts, deploy->place));
}

void tables_deploy_scorecard(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	g_autoptr(GArray) order = order_deploys(metrics, tables->all);
	const struct deploy_score *scores =
		deploy_scores(metrics, tables->pool);

	for (uint32_t i = 0; i < order->len; i++) {
		uint32_t d = g_array_index(order, uint32_t, i);

		write_scored(tables, d, &scores[d]);
	}
}

static void write_change(struct tables *tables, const struct change *change)
{
	const struct facts *facts = tables->metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, change->deploy);
	const struct graph *graph = graph_of(facts, deploy);
	uint32_t commit = change->commit;
	struct table_writer *writer = &tables->writer;

	table_text(writer, deploy->id);
	table_text(writer, facts_service(facts, deploy->service)->name);
	table_text(writer, commit_text(tables->pool, graph, commit));
	table_time(writer, graph->authored_at[commit]);
	table_time(writer, graph->committed_at[commit]);
	table_time(writer, deploy->deployed_at);
	table_real(writer, change->lead_seconds);
	table_boolean(writer, graph_is_merge(graph, commit));
	table_text(writer, graph->subjects[commit]);
}

void tables_changes(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	g_autoptr(GArray) order = order_deploys(metrics, tables->all);

	for (uint32_t i = 0; i < order->len; i++) {
		g_autoptr(GArray) changes = shipment_sorted(
			metrics, g_array_index(order, uint32_t, i));

		for (uint32_t c = 0; c < changes->len; c++)
			write_change(tables,
				     &g_array_index(changes, struct change, c));
	}
}

static const char *services_text(struct tables *tables,
				 const struct incident *incident)
{
	const struct facts *facts = tables->metrics->facts;
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	for (uint32_t i = 0; i < incident->services; i++) {
		uint32_t s = g_array_index(facts->incident_services, uint32_t,
					   incident->first_service + i);

		g_ptr_array_add(parts, (gpointer)facts_service(facts, s)->name);
	}
	return list_text(tables->pool, parts);
}

static const char *match_name(enum match match)
{
	return match == MATCH_EXPLICIT ? "explicit" :
	       match == MATCH_WINDOW   ? "window" :
					 NULL;
}

static void write_blame(struct tables *tables, const struct incident *incident,
			const struct incident_result *result)
{
	struct table_writer *writer = &tables->writer;
	const struct deploy *deploy;

	if (result->deploy == NONE) {
		table_empty(writer);
		table_empty(writer);
		table_empty(writer);
		return;
	}
	deploy = facts_deploy(tables->metrics->facts, result->deploy);
	table_text(writer, deploy->id);
	table_real(writer,
		   (double)(incident->began_at - deploy->deployed_at) / 60);
	table_text(writer, match_name(result->match));
}

/* Those that ran when it began. */
static const char *experiments_text(struct tables *tables, const GArray *runs,
				    const struct incident *incident)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new();

	for (uint32_t r = 0; r < runs->len; r++) {
		const struct chaos_run *run =
			&g_array_index(runs, struct chaos_run, r);

		if (run->experiment && chaos_is_during(run, incident->began_at,
						       incident->began_at))
			g_ptr_array_add(parts, (gpointer)run->experiment);
	}
	return list_text(tables->pool, parts);
}

/* What else went on, to be looked up for each incident. */
struct beside {
	const GArray *runs, *changes;
};

static void write_incident(struct tables *tables, uint32_t i,
			   const struct beside *beside)
{
	const struct metrics *metrics = tables->metrics;
	const struct incident *incident = facts_incident(metrics->facts, i);
	const struct incident_result *result = metrics_incident(metrics, i);
	struct table_writer *writer = &tables->writer;
	uint32_t flags;

	table_text(writer, incident->id);
	table_text(writer, incident->title);
	table_text(writer, incident->severity);
	table_text(writer, services_text(tables, incident));
	table_time(writer, incident->began_at);
	table_time(writer, incident->ended_at);
	table_real(writer, result->recovery_seconds);
	table_boolean(writer, result->is_open);
	table_boolean(writer, result->is_counted);
	write_blame(tables, incident, result);
	table_text(writer, result->note);
	table_text(writer,
		   place_text(tables->pool, metrics->facts, incident->place));
	table_text(writer, experiments_text(tables, beside->runs, incident));
	table_text(writer, flag_changes_before(metrics, beside->changes,
					       tables->pool, i, &flags));
}

void tables_incidents(struct tables *tables)
{
	g_autoptr(GArray) order = order_incidents(tables->metrics, tables->all);
	g_autoptr(GArray) runs = chaos_runs(tables->metrics, true);
	g_autoptr(GArray) changes = flag_changes(tables->metrics, tables->pool);
	struct beside beside = { runs, changes };

	for (uint32_t i = 0; i < order->len; i++)
		write_incident(tables, g_array_index(order, uint32_t, i),
			       &beside);
}
