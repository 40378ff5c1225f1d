/* test_git_graph_layer.c -- files of a commit-graph, sound and not
 *
 * "a b:a c:a,b" are the commits of a file in the order of their ids, which
 * begin with their letters; levels and the tables follow from that.  Then one
 * thing is done to the bytes.
 */
#include "importers/git_graph_layer.h"
#include "importers/git_number.h"

#include <string.h>

enum { NO_PARENT = 0x70000000, CHUNKS = 4, TABLE = 8, ENTRY = 12, ID = 20 };

/* Where things begin, for a file of `n` commits with `edges` edges. */
struct layout {
	uint32_t n, edges;
	size_t fanout, ids, commits, extra, end;
};

static struct layout layout_of(uint32_t n, uint32_t edges)
{
	struct layout layout = { .n = n, .edges = edges };

	layout.fanout = TABLE + (CHUNKS + 1) * ENTRY;
	layout.ids = layout.fanout + 1024;
	layout.commits = layout.ids + (size_t)n * ID;
	layout.extra = layout.commits + (size_t)n * (ID + 16);
	layout.end = layout.extra + (size_t)edges * 4;
	return layout;
}

static void put(uint8_t *at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(number >> (24 - 8 * i));
}

static void put_entry(uint8_t *bytes, uint32_t i, const char *name, size_t at)
{
	uint8_t *entry = bytes + TABLE + i * ENTRY;

	memcpy(entry, name, 4);
	put(entry + 4, 0);
	put(entry + 8, (uint32_t)at);
}

static uint32_t level_of(char *const *words, uint32_t c)
{
	const char *parent = strchr(words[c], ':');
	uint32_t highest = 0;

	for (; parent && *parent; parent += 2)
		for (uint32_t p = 0; words[p]; p++)
			if (words[p][0] == parent[1])
				highest = MAX(highest, level_of(words, p));
	return highest + 1;
}

static uint32_t place_of(char *const *words, char name)
{
	uint32_t p = 0;

	while (words[p] && words[p][0] != name)
		p++;
	return p;
}

/* The parents behind the first go to the edges if there are two and more. */
static void put_commit(uint8_t *bytes, const struct layout *layout,
		       char *const *words, uint32_t c, uint32_t *edges)
{
	uint8_t *data = bytes + layout->commits + (size_t)c * (ID + 16) + ID;
	const char *names = strchr(words[c], ':');
	uint32_t n = names ? (uint32_t)strlen(names) / 2 : 0;

	put(data, n > 0 ? place_of(words, names[1]) : NO_PARENT);
	put(data + 4, n == 2 ? place_of(words, names[3]) : NO_PARENT);
	if (n > 2)
		put(data + 4, UINT32_C(0x80000000) | *edges);
	for (uint32_t p = 1; n > 2 && p < n; p++)
		put(bytes + layout->extra + (size_t)(*edges)++ * 4,
		    place_of(words, names[2 * p + 1]) |
			    (p + 1 == n ? UINT32_C(0x80000000) : 0));
	put(data + 8, level_of(words, c) << 2);
	put(data + 12, 1000 + c);
	bytes[layout->ids + (size_t)c * ID] = (uint8_t)words[c][0];
}

static uint8_t *make(char *const *words, struct layout *layout)
{
	uint32_t n = g_strv_length((char **)words), edges = 0, put_edges = 0;
	uint8_t *bytes;

	for (uint32_t c = 0; c < n; c++) {
		const char *names = strchr(words[c], ':');

		if (names && strlen(names) > 4)
			edges += (uint32_t)strlen(names) / 2 - 1;
	}
	*layout = layout_of(n, edges);
	bytes = g_new0(uint8_t, layout->end + ID);
	memcpy(bytes, "CGPH\1\1\4\0", 8);
	put_entry(bytes, 0, "OIDF", layout->fanout);
	put_entry(bytes, 1, "OIDL", layout->ids);
	put_entry(bytes, 2, "CDAT", layout->commits);
	put_entry(bytes, 3, "EDGE", layout->extra);
	put_entry(bytes, 4, "\0\0\0\0", layout->end);
	for (uint32_t c = 0; c < n; c++)
		put_commit(bytes, layout, words, c, &put_edges);
	for (uint32_t b = 0, c = 0; b < 256; b++) {
		while (c < n && bytes[layout->ids + (size_t)c * ID] <= b)
			c++;
		put(bytes + layout->fanout + 4 * (size_t)b, c);
	}
	return bytes;
}

/* "PLACE+OFFSET=NUMBER": four bytes; "end=N": cut off there. */
static void harm(uint8_t *bytes, struct layout *layout, const char *what)
{
	static const char *const places[] = { "start", "fanout", "ids",
					      "commits", "extra" };
	const size_t begins[] = { 0, layout->fanout, layout->ids,
				  layout->commits, layout->extra };
	g_auto(GStrv) parts = g_strsplit_set(what, "+=", 3);

	if (!*what)
		return;
	if (strcmp(parts[0], "end") == 0) {
		layout->end = (size_t)g_ascii_strtoull(parts[1], NULL, 10) - ID;
		return;
	}
	for (size_t p = 0; p < G_N_ELEMENTS(places); p++)
		if (strcmp(parts[0], places[p]) == 0)
			put(bytes + begins[p] +
				    g_ascii_strtoull(parts[1], NULL, 10),
			    (uint32_t)g_ascii_strtoull(parts[2], NULL, 0));
}

