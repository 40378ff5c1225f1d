/* test_git_links.c -- messages, and the commits that they speak of */
#include "importers/git_links.h"

#include <string.h>

#define HEAD                                              \
	"tree 1111111111111111111111111111111111111111\n" \
	"author A <a@b> 1 +0000\ncommitter C <c@d> 2 +0000\n"
#define FULL "0123456789abcdef0123456789abcdef01234567"

/* "KIND:NAME" for each link, a subject in quotes, in the order found. */
/* clang-format off */
static const struct {
	const char *name, *message, *want;
} cases[] = {
	{ "nothing",        "fix it\n\nwhy\n", "" },
	{ "empty",          "", "" },
	{ "reverts",        "x\n\nThis reverts commit " FULL ".\n", "reverts:" FULL },
	{ "at-the-end",     "x\n\nThis reverts commit abcd", "reverts:abcd" },
	{ "in-capitals",    "x\n\nTHIS REVERTS COMMIT ABCD", "reverts:abcd" },
	{ "too-short",      "x\n\nThis reverts commit abc.\n", "" },
	{ "too-long",       "x\n\nThis reverts commit " FULL "8.\n", "" },
	{ "no-hex",         "x\n\nThis reverts commit abcdx\n", "" },
	{ "within-a-line",  "x\n\nas This reverts commit abcd\n", "" },
	{ "indented",       "x\n\n  This reverts commit abcd\n", "reverts:abcd" },
	{ "two",            "x\n\nThis reverts commit abcd\nThis reverts commit ef01\n",
			    "reverts:abcd reverts:ef01" },
	{ "picked",         "x\n\n(cherry picked from commit abcd)\n", "picked:abcd" },
	{ "fixes",          "x\n\nFixes: abcdef0 (\"y\")\n", "fixes:abcdef0" },
	{ "fixes-commit",   "x\n\nFixes:  commit abcdef0\n", "fixes:abcdef0" },
	{ "fixes-a-word",   "x\n\nFixes: facade\n", "" },
	{ "subject",        "Revert \"add y\"\n\nwhy\n", "reverts:\"add y\"" },
	{ "reapply",        "Reapply \"add y\"\n", "reverts:\"add y\"" },
	{ "quotes-within",  "Revert \"Revert \"y\"\"\n", "reverts:\"Revert \"y\"\"" },
	{ "no-end-quote",   "Revert \"add y\n", "" },
	{ "nothing-quoted", "Revert \"\"\n", "" },
	{ "a-line-wins",    "Revert \"y\"\n\nThis reverts commit abcd.\n", "reverts:abcd" },
	{ "not-utf-8",      "Revert \"\xff\"\n", "reverts:\"\xef\xbf\xbd\"" },
};
/* clang-format on */

static char *print(const struct facts *facts)
{
	static const char *const kinds[] = {
		[LINK_REVERTS] = "reverts",
		[LINK_PICKED] = "picked",
		[LINK_FIXES] = "fixes",
	};
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < facts->links->len; i++) {
		const struct commit_link *link =
			&g_array_index(facts->links, struct commit_link, i);
		const char *quote = link->is_subject ? "\"" : "";

		g_assert_cmpuint(link->from, ==, 7);
		g_assert_cmpuint(link->repository, ==, 3);
		g_assert_cmpuint(link->to, ==, NONE);
		g_string_append_printf(out, "%s%s:%s%s%s", i > 0 ? " " : "",
				       kinds[link->kind], quote, link->name,
				       quote);
	}
	return g_string_free(out, false);
}

static void finds(const void *data)
{
	const typeof(cases[0]) *row = data;
	g_autofree char *text = g_strconcat(HEAD, "\n", row->message, NULL);
	g_autoptr(Facts) facts = facts_new();
	struct git_links *links = git_links_new();
	g_autofree char *got = NULL;
	struct commit_text commit;

	g_assert_true(git_headers_commit(text, strlen(text), &commit));
	git_links_find(links, 7, &commit, text + strlen(text));
	git_links_move(links, facts, 3);
	got = print(facts);
	g_assert_cmpstr(got, ==, row->want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/git_links/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], finds);
	}
	return g_test_run();
}
