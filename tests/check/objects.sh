#!/bin/sh
# objects.sh -- what the compiled libraries need of each other, and keep
#
# The linker takes a wrong call between folders if the program links all of
# them, so the undefined names of each library are held against what the others
# define.  And nothing that is written to outlives a call: no library has data
# but what is const.
. "$(dirname "$0")/lib.sh"

build=${SHIPLOG_BUILD:-.}
libraries='importers analyzer render'

if ! command -v nm >/dev/null 2>&1; then
	tap_skip "compiled libraries" "no nm"
	tap_done
fi

# defined LIBRARY and wanted LIBRARY -- names, sorted
defined() {
	nm --defined-only -g "$1" | awk 'NF == 3 { print $3 }' | LC_ALL=C sort -u
}

wanted() {
	nm -u "$1" | awk '$1 == "U" { print $2 }' | LC_ALL=C sort -u
}

# calls LIBRARY OTHER -- names of the other that the library needs
calls() {
	wanted "$1" >"$scratch/wanted"
	defined "$2" | LC_ALL=C comm -12 - "$scratch/wanted"
}

needs_nothing_of() {
	! calls "$1" "$2" | grep .
}

# variables LIBRARY -- but for the numbers that G_DEFINE_QUARK() keeps
variables() {
	nm -f sysv "$1" 2>/dev/null | awk -F'|' '
		{ gsub(/ /, "", $1); gsub(/ /, "", $7) }
		$7 ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)$/ ||
		$7 ~ /^\.(data|bss)\.[a-z_]+$/ && $7 !~ /rel\.ro/ {
			if ($1 !~ /^q\.[0-9]+$/)
				print $1 " in " $7
		}'
}

keeps_nothing() {
	! variables "$1" | grep .
}

if [ -f "$build/model/libmodel.a" ]; then
	for library in $libraries; do
		tap "the model needs nothing of $library" needs_nothing_of \
			"$build/model/libmodel.a" "$build/$library/lib$library.a"
		for other in $libraries; do
			[ "$library" = "$other" ] ||
				tap "$library needs nothing of $other" \
					needs_nothing_of \
					"$build/$library/lib$library.a" \
					"$build/$other/lib$other.a"
		done
	done
	for library in model $libraries; do
		if [ -n "${SHIPLOG_INSTRUMENTED:-}" ]; then
			tap_skip "$library keeps nothing" "instrumented"
			continue
		fi
		tap "$library keeps nothing" \
			keeps_nothing "$build/$library/lib$library.a"
	done
else
	tap_skip "the libraries" "not built"
fi

# library NAME LINE… -- compiles and archives
library() {
	name=$1
	shift
	write "$name.c" "$@"
	(cd "$scratch" && ${CC:-cc} -c "$name.c" &&
		ar cr "lib$name.a" "$name.o")
}

if command -v "${CC:-cc}" >/dev/null 2>&1; then
	library draw 'int draw(void) { return 1; }'
	library join 'int draw(void); int join(void) { return draw(); }'
	library static 'int next(void) { static int n; return ++n; }'
	library global 'int verbose = 1;'
	library table 'static const char *const names[] = { "a", "b" };' \
		'const char *name(int i) { return names[i]; }'
	tap_fails "a call to the side" \
		needs_nothing_of "$scratch/libjoin.a" "$scratch/libdraw.a"
	tap "a call within" \
		needs_nothing_of "$scratch/libdraw.a" "$scratch/libjoin.a"
	tap_fails "a static variable" keeps_nothing "$scratch/libstatic.a"
	tap_fails "a global variable" keeps_nothing "$scratch/libglobal.a"
	tap "a table of constants" keeps_nothing "$scratch/libtable.a"
else
	tap_skip "libraries that break the rules" "no cc"
fi
tap_done
