#!/bin/sh
# demo_delivery.sh -- canaries and flags of the demo, as counted outside
#
# fixtures/demo/expected/canaries.txt has each canary replayed with awk alone,
# flags.txt who saw which variant and what came of it, counted with jq.
. "$(dirname "$0")/lib.sh"

demo=$source_tree/fixtures/demo
"$demo/build.sh" "$scratch/demo" >/dev/null

# show TABLE -- its rows, without the header
show() {
	"${SHIPLOG_BUILD:?}/shiplog" show "$1" -q --format=csv \
		--as-of=2026-07-02 --quarter=2026Q2 \
		-c "$scratch/demo/shiplog.conf" | tr -d '\r' | sed 1d
}

# A run is several rows: the weight it got to, how many checks failed.
canaries() {
	show canary | awk -F, -v OFS='\t' '{
		run = $1 OFS $3
		if ($16 + 0 > weight[run] + 0)
			weight[run] = $16
		if ($9 + 0 > failed[run] + 0)
			failed[run] = $9
		end[run] = $10 OFS $12
	}
	END {
		for (run in end)
			print run, weight[run] + 0, failed[run] + 0, end[run]
	}' | LC_ALL=C sort
}

expected_canaries() {
	sed 1d "$demo/expected/canaries.txt" | LC_ALL=C sort
}

replayed() {
	expected_canaries >"$scratch/expected"
	canaries >"$scratch/canaries"
	grep promoted "$scratch/canaries" >/dev/null &&
		diff "$scratch/expected" "$scratch/canaries"
}

flags() {
	show flags | awk -F, -v OFS='\t' '{
		printf "%s\t%s\t%s\t%d\t%d\t%d\t%.0f\n", $1, $2, $3, $4, \
			$17, $18, $18 * $19
	}' | LC_ALL=C sort
}

counted() {
	sed 1d "$demo/expected/flags.txt" | LC_ALL=C sort >"$scratch/expected"
	flags >"$scratch/flags"
	grep reranking "$scratch/flags" >/dev/null &&
		diff "$scratch/expected" "$scratch/flags"
}

# FLAG VARIANT DECISION of those that are compared
decisions() {
	show flags | awk -F, '$15 != "" { print $1, $2, $15 }'
}

decided() {
	cat >"$scratch/wanted" <<-END
	hero-video video worse
	one-page-checkout on better
	passkeys off do not read
	passkeys prompt do not read
	price-badge green undecided
	reranking neural better
	reranking popular undecided
	END
	decisions | diff "$scratch/wanted" -
}

# Of one canary alone the primary is as fast, but far more even.
wider() {
	show canary_comparison |
	awk -F, '$16 == "wider" { print $1, $3, $4 }' |
	diff - "$scratch/wide"
}
echo search 2026-05-07T12:49:00Z request-duration >"$scratch/wide"

# The flag is the last column.
changed() {
	sed 1d "$demo/expected/flag-changes.txt" >"$scratch/wanted"
	show incidents | awk -F, -v OFS='\t' '$NF != "" { print $1, $NF }' \
		>"$scratch/changes"
	grep new-checkout-flow "$scratch/changes" >/dev/null &&
		diff "$scratch/wanted" "$scratch/changes"
}

tap "each canary ends as awk replays it" replayed
tap "each variant was seen as often as jq counts" counted
tap "flags are decided as the README says" decided
tap "one canary is worse in its spread alone" wider
tap "flags changed before incidents are those that jq finds" changed
tap_done
