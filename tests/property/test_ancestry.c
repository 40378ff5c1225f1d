/* test_ancestry.c -- levels against plain recursion, on random histories */
#include "analyzer/ancestry.h"
#include "tests/history.h"

enum { MOST = 60 };

static void reach(const struct facts *facts, uint32_t commit, bool *reached)
{
	const struct commit *one = facts_commit(facts, commit);

	if (reached[commit])
		return;
	reached[commit] = true;
	for (uint32_t p = 0; p < one->parents; p++)
		reach(facts,
		      g_array_index(facts->parents, uint32_t,
				    one->first_parent + p),
		      reached);
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

/* Children may stand before their parents, as git lists them. */
static void turn_round(struct facts *facts)
{
	uint32_t n = facts->commits->len;

	for (uint32_t c = 0; c < n / 2; c++) {
		struct commit spare = *facts_commit(facts, c);

		*facts_commit(facts, c) = *facts_commit(facts, n - 1 - c);
		*facts_commit(facts, n - 1 - c) = spare;
	}
	for (uint32_t p = 0; p < facts->parents->len; p++)
		g_array_index(facts->parents, uint32_t, p) =
			n - 1 - g_array_index(facts->parents, uint32_t, p);
}

static void compare(const struct facts *facts)
{
	g_autoptr(Ancestry) ancestry = ancestry_new(facts, 0);

	for (uint32_t c = 0; c < facts->commits->len; c++) {
		bool reached[MOST] = { false };

		reach(facts, c, reached);
		for (uint32_t old = 0; old < facts->commits->len; old++)
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

		compare(facts);
		turn_round(facts);
		compare(facts);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ancestry/equals-recursion", equals_recursion);
	return g_test_run();
}
