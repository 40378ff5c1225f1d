#!/bin/sh
# What names commits: heads, tags, very many of them, other kinds of ids; and
# who owns it.
. "$(dirname "$0")/odd.sh"

make empty
only_unmatched() {
	rows unmatched >unmatched && test "$(wc -l <unmatched)" = 1 &&
		grep -q ',unmatched,commit not in repository,' unmatched &&
		rows changes >changes && test ! -s changes &&
		run check -q && run metrics -q
}
tap "empty: its deploys have no commit" only_unmatched
agrees_on unborn
has_no_head() {
	configure 'baseline = HEAD'
	run show changes
	test $? = 2 && grep -qx 'shiplog: service "shop": baseline "HEAD" names no commit in shop' err
}
tap "unborn: HEAD names no commit" has_no_head
agrees_on detached
tap "detached: HEAD is a commit" agrees_from HEAD
tap "detached: and has others before" agrees_from HEAD~2
for name in sha256 sha256-tree; do
	make $name
	tap "$name: cannot be read" refuses "shop: has SHA-256 object ids, which \
this program's libgit2 cannot read"
done

if [ "$(id -u)" = 0 ]; then
	make owned
	tap "owned: by another user" refuses "shop: belongs to another user \
(--trust-owner reads it all the same)"
	trust=--trust-owner
	tap "owned: whom we trust" agrees
	trust=
else
	tap_skip "owned by another user" "only root can give it away"
fi

# by_tags PATTERN -- deploys are tags
by_tags() {
	printf '%s\n' '[import]' 'fold-window = 0s' '[service "shop"]' \
		'repository = shop' "tag = $1" >shiplog.conf
}

# git_tags PATTERN -- TAG,TIME,COMMIT of those that name a commit
git_tags() {
	ask for-each-ref "refs/tags/$1" 2>errors \
		--format='%(refname:strip=2) %(creatordate:unix) %(objectname)' |
		while read -r tag at object; do
			id=$(ask rev-parse --verify --quiet "$object^{commit}") ||
				continue
			echo "$tag,$(date -u -d "@$at" +%Y-%m-%dT%H:%M:%SZ),$id"
		done | sort
}

# tags PATTERN -- the same as the program says
tags() {
	by_tags "$1"
	rows deploys >deploys-shown || return 1
	awk -F, '{ print $1 "," $4 "," $5 }' deploys-shown | sort
}
tags_agree() {
	git_tags "$1" >git-tags
	test -s git-tags && tags "$1" | diff git-tags -
}
make tags
for pattern in v1 v2 v3 v5 v6; do
	tap "tags: $pattern is git's" tags_agree $pattern
done
odd_tags() {
	tags 'v[47]*' >odd-tags
	printf '%b\n' "v4-20260105-1200,2026-01-05T12:00:00Z,$(id_of p)" \
		"v7-caf\357\277\275,2025-12-01T17:05:00Z,$(id_of q)" | diff - odd-tags
}
tap "tags: a time in the name, and a name that is no UTF-8" odd_tags
no_commits() {
	by_tags "$1*"
	shift
	rows unmatched >unmatched
	cut -d, -f4-6 unmatched | grep ^malformed >left-out
	printf 'malformed,tag of no commit,%s\n' "$@" | diff - left-out
}
tap "tags: those of no commit are malformed" no_commits v8 v8-blob v8-tree
make broken-tags
tap "broken-tags: are malformed" no_commits v0 v0-empty v0-nothing
tap "broken-tags: others are git's" tags_agree v1
make tag-of-nothing
by_tags 'v*'
of_nothing() {
	run show deploys -q
	test $? = 3 && grep -qx \
		'shiplog: shop: object 1111111111111111111111111111111111111111 is missing' err
}
tap "tag-of-nothing: names what is missing" of_nothing

# A few seconds; more where the machine is busy.
patience=30
counts_tags() {
	by_tags "$1"
	# shellcheck disable=SC2015 # what comes after || only tells
	rows data_quality >quality &&
		awk -F, '$2 == "git-tags" { print $4, $5, $6 }' quality |
		grep -qx "$2" || {
		cat quality
		return 1
	}
}
for name in packed-refs loose-refs; do
	make $name
	tap "$name: 100 000 tags are read" counts_tags 'v*' '100000 2000 98000'
	tap "$name: annotated and nested ones are git's" tags_agree 'a*'
done
tap_done
