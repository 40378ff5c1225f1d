/* option_help.c -- the help: commands, and options under their headings */
#include "cli/option_table.h"
#include "cli/paragraph.h"
#include "model/schemas.h"

#include <string.h>

enum { COLUMN = 30, WIDTH = 79 };

static void add_option(GString *out, const struct option *option)
{
	if (option->letter)
		g_string_append_printf(out, "  -%c, ", option->letter);
	else
		g_string_append(out, "      ");
	g_string_append_printf(out, "--%s", option->name);
	if (option->argument)
		g_string_append_printf(out, "=%s", option->argument);
	paragraph_add(out, option->about, COLUMN, WIDTH);
}

static void add_options(GString *out, const struct command *command)
{
	const char *group = "";

	for (uint32_t o = 0; o < n_options; o++) {
		const struct option *option = &option_table[o];

		if (!(option->commands & command->bit))
			continue;
		if (strcmp(group, option->group) != 0)
			g_string_append_printf(out, "\n%s:\n", option->group);
		group = option->group;
		add_option(out, option);
	}
}

static void add_commands(GString *out)
{
	g_string_append(out, "usage: shiplog COMMAND [OPTION...] [SOURCE...]\n"
			     "       shiplog\n\n");
	paragraph_add(
		out,
		"Reads git repositories and exported files, and writes the "
		"engineering review. A SOURCE is a repository, an export, a "
		"folder of exports, or - for standard input.",
		0, WIDTH);
	g_string_append(out, "\nCommands:\n");
	for (const struct command *one = commands; one->name; one++) {
		g_string_append_printf(out, "  %s", one->name);
		paragraph_add(out, one->about, 12, WIDTH);
	}
	g_string_append_c(out, '\n');
	paragraph_add(
		out,
		"Without a command it is metrics; and with no SOURCE and no "
		"configuration, of the repository around the current folder, "
		"whose version tags are its deploys.",
		0, WIDTH);
	g_string_append_c(out, '\n');
	paragraph_add(
		out,
		"'shiplog COMMAND --help' lists the options of a command. "
		"The manual is shiplog(1), that of the configuration "
		"shiplog.conf(5).",
		0, WIDTH);
}

static void add_tables(GString *out)
{
	g_string_append(out, "\nTables:\n");
	for (uint32_t s = 0; s < n_schemas; s++) {
		if (schemas[s]->is_only_in_workbook)
			continue;
		g_string_append_printf(out, "  %s", schemas[s]->name);
		paragraph_add(out, schemas[s]->about, 16, WIDTH);
	}
}

char *option_help(const struct command *command)
{
	GString *out = g_string_new(NULL);

	if (!command) {
		add_commands(out);
	} else {
		g_string_append_printf(out, "usage: shiplog %s %s\n\n",
				       command->name, command->arguments);
		paragraph_add(out, command->about, 0, WIDTH);
		if (command->bit == FOR_SHOW)
			add_tables(out);
		add_options(out, command);
	}
	return g_string_free(out, false);
}
