/* test_git_headers.c -- the text of commits and tags, well made and not */
#include "importers/git_headers.h"

#include "model/source.h"

#include <string.h>

#define T "tree 1111111111111111111111111111111111111111\n"
#define P "parent 2222222222222222222222222222222222222222\n"
#define A "author A <a@b> 100 +0000\n"
#define C "committer C <c@d> 200 +0000\n"

/* clang-format off */

/* "PARENTS AUTHORED COMMITTED SUBJECT", - for none. */
static const struct {
	const char *name, *text, *want;
} commits[] = {
	{ "usual",          T P A C "\nfix it\n\nwhy\n", "1 100 200 fix it" },
	{ "root",           T A C "\nfix it", "0 100 200 fix it" },
	{ "merge",          T P P P A C "\nm\n", "3 100 200 m" },
	{ "no-message",     T A C "\n", "0 100 200 -" },
	{ "no-end",         T A C, "0 100 200 -" },
	{ "blank-message",  T A C "\n \n\n", "0 100 200 -" },
	{ "blank-lines",    T A C "\n\n\n  x \n", "0 100 200 x" },
	{ "signed",         T A C "gpgsig -----BEGIN\n \n author X <> 7\n\nx\n", "0 100 200 x" },
	{ "carriage-return", T A C "\nx\r\ny\r\n", "0 100 200 x" },
	{ "control",        T A C "\na\x1b[31mb\tc\x7f\n", "0 100 200 a[31mb c" },
	{ "c1-control",     T A C "\na\xc2\x9b" "b\n", "0 100 200 ab" },
	{ "utf-8",          T A C "\nna\xc3\xafve\n", "0 100 200 na\xc3\xafve" },
	{ "not-utf-8",      T A C "\nna\xefve\n", "0 100 200 na\xef\xbf\xbdve" },
	{ "latin-1",        T A C "encoding ISO-8859-1\n\nna\xefve\n", "0 100 200 na\xc3\xafve" },
	{ "said-latin-1",   T A C "encoding ISO-8859-1\n\nna\xc3\xafve\n", "0 100 200 na\xc3\xafve" },
	{ "other-encoding", T A C "encoding KOI8-R\n\n\xc1\n", "0 100 200 \xef\xbf\xbd" },
	{ "odd-name",       T "author > <1 2> 3 <a@b> 100 +0000\n" C "\nx", "0 100 200 x" },
	{ "no-author",      T C "\nx", "0 - 200 x" },
	{ "no-time",        T "author A <a@b>\n" C "\nx", "0 - 200 x" },
	{ "no-bracket",     T "author A 100 +0000\n" C "\nx", "0 - 200 x" },
	{ "before-1970",    T "author A <a@b> -100 +0000\n" C "\nx", "0 -100 200 x" },
	{ "far-future",     T "author A <a@b> 253402300800 +0000\n" C "\nx", "0 - 200 x" },
	{ "overflow",       T "author A <a@b> 99999999999999999999999 +0000\n" C "\nx", "0 - 200 x" },
	{ "two-authors",    T A "author B <a@b> 300 +0000\n" C "\nx", "0 100 200 x" },
	{ "late-parent",    T A C P "\nx", "0 100 200 x" },
	{ "empty",          "", "broken" },
	{ "no-tree",        P A C "\nx", "broken" },
	{ "short-tree",     "tree 1111\n" A C "\nx", "broken" },
	{ "odd-tree",       "tree 111111111111111111111111111111111111111x\n" A C "\nx", "broken" },
	{ "short-parent",   T "parent 22\n" A C "\nx", "0 100 200 x" },
	{ "cut-off",        "tree 11111111111111111111111111111111", "broken" },
};

static const struct {
	const char *name, *text, *want;
} tags[] = {
	{ "usual", "object 3333333333333333333333333333333333333333\ntype commit\n"
		   "tag v1\ntagger T <t@u> 300 +0200\n\nv1\n", "3 300" },
	{ "no-tagger", "object 3333333333333333333333333333333333333333\ntype commit\n"
		   "tag v1\n\ntagger T <t@u> 300 +0200\n", "3 -" },
	{ "broken", "type commit\ntag v1\n", "broken" },
	{ "empty", "", "broken" },
};
/* clang-format on */

static void append_time(GString *out, int64_t at)
{
	if (at == NO_TIME)
		g_string_append(out, "- ");
	else
		g_string_append_printf(out, "%" G_GINT64_FORMAT " ", at);
}

