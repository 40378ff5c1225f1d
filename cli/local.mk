# A source file of this folder is a line below, in the order of the alphabet.
noinst_LIBRARIES += cli/libcli.a
cli_libcli_a_CFLAGS = $(AM_CFLAGS) $(GIT2_CFLAGS)
cli_libcli_a_SOURCES = \
	cli/amount.c \
	cli/amount.h \
	cli/around.c \
	cli/around.h \
	cli/as_of.c \
	cli/as_of.h \
	cli/command.h \
	cli/command_check.c \
	cli/command_formats.c \
	cli/command_metrics.c \
	cli/command_report.c \
	cli/command_show.c \
	cli/commands.c \
	cli/configuration.c \
	cli/configuration.h \
	cli/configuration_delivery.c \
	cli/configuration_delivery.h \
	cli/configuration_files.c \
	cli/configuration_files.h \
	cli/configuration_keys.c \
	cli/configuration_keys.h \
	cli/configuration_scan.c \
	cli/configuration_scan.h \
	cli/configuration_targets.c \
	cli/configuration_targets.h \
	cli/configuration_values.c \
	cli/configuration_values.h \
	cli/fail_on.c \
	cli/fail_on.h \
	cli/hints.c \
	cli/hints.h \
	cli/leftovers.c \
	cli/leftovers.h \
	cli/message.c \
	cli/message.h \
	cli/nearest.c \
	cli/nearest.h \
	cli/option_help.c \
	cli/option_table.c \
	cli/option_table.h \
	cli/options.c \
	cli/options.h \
	cli/paragraph.c \
	cli/paragraph.h \
	cli/progress.c \
	cli/progress.h \
	cli/request.c \
	cli/request.h \
	cli/run.c \
	cli/run.h \
	cli/screen.c \
	cli/screen.h \
	cli/table_print.c \
	cli/table_print.h

bin_PROGRAMS += shiplog
shiplog_SOURCES = cli/main.c
shiplog_LDADD = $(OUR_LIBS) $(FOREIGN_LIBS)
