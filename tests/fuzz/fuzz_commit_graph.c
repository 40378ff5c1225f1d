/* fuzz_commit_graph.c -- any bytes as a file of a commit-graph, as one that
 * stands alone and as one of a chain; the digest is looked at later
 */
#include "importers/git_graph_layer.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { BASE = 7 }; /* where it says how many come before it */

/* What is believed holds together: no circles, nothing out of bounds. */
static void check(struct graph *graph, const GArray *levels)
{
	uint32_t parent;

	g_assert_cmpuint(levels->len, ==, graph->n);
	for (uint32_t c = 0; c < graph->n; c++)
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			g_assert_cmpuint(parent, <, graph->n);
	graph_settle(graph);
}

static const char *read_layer(const uint8_t *data, size_t size, uint32_t base)
{
	g_autofree uint8_t *bytes = g_memdup2(data, size);
	struct git_layer_bytes file = { .bytes = bytes, .length = size };
	g_autoptr(GArray) levels = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(Graph) graph = graph_new();
	struct git_layer layer;
	const char *wrong =
		git_graph_layer_add(&file, base, graph, levels, &layer);

	if (!wrong)
		check(graph, levels);
	return wrong;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_layer(data, size, 0);
	if (size > BASE)
		read_layer(data, size, data[BASE]);
	return 0;
}
