#!/bin/sh
# covered.sh -- each format has fixtures, tests, a fuzz target and a paragraph
#
# Which they are stands in covered.txt; good fixtures are found by reading them.
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
list=$source_tree/tests/check/covered.txt

# formats_of FILE -- the formats that a file is read as
formats_of() {
	"$shiplog" show data_quality -q --as-of=2026-12-31 --format=tsv "$1" |
		awk -F '\t' 'NR > 1 { print $2 }'
}

for file in "$source_tree"/fixtures/exports/good/*; do
	formats_of "$file"
done 2>"$scratch/trouble" | LC_ALL=C sort -u >"$scratch/good"
"$shiplog" formats --format=tsv | awk -F '\t' 'NR > 1 { print $1 }' |
	grep -v '^git$' >"$scratch/formats"

# or_own NAME FORMAT
or_own() {
	if [ "$1" = = ]; then
		echo "$2" | tr - _
	else
		echo "$1"
	fi
}

is_refused() {
	"$shiplog" check -q --as-of=2026-12-31 "$1" >/dev/null 2>&1
	test $? = 3
}

has_corpus() {
	for entry in "$source_tree/tests/fuzz/corpus/$1"/*; do
		test -s "$entry" && return
	done
	echo "no corpus for $1"
	return 1
}

# is_covered FORMAT UNIT FUZZ BAD HEADING…
is_covered() {
	format=$1
	unit=$(or_own "$2" "$1")
	fuzz=$(or_own "$3" "$1")
	bad=$4
	shift 4
	echo "$format: unit $unit, fuzz $fuzz, bad $bad, paragraph $*"
	grep -qx "$format" "$scratch/good" &&
		grep -q "tests/unit/test_$unit\\b" "$source_tree"/tests/*.mk &&
		grep -q 'exported_' "$source_tree/tests/unit/test_$unit.c" &&
		grep -q "tests/fuzz/fuzz_$fuzz\\b" "$source_tree/tests/fuzz.mk" &&
		has_corpus "$fuzz" &&
		is_refused "$source_tree/fixtures/exports/bad/$bad" &&
		grep -qx "## $*" "$source_tree/docs/formats.md"
}

# is_listed FORMAT -- covered as its line in the list says
is_listed() {
	row=$(grep "^$1 " "$list") || {
		echo "$1 is not in covered.txt"
		return 1
	}
	# shellcheck disable=SC2086 # words
	is_covered $row
}

has_formats() {
	test "$(grep -c . "$scratch/formats")" = "$(grep -vc '^#' "$list")"
}

tap "there are as many formats as lines" has_formats
while read -r format; do
	tap "$format" is_listed "$format"
done <"$scratch/formats"
tap_fails "a format without a fixture" \
	is_covered nothing flux flux flux-cut.json Flux
tap_fails "a format without a test" \
	is_covered flux nothing = flux-cut.json Flux
tap_fails "a format without a target" \
	is_covered flux = nothing flux-cut.json Flux
tap_fails "a bad fixture that is read" \
	is_covered flux = = ../good/flux-release.yaml Flux
tap_fails "a format without a paragraph" \
	is_covered flux = = flux-cut.json Fluxes
tap_fails "a format that nobody listed" is_listed nothing
tap_done
