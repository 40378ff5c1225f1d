/* fuzz_commit_graph.c -- any bytes as a file of a commit-graph
 *
 * A file with a wrong digest is refused, whatever else is in it; so the bytes
 * are read as they are, and again with the digest that they should have.
 */
#include "importers/git_graph_layer.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

enum { DIGEST = 20, BASE = 7 };

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

static void put_digest(uint8_t *bytes, size_t size)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
	gsize length = DIGEST;

	g_checksum_update(checksum, bytes, (gssize)(size - DIGEST));
	g_checksum_get_digest(checksum, bytes + size - DIGEST, &length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree uint8_t *bytes = g_memdup2(data, size);

	read_layer(data, size, 0);
	if (size <= DIGEST)
		return 0;
	put_digest(bytes, size);
	read_layer(bytes, size, bytes[MIN(BASE, size - 1)]);
	return 0;
}
