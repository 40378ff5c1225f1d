/* command.h -- the commands, and what one run of the program is about */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "model/report.h"

/* Which commands an option is for. */
enum {
	FOR_REPORT = 1,
	FOR_METRICS = 2,
	FOR_SHOW = 4,
	FOR_CHECK = 8,
	FOR_FORMATS = 16,
};

/* What the steps of a run hand on to each other. */
struct run {
	const struct options *options;
	struct settings *settings;
	GTimeZone *zone;
	struct facts *facts;
	struct git_run *git; /* repositories, open until the end */
	struct window window;
	struct metrics *metrics;
	struct report *report;
	int status; /* of the exit, if nothing fails from here on */
};

/* A way to grow: a command is a row. */
struct command {
	const char *name, *arguments, *about;
	uint32_t bit;
	/* Checks, before anything is read, what options.h cannot; or NULL. */
	bool (*prepare)(const struct options *options, GError **error);
	/* Prints or writes what the report says; NULL error: see status. */
	bool (*render)(struct run *run, GError **error);
	bool reads;    /* there are a report and all that it comes from */
	bool digests;  /* it tells those of the files that were read */
	bool persists; /* a source that cannot be read does not stop it */
};

/* In the order of the help; ends with a NULL name. */
extern const struct command commands[];
/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* Those that have a file of their own. */
bool command_report_prepare(const struct options *options, GError **error);
bool command_report(struct run *run, GError **error);
bool command_metrics_prepare(const struct options *options, GError **error);
bool command_metrics(struct run *run, GError **error);
bool command_show_prepare(const struct options *options, GError **error);
bool command_show(struct run *run, GError **error);
bool command_check(struct run *run, GError **error);
bool command_formats(struct run *run, GError **error);

#endif
