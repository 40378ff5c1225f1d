#!/bin/sh
# formats.sh -- the table of formats in the documentation is that of the program
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
document=$source_tree/docs/formats.md

# table FILE -- what stands between the marks
table() {
	sed -n '/^<!-- what .shiplog formats --format=md/,/^<!-- end/p' "$1" |
		sed '1d;$d'
}

is_current() {
	"$shiplog" formats --format=md >"$scratch/formats"
	test -s "$scratch/formats" && table "$1" | diff - "$scratch/formats"
}


if [ "${1:-}" = --update ]; then
	{
		sed '/^<!-- what .shiplog formats --format=md/q' "$document"
		"$shiplog" formats --format=md
		sed -n '/^<!-- end/,$p' "$document"
	} >"$scratch/document"
	cp "$scratch/document" "$document"
	exit
fi
tap "the table is current" is_current "$document"
sed '/table-deploys/d' "$document" >"$scratch/old.md"
tap_fails "a table without a row" is_current "$scratch/old.md"
tap_done
