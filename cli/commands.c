/* commands.c -- the table of commands */
#include "cli/command.h"

#include <string.h>

#define SOURCES "[OPTION...] [SOURCE...]"

const struct command commands[] = {
	{ "report", SOURCES,
	  "write the PDF, the workbook, the CSV tables and the JSON",
	  FOR_REPORT, command_report_prepare, command_report, true, true,
	  false },
	{ "metrics", SOURCES, "print the four keys, for all and by service",
	  FOR_METRICS, command_metrics_prepare, command_metrics, true, false,
	  false },
	{ "show", "TABLE " SOURCES, "print one table", FOR_SHOW,
	  command_show_prepare, command_show, true, false, false },
	{ "check", SOURCES,
	  "read everything, say what was found in each source, write nothing",
	  FOR_CHECK, NULL, command_check, true, false, true },
	{ "formats", "[OPTION...]", "list the formats that are read",
	  FOR_FORMATS, NULL, command_formats, false, false, false },
	{ NULL, NULL, NULL, 0, NULL, NULL, false, false, false },
};

const struct command *command_find(const char *name)
{
	for (const struct command *one = commands; one->name; one++)
		if (strcmp(one->name, name) == 0)
			return one;
	return NULL;
}
