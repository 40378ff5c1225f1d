/* test_ancestry.c -- whether one commit lies in the history of another */
#include "analyzer/ancestry.h"
#include "tests/history.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name, *commits;
	const char *want; /* what each reaches */
} cases[] = {
	{ "itself",          "a",             "a:a" },
	{ "a-line",          "a b:a c:b",     "a:a b:ab c:abc" },
	{ "strangers",       "a b",           "a:a b:b" },
	{ "arms",            "a b:a c:a",     "a:a b:ab c:ac" },
	{ "a-merge",         "a b:a c:a d:b,c", "a:a b:ab c:ac d:abcd" },
	{ "a-criss-cross",   "a b:a c:a d:b,c e:c,b",
	  "a:a b:ab c:ac d:abcd e:abce" },
	{ "a-long-and-a-short-way", "a b:a c:b d:c,a",
	  "a:a b:ab c:abc d:abcd" },
	{ "an-octopus",      "a b c d:a,b,c", "a:a b:b c:c d:abcd" },
	{ "a-parent-twice",  "a b:a,a",       "a:a b:ab" },
	{ "a-shallow-clone", "a:? b:a",       "a:a b:ab" },
	{ "clocks-say-nothing", "a@900 b:a@5 c:b@700", "a:a b:ab c:abc" },
};
/* clang-format on */

static void reaches(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Facts) facts = history_parse(row->commits, NULL);
	const struct graph *graph = facts_graph(facts, 0);
	g_autoptr(Ancestry) ancestry = ancestry_new(graph);
	g_autoptr(GString) got = g_string_new(NULL);
	uint32_t n = graph->n;

	for (uint32_t c = 0; c < n; c++) {
		g_string_append_printf(got, "%s%s:", c > 0 ? " " : "",
				       graph->subjects[c]);
		for (uint32_t old = 0; old < n; old++)
			if (ancestry_reaches(ancestry, c, old))
				g_string_append(got, graph->subjects[old]);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* Deep histories need no deep stack. */
static void goes_deep(void)
{
	enum { DEPTH = 300000 };
	const uint8_t id[GRAPH_ID] = { 0 };
	g_autoptr(Graph) graph = graph_new();
	g_autoptr(Ancestry) ancestry = NULL;

	for (uint32_t c = 0; c < DEPTH; c++) {
		uint32_t parent = c + 1;

		graph_add(graph, id, 0);
		graph_set_parents(graph, c, &parent, c + 1 < DEPTH);
	}
	graph_settle(graph);
	ancestry = ancestry_new(graph);
	g_assert_true(ancestry_reaches(ancestry, 0, DEPTH - 1));
	g_assert_false(ancestry_reaches(ancestry, DEPTH - 1, 0));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ancestry/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reaches);
	}
	g_test_add_func("/ancestry/deep", goes_deep);
	return g_test_run();
}
