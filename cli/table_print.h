/* table_print.h -- a table on standard output, in the format asked for */
#ifndef CLI_TABLE_PRINT_H
#define CLI_TABLE_PRINT_H

#include "cli/command.h"

/* False, a usage error, if the tables of `schema` cannot be sorted so. */
bool table_check_sort(const struct schema *schema, const char *sort,
		      GError **error);

/*
 * Prints `table` as --format, --sort, --limit and the options of the screen
 * say, whose column must have been checked.
 */
void table_print(const struct run *run, const struct table *table);

#endif
