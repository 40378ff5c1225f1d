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

static uint32_t only(const struct facts *facts, uint32_t c)
{
	return facts_repository(facts, 0)->first_commit + c;
}

static void reaches(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autoptr(Facts) facts = history_parse(row->commits, NULL);
	g_autoptr(Ancestry) ancestry = ancestry_new(facts, 0);
	g_autoptr(GString) got = g_string_new(NULL);
	uint32_t n = facts->commits->len;

	for (uint32_t c = 0; c < n; c++) {
		g_string_append_printf(got, "%s%s:", c > 0 ? " " : "",
				       facts_commit(facts, c)->subject);
		for (uint32_t old = 0; old < n; old++)
			if (ancestry_reaches(ancestry, only(facts, c),
					     only(facts, old)))
				g_string_append(
					got, facts_commit(facts, old)->subject);
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

/* A parent that is not there may stand as NONE. */
static void takes_absent_parents(void)
{
	g_autoptr(Facts) facts = history_parse("a b:a c:b", NULL);
	g_autoptr(Ancestry) ancestry = NULL;

	g_array_index(facts->parents, uint32_t, 0) = NONE;
	ancestry = ancestry_new(facts, 0);
	g_assert_true(ancestry_reaches(ancestry, 2, 1));
	g_assert_false(ancestry_reaches(ancestry, 2, 0));
}

/* The second of two repositories: indices do not begin with 0. */
static void takes_the_second_repository(void)
{
	g_autoptr(Facts) facts = facts_new();
	g_autoptr(Ancestry) ancestry = NULL;
	uint32_t first;

	history_read(facts, "1", "a b:a", NULL, NULL);
	history_read(facts, "2", "c d:c", NULL, NULL);
	facts_seal(facts, 0);
	first = facts_repository(facts, 1)->first_commit;
	ancestry = ancestry_new(facts, 1);
	g_assert_true(ancestry_reaches(ancestry, first + 1, first));
	g_assert_false(ancestry_reaches(ancestry, first, first + 1));
}

/* Deep histories need no deep stack. */
static void goes_deep(void)
{
	enum { DEPTH = 300000 };
	g_autoptr(Facts) facts = facts_new();
	g_autoptr(Ancestry) ancestry = NULL;
	struct repository repository = { .commits = DEPTH };

	for (uint32_t c = 0; c < DEPTH; c++) {
		uint32_t parent = c + 1;
		struct commit commit = { .first_parent = c,
					 .parents = c + 1 < DEPTH };

		g_array_append_val(facts->commits, commit);
		g_array_append_val(facts->parents, parent);
	}
	g_array_append_val(facts->repositories, repository);
	ancestry = ancestry_new(facts, 0);
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
	g_test_add_func("/ancestry/absent-parents", takes_absent_parents);
	g_test_add_func("/ancestry/second-repository",
			takes_the_second_repository);
	g_test_add_func("/ancestry/deep", goes_deep);
	return g_test_run();
}
