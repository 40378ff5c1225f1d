/* wanted.c -- the commits that are to be read in full
 *
 * Of a million few are: what the deploys of both periods shipped, what waits,
 * and what incidents name.
 */
#include "analyzer/wanted.h"

static void add_wanted(struct metrics *metrics, struct service_commit wanted)
{
	const struct graph *graph = facts_graph(
		metrics->facts,
		facts_service(metrics->facts, wanted.service)->repository);

	/* a merge that is no change need not be read */
	if (metrics->settings->counts_merges ||
	    !graph_is_merge(graph, wanted.commit))
		g_array_append_val(metrics->wanted, wanted);
}

static void want_changes(struct metrics *metrics, const GArray *changes,
			 int64_t since)
{
	for (uint32_t i = 0; i < changes->len; i++) {
		const struct change *change =
			&g_array_index(changes, struct change, i);
		const struct deploy *deploy =
			facts_deploy(metrics->facts, change->deploy);
		struct service_commit wanted = {
			.service = deploy->service,
			.commit = change->commit,
			.is_before = deploy->deployed_at < since,
		};

		add_wanted(metrics, wanted);
	}
}

void wanted_find(struct metrics *metrics, int64_t since)
{
	int64_t measured_since = metrics->has_previous ?
					 metrics->previous.since :
					 metrics->window.since;

	want_changes(metrics, metrics->changes,
		     since == INT64_MIN ? since : measured_since);
	want_changes(metrics, metrics->named, INT64_MIN);
	for (uint32_t i = 0; i < metrics->waiting->len; i++)
		add_wanted(metrics, g_array_index(metrics->waiting,
						  struct service_commit, i));
}
