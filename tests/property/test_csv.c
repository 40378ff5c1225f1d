/* test_csv.c -- tables read the quick way and through the library */
#include "importers/csv.h"
#include "tests/tables_agree.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* With more of what is said more than once; one `0` is a NUL. */
static GString *noise(const char *letters, size_t n_letters, int n)
{
	GString *text = g_string_new(NULL);

	while (n-- > 0)
		g_string_append_c(
			text,
			letters[g_test_rand_int_range(0, (int32_t)n_letters)]);
	return text;
}

static void noise_is_read_alike(void)
{
	static const char letters[] = "aaab,,,;\t\"\r\n\n\n  \xc3\xa4\0";

	for (int i = 0; i < 30000; i++) {
		GString *text = noise(letters, sizeof(letters) - 1,
				      g_test_rand_int_range(0, 60));

		tables_agree(text->str, text->len);
		g_string_free(text, true);
	}
}

/* Plain, but for a few rows. */
static void a_long_table_is_read_alike(void)
{
	static const char *const odd[] = {
		"\"a,\nb\",c\r\n", " a , b\n",	   "\n",
		"a\rb\n",	   "\"\"\n",	   "\xff,\xc3\n",
		"a,\t\n",	   "\xc3\xa4,b\n", "\r\n",
		"a\"b,c\n",
	};

	for (int i = 0; i < 4; i++) {
		g_autoptr(GString) text = g_string_new("time,service\n");

		while (text->len < 700 * 1024) {
			int n = g_test_rand_int_range(0, 4000);

			g_string_append_printf(text, "%d,w%d,,%s\n", n, n,
					       i % 2 ? "x" : "y\r");
			if (n < (int)G_N_ELEMENTS(odd))
				g_string_append(text, odd[n]);
		}
		tables_agree(text->str, text->len);
	}
}

/* What neither way reads as it is: the file ends in it. */
static void a_table_ends_at_any_byte(void)
{
	static const char whole[] = "a,b\n1,2\n\"3\n\",4\n5, 6 \r\n\r\n7,8";

	for (size_t length = 0; length < sizeof(whole); length++)
		tables_agree(whole, length);
}

enum { ROWS = 24, CELLS = 4 };

/* Every third has a cell of two lines, with quotes and delimiters in it. */
static GString *make_table(size_t *begins, size_t *ends)
{
	GString *text = g_string_new("id,name,text,last\n");

	for (int i = 0; i < ROWS; i++) {
		begins[i] = text->len;
		g_string_append_printf(text, "%d,n%d,", i, i);
		g_string_append(text, i % 3 == 0 ? "\"a \"\"b\"\",\nc\",\"d\"" :
						   "e f,\"g\"");
		ends[i] = text->len;
		g_string_append_c(text, '\n');
	}
	return text;
}

static bool no_header(void *data, const struct csv_header *header)
{
	(void)data;
	return header->n == CELLS;
}

static bool note_row(void *data, const struct csv_row *row)
{
	bool *is_read = data;
	int id = row->n == CELLS ? atoi(row->cells[0]) : -1;
	g_autofree char *name = g_strdup_printf("n%d", id);

	if (id >= 0 && id < ROWS && strcmp(row->cells[1], name) == 0)
		is_read[id] = true;
	return true;
}

static bool note_broken(void *data, const char *why)
{
	(void)data;
	g_assert_cmpstr(why, ==, "a quote does not end");
	return true;
}

static void assert_others(const GString *text, int nth)
{
	static const struct csv_sink sink = { no_header, note_row, note_broken,
					      NULL };
	bool is_read[ROWS] = { false };
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x.csv", text->str, text->len, &error);

	csv_read(file, &sink, is_read, &error);
	g_assert_no_error(error);
	for (int i = 0; i < ROWS; i++)
		if (i != nth && !is_read[i])
			g_error("row %d is lost with row %d: %s", i, nth,
				text->str);
	tables_agree(text->str, text->len);
}

/* A quote in any place of a row, or one that is gone, costs that row. */
static void a_quote_costs_a_row(void)
{
	size_t begins[ROWS], ends[ROWS];
	g_autoptr(GString) text = make_table(begins, ends);

	for (int nth = 9; nth < 12; nth++)
		for (size_t at = begins[nth]; at < ends[nth]; at++) {
			char was = text->str[at];

			if (was == '\n')
				continue;
			text->str[at] = was == '"' ? 'x' : '"';
			assert_others(text, nth);
			text->str[at] = was;
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/noise", noise_is_read_alike);
	g_test_add_func("/csv/long-table", a_long_table_is_read_alike);
	g_test_add_func("/csv/a-quote", a_quote_costs_a_row);
	g_test_add_func("/csv/any-end", a_table_ends_at_any_byte);
	return g_test_run();
}
