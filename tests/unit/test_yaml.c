/* test_yaml.c -- documents of YAML, and what follows one that is broken */
#include "importers/yaml.h"

#include <glib.h>
#include <string.h>

/* A `@` in what is wanted is where the name of a file stands. */
/* clang-format off */
static const struct { const char *name, *text, *want; } rows[] = {
	{ "one", "a: 1\n", "\"1\"" },
	{ "two", "a: 1\n---\na: 2\n", "\"1\" \"2\"" },
	{ "marker-first", "---\na: 1\n---\na: 2\n", "\"1\" \"2\"" },
	{ "marker-with-a-tag", "--- # one\na: 1\n--- {a: 2}\n--- \n", "\"1\" \"2\"" },
	{ "ends-marked", "a: 1\n...\n---\na: 2\n...\n", "\"1\" \"2\"" },
	{ "directives", "%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\na: 2\n", "\"1\" \"2\"" },
	{ "comments-first", "# x\n\n  # y\n---\na: 1\n", "\"1\"" },
	{ "crlf", "---\r\na: 1\r\n---\r\na: 2\r\n", "\"1\" \"2\"" },
	{ "marker-last", "a: 1\n---", "\"1\"" },
	{ "empty-between", "---\n---\na: 1\n---\n# nothing\n---\na: 2\n", "\"1\" \"2\"" },
	{ "no-marker", "a: |\n  ---\n  x\n", "\"---\nx\n\"" },
	{ "not-quite", "a: 1\nb: ----\n----: 2\n", "\"1\"" },
	{ "none", "", "" },
	{ "blanks", "\n\n", "" },
	{ "broken-first", "a: 1\nb: {x}/y\n---\na: 2\n",
	  "!not YAML: line 2: not YAML: did not find expected key \"2\"" },
	{ "broken-between", "a: 1\n---\nb: [\n---\na: 2\n---\na: 3\n",
	  "\"1\" !not YAML: line 4: not YAML: did not find expected node content "
	  "\"2\" \"3\"" },
	{ "broken-last", "a: 1\n---\nb: [\n",
	  "\"1\" @line 4: not YAML: did not find expected node content" },
	{ "alias", "b: &x 1\na: *x\n---\na: 2\n", "\"1\" \"2\"" },
	{ "alias-of-nothing", "a: 1\nb: *x\n---\na: 2\n",
	  "!an alias (*name) of nothing before it: an alias (*name) of nothing "
	  "before it \"2\"" },
	{ "alias-of-another-document", "b: &x 1\n---\na: *x\n---\na: 2\n",
	  "\"(null)\" !an alias (*name) of nothing before it: an alias (*name) of "
	  "nothing before it \"2\"" },
	{ "alias-of-itself", "a: &x [*x]\n---\na: 2\n",
	  "!an alias (*name) of nothing before it: an alias (*name) of nothing "
	  "before it \"2\"" },
	{ "alias-renamed", "b: &x 1\nc: &x 2\na: *x\n", "\"2\"" },
	{ "alias-for-a-key", "b: &x a\n*x : 2\n", "\"2\"" },
	{ "key-with-a-name", "&x a: 1\na: *x\n", "\"a\"" },
	{ "merge", "b: &x {a: 1, c: 2}\n<<: *x\n", "\"1\"" },
	{ "merge-has-its-own", "b: &x {a: 1}\n<<: *x\na: 2\n", "\"2\"" },
	{ "merge-behind-its-own", "b: &x {a: 1}\na: 2\n<<: *x\n", "\"2\"" },
	{ "merge-of-several", "<<: [{b: 1}, {a: 2}, {a: 3}]\n", "\"2\"" },
	{ "merge-of-a-word", "<<: x\na: 1\n", "\"1\"" },
	{ "merge-quoted", "\"<<\": {a: 1}\n", "\"(null)\"" },
	{ "control-characters", "a: x\x01\n---\na: 2\n", "\"x\" \"2\"" },
	{ "control-characters-of-two", "a: x\xc2\x80\xef\xbf\xbe\n", "\"x\"" },
	{ "not-utf-8", "a: x\xff\n---\na: 2\n", "\"x?\" \"2\"" },
	{ "no-list", "a: 0\nitems:\n- a: 1\n", "\"0\"" },
};

