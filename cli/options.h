/* options.h -- the command line */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/command.h"

/* Values of options that are one of a few words; 0 is not given. */
enum format {
	FORMAT_TABLE = 1,
	FORMAT_CSV,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_MD
};
enum colour { COLOUR_AUTO = 1, COLOUR_ALWAYS, COLOUR_NEVER };
enum fail_on { FAIL_ON_WORSE = 1, FAIL_ON_LOW, FAIL_ON_MISSED };
enum paper_size { PAPER_SIZE_A4 = 1, PAPER_SIZE_LETTER };

/* Text is that of the command line; NULL, 0, false: not given. */
struct options {
	const struct command *command;
	const char *table;  /* the operand of `show` */
	GPtrArray *sources; /* of const char * */

	const char *config, *deploys_from_tags;
	GPtrArray *sets; /* of const char *: KEY=VALUE */
	bool trusts_owner, is_strict;

	const char *quarter, *month, *since, *until, *last;
	const char *timezone, *assume_timezone, *as_of;
	GPtrArray *services; /* of const char * */
	const char *benchmark;

	const char *output, *name, *formats, *font, *pages;
	uint32_t paper, fail_on;
	bool is_brief;

	const char *sort;
	uint32_t format, limit, width, colour;
	bool has_all, is_wide, is_ascii;

	uint32_t jobs;
	bool is_quiet, is_verbose, wants_help, wants_version;
};
typedef struct options Options;

/*
 * Reads the command line, argv[0] aside: a command of the table in command.h,
 * then options and operands in any order; after `--` all are operands.
 * Without a command it is `metrics`, which then takes options alone.  NULL
 * with a usage error that says what was nearest.  `argv` must outlive the
 * answer.  If help or the version is asked for, nothing else is checked.
 */
struct options *options_read(int argc, char **argv, GError **error);
void options_free(struct options *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Options, options_free)

/* Which command a usage error is about, so that a hint can name it. */
const struct command *options_command(int argc, char **argv);

#endif
