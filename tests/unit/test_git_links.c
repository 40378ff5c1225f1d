/* test_git_links.c -- what the messages of commits say of others */
#include "importers/git_links.h"

#include "tests/repository.h"

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

/* A commit `m` after the branch c, which says so of the commit `named`. */
static void add_message(const char *repository, const char *format,
			const char *named, int digits)
{
	g_autofree char *id = repository_id(repository, named);
	g_autofree char *words = NULL;

	if (digits > 0)
		id[digits] = '\0';
	words = g_strdup_printf(format, id);
	g_free(repository_shell("cd %s; git update-ref refs/heads/c "
				"$(git commit-tree -p c -m m -m '%s' "
				"'c^{tree}')",
				repository, words));
}

static void deploy(struct imported *imported, const char *service,
		   const char *repository)
{
	g_autofree char *id = repository_id(repository, "c");

	imported_path(imported, repository);
	imported_service(imported, service)->repository = repository;
	imported_deploy(imported, service, id, NULL);
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* In the order of the alphabet: that of the facts is the commits'. */
static char *print_targets(const struct imported *imported)
{
	const struct facts *facts = imported->facts;
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (uint32_t i = 0; i < facts->links->len; i++) {
		const struct commit_link *link =
			&g_array_index(facts->links, struct commit_link, i);

		g_ptr_array_add(
			words,
			g_strdup_printf(
				"%s:%s",
				facts_repository(facts, link->repository)->name,
				imported_commit(imported, link->repository,
						link->to)));
	}
	g_ptr_array_sort(words, by_text);
	g_ptr_array_add(words, NULL);
	return g_strjoinv(" ", (char **)words->pdata);
}

/* Whole ids and abbreviated ones, each in its own repository. */
static void finds_what_is_named(void)
{
	g_autoptr(Imported) imported = imported_new();
	char *folder = repository_enter();
	g_autofree char *got = NULL, *errors = NULL;

	repository_make("shop", "a b:a c:b", "");
	repository_make("store", "x y:x d c:y,d e:c", "");
	add_message("shop", "This reverts commit %s.", "b", 0);
	add_message("store", "Fixes: %s", "x", 9);
	add_message("store", "(cherry picked from commit %s)", "e", 0);
	add_message("store", "This reverts commit %s, reversing", "c~2", 7);
	deploy(imported, "orders", "shop");
	deploy(imported, "bills", "store");
	imported_read(imported);
	errors = imported_errors(imported);
	g_assert_cmpstr(errors, ==, "");
	got = print_targets(imported);
	g_assert_cmpstr(got, ==, "shop:b store:c store:none store:x");
	repository_leave(folder);
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
	g_test_add_func("/git-links/finds-what-is-named", finds_what_is_named);
	return g_test_run();
}