/* The same where lists are taken apart. */
static const struct { const char *name, *text, *want; } in_lists[] = {
	{ "kubectl", "apiVersion: v1\nitems:\n- a: 1\n  b:\n  - a: x\n- a: 2\n"
	  "kind: List\n", "\"1\" \"2\"" },
	{ "indented", "kind: List\nitems:\n  - a: 1\n  - a: 2\n", "\"1\" \"2\"" },
	{ "alone", "- a: 1\n-\n  a: 2\n- a: 3", "\"1\" \"2\" \"3\"" },
	{ "brackets", "items: [{a: 1},\n{a: 2}]\n", "\"1\" \"2\"" },
	{ "json", "[{\"a\": 1}, {\"a\": 2}]\n", "\"1\" \"2\"" },
	{ "in-elements", "- items:\n  - a: 1\n  a: 2\n", "\"2\"" },
	{ "further-in", "a: 0\nb:\n  items:\n  - a: 1\n", "\"0\"" },
	{ "another-key", "a: 0\nothers:\n- a: 1\n", "\"0\"" },
	{ "of-words", "a: 0\nitems:\n- x\n- a: 1\n", "\"0\"" },
	{ "of-words-and-one", "a: 0\nitems: [x]\nseries:\n- a: 1\n", "\"1\"" },
	{ "of-templates", "a: 0\nitems:\n- {{ .x }}\n- a: 1\n", "\"0\"" },
	{ "template-within", "items:\n- {a: {{ .x }}, b: 1}\n- a: 2\n",
	  "\"(null)\" \"2\"" },
	{ "empty", "a: 0\nitems: []\n", "\"0\"" },
	{ "empty-alone", "[]\n", "" },
	{ "empty-object", "items:\n- {}\n- a: 2\n", "\"(null)\" \"2\"" },
	{ "null", "items:\n- a: 1\n-\n- a: 2\n", "\"1\" \"(null)\" \"2\"" },
	{ "two-lists", "items:\n- a: 1\nseries:\n- a: 2\n", "\"1\"" },
	{ "documents", "a: 0\n---\nitems:\n- a: 1\n---\n- a: 2\n---\na: 3\n",
	  "\"0\" \"1\" \"2\" \"3\"" },
	{ "comments", "items: # x\n# - y\n- a: 1\n# - z\n\n- a: 2\n", "\"1\" \"2\"" },
	{ "dashes-in-a-text", "items:\n- b: |\n   - x\n  a: 1\n- a: 2\n", "\"1\" \"2\"" },
	{ "twice-further-in", "- a: 1\n  b:\n    a: 2\n    a: 3\n- a: 4\n", "\"1\" \"4\"" },
	{ "twice-in-brackets", "- {a: 1, a: 2}\n- a: 3\n", "\"2\" \"3\"" },
	{ "alias-of-the-head", "b: &x {a: 1}\nitems:\n- <<: *x\n- <<: *x\n  a: 2\n",
	  "\"1\" \"2\"" },
	{ "alias-of-the-first", "items:\n- &x\n  a: 1\n- <<: *x\n- *x\n- a: *y\n- a: 4\n",
	  "\"1\" \"1\" \"1\" !an alias (*name) of nothing before it: line 6: an alias "
	  "(*name) of nothing before it \"4\"" },
	{ "alias-behind-a-break", "- &x\n  a: 1\n- a: ]\n- <<: *x\n",
	  "\"1\" !not YAML: line 3: not YAML: did not find expected node content "
	  "\"1\"" },

	{ "broken", "items:\n- a: 1\n- a: 2\n  b: [\n- a: 3\n- a: }\n- a: 4\nkind: x\n",
	  "\"1\" !not YAML: line 5: not YAML: did not find expected node content "
	  "\"3\" !not YAML: line 6: not YAML: did not find expected node content "
	  "\"4\"" },
	{ "broken-first", "items:\n- a: [\n- a: 2\n",
	  "!not YAML: line 3: not YAML: did not find expected node content \"2\"" },
	{ "broken-last", "items:\n- a: 1\n- b: [}\nkind: x\n",
	  "\"1\" !not YAML: line 3: not YAML: did not find expected node content" },
	{ "broken-alone", "- a: 1\n- a: ]\n- a: 3\n",
	  "\"1\" !not YAML: line 2: not YAML: did not find expected node content \"3\"" },
	{ "broken-tail", "items:\n- a: 1\nkind: ]\nb: c\n",
	  "\"1\" !not YAML: line 3: not YAML: did not find expected node content" },
	{ "broken-in-brackets", "items: [{a: 1}, {a: ]}]\n",
	  "\"1\" @line 1: not YAML: did not find expected node content" },
	{ "broken-before-another", "- a: 1\n- a: ]\n---\na: 3\n",
	  "\"1\" !not YAML: line 2: not YAML: did not find expected node content \"3\"" },
	{ "quote-lost", "items:\n- a: 1\n- a: \"2\n- a: 3\n- a: 4\n",
	  "\"1\" !not YAML: line 6: not YAML: found unexpected end of stream "
	  "\"3\" \"4\"" },
	{ "quote-lost-and-found", "items:\n- a: 1\n- a: \"2\n- a: 3\n- b: 1\"\n  a: 4\n",
	  "\"1\" !not YAML: line 3: not YAML: the next element of the list stands "
	  "within \"3\" \"4\"" },
	{ "dash-lost", "items:\n- a: 1\n  b: 2\n  a: 3\n  b: 4\n- a: 5\n",
	  "\"1\" !a key stands twice: line 4: a key stands twice \"5\"" },
	{ "dash-another", "items:\n- a: 1\nx a: 2\n- a: 3\n",
	  "\"1\" !not YAML: line 4: not YAML: did not find expected key \"3\"" },
	{ "dash-a-quote", "items:\n- a: 1\n\" a: 2\n- a: 3\n",
	  "\"1\" !not YAML: line 5: not YAML: found unexpected end of stream \"3\"" },
	{ "dash-a-key", "items:\n  - a: 1\n? - a: 2\n  - a: 3\n",
	  "\"1\" !not YAML: line 3: not YAML: a key is not a word \"3\"" },
	{ "not-far-enough", "items:\n  - a: 1\n    b: 2\n c: 3\n  - a: 4\n",
	  "\"1\" !not YAML: line 4: not YAML: did not find expected key \"4\"" },
	{ "cut", "items:\n- a: 1\n- a: 2\n  b: [x\n",
	  "\"1\" @line 5: not YAML: did not find expected ',' or ']'" },
	{ "cut-word", "items:\n- a: 1\n- a",
	  "\"1\" \"(null)\"" },
	{ "cut-key", "items:\n- a: 1\n- a: 2\n  b",
	  "\"1\" @line 4: not YAML: could not find expected ':'" },
	{ "cut-tail", "items:\n- a: 1\nki",
	  "\"1\" @line 3: not YAML: could not find expected ':'" },
	{ "cut-where-it-is-whole", "apiVersion: v1\nitems:\n- a: 1\n- a: 2",
	  "\"1\" @line 4: not YAML: the file ends inside a list" },
	{ "cut-in-a-letter-of-two", "apiVersion: v1\nitems:\n- a: 1\n- a: \xc3\xa4",
	  "\"1\" @line 4: not YAML: the file ends inside a list" },
	{ "cut-behind-a-break", "apiVersion: v1\nitems:\n- a: ]\n- a: 1\n- a: 2",
	  "!not YAML: line 3: not YAML: did not find expected node content "
	  "\"1\" @line 5: not YAML: the file ends inside a list" },
	{ "not-cut", "apiVersion: v1\nitems:\n- a: 1\n", "\"1\"" },
	{ "not-cut-of-a-kind", "apiVersion: v1\nkind: x\nitems:\n- a: 1", "\"1\"" },
	{ "not-cut-in-the-tail", "apiVersion: v1\nitems:\n- a: 1\nkind: x", "\"1\"" },
	{ "cut-before-another", "items:\n- a: 1\n- a: [\n---\na: 3\n",
	  "\"1\" !not YAML: line 4: not YAML: did not find expected node content \"3\"" },
};
/* clang-format on */

