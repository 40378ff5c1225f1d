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

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/ancestry/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reaches);
	}
	return g_test_run();
}
