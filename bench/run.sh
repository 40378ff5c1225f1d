#!/bin/sh
# run.sh -- times shiplog beside git, in the same run, on a history made for it
#
# `make bench`, or SHIPLOG_BUILD=BUILD bench/run.sh.  From the environment:
#   N=20000      commits, of which three in ten are merges
#   K=500        deploys of one service, spread over ten years
#   A=20000 S=40 annotations without git, and their services
#   ROUNDS=5     how often each case is timed; the median is printed
#   CASES=       which cases are timed (all), by their names below
#   BENCH_DIR=   a folder to keep the made inputs in; they are used again if
#                they have the same sizes (else: a temporary folder)
#
# The cases take turns, so that a busy minute of the machine hits all alike;
# a round that is not counted comes first and warms the caches.
set -eu

. "$(dirname "$0")/lib.sh"
times='times'
N=${N:-20000} K=${K:-500} A=${A:-20000} S=${S:-40}
LOOP=200 # deploys that the per-deploy loop is timed with, at most

whole_numbers "N, K, A, S and ROUNDS" "$N" "$K" "$A" "$S" "$ROUNDS"
[ "$N" -ge 100 ] || die "N is at least 100"
[ "$K" -ge 2 ] || die "K is at least 2"
. "$source/fixtures/demo/lonely-git.sh"

enter_folder

# -- the inputs ------------------------------------------------------------

make_history() {
	rm -rf shop.git
	git init --quiet --bare -b main --template= shop.git
	awk -v commits="$N" -v line=line -f "$bench/history.awk" |
		git --git-dir=shop.git fast-import --quiet --done \
			--export-marks=marks
	git --git-dir=shop.git -c repack.writeBitmaps=false repack -adq
	git --git-dir=shop.git commit-graph write --reachable --no-progress
	# the same without: hard links, so that both have the same pages cached
	rm -rf plain.git
	cp -al shop.git plain.git
	rm plain.git/objects/info/commit-graph
}

make_exports() {
	awk -v deploys="$K" -v services=1 -v incidents=incidents.json \
		-v heads=heads -f "$bench/annotations.awk" marks line \
		>annotations.json
	awk -v deploys="$A" -v services="$S" -v incidents=alone-incidents.json \
		-f "$bench/annotations.awk" >alone.json
}

# One deploy in so many that a hundred are left, spread over the same time.
make_few() {
	awk -v each="$((K / 100 + 1))" '
		/^ \{/ { if (n++ % each != 0) next; sub(/,$/, "")
			printf "%s%s", before, $0; before = ",\n"; next }
		/^\]/ { print "" } { print }' annotations.json >few.json
}

# Of the pairs of deploys that follow each other: LOOP, evenly spread.
make_pairs() {
	awk -v most="$LOOP" '
		{ head[NR] = $1 }
		END {
			n = NR - 1
			step = n > most ? n / most : 1
			for (i = 1; i <= n; i += step)
				print head[int(i) + 1], head[int(i)]
		}' heads >pairs
	cat >loop.sh <<-'END'
		while read -r before now; do
			git --git-dir=shop.git log --no-merges \
				--format='%H %at' "$before..$now" || exit 1
		done <pairs
	END
}

sizes="$N $K $A $S"
if [ "$(cat sizes 2>/dev/null || true)" != "$sizes" ]; then
	printf 'making %s commits and %s deploys\n' "$N" "$K" >&2
	make_history
	make_exports
	make_few
	make_pairs
	printf '%s\n' "$sizes" >sizes
fi
pairs=$(($(wc -l <pairs)))

# -- the cases -------------------------------------------------------------

cases="quarter quarter_plain whole whole_few scoped pages rev_list log
	rev_list_graph log_graph loop alone_quarter alone_whole"
cases=${CASES:-$cases}

name_of() {
	case $1 in
	quarter) echo "shiplog metrics, one quarter" ;;
	quarter_plain) echo "shiplog metrics, one quarter, no commit-graph" ;;
	whole) echo "shiplog metrics, whole history" ;;
	whole_few) echo "shiplog metrics, whole history, 100 deploys" ;;
	scoped) echo "shiplog metrics, whole history, a path" ;;
	pages) echo "shiplog report --formats=pdf, one quarter" ;;
	rev_list) echo "git rev-list --count, no commit-graph" ;;
	log) echo "git log --format='%H %P %at', no commit-graph" ;;
	rev_list_graph) echo "git rev-list --count" ;;
	log_graph) echo "git log --format='%H %P %at'" ;;
	loop) echo "git log --no-merges A..B, each deploy" ;;
	alone_quarter) echo "shiplog metrics, $A annotations alone, quarter" ;;
	alone_whole) echo "shiplog metrics, $A annotations alone, all" ;;
	esac
}

# Options of all: the clock does not matter, and nobody looks at messages.
run() { # run CASE COMMAND [OPTION...]: shiplog on the history
	into=$1
	command=$2
	shift 2
	timed "$into" "$shiplog" "$command" -q -j2 --as-of=2026-07-01 \
		--set service.shop.repository="${repository:-shop.git}" "$@" \
		"${deploys:-annotations.json}" incidents.json
}

