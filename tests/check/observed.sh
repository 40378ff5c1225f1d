#!/bin/sh
# observed.sh -- the tables impact and rollback of the demo, counted outside
#
# observed.awk reads the exported error rates and the deploys that were counted
# with git, jq and awk; it shares nothing with the program.
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
demo=$source_tree/fixtures/demo

"$demo/build.sh" "$scratch/demo" >/dev/null

# show TABLE -- its rows, without the header
show() {
	(cd "$scratch/demo" && "$shiplog" show "$1" -q --format=csv \
		--quarter=2026Q2 --as-of=2026-07-02 2>/dev/null) |
		tr -d '\r' | sed 1d
}

# ID, what the impact is, and what the rule does, as observed.awk prints it.
of_program() {
	show impact | awk -F, -v OFS=, '{
		for (c = 7; c <= 9; c++)
			if ($c != "")
				$c = sprintf("%.6g", $c)
		print $1, $5, $6, $7, $8, $9, $10, $11, $13
	}' | LC_ALL=C sort >"$scratch/impact"
	show rollback | awk -F, -v OFS=, '{ print $2, $5, $6, $8, $9 }' |
		LC_ALL=C sort >"$scratch/rollback"
	LC_ALL=C join -t, "$scratch/impact" "$scratch/rollback"
}

of_awk() {
	awk -f "$demo/generate/random.awk" -f "$demo/generate/calendar.awk" \
		-f "$source_tree/tests/check/observed.awk" \
		"$scratch/demo/exports/error-rates.csv" \
		"$demo/expected/deploys.txt" | LC_ALL=C sort
}

of_program >"$scratch/got"
of_awk >"$scratch/want"

are_many() {
	test "$(wc -l <"$scratch/want")" -eq 180 &&
		grep -q ',false alarm$' "$scratch/want" &&
		test "$(grep -c ',caught$' "$scratch/want")" -eq 2
}

tap "all deploys, two caught, and a false alarm" are_many
tap "the program says the same" diff "$scratch/want" "$scratch/got"
sed 's/,missed$/,correct/' "$scratch/got" >"$scratch/wrong"
tap_fails "another class is found" diff "$scratch/want" "$scratch/wrong"
tap_done
