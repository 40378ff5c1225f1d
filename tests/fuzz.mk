# Fuzz targets: a program is a line, its source (its name with .c) defines
# LLVMFuzzerTestOneInput().  `make check` replays tests/fuzz/corpus/NAME through
# fuzz_NAME, a test point for each file.  With --enable-fuzzing it searches:
#
#	tests/fuzz/fuzz_NAME NEW-FOLDER SOURCE/tests/fuzz/corpus/NAME
fuzz_targets += \
	tests/fuzz/fuzz_annotation \
	tests/fuzz/fuzz_any \
	tests/fuzz/fuzz_github_deployments \
	tests/fuzz/fuzz_github_releases \
	tests/fuzz/fuzz_github_runs \
	tests/fuzz/fuzz_gitlab_deployments \
	tests/fuzz/fuzz_graphite \
	tests/fuzz/fuzz_incident \
	tests/fuzz/fuzz_json \
	tests/fuzz/fuzz_junit \
	tests/fuzz/fuzz_objectives \
	tests/fuzz/fuzz_tables

if FUZZING
noinst_PROGRAMS += $(fuzz_targets)
else
check_tests += $(fuzz_targets)
tests_libsupport_a_SOURCES += tests/fuzz/replay.c
endif

EXTRA_DIST += \
	tests/fuzz/corpus \
	tests/fuzz/fuzz.h \
	tests/fuzz/replay.c
