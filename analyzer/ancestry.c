/* ancestry.c -- whether one commit lies in the history of another
 *
 * A search from the young commit follows only parents whose level is above
 * the old one's, so it looks at what lies between the two and no more.
 */
#include "analyzer/ancestry.h"

struct ancestry {
	const struct graph *graph;
	uint32_t *seen; /* the number of the search that last came by */
	uint32_t search;
	GArray *todo; /* of uint32_t */
};

struct ancestry *ancestry_new(const struct graph *graph)
{
	struct ancestry *ancestry = g_new0(struct ancestry, 1);

	ancestry->graph = graph;
	ancestry->seen = g_new0(uint32_t, graph->n + 1);
	ancestry->todo = g_array_new(false, false, sizeof(uint32_t));
	return ancestry;
}

void ancestry_free(struct ancestry *ancestry)
{
	if (!ancestry)
		return;
	g_free(ancestry->seen);
	g_array_unref(ancestry->todo);
	g_free(ancestry);
}

static void visit(struct ancestry *ancestry, uint32_t commit, uint32_t floor)
{
	if (ancestry->seen[commit] == ancestry->search ||
	    ancestry->graph->levels[commit] < floor)
		return;
	ancestry->seen[commit] = ancestry->search;
	g_array_append_val(ancestry->todo, commit);
}

bool ancestry_reaches(struct ancestry *ancestry, uint32_t young, uint32_t old)
{
	GArray *todo = ancestry->todo;
	uint32_t floor = ancestry->graph->levels[old], parent;

	ancestry->search++;
	g_array_set_size(todo, 0);
	visit(ancestry, young, floor);
	while (todo->len > 0) {
		uint32_t commit = g_array_index(todo, uint32_t, todo->len - 1);

		if (commit == old)
			return true;
		g_array_set_size(todo, todo->len - 1);
		for (uint32_t i = 0; (parent = graph_parent(ancestry->graph,
							    commit, i)) != NONE;
		     i++)
			visit(ancestry, parent, floor);
	}
	return false;
}
