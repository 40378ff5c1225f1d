#!/bin/sh
# rework.sh -- what a message takes back, of changes from before both periods
#
# Their commits are read only where something in the periods is a revert or a
# fix: then the deploy that it is of is rework, and else nothing is missing.
. "$(dirname "$0")/odd.sh"
cd "$scratch" || exit 1
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org

at() { # at DAY -- a day of 2026, as git takes it
	export GIT_AUTHOR_DATE="2026-$1T10:00:00Z"
	export GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE"
}

change() { # change DAY SUBJECT [BODY]
	at "$1"
	echo "$2" >>file
	git add file
	git commit -q -m "$2" ${3:+-m "$3"}
	git tag "v$1"
}

repository() { # repository NAME MESSAGE [BODY] -- the last change says so
	mkdir "$1"
	cd "$1" || exit 1
	git init -q -b main .
	change 03-01 'Begin'
	change 03-28 'Count the parcels'
	change 04-10 "$2" "${3:-}"
	change 05-02 'Paint the shed'
	cd ..
}

# rate NAME -- the rework rate of ten days, with no deploy in the ten before
rate() {
	"$shiplog" metrics --since=2026-04-08 --until=2026-04-18 --format=csv \
		--deploys-from-tags='v*' --as-of=2026-06-01 "$1" 2>/dev/null |
		awk -F, '$3 == "all" && $5 == "rework_rate" { print $7 }'
}

is_rate() {
	got=$(rate "$1")
	[ "$got" = "$2" ] || {
		echo "$1: the rate is '$got', not '$2'"
		return 1
	}
}

repository subject 'Revert "Count the parcels"'
repository id 'Leave the parcels' \
	"This reverts commit $(git -C subject rev-parse main~2)."
repository plain 'Weigh the parcels'
repository picked 'Weigh the parcels' \
	"(cherry picked from commit $(git -C subject rev-parse main~2))"

tap 'a revert by its subject' is_rate subject 1
tap 'a revert by its id' is_rate id 1
tap 'nothing is taken back' is_rate plain 0
tap 'a cherry-pick takes nothing back' is_rate picked 0
tap_done
