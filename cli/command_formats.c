/* command_formats.c -- the formats that are read */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/paragraph.h"
#include "cli/table_print.h"
#include "importers/importer.h"

#include <stdio.h>

enum { COLUMN = 22, WIDTH = 79 };

static const struct column columns[] = {
	{ "format", CELL_TEXT, UNIT_NONE, "Its name.", NULL },
	{ "holds", CELL_TEXT, UNIT_NONE, "What kind of records.", NULL },
	{ "comes_as", CELL_TEXT, UNIT_NONE, "In which forms.", NULL },
	{ "about", CELL_TEXT, UNIT_NONE, "What it is.", NULL },
};

static const struct schema schema = {
	"formats",
	"Formats",
	"One row a format that is read.",
	columns,
	G_N_ELEMENTS(columns),
	false,
};

static const char git_about[] = "repositories: commits, and tags as deploys";

static void print_format(const char *name, const char *about)
{
	g_autoptr(GString) out = g_string_new(name);

	paragraph_add(out, about, COLUMN, WIDTH);
	fputs(out->str, stdout);
}

static void add_row(struct table_writer *writer, const char *name,
		    const char *kind, const char *forms, const char *about)
{
	table_text(writer, name);
	table_text(writer, kind);
	table_text(writer, forms);
	table_text(writer, about);
}

static void print_table(const struct run *run)
{
	g_autoptr(Pool) pool = pool_new();
	struct table_writer writer = table_begin(pool, &schema);

	add_row(&writer, "git", source_kind_name(SOURCE_COMMITS), "repository",
		git_about);
	for (uint32_t i = 0; i < n_importers; i++)
		add_row(&writer, importers[i]->name,
			source_kind_name(importers[i]->kind),
			importers[i]->forms, importers[i]->about);
	table_print(run, table_end(&writer));
}

bool command_formats(struct run *run, GError **error)
{
	(void)error;
	if (run->options->format > FORMAT_TABLE) {
		print_table(run);
		return true;
	}
	print_format("git", git_about);
	for (uint32_t i = 0; i < n_importers; i++)
		print_format(importers[i]->name, importers[i]->about);
	return true;
}
