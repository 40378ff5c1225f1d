/* shipment.c -- the changes that each deploy shipped, with their lead times */
#include "analyzer/shipment.h"

#include "analyzer/statistics.h"

#include <math.h>
#include <string.h>

int64_t shipment_commit_time(const struct metrics *metrics, uint32_t repository,
			     uint32_t commit)
{
	const struct graph *graph = facts_graph(metrics->facts, repository);

	return metrics->settings->leads_from_committer ?
		       graph->committed_at[commit] :
		       graph->authored_at[commit];
}

static bool is_change(const struct metrics *metrics,
		      const struct service *service, uint32_t commit)
{
	const struct graph *graph =
		facts_graph(metrics->facts, service->repository);

	if (graph_is_merge(graph, commit) && !metrics->settings->counts_merges)
		return false;
	return !service->touched ||
	       (service->touched[commit / 8] >> (commit % 8) & 1);
}

static const struct service *service_of(const struct metrics *metrics,
					uint32_t d)
{
	return facts_service(metrics->facts,
			     facts_deploy(metrics->facts, d)->service);
}

static double median_lead(const struct change *changes, uint32_t n)
{
	g_autofree double *leads = g_new(double, n);

	for (uint32_t i = 0; i < n; i++)
		leads[i] = changes[i].lead_seconds;
	return statistics_quantile(leads, n, 0.5);
}

static void set_lead(const struct metrics *metrics, uint32_t repository,
		     struct change *change)
{
	int64_t lead =
		facts_deploy(metrics->facts, change->deploy)->deployed_at -
		shipment_commit_time(metrics, repository, change->commit);

	change->lead_seconds = lead < 0 ? NAN : (double)lead;
}

/* By repository: a bit for each merge that is reverted or fixed, or NULL. */
static uint8_t **named_merges(const struct facts *facts)
{
	uint8_t **bits = g_new0(uint8_t *, facts->repositories->len + 1);

	for (uint32_t i = 0; i < facts->links->len; i++) {
		const struct commit_link *link =
			&g_array_index(facts->links, struct commit_link, i);
		const struct graph *graph;

		if (link->kind == LINK_PICKED || link->to == NONE)
			continue;
		graph = facts_graph(facts, link->repository);
		if (!graph_is_merge(graph, link->to))
			continue;
		if (!bits[link->repository])
			bits[link->repository] =
				g_new0(uint8_t, graph->n / 8 + 1);
		bits[link->repository][link->to / 8] |=
			(uint8_t)(1 << link->to % 8);
	}
	return bits;
}

/* Of a commit that is no change; `bits` as above, of its repository. */
static void keep_merge(struct metrics *metrics, uint32_t d, const uint8_t *bits,
		       uint32_t commit)
{
	if (!bits || !(bits[commit / 8] >> commit % 8 & 1))
		return;
	g_array_append_val(metrics->merges, commit);
	metrics_deploy(metrics, d)->merges++;
}

/* Moves the changes of a deploy to `kept` and after it; returns the end. */
static uint32_t settle_deploy(struct metrics *metrics, uint32_t d,
			      uint32_t kept, uint8_t *const *merges)
{
	struct deploy_result *result = metrics_deploy(metrics, d);
	const struct service *service = service_of(metrics, d);
	uint32_t first = result->first_change, n = result->changes;

	result->first_change = kept;
	result->first_merge = metrics->merges->len;
	for (uint32_t i = 0; i < n; i++) {
		struct change change = *metrics_change(metrics, first + i);

		if (!is_change(metrics, service, change.commit)) {
			keep_merge(metrics, d, merges[service->repository],
				   change.commit);
			continue;
		}
		set_lead(metrics, service->repository, &change);
		*metrics_change(metrics, kept++) = change;
	}
	result->changes = kept - result->first_change;
	if (result->changes > 0)
		result->lead_p50 = median_lead(
			metrics_change(metrics, result->first_change),
			result->changes);
	return kept;
}

static void settle_named(struct metrics *metrics)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < metrics->named->len; i++) {
		struct change named =
			g_array_index(metrics->named, struct change, i);

		if (is_change(metrics, service_of(metrics, named.deploy),
			      named.commit))
			g_array_index(metrics->named, struct change, kept++) =
				named;
	}
	g_array_set_size(metrics->named, kept);
}

static void settle_waiting(struct metrics *metrics)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < metrics->waiting->len; i++) {
		struct service_commit one = g_array_index(
			metrics->waiting, struct service_commit, i);

		if (is_change(metrics,
			      facts_service(metrics->facts, one.service),
			      one.commit))
			g_array_index(metrics->waiting, struct service_commit,
				      kept++) = one;
	}
	g_array_set_size(metrics->waiting, kept);
}

void shipment_settle(struct metrics *metrics)
{
	const struct facts *facts = metrics->facts;
	g_autofree uint8_t **merges = named_merges(facts);
	uint32_t kept = 0;

	/* in the order in which they were claimed: that of the deploys */
	for (uint32_t d = 0; d < metrics->deploys->len; d++)
		if (metrics_deploy(metrics, d)->ships)
			kept = settle_deploy(metrics, d, kept, merges);
		else
			metrics_deploy(metrics, d)->first_change = kept;
	g_array_set_size(metrics->changes, kept);
	for (uint32_t r = 0; r < facts->repositories->len; r++)
		g_free(merges[r]);
	settle_named(metrics);
	settle_waiting(metrics);
}

double shipment_age(const struct metrics *metrics,
		    const struct service_commit *waiting)
{
	const struct service *service =
		facts_service(metrics->facts, waiting->service);
	int64_t age = metrics->settings->as_of -
		      shipment_commit_time(metrics, service->repository,
					   waiting->commit);

	return age < 0 ? NAN : (double)age;
}

/* What the comparison needs to know. */
struct sorting {
	const struct metrics *metrics;
	uint32_t repository;
};

static int by_commit_time(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct sorting *sorting = data;
	const struct graph *graph =
		facts_graph(sorting->metrics->facts, sorting->repository);
	uint32_t x = ((const struct change *)a)->commit;
	uint32_t y = ((const struct change *)b)->commit;
	int64_t x_at =
		shipment_commit_time(sorting->metrics, sorting->repository, x);
	int64_t y_at =
		shipment_commit_time(sorting->metrics, sorting->repository, y);

	if (x_at != y_at)
		return x_at < y_at ? -1 : 1;
	return memcmp(graph->ids[x], graph->ids[y], GRAPH_ID);
}

GArray *shipment_sorted(const struct metrics *metrics, uint32_t d)
{
	const struct deploy_result *result = metrics_deploy(metrics, d);
	GArray *changes = g_array_new(false, false, sizeof(struct change));
	struct sorting sorting = { metrics,
				   service_of(metrics, d)->repository };

	if (result->changes == NONE || result->changes == 0)
		return changes;
	g_array_append_vals(changes,
			    metrics_change(metrics, result->first_change),
			    result->changes);
	g_array_sort_with_data(changes, by_commit_time, &sorting);
	return changes;
}
