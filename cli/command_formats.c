/* command_formats.c -- the formats that are read */
#include "cli/command.h"
#include "cli/paragraph.h"
#include "importers/importer.h"

#include <stdio.h>

enum { COLUMN = 22, WIDTH = 79 };

static void print_format(const char *name, const char *about)
{
	g_autoptr(GString) out = g_string_new(name);

	paragraph_add(out, about, COLUMN, WIDTH);
	fputs(out->str, stdout);
}

bool command_formats(struct run *run, GError **error)
{
	(void)run;
	(void)error;
	print_format("git", "repositories: commits, and tags as deploys");
	for (uint32_t i = 0; i < n_importers; i++)
		print_format(importers[i]->name, importers[i]->about);
	return true;
}
