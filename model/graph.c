/* graph.c -- the commits of a repository, and what each grew from */
#include "model/graph.h"

#include "model/large_pages.h"

#include <string.h>

struct graph *graph_new(void)
{
	return g_new0(struct graph, 1);
}

void graph_clear(struct graph *graph)
{
	g_free(graph->ids);
	g_free(graph->parents);
	g_free(graph->more);
	g_free(graph->committed_at);
	g_free(graph->flags);
	g_free(graph->authored_at);
	g_free(graph->subjects);
	g_free(graph->levels);
	g_free(graph->order);
	g_free(graph->is_reached);
	*graph = (struct graph){ 0 };
}

void graph_free(struct graph *graph)
{
	if (!graph)
		return;
	graph_clear(graph);
	g_free(graph);
}

static void make_room(struct graph *graph, uint32_t n)
{
	graph->room = n;
	graph->ids = g_realloc_n(graph->ids, n, sizeof(*graph->ids));
	graph->parents =
		g_realloc_n(graph->parents, n, sizeof(*graph->parents));
	graph->committed_at = g_realloc_n(graph->committed_at, n,
					  sizeof(*graph->committed_at));
	graph->flags = g_realloc_n(graph->flags, n, sizeof(*graph->flags));
}

void graph_reserve(struct graph *graph, uint32_t n)
{
	if (n <= graph->room)
		return;
	make_room(graph, n);
	large_pages(graph->ids, n * sizeof(*graph->ids));
	large_pages(graph->parents, n * sizeof(*graph->parents));
	large_pages(graph->committed_at, n * sizeof(*graph->committed_at));
}

/* Zeroes that nobody touches take no memory. */
void graph_details(struct graph *graph)
{
	g_assert(!graph->authored_at);
	graph->authored_at = g_new0(int64_t, graph->n + 1);
	graph->subjects = g_new0(const char *, graph->n + 1);
}

uint32_t graph_add(struct graph *graph, const uint8_t *id, int64_t committed_at)
{
	uint32_t commit = graph->n++;

	g_assert(commit < GRAPH_MORE && !graph->authored_at);
	if (graph->n > graph->room)
		make_room(graph, MAX(64, graph->n + graph->n / 2));
	memcpy(graph->ids[commit], id, GRAPH_ID);
	graph->parents[commit][0] = graph->parents[commit][1] = NONE;
	graph->committed_at[commit] = committed_at;
	graph->flags[commit] = 0;
	return commit;
}

static void add_more(struct graph *graph, uint32_t parent)
{
	if (graph->n_more == graph->more_room) {
		graph->more_room = MAX(64, graph->more_room * 2);
		graph->more = g_renew(uint32_t, graph->more, graph->more_room);
	}
	graph->more[graph->n_more++] = parent;
}

void graph_set_parents(struct graph *graph, uint32_t commit,
		       const uint32_t *parents, uint32_t n)
{
	uint32_t *two = graph->parents[commit];

	g_assert(two[0] == NONE);
	if (n > 0)
		two[0] = parents[0];
	if (n == 2)
		two[1] = parents[1];
	if (n <= 2)
		return;
	two[1] = GRAPH_MORE | graph->n_more;
	for (uint32_t i = 1; i < n; i++)
		add_more(graph, parents[i] | (i == n - 1 ? GRAPH_MORE : 0));
}

/* How many children each commit has; parents that stand twice count twice. */
static uint32_t *count_children(const struct graph *graph)
{
	uint32_t *children = g_new0(uint32_t, graph->n + 1);
	uint32_t parent;

	for (uint32_t c = 0; c < graph->n; c++)
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			children[parent]++;
	return children;
}

/* Takes commits when all their children are taken (Kahn 1962). */
static void find_order(struct graph *graph)
{
	g_autofree uint32_t *children = count_children(graph);
	uint32_t n = 0, parent;

	for (uint32_t c = 0; c < graph->n; c++)
		if (children[c] == 0)
			graph->order[n++] = c;
	for (uint32_t next = 0; next < n; next++)
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, graph->order[next], i)) !=
		     NONE;
		     i++)
			if (--children[parent] == 0)
				graph->order[n++] = parent;
	for (uint32_t c = 0; n < graph->n && c < graph->n; c++)
		if (children[c] > 0)
			graph->order[n++] = c;
}

static void find_levels(struct graph *graph)
{
	graph->levels = g_new0(uint32_t, graph->n + 1);
	for (uint32_t i = graph->n; i-- > 0;) {
		uint32_t commit = graph->order[i], parent, highest = 0;

		for (uint32_t p = 0;
		     (parent = graph_parent(graph, commit, p)) != NONE; p++)
			highest = MAX(highest, graph->levels[parent]);
		graph->levels[commit] = highest + 1;
	}
}

/* Commits of a level have nothing to do with each other. */
static void order_by_levels(struct graph *graph)
{
	g_autofree uint32_t *ends = NULL;
	uint32_t highest = 0;

	for (uint32_t c = 0; c < graph->n; c++)
		highest = MAX(highest, graph->levels[c]);
	ends = g_new0(uint32_t, (size_t)highest + 2);
	for (uint32_t c = 0; c < graph->n; c++)
		ends[graph->levels[c]]++;
	for (uint32_t level = highest; level-- > 0;)
		ends[level] += ends[level + 1];
	for (uint32_t c = graph->n; c-- > 0;)
		graph->order[--ends[graph->levels[c]]] = c;
}

void graph_settle(struct graph *graph)
{
	g_assert(!graph->order);
	graph->order = g_new(uint32_t, graph->n + 1);
	large_pages(graph->order, graph->n * sizeof(*graph->order));
	if (graph->levels) {
		order_by_levels(graph);
	} else {
		find_order(graph);
		find_levels(graph);
	}
	for (uint32_t c = 0; c < graph->n; c++)
		graph->n_truncated +=
			(graph->flags[c] & COMMIT_IS_TRUNCATED) != 0;
}

void graph_write_id(const struct graph *graph, uint32_t commit, char *text)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *id = graph->ids[commit];

	for (int i = 0; i < GRAPH_ID; i++) {
		*text++ = digits[id[i] >> 4];
		*text++ = digits[id[i] & 15];
	}
	*text = '\0';
}
