/* test_ancestry.c -- levels against plain recursion, on random histories */
#include "analyzer/ancestry.h"
#include "tests/history.h"

enum { MOST = 60 };

static void reach(const struct graph *graph, uint32_t commit, bool *reached)
{
	uint32_t parent;

	if (reached[commit])
		return;
	reached[commit] = true;
	for (uint32_t p = 0; (parent = graph_parent(graph, commit, p)) != NONE;
	     p++)
		reach(graph, parent, reached);
}

/* Up to four parents, the same one twice now and then; any clock. */
static char *make_commits(GRand *rand, int n)
{
	GString *out = g_string_new("c0");

	for (int c = 1; c < n; c++) {
		int parents = g_rand_int_range(rand, 0, 10) / 2;

		g_string_append_printf(out, " c%d", c);
		for (int p = 0; p < parents; p++)
			g_string_append_printf(
				out, "%cc%d", p == 0 ? ':' : ',',
				g_rand_int_range(rand, MAX(0, c - 8), c));
		g_string_append_printf(out, "@%d",
				       g_rand_int_range(rand, -999, 999));
	}
	return g_string_free(out, false);
}

/* The same with children before their parents, as git lists them. */
static struct graph *turn_round(const struct graph *graph)
{
	struct graph *turned = graph_new();
	uint32_t n = graph->n;

	for (uint32_t c = 0; c < n; c++)
		graph_add(turned, graph->ids[n - 1 - c], 0);
	for (uint32_t c = 0; c < n; c++) {
		uint32_t parents[MOST], parent, p = 0;

		for (; (parent = graph_parent(graph, n - 1 - c, p)) != NONE;
		     p++)
			parents[p] = n - 1 - parent;
		graph_set_parents(turned, c, parents, p);
	}
	graph_settle(turned);
	return turned;
}

static void compare(const struct graph *graph)
{
	g_autoptr(Ancestry) ancestry = ancestry_new(graph);

	for (uint32_t c = 0; c < graph->n; c++) {
		bool reached[MOST] = { false };

		reach(graph, c, reached);
		for (uint32_t old = 0; old < graph->n; old++)
			g_assert_cmpint(ancestry_reaches(ancestry, c, old), ==,
					reached[old]);
	}
}

static void equals_recursion(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (int round = 0; round < 200; round++) {
		g_autofree char *commits =
			make_commits(rand, g_rand_int_range(rand, 1, MOST));
		g_autoptr(Facts) facts = history_parse(commits, NULL);
		g_autoptr(Graph) turned = turn_round(facts_graph(facts, 0));

		compare(facts_graph(facts, 0));
		compare(turned);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ancestry/equals-recursion", equals_recursion);
	return g_test_run();
}
