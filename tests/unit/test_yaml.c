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
	{ "alias", "a: &x 1\nb: *x\n---\na: 2\n",
	  "!an alias (*name) is not read: an alias (*name) is not read \"2\"" },
	{ "control-characters", "a: x\x01\n---\na: 2\n", "\"x\" \"2\"" },
	{ "not-utf-8", "a: x\xff\n---\na: 2\n", "\"x?\" \"2\"" },
};
/* clang-format on */

/* The documents' `a`, and what else happened. */
static char *read_all(SourceFile *file, const char *bytes)
{
	g_autoptr(YamlReader) reader =
		yaml_reader_new(file, bytes, strlen(bytes));
	g_autoptr(GError) error = NULL;
	GString *line = g_string_new(NULL);
	const char *why = "";

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

static void documents(gconstpointer data)
{
	size_t r = GPOINTER_TO_SIZE(data);
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file = source_of_bytes(
		"x", rows[r].text, strlen(rows[r].text), &error);
	g_autofree char *of_file = read_all(file, "");
	g_autofree char *of_bytes = read_all(NULL, rows[r].text);

	g_autofree char *want_bytes = named(rows[r].want, "");
	g_autofree char *want_file = named(rows[r].want, "x: ");

	g_assert_cmpstr(of_bytes, ==, want_bytes);
	g_assert_cmpstr(of_file, ==, want_file);
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
	g_autofree char *got = read_all(file, "");

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
	g_test_add_func("/yaml/large", between_large_ones);
	return g_test_run();
}
