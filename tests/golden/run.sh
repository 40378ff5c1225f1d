#!/bin/sh
# run.sh -- the program run on fixtures, and what it said and wrote
#
# A case is a folder here: `args`, one argument a line; `setup`, if there is
# one, a script run before in the case's own copy of the demo organisation;
# `expect/`, what must come out: stdout, stderr, status, and files/ (tables and
# JSON as they are, a PDF as its text, of a workbook its scorecard).
#
# run.sh            compares
# run.sh --update   writes what comes out as what is expected; read the diff
. "$(dirname "$0")/../check/lib.sh"

golden=$source_tree/tests/golden
shiplog=${SHIPLOG_BUILD:?}/shiplog
update=${1:-}

"$source_tree/fixtures/demo/build.sh" "$scratch/demo" >/dev/null
chmod -R u+w "$scratch/demo"

# What is in a folder of outputs as text that can be compared.
plain_files() {
	(cd "$1" && find . -type f | LC_ALL=C sort) | while read -r file; do
		mkdir -p "$2/$(dirname "$file")"
		case $file in
		*.pdf) pdftotext -layout "$1/$file" - | tr -s " " >"$2/$file.txt" ;;
		*.xlsx) unzip -p "$1/$file" xl/worksheets/sheet2.xml |
			xmllint --format - >"$2/$file.scorecard.xml" ;;
		*.manifest.json) ;; # it has digests of fonts' work: other tests
		*) cp "$1/$file" "$2/$file" ;;
		esac
	done
}

# Runs a case; leaves what came out in $scratch/NAME/got.
run_case() {
	case_folder=$golden/$1
	work=$scratch/$1/work
	got=$scratch/$1/got
	mkdir -p "$scratch/$1" "$got"
	cp -r "$scratch/demo" "$work"
	cd "$work" || exit 1
	if [ -f "$case_folder/setup" ]; then
		sh "$case_folder/setup" || exit 1
	fi
	set --
	while IFS= read -r argument; do
		set -- "$@" "$argument"
	done <"$case_folder/args"
	status=0
	"$shiplog" "$@" >"$got/stdout" 2>"$got/stderr" </dev/null || status=$?
	echo "$status" >"$got/status"
	if [ -d out ]; then
		mkdir "$got/files"
		plain_files "$work/out" "$got/files"
	fi
	cd "$golden" || exit 1
}

compare() {
	diff -r "$golden/$1/expect" "$scratch/$1/got"
}

needed=true
for tool in pdftotext unzip xmllint; do
	command -v $tool >/dev/null 2>&1 || needed=false
done

for folder in "$golden"/*/; do
	case_name=$(basename "$folder")
	if [ $needed = false ]; then
		tap_skip "$case_name" "no pdftotext, unzip or xmllint"
		continue
	fi
	run_case "$case_name"
	if [ "$update" = --update ]; then
		rm -rf "${golden:?}/$case_name/expect"
		cp -r "$scratch/$case_name/got" "$golden/$case_name/expect"
	fi
	tap "$case_name" compare "$case_name"
done
tap_done
