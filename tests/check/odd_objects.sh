#!/bin/sh
# Trees and commits that are odd themselves, and ways to keep objects.
. "$(dirname "$0")/odd.sh"

name_of() {
	awk -F, 'NR == FNR { split($0, w, " "); name[w[2]] = w[1]; next }
		{ print name[$1] substr($0, length($1) + 1) }' names -
}

# ships_commits -- as agrees, but for the times, which git cannot read
ships_commits() {
	git_ships | cut -d, -f1-2 >git-ships
	ships | cut -d, -f1-2 | diff git-ships -
}

agrees_on roots
for path in web api docs two; do
	tap "roots: and in $path" agrees_in $path
done
tap "roots: and in several" agrees_in one docs/x

agrees_on submodules
tap "submodules: a scope counts the submodule's change" agrees_in vendor/lib
tap "and there is one" test -s git-ships
tap "submodules: so does the folder around" agrees_in vendor
tap "submodules: what is within is not there" agrees_in vendor/lib/code
tap "submodules: which is told" finds 'unknown path' \
	'no commit that was read has the path vendor/lib/code of shop'
make submodule-folder
tap "a submodule that was a folder" agrees_in vendor/lib
tap "and what was in it" agrees_in vendor/lib/code
tap "and is in other folders" agrees_in web vendor/lib/help

make times
tap "times: ships what git says" ships_commits
tap "times: tells that some cannot be read" \
	finds 'commit time' '5 commits whose time cannot be read'
reads_times() {
	rows changes >changes
	cut -d, -f3-5 changes | name_of | sort >shown-times
	cat >want-times <<-END
		both-2040,2025-12-01T00:46:40Z,2040-01-01T00:00:00Z
		brackets,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		last,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		negative,1938-04-24T22:13:20Z,2025-12-01T00:46:40Z
		no-author,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		no-committer,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		no-time,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		no-zone,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		nobody,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z
		too-long,2025-12-01T00:46:40Z,2025-12-01T00:46:40Z
		year-2040,2040-01-01T00:00:00Z,2025-12-01T00:46:40Z
		year-2242,2242-03-16T12:56:32Z,2025-12-01T00:46:40Z
	END
	diff want-times shown-times
}
tap "times: of both, the one that can be read" reads_times

make headers
tap "headers: ships what git says" ships_commits
tap "headers: and finds nothing odd" finds_nothing
agrees_on parents

for graph in single half; do
	for name in times headers; do
		make $name $graph
		tap "$name $graph: ships what git says" ships_commits
	done
	make parents $graph
	tap "parents $graph: ships what git says" agrees
done

for name in one-pack many-packs part-packed multi-pack-index \
	stale-multi-pack-index junk-multi-pack-index old-index bitmap \
	deltas long-messages; do
	agrees_on $name
done
make deltas
has_deltas() {
	git verify-pack -v shop/objects/pack/*.idx |
		awk '$2 == "commit" && NF == 7' >deltas
	test "$(wc -l <deltas)" -ge 10
}
tap "deltas: commits are kept as differences" has_deltas

make short-pack
tap "short-pack: is named" refuses "shop: its 'pack-[0-9a-f]*.pack' is broken \
off or does not fit its index"
make junk-in-pack
tap "junk-in-pack: the object is named" \
	refuses "shop: object $(id_of l) is broken.*"
make empty-object
tap "empty-object: the object is named" \
	refuses "shop: object $(id_of l) is broken.*"
make lost-pack
all_unmatched() {
	rows unmatched >unmatched
	test "$(grep -c 'commit not in repository' unmatched)" = 7
}
tap "lost-pack: no deploy has a commit" all_unmatched
tap_done
