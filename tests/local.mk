# A test program is a line in the list of its folder, tests/FOLDER.mk: automake
# takes its source to be the program's name with .c.  A script is a line in
# tests/check.mk, a fuzz target in tests/fuzz.mk.  All programs link with all
# our libraries and with the support library, whose sources are lines below.

check_LIBRARIES += tests/libsupport.a
tests_libsupport_a_SOURCES = \
	tests/book.c \
	tests/book.h \
	tests/charted.c \
	tests/charted.h \
	tests/charted_budget.c \
	tests/charted_chaos.c \
	tests/charted_delivery.c \
	tests/charted_health.c \
	tests/charted_lanes.c \
	tests/charted_loop.c \
	tests/charted_making.h \
	tests/charted_outcome.c \
	tests/charted_spread.c \
	tests/charted_time.c \
	tests/delivered.c \
	tests/delivered.h \
	tests/drawn.c \
	tests/drawn.h \
	tests/events.c \
	tests/events.h \
	tests/exported.c \
	tests/exported.h \
	tests/exported_cases.c \
	tests/exported_fuzz.c \
	tests/exported_records.c \
	tests/file_text.c \
	tests/file_text.h \
	tests/folder.c \
	tests/folder.h \
	tests/history.c \
	tests/history.h \
	tests/history_measure.c \
	tests/history_print.c \
	tests/made.c \
	tests/made.h \
	tests/pipelines.c \
	tests/pipelines.h \
	tests/plan.c \
	tests/plan.h \
	tests/promised.c \
	tests/promised.h \
	tests/records.c \
	tests/records.h \
	tests/records_print.c \
	tests/repository.c \
	tests/repository.h \
	tests/review.c \
	tests/review.h \
	tests/sampled.c \
	tests/sampled.h \
	tests/tables_agree.c \
	tests/tables_agree.h \
	tests/ways.c \
	tests/ways.h

LDADD = \
	tests/libsupport.a \
	$(OUR_LIBS) \
	$(FOREIGN_LIBS) \
	$(FUZZING_LIBS)

check_tests =
fuzz_targets =

include tests/model.mk
include tests/importers.mk
include tests/analyzer.mk
include tests/render.mk
include tests/cli.mk
include tests/check.mk
include tests/fuzz.mk

check_PROGRAMS += $(check_tests)
TESTS += $(check_tests) $(dist_check_SCRIPTS)
EXTRA_DIST += tests/leaks.txt

# Programs (GTest, from GLib 2.70) and scripts speak TAP.
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER_FLAGS = --merge
SH_LOG_DRIVER = $(LOG_DRIVER)
# A script that ends early has no plan; its status would count a failure twice.
SH_LOG_DRIVER_FLAGS = $(LOG_DRIVER_FLAGS) --ignore-exit

leaks = $(abs_top_srcdir)/tests/leaks.txt
if INSTRUMENTED
instrumented = yes
endif

# The same for everyone, whatever their locale, zone and git configuration.
# A critical of GLib ends the program; leaks of fontconfig are not ours.
AM_TESTS_ENVIRONMENT = \
	unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE SOURCE_DATE_EPOCH COLUMNS \
		NO_COLOR G_MESSAGES_DEBUG; \
	LC_ALL=C.UTF-8 TZ=UTC \
	SHIPLOG_SOURCE='$(abs_top_srcdir)' \
	SHIPLOG_BUILD='$(abs_top_builddir)' \
	SHIPLOG_INSTRUMENTED=$(instrumented) CC='$(CC)' \
	GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null \
	G_DEBUG=fatal-criticals \
	LSAN_OPTIONS='print_suppressions=0:suppressions=$(leaks)' \
	UBSAN_OPTIONS=print_stacktrace=1; \
	export LC_ALL TZ SHIPLOG_SOURCE SHIPLOG_BUILD SHIPLOG_INSTRUMENTED CC \
		GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL G_DEBUG LSAN_OPTIONS \
		UBSAN_OPTIONS;