static const char *const keys[] = { "items", "series", NULL };

/* The documents' `a`, and what else happened. */
static char *read_all(SourceFile *file, const char *bytes,
		      const char *const *list_keys)
{
	g_autoptr(YamlReader) reader =
		yaml_reader_new(file, bytes, strlen(bytes));
	g_autoptr(GError) error = NULL;
	GString *line = g_string_new(NULL);
	const char *why = "";

	if (list_keys)
		yaml_reader_lists(reader, list_keys);
	for (;;) {
		const struct json *document =
			yaml_reader_next(reader, &why, &error);
		g_autofree char *quoted = NULL;

		if (!document && !why)
			break;
		if (line->len > 0)
			g_string_append_c(line, ' ');
		if (why)
			g_string_append_printf(line, "!%s: %s", why,
					       yaml_reader_detail(reader));
		else
			g_string_append_printf(
				line, "\"%s\"",
				json_text(json_member(document, "a")));
	}
	if (error)
		g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "",
				       error->message);
	return g_string_free(line, false);
}

static char *named(const char *want, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(want, "@", -1);

	return g_strjoinv(name, parts);
}

static void agree(const char *text, const char *const *list_keys,
		  const char *want)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", text, strlen(text), &error);
	g_autofree char *of_file = read_all(file, "", list_keys);
	g_autofree char *of_bytes = read_all(NULL, text, list_keys);
	g_autofree char *want_bytes = named(want, "");
	g_autofree char *want_file = named(want, "x: ");

	g_assert_cmpstr(of_bytes, ==, want_bytes);
	g_assert_cmpstr(of_file, ==, want_file);
}

