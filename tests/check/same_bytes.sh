#!/bin/sh
# Same input, same bytes: twice, in another order, zone, locale and folder.
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
"$source_tree/fixtures/demo/build.sh" "$scratch/demo" >/dev/null
chmod -R u+w "$scratch/demo"
cd "$scratch/demo" || exit 1

review() {
	out=$1
	shift
	"$shiplog" report -q --quarter=2026Q2 --as-of=2026-07-02 \
		--output="$out" "$@"
}

same() {
	diff -r "$1" "$2"
}

tap "a review" review "$scratch/one"
tap "again" review "$scratch/two/in/a/folder"
tap "the same bytes" same "$scratch/one" "$scratch/two/in/a/folder"

TZ=America/New_York LC_ALL=C tap "elsewhere" review "$scratch/three"
tap "the same bytes elsewhere" same "$scratch/one" "$scratch/three"

tap "sources in an order" review "$scratch/four" exports/incidents.json \
	exports/annotations-2026-q1.json exports/annotations-2026-q2.json \
	exports/incident-previews.json exports/ledger-posts.json
tap "sources in another" review "$scratch/five" exports/ledger-posts.json \
	exports/annotations-2026-q2.json exports/incident-previews.json \
	exports/annotations-2026-q1.json exports/incidents.json
tap "the same bytes in any order" same "$scratch/four" "$scratch/five"

tap "another as-of" "$shiplog" report -q --quarter=2026Q2 \
	--as-of=2026-07-03 --output="$scratch/six"
tap_fails "is another review" same "$scratch/one" "$scratch/six"

no_traces() {
	machine=$(hostname)
	[ ${#machine} -gt 6 ] || machine=$scratch # too short to look for
	! grep -rlawF -e "$machine" -e "$scratch" "$scratch/one" | grep .
}
tap "no output names the machine or a folder" no_traces
tap_done
