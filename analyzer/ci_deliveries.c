/* ci_deliveries.c -- from commit to production, where CI is known to have run
 *
 * A deploy that ships something, whose commit an attempt was run on, or which a
 * run made.  It begins with the committer's time, that of the merge: from when
 * on a pipeline could run.
 */
#include "analyzer/ci_health.h"

#include "analyzer/scope.h"

static double delivery_of(const struct metrics *metrics, uint32_t d,
			  GHashTable *commits, GHashTable *runs)
{
	const struct facts *facts = metrics->facts;
	const struct deploy *deploy = facts_deploy(facts, d);
	uint32_t repository = facts_service(facts, deploy->service)->repository;
	const struct graph *graph;
	char id[2 * GRAPH_ID + 1];

	if (deploy->head == NONE || repository == NONE)
		return -1;
	graph = facts_graph(facts, repository);
	graph_write_id(graph, deploy->head, id);
	if (!g_hash_table_contains(commits, id) &&
	    !(deploy->run_id && g_hash_table_contains(runs, deploy->run_id)))
		return -1;
	return (double)(deploy->deployed_at -
			graph->committed_at[deploy->head]);
}

void measure_deliveries(struct metrics *metrics)
{
	const GArray *attempts = metrics->ci.attempts;
	g_autoptr(GHashTable) commits =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) runs = g_hash_table_new(g_str_hash, g_str_equal);

	if (attempts->len == 0)
		return;
	for (uint32_t i = 0; i < attempts->len; i++) {
		const struct attempt *one =
			&g_array_index(attempts, struct attempt, i);

		if (one->commit)
			g_hash_table_add(commits,
					 g_ascii_strdown(one->commit, -1));
		if (one->run_id)
			g_hash_table_add(runs, (char *)one->run_id);
	}
	for (uint32_t d = 0; d < metrics->deploys->len; d++) {
		const struct deploy_result *result = metrics_deploy(metrics, d);
		double seconds;

		if (!result->is_counted || result->inferred != INFERRED_NOT ||
		    !scope_has_deploy(metrics, d) ||
		    !window_holds(&metrics->window,
				  facts_deploy(metrics->facts, d)->deployed_at))
			continue;
		seconds = delivery_of(metrics, d, commits, runs);
		if (seconds >= 0)
			g_array_append_val(metrics->ci.deliveries, seconds);
	}
}
