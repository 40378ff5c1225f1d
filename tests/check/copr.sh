#!/bin/sh
# A real case: the releases and outages of a build system, 2012 to 2026, held
# against what git and jq say.  Skipped where the data are not at hand.
. "$(dirname "$0")/lib.sh"

shared=${SHIPLOG_SHARED:-$source_tree/../shared}
real=$shared/real/copr
shiplog=${SHIPLOG_BUILD:?}/shiplog
components="frontend backend dist-git keygen rpmbuild cli"

if [ ! -f "$real/annotations.json" ] || ! command -v jq >/dev/null ||
	! command -v xz >/dev/null; then
	tap_skip "the real case" "no data, jq or xz"
	tap_done
fi

export GIT_CONFIG_NOSYSTEM=1 HOME="$scratch"
git init -q --bare -b main "$scratch/copr.git"
xz -dc "$real/history.fi.xz" | git -C "$scratch/copr.git" fast-import --quiet
cp "$real/annotations.json" "$real/incidents.json" "$scratch/"
{
	printf '[import]\n\tpath = annotations.json\n\tpath = incidents.json\n'
	for component in $components; do
		printf '[service "copr-%s"]\n\trepository = copr.git\n' "$component"
		printf '\tpath = %s\n\talias = copr\n' "$component"
	done
} >"$scratch/shiplog.conf"
cd "$scratch" || exit 1

# Deploys of each component and year, counted by jq and by the program.
jq -r '.[] | select(.tags[0] == "deploy")
	| "\(.time / 1000 | floor | gmtime | strftime("%Y")) \(.tags[1])"' \
	annotations.json | sort | uniq -c | awk '{print $2, $3, $1}' >by-jq
for year in $(seq 2012 2026); do
	"$shiplog" show deploys -q --set import.fold-window=0s \
		--since="$year-01-01" --until="$((year + 1))-01-01" \
		--as-of=2026-12-31 --format=csv >"deploys-$year.csv" || exit 1
	tr -d '\r' <"deploys-$year.csv" | awk -F, -v year="$year" '
		NR > 1 { n[$2]++ } END { for (s in n) print year, s, n[s] }'
done | sort >by-program
tap "deploys by component and year are those that jq counts" diff by-jq by-program

# Thirty deploys, drawn by a fixed generator: their changes are git's.
all="--since=2012-01-01 --until=2027-01-01 --as-of=2026-12-31 -q"
# shellcheck disable=SC2086 # a list of options
"$shiplog" show changes $all --format=csv | tr -d '\r' |
	cut -d, -f1-3 | sort >changes
# shellcheck disable=SC2086
"$shiplog" show deploys $all --format=csv | tr -d '\r' >deploys
awk -F, 'NR > 1 && $5 != "" && $10 == "false" { print $1, $2, $5 }' deploys |
	awk 'BEGIN { seed = 20261123 } {
		seed = (seed * 69069 + 12345) % 4294967296
		print seed, $0
	}' | sort -n | head -n 30 | cut -d' ' -f2- >drawn

ships_as_git_says() {
	while read -r id service commit; do
		awk -F, -v id="$id" -v service="$service" '
			$2 == service && $1 == id { exit }
			$2 == service && $5 != "" { print "^" $5 }' \
			deploys >earlier
		# shellcheck disable=SC2046 # a list of commits
		git -C copr.git rev-list --full-history --no-merges "$commit" \
			$(cat earlier) -- "${service#copr-}" | sort >want
		awk -F, -v id="$id" -v service="$service" '
			$1 == id && $2 == service { print $3 }' changes |
			sort >got
		cmp -s want got || {
			echo "deploy $id of $service ships otherwise:"
			diff want got
			return 1
		}
	done <drawn
}
tap "thirty deploys were drawn" test "$(wc -l <drawn)" = 30
tap "each ships what git says" ships_as_git_says

# Outages without a usable end are listed and in no mean.
# shellcheck disable=SC2086
"$shiplog" show incidents $all --format=json >incidents-shown.json
seconds='def s: sub("\\.[0-9]+";"") | fromdateiso8601;'
jq -r "$seconds"' .incidents[] | select((.isDrill | not) and .incidentEnd != ""
	and .incidentEnd != null and (.incidentEnd | s) < (.incidentStart | s))
	| .incidentID' incidents.json | sort >backwards-by-jq
jq -r '.[] | select(.note == "ends before it begins") | .incident_id' \
	incidents-shown.json | sort >backwards
tap "incidents that end before they begin are listed" \
	diff backwards-by-jq backwards
tap "and there are some" test -s backwards
tap "none of them is counted or has a recovery" test -z "$(jq -r '.[]
	| select(.note == "ends before it begins")
	| select(.counted or .recovery_s != null) | .incident_id' \
	incidents-shown.json)"
mean=$(jq -r "$seconds"' [.incidents[] | select((.isDrill | not)
	and .incidentEnd != "" and .incidentEnd != null)
	| (.incidentEnd | s) - (.incidentStart | s) | select(. >= 0)]
	| add / length' incidents.json)
# shellcheck disable=SC2086
shown=$("$shiplog" metrics $all --format=json | jq -r '.[] | select(.scope ==
	"all" and .metric == "time_to_recovery" and .statistic == "mean").value')
tap "the mean time to recovery is jq's" test "$mean" = "$shown"

# shellcheck disable=SC2086
tap "the whole time: every output" "$shiplog" report $all --output=whole
for year in 2014 2020 2025; do
	tap "$year: every output" "$shiplog" report -q --since=$year-01-01 \
		--until=$((year + 1))-01-01 --as-of=2026-12-31 --output=$year
done
tap_done
