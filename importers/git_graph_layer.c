/* git_graph_layer.c -- one file of a commit-graph, checked
 *
 * The format is described in git's gitformat-commit-graph(5).  A file is an
 * answer that somebody computed earlier; it is believed only where it agrees
 * with itself.
 */
#include "importers/git_graph_layer.h"

#include "importers/git_number.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	HEADER = 8,
	ENTRY = 12, /* of the table of chunks */
	DIGEST = GRAPH_ID,
	COMMIT = GRAPH_ID + 16,
	MOST = 0x7fffffff,
	NO_PARENT = 0x70000000,
	BLOCK = 1 << 20,
	COMMITS = BLOCK / COMMIT, /* in about a block */
};

#define MANY UINT32_C(0x80000000)

struct chunk {
	const uint8_t *at;
	uint64_t length;
};

struct file {
	const uint8_t *bytes;
	size_t length;
	struct chunk fanout, ids, commits, edges;
	uint32_t n, first; /* commits; those of the files before */
	struct graph *graph;
	GArray *levels;
	bool are_mapped;
};

/* Of mapped bytes: what is looked at again comes back from the file. */
static void give_back(const struct file *file, const uint8_t *at, size_t length)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t first = ((size_t)(at - file->bytes) + page - 1) / page * page;
	size_t end = ((size_t)(at - file->bytes) + length) / page * page;

	if (file->are_mapped && first < end)
		madvise((void *)(file->bytes + first), end - first,
			MADV_DONTNEED);
}

static const char *check_header(const struct file *file, uint32_t base)
{
	if (file->length < HEADER + ENTRY + DIGEST ||
	    memcmp(file->bytes, "CGPH", 4) != 0)
		return "not a commit-graph";
	if (file->bytes[4] != 1 || file->bytes[5] != 1)
		return "of an unknown version";
	if (file->bytes[7] != base)
		return "not of this chain";
	return NULL;
}

static struct chunk *chunk_named(struct file *file, const uint8_t *name)
{
	if (memcmp(name, "OIDF", 4) == 0)
		return &file->fanout;
	if (memcmp(name, "OIDL", 4) == 0)
		return &file->ids;
	if (memcmp(name, "CDAT", 4) == 0)
		return &file->commits;
	if (memcmp(name, "EDGE", 4) == 0)
		return &file->edges;
	return NULL;
}

/* Each entry of the table is an id and where the chunk begins. */
static const char *find_chunks(struct file *file)
{
	uint32_t chunks = file->bytes[6];
	uint64_t table = HEADER + (uint64_t)(chunks + 1) * ENTRY;

	if (table + DIGEST > file->length)
		return "broken off";
	for (uint32_t i = 0; i < chunks; i++) {
		const uint8_t *entry = file->bytes + HEADER + i * ENTRY;
		uint64_t begin = git_long_number(entry + 4);
		uint64_t end = git_long_number(entry + ENTRY + 4);
		struct chunk *chunk = chunk_named(file, entry);

		if (begin < table || end < begin || end > file->length - DIGEST)
			return "out of bounds";
		if (!chunk)
			continue;
		if (chunk->at)
			return "ambiguous";
		chunk->at = file->bytes + begin;
		chunk->length = end - begin;
	}
	return NULL;
}

static const char *check_shape(struct file *file, struct git_layer *layer)
{
	uint32_t last = 0;

	if (!file->fanout.at || file->fanout.length != 1024 || !file->ids.at ||
	    !file->commits.at)
		return "incomplete";
	for (int i = 0; i < 256; i++) {
		layer->fanout[i] = git_number(file->fanout.at + 4 * i);
		if (layer->fanout[i] < last)
			return "out of order";
		last = layer->fanout[i];
	}
	file->n = last;
	if (file->ids.length != (uint64_t)last * GRAPH_ID ||
	    file->commits.length != (uint64_t)last * COMMIT ||
	    (uint64_t)file->first + last >= NO_PARENT)
		return "of the wrong length";
	return NULL;
}

static const char *add_ids(struct file *file, const struct git_layer *layer)
{
	struct graph *graph = file->graph;
	const uint8_t *ids = file->ids.at;

	graph_reserve(graph, file->first + file->n);
	if (file->n > 0)
		memcpy(graph->ids[file->first], ids,
		       (size_t)file->n * GRAPH_ID);
	for (uint32_t i = 0; i < file->n; i++) {
		const uint8_t *id = ids + (size_t)i * GRAPH_ID;

		if ((i > 0 && memcmp(id - GRAPH_ID, id, GRAPH_ID) >= 0) ||
		    i >= layer->fanout[id[0]] ||
		    (id[0] > 0 && i < layer->fanout[id[0] - 1]))
			return "out of order";
	}
	graph->n = file->first + file->n;
	g_array_set_size(file->levels, graph->n);
	give_back(file, ids, file->ids.length);
	return NULL;
}

