/* tables_waiting.c -- the table of commits that are not shipped */
#include "analyzer/scope.h"
#include "analyzer/shipment.h"
#include "analyzer/tables.h"

#include <string.h>

static const struct graph *graph_of(const struct facts *facts,
				    const struct service_commit *one)
{
	return facts_graph(facts,
			   facts_service(facts, one->service)->repository);
}

static int64_t waits_since(const struct metrics *metrics,
			   const struct service_commit *one)
{
	return shipment_commit_time(
		metrics,
		facts_service(metrics->facts, one->service)->repository,
		one->commit);
}

/* The oldest first; services are in the order of their names. */
static int by_age(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct metrics *metrics = data;
	const struct facts *facts = metrics->facts;
	const struct service_commit *x = a, *y = b;
	const struct graph *g = graph_of(facts, x), *h = graph_of(facts, y);
	int64_t x_at = waits_since(metrics, x), y_at = waits_since(metrics, y);

	if (x_at != y_at)
		return x_at < y_at ? -1 : 1;
	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	return memcmp(g->ids[x->commit], h->ids[y->commit], GRAPH_ID);
}

void tables_waiting(struct tables *tables)
{
	const struct metrics *metrics = tables->metrics;
	const struct facts *facts = metrics->facts;
	g_autoptr(GArray) order = g_array_copy(metrics->waiting);
	struct table_writer *writer = &tables->writer;

	g_array_sort_with_data(order, by_age, (gpointer)metrics);
	for (uint32_t i = 0; i < order->len; i++) {
		const struct service_commit *one =
			&g_array_index(order, struct service_commit, i);
		const struct graph *graph = graph_of(facts, one);

		if (!scope_has_service(metrics, one->service))
			continue;
		table_text(writer, facts_service(facts, one->service)->name);
		table_text(writer,
			   commit_text(tables->pool, graph, one->commit));
		table_time(writer, graph->authored_at[one->commit]);
		table_time(writer, graph->committed_at[one->commit]);
		table_real(writer, shipment_age(metrics, one));
		table_text(writer, graph->subjects[one->commit]);
	}
}
