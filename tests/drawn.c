/* drawn.c -- histories drawn by lot */
#include "tests/drawn.h"

/* Parents that stand before commit `c`, each once; none: another root. */
static void add_parents(GRand *rand, int c, GString *out)
{
	int parents = MIN(c, g_rand_int_range(rand, 0, 12) / 4 + 1);
	int last = c;
	const char *before = ":";

	if (g_rand_int_range(rand, 0, 12) == 0)
		return;
	for (int p = 0; p < parents && last > 0; p++) {
		last = g_rand_int_range(rand, MAX(0, last - 5), last);
		g_string_append_printf(out, "%sc%d", before, last);
		before = ",";
	}
}

static char *make_commits(GRand *rand, int n)
{
	static const char *const scopes[] = { "", "", "+web", "+api", "+" };
	GString *out = g_string_new(NULL);

	for (int c = 0; c < n; c++) {
		g_string_append_printf(out, "%sc%d", c > 0 ? " " : "", c);
		add_parents(rand, c, out);
		g_string_append_printf(out, "@%d/%d%s",
				       g_rand_int_range(rand, -500, 500),
				       g_rand_int_range(rand, -500, 500),
				       scopes[g_rand_int_range(rand, 0, 5)]);
	}
	return g_string_free(out, false);
}

static void add_start(GRand *rand, const char *service, int commits,
		      GString *out)
{
	if (g_rand_int_range(rand, 0, 4) == 0)
		g_string_append_printf(out, "%s=^c%d ", service,
				       g_rand_int_range(rand, 0, commits));
	if (g_rand_int_range(rand, 0, 4) > 0)
		g_string_append_printf(out, "%s=>c%d ", service,
				       g_rand_int_range(rand, 0, commits));
}

/* Mostly forward, often back. */
static char *make_deploys(GRand *rand, int commits, int n)
{
	GString *out = g_string_new(NULL);

	add_start(rand, "web", commits, out);
	add_start(rand, "api", commits, out);
	for (int d = 0; d < n; d++) {
		int ahead = g_rand_int_range(rand, 0, 6);
		int c = MIN(commits - 1, d * commits / n + ahead);

		if (g_rand_int_range(rand, 0, 3) == 0)
			c = g_rand_int_range(rand, 0, commits);
		g_string_append_printf(
			out, "%s=%s%s", g_rand_boolean(rand) ? "web" : "api",
			g_rand_int_range(rand, 0, 8) == 0 ? "!" : "",
			g_rand_int_range(rand, 0, 8) == 0 ? "/" : "");
		if (g_rand_int_range(rand, 0, 8) == 0)
			g_string_append_printf(out, "?@%d ", d * 30);
		else
			g_string_append_printf(out, "c%d@%d ", c, d * 30);
	}
	return g_string_free(out, false);
}

static char *make_incidents(GRand *rand, int commits, int n)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < n; i++)
		g_string_append_printf(out, "i%d@%d>c%d ", i,
				       g_rand_int_range(rand, 0, 600),
				       g_rand_int_range(rand, 0, commits));
	return g_string_free(out, false);
}

struct history *drawn_history(GRand *rand)
{
	int commits = g_rand_int_range(rand, 1, DRAWN_MOST);
	g_autofree char *history = make_commits(rand, commits);
	g_autofree char *deploys =
		make_deploys(rand, commits, g_rand_int_range(rand, 0, 20));
	g_autofree char *incidents =
		make_incidents(rand, commits, g_rand_int_range(rand, 0, 4));

	return history_new(history, deploys, incidents);
}

void drawn_reach(const struct graph *graph, uint32_t commit, bool *reached)
{
	uint32_t parent;

	if (reached[commit])
		return;
	reached[commit] = true;
	for (uint32_t p = 0; (parent = graph_parent(graph, commit, p)) != NONE;
	     p++)
		drawn_reach(graph, parent, reached);
}