/* The second and later parents of an octopus merge. */
static const char *add_edges(struct file *file, uint32_t commit, uint32_t first,
			     uint32_t edge)
{
	g_autoptr(GArray) parents = g_array_new(false, false, sizeof(uint32_t));
	uint32_t parent = 0;

	g_array_append_val(parents, first);
	for (; !(parent & MANY); edge++) {
		uint32_t place;

		if (edge >= file->edges.length / 4)
			return "out of bounds";
		parent = git_number(file->edges.at + 4 * (size_t)edge);
		place = parent & MOST;
		if (place >= file->first + file->n)
			return "out of bounds";
		g_array_append_val(parents, place);
	}
	file->graph->parents[commit][0] = NONE;
	graph_set_parents(file->graph, commit,
			  (const uint32_t *)(const void *)parents->data,
			  parents->len);
	return NULL;
}

static const char *add_commit(struct file *file, uint32_t i)
{
	const uint8_t *data = file->commits.at + (size_t)i * COMMIT + GRAPH_ID;
	uint32_t commit = file->first + i, all = file->first + file->n;
	uint32_t one = git_number(data), two = git_number(data + 4);
	uint32_t level = git_number(data + 8);
	uint32_t *parents = file->graph->parents[commit];

	file->graph->committed_at[commit] =
		(int64_t)((uint64_t)(level & 3) << 32 | git_number(data + 12));
	file->graph->flags[commit] = 0;
	level >>= 2;
	g_array_index(file->levels, uint32_t, commit) = level;
	parents[0] = one == NO_PARENT ? NONE : one;
	parents[1] = two == NO_PARENT ? NONE : two;
	if ((one != NO_PARENT && one >= all) ||
	    (one == NO_PARENT && two != NO_PARENT))
		return "out of bounds";
	if (two == NO_PARENT || two < all)
		return NULL;
	if (!(two & MANY) || !file->edges.at)
		return "out of bounds";
	return add_edges(file, commit, one, two & MOST);
}

/*
 * Also refuses circles: a level is higher than those before it.  Marks the
 * parents on the way.
 */
static const char *check_levels(const struct file *file)
{
	uint32_t *levels = (uint32_t *)(void *)file->levels->data;

	for (uint32_t c = file->first; c < file->first + file->n; c++) {
		uint32_t level = levels[c] & ~GIT_LAYER_PARENT;
		uint32_t parent, highest = 0;

		for (uint32_t i = 0;
		     (parent = graph_parent(file->graph, c, i)) != NONE; i++) {
			highest = MAX(highest,
				      levels[parent] & ~GIT_LAYER_PARENT);
			levels[parent] |= GIT_LAYER_PARENT;
		}
		if (level != 0 &&
		    level != MIN(highest + 1, GIT_LAYER_LEVEL_MAX))
			return "at odds with itself";
	}
	return NULL;
}

static const char *add_all(struct file *file, uint32_t base,
			   struct git_layer *layer)
{
	const char *wrong = check_header(file, base);

	if (!wrong)
		wrong = find_chunks(file);
	if (!wrong)
		wrong = check_shape(file, layer);
	if (!wrong)
		wrong = add_ids(file, layer);
	for (uint32_t i = 0; i < file->n && !wrong; i++) {
		wrong = add_commit(file, i);
		if (i % COMMITS == COMMITS - 1)
			give_back(file,
				  file->commits.at +
					  (size_t)(i + 1 - COMMITS) * COMMIT,
				  BLOCK);
	}
	return wrong ? wrong : check_levels(file);
}

const char *git_graph_layer_add(const struct git_layer_bytes *bytes,
				uint32_t base, struct graph *graph,
				GArray *levels, struct git_layer *layer)
{
	struct file file = {
		.bytes = bytes->bytes,
		.length = bytes->length,
		.are_mapped = bytes->are_mapped,
		.first = graph->n,
		.graph = graph,
		.levels = levels,
	};
	const char *wrong;

	if (bytes->length < DIGEST)
		return "not a commit-graph";
	wrong = add_all(&file, base, layer);
	layer->first = file.first;
	layer->n = file.n;
	return wrong;
}
