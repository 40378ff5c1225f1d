/* exported_cases.c -- a table of cases of an importer as tests */
#include "tests/exported.h"

#include <string.h>

static void reads(const void *data, bool is_json)
{
	const struct exported_case *row = data;
	g_autoptr(Exported) exported = exported_new(row->services);
	g_autofree char *text =
		is_json ? exported_json(row->text) : g_strdup(row->text);
	g_autofree char *got = NULL;

	exported_read(exported, "x", text, strlen(text));
	got = exported_print(exported);
	g_assert_cmpstr(got, ==, row->want);
	exported_account(exported);
}

static void reads_json(const void *data)
{
	reads(data, true);
}

static void reads_text(const void *data)
{
	reads(data, false);
}

void exported_add_cases(const char *group, const struct exported_case *cases,
			size_t n, bool is_json)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *path =
			g_strdup_printf("/%s/%s", group, cases[i].name);

		g_test_add_data_func(path, &cases[i],
				     is_json ? reads_json : reads_text);
	}
}
