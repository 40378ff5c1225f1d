#!/bin/sh
# experiments.sh -- the tables chaos and resilience of the demo, counted outside
#
# fixtures/demo/expected/chaos.txt and resilience.txt are counted with jq and awk
# from the exports alone (fixtures/demo/count/chaos.awk).
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

# Times as seconds: the days of the window are all of one year.
show chaos | awk -F, -v OFS=, '{
	split($4, t, /[-T:Z]/)
	day = t[3] + substr("000031059090120151181", t[2] * 3 - 2, 3)
	at = 1767225600 + ((day - 1) * 24 + t[4]) * 3600 + t[5] * 60 + t[6]
	print $1, $2, at, sprintf("%.6g", $6), sprintf("%.6g", $7), $9, $10,
		$12, $14
}' >"$scratch/chaos"
show resilience | awk -F, -v OFS=, '{
	sub(/@.*/, "@", $2) # without an id of its own
	print $1, $2, $6, $7, $10 == "" ? "" : sprintf("%.6g", $10)
}' | LC_ALL=C sort >"$scratch/resilience"
sed 's/@[0-9]*,/@,/' "$demo/expected/resilience.txt" | LC_ALL=C sort >"$scratch/borne"

are_all_kinds() {
	test "$(wc -l <"$demo/expected/chaos.txt")" -eq 8 &&
		grep -q ',broke,390,true,' "$demo/expected/chaos.txt" &&
		grep -q ',held,,false,' "$demo/expected/chaos.txt" &&
		grep -q ',not scored,,,2$' "$demo/expected/chaos.txt"
}

tap "one broke, one record disagrees, some are not scored" are_all_kinds
tap "the program says the same" \
	diff "$demo/expected/chaos.txt" "$scratch/chaos"
tap "and the same of releases" diff "$scratch/borne" "$scratch/resilience"
sed 's/,broke,/,held,/' "$scratch/chaos" >"$scratch/wrong"
tap_fails "another verdict is found" \
	diff "$demo/expected/chaos.txt" "$scratch/wrong"
tap_done