static void documents(gconstpointer data)
{
	size_t r = GPOINTER_TO_SIZE(data);

	agree(rows[r].text, NULL, rows[r].want);
}

static void elements(gconstpointer data)
{
	size_t r = GPOINTER_TO_SIZE(data);

	agree(in_lists[r].text, keys, in_lists[r].want);
}

/* Of three elements the middle one, of which `more` is the end. */
static void only_the_middle(const char *more, const char *why)
{
	g_autofree char *text = g_strdup_printf(
		"items:\n- a: 1\n- a: 2\n  b: %s\n- a: 3\nkind: x\n", more);
	g_autofree char *want = g_strdup_printf("\"1\" !%s \"3\"", why);

	agree(text, keys, want);
}

static void large_elements(void)
{
	g_autofree char *brackets = g_strnfill(100000, '[');
	g_autofree char *letters = g_strnfill(17 << 20, 'x');
	g_autofree char *quoted = g_strdup_printf("\"%s\"", letters);
	g_autofree char *blocks = g_strdup_printf("|\n    %s", letters);
	g_autoptr(GString) words = g_string_new("[");
	g_autoptr(GString) dashes = g_string_new("\n    ");

	for (int i = 0; i < 300000; i++)
		g_string_append(words, "x, ");
	for (int i = 0; i < 100; i++)
		g_string_append(dashes, "- ");
	g_string_append(words, "]");
	only_the_middle(brackets, "nested too deep or of too many parts: "
				  "line 4: nested too deep");
	only_the_middle(dashes->str,
			"nested too deep or of too many parts: "
			"line 3: nested too deep or of too many parts");
	only_the_middle(letters, "longer than 16 MiB: line 4: longer than "
				 "16 MiB");
	only_the_middle(quoted, "longer than 16 MiB: line 4: longer than "
				"16 MiB");
	only_the_middle(blocks, "longer than 16 MiB: line 5: longer than "
				"16 MiB");
}