/* The text without the zero at its end, so that valgrind and ASan see more. */
static char *bare_copy(const char *text)
{
	return g_memdup2(text, strlen(text));
}

static void reads_commit(const void *data)
{
	const typeof(commits[0]) *row = data;
	g_autofree char *text = bare_copy(row->text);
	g_autoptr(GString) got = g_string_new(NULL);
	GStringChunk *strings = g_string_chunk_new(64);
	struct commit_text commit;

	if (git_headers_commit(text, strlen(row->text), &commit)) {
		const char *subject = git_headers_subject(&commit, strings);

		g_string_append_printf(got, "%u ", commit.parents);
		append_time(got, commit.authored_at);
		append_time(got, commit.committed_at);
		g_string_append(got, subject ? subject : "-");
		for (uint32_t i = 0; i < commit.parents; i++)
			g_assert_cmpint(git_headers_parent(&commit, i).id[19],
					==, 0x22);
	} else {
		g_string_append(got, "broken");
	}
	g_assert_cmpstr(got->str, ==, row->want);
	g_string_chunk_free(strings);
}

static void reads_tag(const void *data)
{
	const typeof(tags[0]) *row = data;
	g_autofree char *text = bare_copy(row->text);
	g_autoptr(GString) got = g_string_new(NULL);
	struct tag_text tag;

	if (git_headers_tag(text, strlen(row->text), &tag)) {
		g_string_append_printf(got, "%x ", tag.target.id[0] >> 4);
		append_time(got, tag.tagged_at);
		g_string_truncate(got, got->len - 1);
	} else {
		g_string_append(got, "broken");
	}
	g_assert_cmpstr(got->str, ==, row->want);
}

static void cuts_long_subjects_between_letters(void)
{
	GStringChunk *strings = g_string_chunk_new(64);

	for (uint32_t lead = 0; lead < 4; lead++) {
		g_autoptr(GString) text = g_string_new(T A C "\n");
		struct commit_text commit;
		const char *subject;

		for (uint32_t i = 0; i < lead; i++)
			g_string_append_c(text, 'x');
		for (uint32_t i = 0; i < 1000; i++)
			g_string_append(text, "\xe2\x82\xac");
		g_assert_true(
			git_headers_commit(text->str, text->len, &commit));
		subject = git_headers_subject(&commit, strings);
		g_assert_true(g_utf8_validate(subject, -1, NULL));
		g_assert_null(strstr(subject, "\xef\xbf\xbd"));
		g_assert_cmpuint(strlen(subject), >, 396);
		g_assert_cmpuint(strlen(subject), <=, 400);
	}
	g_string_chunk_free(strings);
}

/* Any bytes: no crash, and what comes out is valid UTF-8. */
static void bears_any_bytes(void)
{
	static const char whole[] = T P P A C "encoding latin1\n\nx\xef y\n";
	GRand *random = g_rand_new_with_seed(2);
	GStringChunk *strings = g_string_chunk_new(4096);

	for (uint32_t round = 0; round < 20000; round++) {
		size_t length =
			(size_t)g_rand_int_range(random, 0, sizeof(whole));
		g_autofree char *text = g_memdup2(whole, length);
		struct commit_text commit;
		struct tag_text tag;

		for (int i = g_rand_int_range(random, 0, 4);
		     length > 0 && i > 0; i--)
			text[g_rand_int_range(random, 0, (int)length)] =
				(char)g_rand_int_range(random, 0, 256);
		git_headers_tag(text, length, &tag);
		if (git_headers_commit(text, length, &commit)) {
			const char *subject =
				git_headers_subject(&commit, strings);

			g_assert_true(!subject ||
				      g_utf8_validate(subject, -1, NULL));
		}
	}
	g_string_chunk_free(strings);
	g_rand_free(random);
}

#define ADD_TABLE(prefix, table, function)                        \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {        \
		g_autofree char *path =                           \
			g_strconcat(prefix, table[i].name, NULL); \
		g_test_add_data_func(path, &table[i], function);  \
	}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD_TABLE("/git-headers/reads-commit/", commits, reads_commit);
	ADD_TABLE("/git-headers/reads-tag/", tags, reads_tag);
	g_test_add_func("/git-headers/cuts-long-subjects-between-letters",
			cuts_long_subjects_between_letters);
	g_test_add_func("/git-headers/bears-any-bytes", bears_any_bytes);
	return g_test_run();
}
