#!/bin/sh
# Repositories that are odd in where their parts are, and in where their
# history ends: the answer is git's, or a message says why there is none.
. "$(dirname "$0")/odd.sh"

for name in bare work-tree separate; do
	agrees_on $name
done

make linked
for repository in shop shop/.git linked; do
	configure
	tap "a tree with a linked one, by $repository" agrees
done
by_all_names() {
	rows changes annotations.json shop >by-one &&
		rows changes annotations.json shop/.git linked shop |
		cmp by-one - &&
		rows data_quality annotations.json shop/.git linked shop |
		grep -c ',git,' | grep -qx 1
}
repository=shop
configure
tap "by all its names it is one" by_all_names
repository=linked
tap "HEAD is that of the linked tree" agrees_from HEAD~1
test_linked_head() {
	test "$(git -C linked rev-parse HEAD)" != "$(ask rev-parse HEAD)"
}
tap "which is another" test_linked_head
agrees_on linked-to-bare
for name in main-moved pruned; do
	make $name
	tap "$name: says that .git leads nowhere" \
		refuses 'linked: its .git leads to no repository'
done
repository=elsewhere/linked
agrees_on linked-moved
repository=shop

for name in alternates alternates-relative alternates-odd alternates-nested; do
	agrees_on $name
	tap "$name: and in a folder" agrees_in web
done
make alternates-gone
tap "alternates-gone: names what is missing" \
	refuses "shop: object [0-9a-f]\{40\} is missing.*"
make alternates-unneeded
tap "alternates-unneeded: ships what git says" agrees
tap "alternates-unneeded: tells what is not there" finds alternate \
	'objects are borrowed from '

for name in replace-parents replace-tip replace-chain replace-packed \
	replace-root; do
	agrees_on $name
done
make replace-tip
tap "replace-tip: and in a folder" agrees_in web
replacement() {
	git -C shop rev-parse "refs/replace/$(id_of q)"
}
make replace-missing
tap "replace-missing: names what is missing" \
	refuses "shop: object $(replacement) .*missing.*"

make replace-cycle
tap "replace-cycle: names the object" \
	refuses "shop: object [0-9a-f]\{40\} is replaced in a circle or too often"

# ends COMMITS NOTE... -- git's changes, the deploys' notes, and the finding
ends() {
	commits=$1
	shift
	tap "$name: ships what git says" agrees
	tap "$name: marks deploys" has_notes "$@"
	tap "$name: tells where history ends" finds 'history ends' "$commits"
}
agrees_on graft-parents
tap "graft-parents: and in a folder" agrees_in web
for graph in '' single chain half; do
	name=graft-end
	make $name $graph
	ends '2 commits' - - truncated - truncated - -
	name=shallow-by-hand
	make $name $graph
	ends '1 commit' - - truncated - - - -
	name=shallow
	make $name $graph
	ends '3 commits' - - - - truncated - -
done
name=shallow-ragged
make $name
ends '5 commits' - truncated - - truncated - -
tap "$name: and in a folder" agrees_in web
name=shallow-since
make $name
ends '1 commit' - - truncated - - - -

for graph in single chain half old mixed; do
	agrees_on bare $graph
	for name in replace-parents replace-tip replace-packed graft-parents; do
		make $name $graph
		tap "$name $graph: ships what git says" agrees
	done
done

# fetches_nothing COMMAND... -- and the repository stays as it is
fetches_nothing() {
	find shop | sort >before
	"$@"
	status=$?
	find shop | sort | diff before - && return "$status"
}
missing_tree() {
	configure 'path = web'
	refuses 'shop: object [0-9a-f]\{40\} is missing.*' || return 1
	object=$(sed -n 's/.* object \([0-9a-f]*\) .*/\1/p' err)
	test "$(ask cat-file -t "$object")" = tree
}
make blobless
tap "blobless: ships what git says" fetches_nothing agrees
tap "blobless: and in a folder" fetches_nothing agrees_in web
make treeless
tap "treeless: ships what git says" fetches_nothing agrees
tap "treeless: names the tree that a folder needs" fetches_nothing missing_tree
for graph in '' single; do
	make lost-commit $graph
	tap "lost-commit $graph: names it" fetches_nothing \
		refuses "shop: object $(id_of l) is missing.*"
	make lost-deploy $graph
	tap "lost-deploy $graph: names it" fetches_nothing \
		refuses "shop: object $(id_of o) is missing.*"
done
tap_done