run_alone() { # run_alone CASE [OPTION...]: shiplog on the rest
	into=$1
	shift
	timed "$into" "$shiplog" metrics -q --as-of=2026-07-01 "$@" \
		alone.json alone-incidents.json
}

whole="--since=2016-01-01 --until=2026-07-01"

# shellcheck disable=SC2086 # lists of options
time_case() {
	case $1 in
	quarter) run "$1" metrics --quarter=2026Q2 ;;
	quarter_plain)
		repository=plain.git run "$1" metrics --quarter=2026Q2
		;;
	whole) run "$1" metrics $whole ;;
	whole_few) deploys=few.json run "$1" metrics $whole ;;
	scoped) run "$1" metrics $whole \
		--set service.shop.path=services/orders ;;
	pages) run "$1" report --quarter=2026Q2 --formats=pdf --output=out ;;
	rev_list) timed "$1" git --git-dir=plain.git \
		rev-list --count main ;;
	log) timed "$1" git --git-dir=plain.git \
		log --format='%H %P %at' main ;;
	rev_list_graph) timed "$1" git --git-dir=shop.git \
		rev-list --count main ;;
	log_graph) timed "$1" git --git-dir=shop.git \
		log --format='%H %P %at' main ;;
	loop) timed "$1" sh loop.sh ;;
	alone_quarter) run_alone "$1" --quarter=2026Q2 ;;
	alone_whole) run_alone "$1" $whole ;;
	esac
}

# What is quick and wrong is not worth a table.
check_answer() {
	first=$(tail -n 1 heads)
	wanted=$(git --git-dir=shop.git rev-list --no-merges --count --stdin \
		"^$first" <heads)
	# shellcheck disable=SC2086 # a list of options
	got=$("$shiplog" show changes -q --as-of=2026-07-01 --format=csv \
		$whole --set service.shop.repository=shop.git \
		annotations.json incidents.json | sed 1d | wc -l)
	[ "$((got))" = "$wanted" ] ||
		die "shiplog finds $((got)) changes, git $wanted"
}

time_cases() {
	for one in $cases; do
		time_case "$one"
	done
}

check_answer
in_turns time_cases

# -- the table -------------------------------------------------------------

# Seconds of a case, 0 if it was not timed.
median_of() {
	if [ -f "times.$1" ]; then
		median "times.$1" 1
	else
		echo 0
	fi
}

# print_ratio WHAT CASE FACTOR OTHER FACTOR: if both were timed
print_ratio() {
	if [ -f "times.$2" ] && [ -f "times.$4" ]; then
		awk -v what="$1" -v a="$(median_of "$2")" -v m="$3" \
			-v b="$(median_of "$4")" -v n="$5" 'BEGIN {
			printf "| %-66s | %6.2f |\n", what, a * m / (b * n)
		}'
	fi
}

# The three medians of a case, in a line.
medians_of() {
	printf '%s %s %s\n' "$(median "times.$1" 1)" "$(median "times.$1" 2)" \
		"$(median "times.$1" 3)"
}

print_row() { # print_row CASE NAME FACTOR
	medians_of "$1" | awk -v name="$2" -v factor="$3" \
		-v count="$(median_of rev_list)" \
		-v log_="$(median_of log)" '{
			wall = $1 * factor
			printf "| %-50s | %7.3f | %7.3f |", name, wall,
				$2 * factor
			if (name ~ /alone/ || !(count > 0 && log_ > 0)) # git has nothing to say here
				printf " %10s | %6s |", "", ""
			else
				printf " %10.2f | %6.2f |", wall / count,
					wall / log_
			printf " %4.0f |\n", $3 / 1024
		}'
}

printf '%s commits, %s deploys; median of %s, %s cores, %s\n\n' \
	"$N" "$K" "$ROUNDS" "$(getconf _NPROCESSORS_ONLN)" "$(git --version)"
printf '| %-50s | seconds |   CPU s | x rev-list |  x log |  MiB |\n' case
printf '| %-50s | ------: | ------: | ---------: | -----: | ---: |\n' ---
for one in $cases; do
	if [ "$one" = loop ] && [ "$pairs" -lt $((K - 1)) ]; then
		print_row loop "$(name_of loop) (1)" \
			"$(awk "BEGIN { print $((K - 1)) / $pairs }")"
	else
		print_row "$one" "$(name_of "$one")" 1
	fi
done
[ "$pairs" -eq $((K - 1)) ] ||
	printf '\n(1) timed with %s of %s pairs of deploys, and scaled up\n' \
		"$pairs" "$((K - 1))"

printf '\n| %-66s |  ratio |\n| %-66s | -----: |\n' compared ---
print_ratio "one quarter / git rev-list --count" \
	quarter 1 rev_list_graph 1
print_ratio "one quarter / git rev-list --count, no commit-graph" \
	quarter_plain 1 rev_list 1
print_ratio "whole history / git log --format='%H %P %at'" \
	whole 1 log_graph 1
print_ratio "git log A..B for each deploy / whole history" \
	loop "$(awk "BEGIN { print $((K - 1)) / $pairs }")" whole 1
print_ratio "whole history, $K deploys / 100 deploys" whole 1 whole_few 1
