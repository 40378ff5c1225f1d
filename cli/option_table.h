/* option_table.h -- the table of options */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/options.h"

enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_TEXT,   /* const char *, not empty */
	OPTION_LIST,   /* GPtrArray * of const char *; repeatable */
	OPTION_NUMBER, /* uint32_t, from 1 */
	OPTION_CHOICE, /* uint32_t: the place, from 1, in "a4|letter" */
};

/* A way to grow: an option is a row. */
struct option {
	char letter;	  /* or 0 */
	const char *name; /* without dashes */
	enum option_kind kind;
	const char *argument; /* "FILE", "a4|letter"; NULL for flags */
	size_t field;	      /* in struct options */
	uint32_t commands;    /* FOR_…, see command.h */
	const char *group;    /* its heading in the help */
	const char *about;
};

/* In the order of the help and of the manual. */
extern const struct option option_table[];
extern const uint32_t n_options;

/*
 * The help of a command, or for NULL that of the program with all commands:
 * lines of at most 79 columns, to be g_free()d.
 */
char *option_help(const struct command *command);

#endif
