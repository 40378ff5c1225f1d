#!/bin/sh
# A thousand histories, each of a service of its own in one repository: every
# deploy ships exactly what git rev-list says, whatever git keeps beside the
# commits and however many threads read them.
#
# What a commit reaches is asked of `git rev-list COMMIT`, and what a deploy
# ships is that without what earlier ones reach.  `git rev-list COMMIT ^EARLIER`
# may stop too early where clocks are wrong; so it is asked only where they are
# right (every fourth history).
. "$(dirname "$0")/many.sh"

histories=1000
cd "$scratch" || exit 1
make_many "$histories" 20260601

# sane_ships -- `want` is what git rev-list COMMIT ^EARLIER says, too
sane_ships() {
	before=none
	n=0
	while read -r history commit; do
		n=$((n + 1))
		[ "$history" = "$before" ] || earlier=
		before=$history
		# shellcheck disable=SC2086 # a list of commits
		[ $((history % 4)) != 0 ] || [ -z "$earlier" ] ||
			git rev-list "$commit" $earlier | sed "s/^/$n,/"
		earlier="$earlier ^$commit"
	done <deploys | sort >sane
	awk -F'[ ,]' 'NR == FNR { history[FNR] = $1; next }
		history[$1] % 4 == 0' deploys want | diff - sane
}

has_variety() {
	git rev-list --stdin --parents <ids | awk '
		{ n[NF > 4 ? 4 : NF]++ }
		END { exit !(n[1] > 999 && n[2] > 999 && n[3] > 999 && n[4] > 99) }'
}

# every TENTHS -- some of the commits
every() {
	awk -v tenths="$1" 'NR % 10 < tenths' ids
}

# ships_all GRAPH -- two points: the sets are git's, and nothing is odd
ships_all() {
	for threads in 1 2; do
		tap "$1, -j$threads: ships what git says" ships_want "$threads"
	done
	tap "$1: nothing is odd" test -z "$(rows unmatched)"
}

# drop_graph -- and whether there was one
drop_graph() {
	test -s many/objects/info/commit-graph &&
		rm many/objects/info/commit-graph
}

# drop_chain LAYERS -- and whether there were so many
drop_chain() {
	test "$(wc -l <many/objects/info/commit-graphs/commit-graph-chain)" \
		-ge "$1" && rm -r many/objects/info/commit-graphs
}

tap "there are $histories histories" \
	test "$(cut -d' ' -f1 deploys | uniq | wc -l)" = "$histories"
tap "with roots, merges and octopuses" has_variety
tap "deploys ship something" test "$(wc -l <want)" -gt 2000
tap "git agrees with itself where clocks are right" sane_ships
ships_all 'no commit-graph'
for version in 1 2; do
	covers "$version" <ids
	ships_all "generation v$version, all"
	tap "generation v$version, all: there was one" drop_graph
	every 1 | covers "$version"
	ships_all "generation v$version, some"
	tap "generation v$version, some: there was one" drop_graph
	for tenths in 1 2 4; do
		every $tenths | covers "$version" --split=no-merge
	done
	ships_all "generation v$version, some in a chain"
	covers "$version" --split=no-merge <ids
	ships_all "generation v$version, all in a chain"
	tap "generation v$version, a chain: there was one" drop_chain 3
done
tap_done
