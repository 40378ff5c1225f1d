/* git_graph_file.c -- the commit-graph that git keeps beside the objects
 *
 * A file is mapped while it is read and given back before the next; what is
 * kept are arrays, which are smaller than the file and do not change under
 * the program's feet.
 */
#include "importers/git_graph_file.h"

#include "importers/git_find.h"
#include "importers/git_folders.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { CHAIN_LIMIT = 1 << 20, HEX = 2 * GRAPH_ID, LAYERS_MAX = 255 };

/* Calls for bytes of a file; NULL: it is not there. */
static const char *add_file(const char *path, uint32_t base,
			    struct graph *graph, GArray *layers, GArray *levels)
{
	int file = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	struct git_layer layer = { 0 };
	const char *wrong = "not a file";
	GStatBuf status;
	struct git_layer_bytes mapped = { .are_mapped = true };

	if (file < 0)
		return errno == ENOENT ? "missing" : "not readable";
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
		mapped.length = (size_t)status.st_size;
		mapped.bytes = mmap(NULL, mapped.length + 1, PROT_READ,
				    MAP_PRIVATE, file, 0);
		wrong = "not readable";
		if (mapped.length == 0)
			wrong = "empty";
		else if (mapped.bytes != MAP_FAILED)
			wrong = git_graph_layer_add(&mapped, base, graph,
						    levels, &layer);
		if (mapped.bytes != MAP_FAILED)
			munmap(mapped.bytes, mapped.length + 1);
	}
	close(file);
	g_array_append_val(layers, layer);
	return wrong;
}

static bool is_hex(const char *text)
{
	return strlen(text) == HEX && strspn(text, "0123456789abcdef") == HEX;
}

/* A file of a chain is called by its digest, which has been checked. */
static bool is_called_right(const char *path, const char *hex)
{
	char name[HEX + 1] = "";
	uint8_t digest[GRAPH_ID];
	int file = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
	bool is_read = file >= 0 && lseek(file, -GRAPH_ID, SEEK_END) >= 0 &&
		       read(file, digest, GRAPH_ID) == GRAPH_ID;

	if (file >= 0)
		close(file);
	for (int i = 0; is_read && i < GRAPH_ID; i++)
		g_snprintf(name + 2 * i, 3, "%02x", digest[i]);
	return is_read && strcmp(name, hex) == 0;
}

static char *say(const char *name, const char *wrong)
{
	return g_strdup_printf("its %s is %s", name, wrong);
}

static char *add_chain(const char *objects, char **names, struct graph *graph,
		       GArray *layers, GArray *levels)
{
	for (uint32_t i = 0; names[i] && *names[i]; i++) {
		g_autofree char *name =
			g_strdup_printf("info/commit-graphs/graph-%s.graph",
					is_hex(names[i]) ? names[i] : "");
		g_autofree char *path = g_build_filename(objects, name, NULL);
		const char *wrong;

		if (!is_hex(names[i]) || i >= LAYERS_MAX)
			return say("info/commit-graphs/commit-graph-chain",
				   "not a list of commit-graphs");
		wrong = add_file(path, i, graph, layers, levels);
		if (!wrong && !is_called_right(path, names[i]))
			wrong = "called by another digest than its own";
		if (wrong)
			return say(name, wrong);
	}
	return NULL;
}

static char *add_either(const char *objects, struct graph *graph,
			GArray *layers, GArray *levels)
{
	g_autofree char *path =
		g_build_filename(objects, "info", "commit-graph", NULL);
	g_autofree char *chain_path = g_build_filename(
		objects, "info", "commit-graphs", "commit-graph-chain", NULL);
	g_autofree char *chain = NULL;
	g_auto(GStrv) names = NULL;
	const char *wrong;

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		wrong = add_file(path, 0, graph, layers, levels);
		return wrong ? say("info/commit-graph", wrong) : NULL;
	}
	if (!g_file_test(chain_path, G_FILE_TEST_EXISTS))
		return NULL;
	chain = git_folders_text(
		objects, "info/commit-graphs/commit-graph-chain", CHAIN_LIMIT);
	if (!chain)
		return say("info/commit-graphs/commit-graph-chain",
			   "not readable");
	names = g_strsplit(chain, "\n", -1);
	return add_chain(objects, names, graph, layers, levels);
}

/* All or none: old versions of git did not write them down. */
static void keep_levels(struct graph *graph, GArray *levels)
{
	uint32_t n = levels->len;
	uint32_t *all = (uint32_t *)(void *)g_array_free(levels, false);

	for (uint32_t i = 0; i < n; i++)
		if (all[i] == 0 || all[i] >= 0x3fffffff) {
			g_free(all);
			return;
		}
	graph->levels = all;
}

GArray *git_graph_file_read(const char *objects, struct graph *graph,
			    char **trouble)
{
	GArray *layers = g_array_new(false, false, sizeof(struct git_layer));
	GArray *levels = g_array_new(false, false, sizeof(uint32_t));

	*trouble = add_either(objects, graph, layers, levels);
	if (!*trouble && layers->len > 0) {
		keep_levels(graph, levels);
		return layers;
	}
	graph_clear(graph);
	g_array_unref(levels);
	g_array_unref(layers);
	return NULL;
}

GArray *git_graph_file_tips(const struct graph *graph)
{
	GArray *tips = g_array_new(false, false, sizeof(uint32_t));
	g_autofree uint8_t *is_parent = g_new0(uint8_t, graph->n + 1);
	uint32_t parent;

	for (uint32_t c = 0; c < graph->n; c++)
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			is_parent[parent] = true;
	for (uint32_t c = 0; c < graph->n; c++)
		if (!is_parent[c])
			g_array_append_val(tips, c);
	return tips;
}

uint32_t git_graph_file_find(const GArray *layers, const struct graph *graph,
			     const uint8_t *id)
{
	for (uint32_t i = layers ? layers->len : 0; i-- > 0;) {
		const struct git_layer *layer =
			&g_array_index(layers, struct git_layer, i);
		uint32_t found;

		if (layer->n == 0)
			continue;
		found = git_find(graph->ids[layer->first],
				 id[0] ? layer->fanout[id[0] - 1] : 0,
				 layer->fanout[id[0]], id);
		if (found != UINT32_MAX)
			return layer->first + found;
	}
	return NONE;
}