/* Some of its 3001 elements are read, and then no more. */
static void agree_in_part(const char *text)
{
	g_autofree char *line = read_all(NULL, text, keys);
	const char *broken = strchr(line, '!');

	g_assert_nonnull(broken);
	g_assert_cmpint(broken - line, >, 1000);
	g_assert_true(g_str_has_prefix(broken, "!aliases (*name) grow too "
					       "much: line "));
	g_assert_null(strstr(broken, "(null)"));
}

/* Each is nine of the one before, or all elements are the same. */
static void laughs(void)
{
	g_autofree char *letters = g_strnfill(10000, 'x');
	g_autoptr(GString) text = g_string_new("a0: &a0 x\n");
	g_autoptr(GString) list = g_string_new(NULL);

	for (int i = 1; i < 20; i++) {
		g_string_append_printf(text, "a%d: &a%d [", i, i);
		for (int n = 0; n < 9; n++)
			g_string_append_printf(text, "*a%d,", i - 1);
		g_string_append(text, "]\n");
	}
	g_string_append(text, "---\na: 1\n");
	agree(text->str, NULL,
	      "!nested too deep or of too many parts: nested too deep or of "
	      "too many parts \"1\"");

	/* ten thousand letters by each alias, whose element has none */
	g_string_printf(list, "- &a\n  b: %s\n", letters);
	for (int i = 0; i < 3000; i++)
		g_string_append(list, "- *a\n");
	agree_in_part(list->str);
}

/* All elements are more than one may have. */
static void long_list(void)
{
	g_autofree char *letters = g_strnfill(1 << 20, 'x');
	g_autoptr(GString) text = g_string_new("items:\n");
	g_autoptr(GString) want = g_string_new("\"1\"");

	for (int i = 0; i < 40; i++) {
		g_string_append_printf(text, "- b: %s\n  a: 1\n", letters);
		g_string_append(want, i == 0 ? "" : " \"1\"");
	}
	agree(text->str, keys, want->str);
}

/* One that is nested without end, and texts longer than what is held. */
static void between_large_ones(void)
{
	g_autofree char *brackets = g_strnfill(100000, '[');
	g_autofree char *letters = g_strnfill(50000, 'x');
	g_autofree char *text = g_strdup_printf(
		"a: %s\n---\na: %s\n---\na: %s\n", letters, brackets, letters);
	g_autofree char *want = g_strdup_printf(
		"\"%s\" !nested too deep or of too many parts: line 3: nested "
		"too deep \"%s\"",
		letters, letters);
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x", text, strlen(text), &error);
	g_autofree char *got = read_all(file, "", NULL);

	g_assert_cmpstr(got, ==, want);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
		g_autofree char *path =
			g_strconcat("/yaml/", rows[r].name, NULL);

		g_test_add_data_func(path, GSIZE_TO_POINTER(r), documents);
	}
	for (size_t r = 0; r < G_N_ELEMENTS(in_lists); r++) {
		g_autofree char *path =
			g_strconcat("/yaml/lists/", in_lists[r].name, NULL);

		g_test_add_data_func(path, GSIZE_TO_POINTER(r), elements);
	}
	g_test_add_func("/yaml/large", between_large_ones);
	g_test_add_func("/yaml/lists/large", large_elements);
	g_test_add_func("/yaml/lists/long", long_list);
	g_test_add_func("/yaml/laughs", laughs);
	return g_test_run();
}
