/* test_graph.c -- commits with any number of parents, in any order */
#include "model/graph.h"

#include <string.h>

/* clang-format off */
/* For each commit its parents, by position: - none, 0,2 two. */
static const struct {
	const char *name, *parents;
	const char *merges, *levels; /* for each commit, too */
} cases[] = {
	{ "no-commits",    "",                     "",        "" },
	{ "a-root",        "-",                    "0",       "1" },
	{ "one-parent",    "- 0",                  "00",      "1 2" },
	{ "two-parents",   "- - 0,1",              "001",     "1 1 2" },
	{ "three-parents", "- - - 0,1,2",          "0001",    "1 1 1 2" },
	{ "four-parents",  "- - - - 0,1,2,3",      "00001",   "1 1 1 1 2" },
	{ "five-parents",  "- - - - - 0,1,2,3,4",  "000001",  "1 1 1 1 1 2" },
	{ "six-parents",   "- - - - - - 0,1,2,3,4,5", "0000001", "1 1 1 1 1 1 2" },
	{ "their-order-stays", "- - - 2,0,1 1,0",  "00011",   "1 1 1 2 2" },
	{ "twice-the-same", "- 0,0 0,0,0",         "011",     "1 2 2" },
	{ "two-octopuses", "- - - 0,1,2 2,1,0,2 4,3", "000111", "1 1 1 2 2 3" },
	{ "a-line",        "- 0 1 2",              "0000",    "1 2 3 4" },
	{ "children-first", "1 2 3 -",             "0000",    "4 3 2 1" },
	{ "parents-to-come", "3,1,2 3 3 -",        "1000",    "3 2 2 1" },
	{ "the-longest-way", "- 0 1 2,0 0,3,1",    "00011",   "1 2 3 4 5" },
	{ "strangers",     "- - 0 1",              "0000",    "1 1 2 2" },
};
/* clang-format on */

static void add_commit(struct graph *graph, const uint32_t *parents, uint32_t n)
{
	uint8_t id[GRAPH_ID];
	uint32_t c = graph->n;

	memset(id, (int)(c % 251), sizeof(id));
	memcpy(id, &c, sizeof(c));
	g_assert_cmpuint(graph_add(graph, id, 7 * (int64_t)c), ==, c);
	graph_set_parents(graph, c, parents, n);
}

static struct graph *read_graph(const char *text)
{
	struct graph *graph = graph_new();
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	for (char **word = words; *word; word++) {
		g_auto(GStrv) places = g_strsplit(*word, ",", -1);
		uint32_t parents[6], n = 0;

		for (; **word != '-' && places[n]; n++)
			parents[n] =
				(uint32_t)g_ascii_strtoull(places[n], NULL, 10);
		add_commit(graph, parents, n);
	}
	return graph;
}

/* What is behind the last parent is none, too. */
static void print_parents(const struct graph *graph, uint32_t c, GString *out)
{
	uint32_t parent, n = 0;

	for (; (parent = graph_parent(graph, c, n)) != NONE; n++)
		g_string_append_printf(out, "%s%u", n > 0 ? "," : "", parent);
	if (n == 0)
		g_string_append_c(out, '-');
	for (uint32_t i = n; i < n + 8; i++)
		g_assert_cmpuint(graph_parent(graph, c, i), ==, NONE);
}

/* All commits, each once, children before their parents. */
static void check_order(const struct graph *graph)
{
	g_autofree uint32_t *places = g_new(uint32_t, graph->n + 1);
	uint32_t parent;

	memset(places, 0xff, (graph->n + 1) * sizeof(*places));
	for (uint32_t i = 0; i < graph->n; i++) {
		g_assert_cmpuint(graph->order[i], <, graph->n);
		g_assert_cmpuint(places[graph->order[i]], ==, NONE);
		places[graph->order[i]] = i;
	}
	for (uint32_t c = 0; c < graph->n; c++)
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			g_assert_cmpuint(places[c], <, places[parent]);
}

