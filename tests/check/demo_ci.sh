#!/bin/sh
# demo_ci.sh -- the runs of the demo organisation, as counted with jq alone
#
# fixtures/demo/expected/ci.txt has for each quarter and service how many runs
# succeeded, failed, were cancelled and skipped; the weeks of ci_weekly add up
# to the same.
. "$(dirname "$0")/lib.sh"

demo=$source_tree/fixtures/demo
"$demo/build.sh" "$scratch/demo" >/dev/null

# sums SINCE UNTIL -- of the weeks between, of each service
sums() {
	"${SHIPLOG_BUILD:?}/shiplog" show ci_weekly -q --format=csv \
		--as-of=2026-07-02 --since="$1" --until="$2" \
		-c "$scratch/demo/shiplog.conf" | tr -d '\r' |
	awk -F, -v from="$1" -v until="$2" '
		$18 == "service" && $1 >= from && $1 < until {
			for (i = 1; i <= 4; i++)
				n[$2, i] += i < 4 ? $(i + 4) : $17
			seen[$2] = 1
		}
		END {
			for (s in seen)
				print s "\t" n[s, 1] "\t" n[s, 2] "\t" \
				      n[s, 3] "\t" n[s, 4]
		}' | LC_ALL=C sort
}

# both quarters together: the week that holds the end of one is of both
expected() {
	awk -F '\t' '{
		for (i = 3; i <= 6; i++)
			n[$2, i] += $i
		seen[$2] = 1
	}
	END {
		for (s in seen)
			print s "\t" n[s, 3] "\t" n[s, 4] "\t" n[s, 5] "\t" \
			      n[s, 6]
	}' "$demo/expected/ci.txt" | LC_ALL=C sort
}

agree() {
	expected >"$scratch/expected"
	sums 2026-01-01 2026-07-01 >"$scratch/sums"
	grep . "$scratch/sums" >/dev/null &&
		diff "$scratch/expected" "$scratch/sums"
}

# the one test that is flaky, five times, and no other
flaky() {
	"$SHIPLOG_BUILD/shiplog" show flaky -q --format=csv \
		--as-of=2026-07-02 --quarter="$1" \
		-c "$scratch/demo/shiplog.conf" | tr -d '\r' |
	cut -d, -f 1-3 | sed 1d | sort | uniq -c | tr -s ' '
}

one_is_flaky() {
	test "$(flaky 2026Q2)" = " 5 search,search,ranking keeps its order" &&
		test -z "$(flaky 2026Q1)"
}

tap "the weeks add up to what jq counts" agree
tap "one test is flaky, five times" one_is_flaky
tap_done
