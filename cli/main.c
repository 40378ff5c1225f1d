/* main.c -- imports, seals, joins, measures, composes, renders */
#include "analyzer/compose.h"
#include "analyzer/measure.h"
#include "cli/message.h"
#include "cli/option_table.h"
#include "cli/run.h"
#include "model/error.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { STATUS_BUG = 70 };

static bool review(struct run *run, GError **error)
{
	if (!run_import(run, error))
		return false;
	facts_seal(run->facts, run->settings->fold_window);
	if (!run_choose(run, error))
		return false;
	if (!run_join(run, error))
		return false;
	measure(run->metrics);
	run->report = compose(run->metrics, run->options->has_all,
			      run->options->command->bit == FOR_REPORT);
	if (!run_tell(run, error) ||
	    !run->options->command->render(run, error) ||
	    !message_flush_output(error))
		return false;
	run_sum_up(run);
	return true;
}

static bool obey(const struct options *options, struct run *run, GError **error)
{
	run->options = options;
	if (options->wants_help) {
		g_autofree char *help = option_help(options->command);

		fputs(help, stdout);
	} else if (options->wants_version) {
		puts("shiplog " PACKAGE_VERSION);
	} else if (options->command->reads) {
		return review(run, error);
	} else if (!options->command->render(run, error)) {
		return false;
	}
	return message_flush_output(error);
}

/* Says what went wrong; the status that main() returns for it. */
static int fail(const struct command *command, const GError *error)
{
	message("%s", error->message);
	if (error->code == SHIPLOG_ERROR_USAGE)
		message("try 'shiplog %s%s--help'",
			command ? command->name : "", command ? " " : "");
	return error->code;
}

/* A file of ours must not become standard output because that was closed. */
static void keep_streams(void)
{
	for (int stream = 0; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0 &&
		    open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY) < 0)
			_exit(STATUS_BUG);
}

static void stop(int number)
{
	(void)number;
	_exit(STATUS_BUG);
}

int main(int argc, char **argv)
{
	g_autoptr(Options) options = NULL;
	g_autoptr(GError) error = NULL;
	struct run run = { .status = EXIT_SUCCESS };
	int status;

	keep_streams();
	signal(SIGABRT, stop);
	setlocale(LC_CTYPE, "");
	options = options_read(argc, argv, &error);
	if (!options)
		return fail(options_command(argc, argv), error);
	status = obey(options, &run, &error) ? run.status :
					       fail(options->command, error);
	run_clear(&run);
	return status;
}