static void keeps(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Graph) graph = read_graph(row->parents);
	g_autoptr(GString) parents = g_string_new(NULL);
	g_autoptr(GString) merges = g_string_new(NULL);
	g_autoptr(GString) levels = g_string_new(NULL);

	graph_settle(graph);
	for (uint32_t c = 0; c < graph->n; c++) {
		g_string_append(parents, c > 0 ? " " : "");
		print_parents(graph, c, parents);
		g_string_append_printf(merges, "%d", graph_is_merge(graph, c));
		g_string_append_printf(levels, "%s%u", c > 0 ? " " : "",
				       graph->levels[c]);
	}
	g_assert_cmpstr(parents->str, ==, row->parents);
	g_assert_cmpstr(merges->str, ==, row->merges);
	g_assert_cmpstr(levels->str, ==, row->levels);
	check_order(graph);
}

/* Parents of a random history, by position; positions say nothing of age. */
struct plan {
	uint32_t n;
	uint32_t (*parents)[6], *counts;
};

static void make_plan(GRand *rand, struct plan *plan, uint32_t n)
{
	g_autofree uint32_t *places = g_new(uint32_t, n);

	plan->n = n;
	plan->parents = g_malloc0_n(n, sizeof(*plan->parents));
	plan->counts = g_new0(uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t j = (uint32_t)g_rand_int_range(rand, 0, (int)i + 1);

		places[i] = places[j];
		places[j] = i;
	}
	for (uint32_t i = 1; i < n; i++) {
		uint32_t c = places[i];

		plan->counts[c] = (uint32_t)g_rand_int_range(rand, 0, 7);
		for (uint32_t p = 0; p < plan->counts[c]; p++)
			plan->parents[c][p] = places[g_rand_int_range(
				rand, (int)MAX(i, 20) - 20, (int)i)];
	}
}

static struct graph *follow_plan(const struct plan *plan)
{
	struct graph *graph = graph_new();

	for (uint32_t c = 0; c < plan->n; c++)
		add_commit(graph, plan->parents[c], plan->counts[c]);
	return graph;
}

static void check_plan(const struct plan *plan, const struct graph *graph)
{
	g_assert_cmpuint(graph->n, ==, plan->n);
	for (uint32_t c = 0; c < plan->n; c++) {
		uint32_t start, highest = 0;

		memcpy(&start, graph->ids[c], sizeof(start));
		g_assert_cmpuint(start, ==, c);
		g_assert_cmpuint(graph->ids[c][GRAPH_ID - 1], ==, c % 251);
		g_assert_cmpint(graph->committed_at[c], ==, 7 * (int64_t)c);
		g_assert_cmpuint(graph->flags[c], ==, 0);
		g_assert_cmpint(graph_is_merge(graph, c), ==,
				plan->counts[c] > 1);
		for (uint32_t p = 0; p < 8; p++)
			g_assert_cmpuint(graph_parent(graph, c, p), ==,
					 p < plan->counts[c] ?
						 plan->parents[c][p] :
						 NONE);
		for (uint32_t p = 0; p < plan->counts[c]; p++)
			highest = MAX(highest,
				      graph->levels[plan->parents[c][p]]);
		g_assert_cmpuint(graph->levels[c], ==, highest + 1);
	}
	check_order(graph);
}

/* From small to large, so that arrays grow at any time; levels found, given. */
static void grows(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(20260601);

	for (uint32_t n = 1; n < 20000; n = n * 3 / 2 + 1) {
		struct plan plan;
		g_autoptr(Graph) graph = NULL, again = NULL;

		make_plan(rand, &plan, n);
		graph = follow_plan(&plan);
		graph_settle(graph);
		check_plan(&plan, graph);
		again = follow_plan(&plan);
		again->levels = g_memdup2(graph->levels,
					  (n + 1) * sizeof(*graph->levels));
		graph_settle(again);
		check_plan(&plan, again);
		g_free(plan.parents);
		g_free(plan.counts);
	}
}

