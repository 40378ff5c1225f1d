/* test_git_links.c -- what the messages of commits say of others */
#include "importers/git_links.h"

#include <string.h>

#define ID "0123456789abcdef0123456789abcdef01234567"

/* clang-format off */
static const struct {
	const char *name, *message;
	const char *want; /* - reverts, ~ fixes, < picked from; = a subject */
} cases[] = {
	{ "nothing", "Add a thing\n\nIt reverts nothing.\n", "" },
	{ "empty", "", "" },
	{ "a-revert", "Revert \"Add a\"\n\nThis reverts commit " ID ".\n",
	  "-" ID },
	{ "of-a-merge", "Revert \"Merge b\"\n\nThis reverts commit " ID
	  ", reversing\nchanges made to 1234567.\n", "-" ID },
	{ "of-several", "x\n\nThis reverts commit abcd.\n"
	  "This reverts commit ABCE\n", "-abcd -abce" },
	{ "in-the-subject", "This reverts commit abcd", "-abcd" },
	{ "too-short", "x\n\nThis reverts commit abc", "" },
	{ "too-long", "x\n\nThis reverts commit " ID "8", "" },
	{ "a-word", "x\n\nThis reverts commit abcdefgh", "" },
	{ "within-a-line", "x\n\nNo. This reverts commit " ID, "" },
	{ "indented", "x\n\n    This reverts commit " ID, "-" ID },
	{ "with-carriage-returns", "x\r\n\r\nThis reverts commit " ID "\r\n",
	  "-" ID },
	{ "a-fix", "x\n\nFixes: 1234567 (\"y\")\n", "~1234567" },
	{ "a-fix-of-a-commit", "x\n\nfixes: commit 1234567\n", "~1234567" },
	{ "a-fix-of-an-issue", "x\n\nFixes: #1234567\nFixes: 123456\n", "" },
	{ "picked", "x\n\n(cherry picked from commit " ID ")\n", "<" ID },
	{ "picked-twice", "x\n\n(cherry picked from commit " ID ")\n"
	  "(cherry picked from commit abcd)\n", "<" ID " <abcd" },
	{ "by-its-subject", "Revert \"Add a\"\n\nIt broke b.\n", "-=Add a" },
	{ "quotes-in-quotes", "Revert \"Say \"a\"\"", "-=Say \"a\"" },
	{ "of-a-revert", "Revert \"Revert \"Add a\"\"",
	  "-=Revert \"Add a\"" },
	{ "reapplied", "Reapply \"Add a\"", "-=Revert \"Add a\"" },
	{ "reapplied-by-id", "Reapply \"Add a\"\n\nThis reverts commit abcd.",
	  "-abcd" },
	{ "with-a-number", "Revert \"Add a\" (#13)", "-=Add a" },
	{ "with-numbers", "Revert \"Add a (#12)\" (#13) (#14) \r",
	  "-=Add a (#12)" },
	{ "reapplied-with-a-number", "Reapply \"Add a (#12)\" (#13)",
	  "-=Revert \"Add a (#12)\"" },
	{ "with-more-behind", "Revert \"Add a\" and b", "" },
	{ "with-no-number", "Revert \"Add a\" (#x)", "" },
	{ "with-no-end", "Revert \"Add a", "" },
	{ "of-nothing", "Revert \"\"", "" },
	{ "of-a-space", "Revert \" \"", "" },
	{ "a-quote", "Revert \"", "" },
	{ "spaces-within", "Revert \" Add\ta \"", "-=Add a" },
	{ "bytes-that-are-no-text", "Revert \"\xff\"", "-=\xef\xbf\xbd" },
};
/* clang-format on */

static char *print(const struct facts *facts)
{
	static const char kinds[] = {
		[LINK_REVERTS] = '-', [LINK_FIXES] = '~', [LINK_PICKED] = '<'
	};
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < facts->links->len; i++) {
		const struct commit_link *link =
			&g_array_index(facts->links, struct commit_link, i);

		g_assert_cmpuint(link->repository, ==, 3);
		g_assert_cmpuint(link->from, ==, 7);
		g_assert_cmpuint(link->to, ==, NONE);
		g_string_append_printf(out, "%s%c%s%s", i > 0 ? " " : "",
				       kinds[link->kind],
				       link->is_subject ? "=" : "", link->name);
	}
	return g_string_free(out, false);
}

/* As it stands in a commit. */
static char *find(struct commit_text *text, const char *message)
{
	g_autoptr(Facts) facts = facts_new();
	struct git_links *links = git_links_new();

	text->subject = message;
	text->subject_length = strcspn(message, "\n");
	git_links_find(links, 7, text, message + strlen(message));
	git_links_move(links, facts, 3);
	return print(facts);
}

static void says(const void *data)
{
	const typeof(cases[0]) *row = data;
	struct commit_text text = { .is_latin1 = false };
	g_autofree char *got = find(&text, row->message);

	g_assert_cmpstr(got, ==, row->want);
}

static void names_subjects_as_they_are_kept(void)
{
	struct commit_text text = { .is_latin1 = true };
	g_autoptr(GString) message = g_string_new("Reapply \"caf\xe9 ");
	GStringChunk *strings = g_string_chunk_new(64);
	g_autofree char *got = NULL, *want = NULL;
	g_autoptr(GString) subject = g_string_new("Revert \"caf\xe9 ");
	struct commit_text reverted = { .is_latin1 = true };

	for (int i = 0; i < 500; i++) {
		g_string_append_c(message, 'x');
		g_string_append_c(subject, 'x');
	}
	g_string_append_c(message, '"');
	g_string_append_c(subject, '"');
	reverted.subject = subject->str;
	reverted.subject_length = subject->len;
	want = g_strconcat("-=", git_headers_subject(&reverted, strings), NULL);
	got = find(&text, message->str);
	g_assert_cmpstr(got, ==, want);
	g_assert_nonnull(strstr(got, "caf\xc3\xa9"));
	g_string_chunk_free(strings);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path =
			g_strconcat("/git-links/", cases[i].name, NULL);

		g_test_add_data_func(path, &cases[i], says);
	}
	g_test_add_func("/git-links/names-subjects-as-they-are-kept",
			names_subjects_as_they_are_kept);
	return g_test_run();
}
