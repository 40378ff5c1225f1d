/* tables_agree.c -- tables read quickly and through the library */
#include "tests/tables_agree.h"

#include "importers/csv.h"

static void print_cells(GString *text, const char *const *cells, uint32_t n)
{
	for (uint32_t c = 0; c < n; c++)
		g_string_append_printf(text, "<%s>", cells[c]);
	g_string_append_c(text, '\n');
}

static bool print_header(void *data, const struct csv_header *header)
{
	g_string_append_printf(data, "%c ", header->delimiter);
	print_cells(data, header->names, header->n);
	return true;
}

static bool print_row(void *data, const struct csv_row *row)
{
	print_cells(data, row->cells, row->n);
	return true;
}

static bool print_broken(void *data, const char *why)
{
	g_string_append_printf(data, "%s\n", why);
	return true;
}

static char *print(const char *bytes, size_t length,
		   bool (*read)(struct source_file *file,
				const struct csv_sink *sink, void *data,
				GError **error))
{
	static const struct csv_sink sink = { print_header, print_row,
					      print_broken, NULL };
	GString *text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(SourceFile) file =
		source_of_bytes("x.csv", bytes, length, &error);

	if (file)
		read(file, &sink, text, &error);
	if (error)
		g_string_append(text, error->message);
	return g_string_free(text, false);
}

void tables_agree(const char *bytes, size_t length)
{
	g_autofree char *got = print(bytes, length, csv_read);
	g_autofree char *want = print(bytes, length, csv_read_carefully);

	g_assert_cmpstr(got, ==, want);
}