/* "a b:a", or what is wrong. */
static char *print(const struct graph *graph, const char *wrong)
{
	GString *out = g_string_new(wrong);
	uint32_t parent;

	for (uint32_t c = 0; c < graph->n && !wrong; c++) {
		g_string_append_printf(out, "%s%c", c > 0 ? " " : "",
				       graph->ids[c][0]);
		for (uint32_t i = 0;
		     (parent = graph_parent(graph, c, i)) != NONE; i++)
			g_string_append_printf(out, "%c%c", i > 0 ? ',' : ':',
					       graph->ids[parent][0]);
	}
	return g_string_free(out, false);
}

/* clang-format off */
static const struct {
	const char *name, *commits, *harm, *want;
} cases[] = {
	{ "none",             "",                "", "" },
	{ "a-line",           "a b:a c:b",       "", "a b:a c:b" },
	{ "any-order",        "a:c b:a c",       "", "a:c b:a c" },
	{ "a-merge",          "a b:a c:a d:b,c", "", "a b:a c:a d:b,c" },
	{ "an-octopus",       "a b c d:a,b,c",   "", "a b c d:a,b,c" },
	{ "two-octopuses",    "a b c d:a,b,c e:c,b,a", "", "a b c d:a,b,c e:c,b,a" },
	{ "levels-not-told",  "a b:a",           "commits+64=0", "a b:a" },

	{ "no-commit-graph",  "a",       "start+0=0",          "not a commit-graph" },
	{ "too-short",        "a",       "end=30",             "not a commit-graph" },
	{ "another-version",  "a",       "start+4=0x02010400", "of an unknown version" },
	{ "another-hash",     "a",       "start+4=0x01020400", "of an unknown version" },
	{ "of-a-chain",       "a",       "start+4=0x01010401", "not of this chain" },
	{ "many-chunks",      "a",       "start+4=0x0101ff00", "broken off" },
	{ "cut-off",          "a b:a",   "end=1100",           "out of bounds" },
	{ "no-fanout",        "a",       "start+8=0x41414141", "incomplete" },
	{ "no-ids",           "a",       "start+20=0x41414141", "incomplete" },
	{ "no-commits",       "a",       "start+32=0x41414141", "incomplete" },
	{ "two-fanouts",      "a",       "start+20=0x4f494446", "ambiguous" },
	{ "chunk-in-table",   "a",       "start+16=5",         "out of bounds" },
	{ "chunk-far-away",   "a",       "start+12=1",         "out of bounds" },
	{ "fanout-falls",     "a b:a",   "fanout+0=9",         "out of order" },
	{ "fanout-too-high",  "a b:a",   "fanout+1020=3",      "of the wrong length" },
	{ "fanout-misleads",  "a b:a",   "fanout+388=2",       "out of order" },
	{ "ids-out-of-order", "a b:a",   "ids+0=0x63000000",   "out of order" },
	{ "an-id-twice",      "a b:a",   "ids+20=0x61000000",  "out of order" },
	{ "parent-not-here",  "a b:a",   "commits+56=2",       "out of bounds" },
	{ "second-not-here",  "a b:a",   "commits+60=7",       "out of bounds" },
	{ "second-alone",     "a b:a",   "commits+24=0",       "out of bounds" },
	{ "edge-not-there",   "a b c d:a,b,c", "commits+132=0x80000002", "out of bounds" },
	{ "edge-not-here",    "a b c d:a,b,c", "extra+0=4",    "out of bounds" },
	{ "edges-without-end", "a b c d:a,b,c", "extra+4=2",   "out of bounds" },
	{ "level-too-high",   "a b:a",   "commits+64=0x0000000c", "at odds with itself" },
	{ "level-too-low",    "a b:a",   "commits+64=4",       "at odds with itself" },
	{ "a-circle",         "a b:a",   "commits+20=1",       "at odds with itself" },
};
/* clang-format on */

static void reads(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_auto(GStrv) words = g_strsplit(row->commits, " ", -1);
	g_autoptr(GArray) levels = g_array_new(false, false, sizeof(uint32_t));
	g_autofree uint8_t *made = NULL, *bytes = NULL;
	g_autofree char *got = NULL;
	struct git_layer_bytes file = { 0 };
	struct graph *graph = graph_new();
	struct git_layer layer;
	struct layout layout;

	made = make(words, &layout);
	harm(made, &layout, row->harm);
	/* just as long as it is, so that who reads behind it is caught */
	file.length = layout.end + ID;
	file.bytes = bytes = g_memdup2(made, file.length);
	got = print(graph,
		    git_graph_layer_add(&file, 0, graph, levels, &layer));
	g_assert_cmpstr(got, ==, row->want);
	graph_free(graph);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/layer/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], reads);
	}
	return g_test_run();
}
