/* hints.h -- what could be done about what is missing */
#ifndef CLI_HINTS_H
#define CLI_HINTS_H

#include "cli/command.h"

/*
 * Prints a hint for each thing that the user could add or say, in lines of at
 * most `width` columns.
 */
void hints_print(const struct run *run, uint32_t width);

#endif
