# Benchmarks: run by `make bench`, never by `make check`.
#
# A script is a line of bench_scripts, a program that it needs is a line of
# bench_programs (its source is its name with .c).
bench_scripts = \
	bench/delivery.sh \
	bench/exports.sh \
	bench/run.sh \
	bench/series.sh
bench_programs = \
	bench/stopwatch
EXTRA_PROGRAMS = $(bench_programs)
CLEANFILES += $(bench_programs)
EXTRA_DIST += \
	$(bench_scripts) \
	bench/annotations.awk \
	bench/history.awk \
	bench/lib.sh

bench_stopwatch_LDADD =
