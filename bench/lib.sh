# lib.sh -- for the scripts of bench: where things are, and timing in turns
# shellcheck shell=sh disable=SC2034,SC2154 # shared with the scripts
#
# To be sourced.  `times` begins the names of the files that times are kept in.

source=${SHIPLOG_SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
build=${SHIPLOG_BUILD:-$PWD}
bench=$source/bench
shiplog=$build/shiplog
ROUNDS=${ROUNDS:-5}

die() {
	printf 'bench: %s\n' "$*" >&2
	exit 1
}

# whole_numbers NAMES NUMBER...
whole_numbers() {
	names=$1
	shift
	for number in "$@"; do
		case $number in
		'' | *[!0-9]* | 0*) die "$names are whole numbers" ;;
		esac
	done
}

for program in "$shiplog" "$build/bench/stopwatch"; do
	[ -x "$program" ] || die "$program is not built: run 'make bench'"
done

# To a folder of the script in BENCH_DIR, or to one that goes when it ends.
enter_folder() {
	if [ -n "${BENCH_DIR:-}" ]; then
		folder=$BENCH_DIR/$(basename "$0" .sh)
		mkdir -p "$folder"
	else
		folder=$(mktemp -d "${TMPDIR:-/tmp}/shiplog-bench.XXXXXX")
		trap 'rm -rf "$folder"' EXIT
		trap 'exit 1' HUP INT TERM
	fi
	cd "$folder" || exit
}

timed() { # timed CASE COMMAND [ARGUMENT...]
	into=$times.$1
	shift
	"$build/bench/stopwatch" "$into" "$@"
}

# in_turns COMMAND -- which times each case once; the first round warms the
# caches and is not counted
in_turns() {
	rm -f "$times".*
	"$1"
	rm -f "$times".*
	round=0
	while [ "$round" -lt "$ROUNDS" ]; do
		"$1"
		round=$((round + 1))
	done
}

median() { # median FILE COLUMN
	cut -d ' ' -f "$2" "$1" | sort -n | awk '
		{ at[NR] = $1 }
		END {
			low = int((NR + 1) / 2)
			high = int(NR / 2) + 1
			print 0.5 * (at[low] + at[high])
		}'
}