static void keeps_what_is_there_when_it_makes_room(void)
{
	g_autoptr(Graph) graph = read_graph("- - 0,1");
	g_autoptr(GString) got = g_string_new(NULL);

	graph_reserve(graph, 1);
	g_assert_cmpuint(graph->room, >=, 3);
	graph_reserve(graph, 100000);
	g_assert_cmpuint(graph->room, >=, 100000);
	g_assert_cmpuint(graph->n, ==, 3);
	print_parents(graph, 2, got);
	g_assert_cmpstr(got->str, ==, "0,1");
	g_assert_cmpint(graph->committed_at[2], ==, 14);
}

static void details_begin_as_zeroes(void)
{
	g_autoptr(Graph) graph = read_graph("- 0 1");

	g_assert_null(graph->authored_at);
	g_assert_null(graph->subjects);
	graph_details(graph);
	for (uint32_t c = 0; c < graph->n; c++) {
		g_assert_cmpint(graph->authored_at[c], ==, 0);
		g_assert_null(graph->subjects[c]);
	}
}

static void forgets_all(void)
{
	g_autoptr(Graph) graph = read_graph("- - - 0,1,2");
	const uint32_t root = 0;

	graph->flags[0] = graph->flags[2] = COMMIT_IS_TRUNCATED;
	graph->flags[1] = COMMIT_IS_READ;
	graph_settle(graph);
	graph_details(graph);
	g_assert_cmpuint(graph->n_truncated, ==, 2);
	graph_clear(graph);
	g_assert_cmpuint(graph->n, ==, 0);
	add_commit(graph, NULL, 0);
	add_commit(graph, &root, 1);
	graph_settle(graph);
	g_assert_cmpuint(graph->n_truncated, ==, 0);
	g_assert_cmpuint(graph->levels[1], ==, 2);
	g_assert_cmpuint(graph_parent(graph, 1, 0), ==, 0);
	g_assert_cmpuint(graph_parent(graph, 1, 1), ==, NONE);
	check_order(graph);
}

/* Only grafts can make one: all that is not behind it comes before it. */
static void bears_a_circle(void)
{
	g_autoptr(Graph) graph = read_graph("1 2 0,5 4 - - 3,0");
	uint32_t seen = 0;

	graph_settle(graph);
	for (uint32_t i = 0; i < graph->n; i++)
		seen |= UINT32_C(1) << graph->order[i];
	g_assert_cmpuint(seen, ==, (1 << 7) - 1);
	for (uint32_t i = 0; i < 3; i++)
		g_assert_true(graph->order[i] == 3 || graph->order[i] == 4 ||
			      graph->order[i] == 6);
	g_assert_cmpuint(graph->levels[3], ==, 2);
	g_assert_cmpuint(graph->levels[4], ==, 1);
}

/* Deep histories need no deep stack. */
static void goes_deep(void)
{
	enum { DEPTH = 300000 };
	g_autoptr(Graph) graph = graph_new();

	for (uint32_t c = 0; c < DEPTH; c++) {
		uint32_t parent = c + 1;

		add_commit(graph, &parent, c + 1 < DEPTH);
	}
	graph_settle(graph);
	g_assert_cmpuint(graph->levels[0], ==, DEPTH);
	g_assert_cmpuint(graph->levels[DEPTH - 1], ==, 1);
	check_order(graph);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/graph/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], keeps);
	}
	g_test_add_func("/graph/grows", grows);
	g_test_add_func("/graph/makes-room",
			keeps_what_is_there_when_it_makes_room);
	g_test_add_func("/graph/details", details_begin_as_zeroes);
	g_test_add_func("/graph/forgets-all", forgets_all);
	g_test_add_func("/graph/a-circle", bears_a_circle);
	g_test_add_func("/graph/deep", goes_deep);
	return g_test_run();
}
