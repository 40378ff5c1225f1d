/* book.c -- look into a workbook with unzip, as a reader would */
#include "tests/book.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct book {
	char *path;
	char *strings;	    /* xl/sharedStrings.xml, or NULL */
	GHashTable *sheets; /* number → char *, its XML */
};

bool book_can_look(void)
{
	g_autofree char *path = g_find_program_in_path("unzip");

	return path != NULL;
}

char *book_part(const struct book *book, const char *name)
{
	/* unzip takes [ for the beginning of a pattern */
	g_autofree char *escaped = g_strdelimit(g_strdup(name), "[]", '?');
	const char *const words[] = { "unzip", "-p", book->path, escaped,
				      NULL };
	g_autofree char *out = NULL;
	int status = 0;

	g_assert_true(
		g_spawn_sync(NULL, (char **)words, NULL,
			     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
			     NULL, NULL, &out, NULL, &status, NULL));
	return status == 0 ? g_steal_pointer(&out) : NULL;
}

struct book *book_open(const void *bytes, size_t length)
{
	struct book *book = g_new0(struct book, 1);
	int file = g_file_open_tmp("book-XXXXXX.xlsx", &book->path, NULL);

	g_assert_cmpint(file, >=, 0);
	g_assert_cmpint(write(file, bytes, length), ==, (ssize_t)length);
	close(file);
	book->strings = book_part(book, "xl/sharedStrings.xml");
	book->sheets = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return book;
}

void book_free(struct book *book)
{
	g_remove(book->path);
	g_hash_table_unref(book->sheets);
	g_free(book->strings);
	g_free(book->path);
	g_free(book);
}

static const char *sheet_of(const struct book *book, uint32_t number)
{
	void *key = GUINT_TO_POINTER(number);
	char *xml = g_hash_table_lookup(book->sheets, key);

	if (!xml) {
		g_autofree char *name =
			g_strdup_printf("xl/worksheets/sheet%u.xml", number);

		xml = book_part(book, name);
		g_assert_nonnull(xml);
		g_hash_table_insert(book->sheets, key, xml);
	}
	return xml;
}

/* What is between two marks, the first after `text`; NULL if none. */
static char *between(const char *text, const char *begin, const char *end)
{
	const char *at = strstr(text, begin), *stop;

	if (!at)
		return NULL;
	at += strlen(begin);
	stop = strstr(at, end);
	return stop ? g_strndup(at, (size_t)(stop - at)) : NULL;
}

static char *unescape(char *text)
{
	static const char *const pairs[][2] = {
		{ "&lt;", "<" },
		{ "&gt;", ">" },
		{ "&quot;", "\"" },
		{ "&amp;", "&" },
	};
	g_autoptr(GString) out = g_string_new(text);

	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		g_string_replace(out, pairs[i][0], pairs[i][1], 0);
	g_free(text);
	return g_strdup(out->str);
}

static char *shared_string(const struct book *book, const char *number)
{
	const char *at = book->strings;
	g_autofree char *item = NULL;

	g_assert_nonnull(at);
	for (int i = atoi(number); i >= 0; i--)
		at = strstr(at, "<si>") + 1;
	item = between(at, "<t", "</t>");
	return unescape(g_strdup_printf("'%s'", strchr(item, '>') + 1));
}

static char *value_of(const struct book *book, const char *attributes,
		      const char *content)
{
	g_autofree char *value = between(content, "<v>", "</v>");

	if (!value)
		return g_strdup("");
	if (strstr(attributes, " t=\"s\""))
		return shared_string(book, value);
	if (strstr(attributes, " t=\"b\""))
		return g_strdup(*value == '1' ? "TRUE" : "FALSE");
	if (strstr(attributes, " t=\"str\""))
		return unescape(g_strdup_printf("'%s'", value));
	return g_steal_pointer(&value);
}

char *book_cell(const struct book *book, uint32_t sheet, const char *cell)
{
	g_autofree char *begin = g_strdup_printf("<c r=\"%s\"", cell);
	const char *xml = strstr(sheet_of(book, sheet), begin);
	g_autofree char *attributes = NULL;
	g_autofree char *content = NULL;
	g_autofree char *formula = NULL;
	g_autofree char *value = NULL;

	if (!xml)
		return g_strdup("");
	attributes = between(xml, "<c", ">");
	if (g_str_has_suffix(attributes, "/"))
		return g_strdup("");
	content = between(xml, ">", "</c>");
	formula = between(content, "<f>", "</f>");
	value = value_of(book, attributes, content);
	if (!formula)
		return g_steal_pointer(&value);
	return unescape(g_strdup_printf("=%s → %s", formula, value));
}

/* The names of all parts, a line each. */
static char **parts(const struct book *book)
{
	const char *const words[] = { "unzip", "-Z1", book->path, NULL };
	g_autofree char *out = NULL;

	g_assert_true(g_spawn_sync(NULL, (char **)words, NULL,
				   G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
				   NULL, NULL));
	return g_strsplit(g_strchomp(out), "\n", -1);
}

void book_check(const struct book *book)
{
	g_autofree char *xmllint = g_find_program_in_path("xmllint");
	g_auto(GStrv) names = xmllint ? parts(book) : NULL;
	const char *words[] = { "xmllint", "--noout", NULL, NULL };

	for (size_t i = 0; names && names[i]; i++) {
		g_autofree char *text = book_part(book, names[i]);
		g_autofree char *path = NULL;
		int file = g_file_open_tmp("part-XXXXXX.xml", &path, NULL);
		int status = 1;

		close(file);
		g_file_set_contents(path, text, -1, NULL);
		words[2] = path;
		g_spawn_sync(NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH,
			     NULL, NULL, NULL, NULL, &status, NULL);
		g_assert_cmpint(status, ==, 0);
		g_remove(path);
	}
}
