#!/bin/sh
# Repositories that want to have something run, waited for or read for ever.
. "$(dirname "$0")/odd.sh"

patience=5
runs_nothing() {
	# shellcheck disable=SC2015 # what comes after || only tells
	"$@" && test ! -e ran || {
		cat ran
		return 1
	}
}
write_all() {
	run report -q --output=review
}
make config
tap "config: the trap works" git -c safe.directory='*' -c "core.pager=$PWD/trap" --paginate version
tap "config: nothing is run" runs_nothing agrees
tap "config: nor found odd" runs_nothing finds_nothing
tap "config: nor run for a review" runs_nothing write_all
agrees_on config-cycle
agrees_on alternates-cycle
agrees_on alternates-round
agrees_on pipes-aside

# waits_not NAME FILE -- a file that would be waited for is named
waits_not() {
	make "$1"
	tap "$1: is no file" refuses "shop: its '$2' is not a file"
}
waits_not pipe-head HEAD
waits_not pipe-config config
waits_not pipe-packed-refs packed-refs
waits_not pipe-ref refs/heads/a/b/c
waits_not pipe-replace 'refs/replace/[0-9a-f]\{40\}'
waits_not pipe-object 'objects/[0-9a-f]\{2\}/[0-9a-f]\{38\}'
waits_not pipe-alternates objects/info/alternates
waits_not pipe-graph objects/info/commit-graph
waits_not pipe-graph-chain objects/info/commit-graphs/commit-graph-chain
waits_not pipe-pack objects/pack/multi-pack-index
waits_not endless packed-refs
waits_not pipe-behind-link 'objects/[0-9a-f]\{2\}/[0-9a-f]\{38\}'
waits_not pipe-in-lender '/.*/lender/objects/[0-9a-f]\{2\}/[0-9a-f]\{38\}'
waits_not pipe-alternates-in-lender '/.*/lender/objects/info/alternates'
agrees_on link-cycle
tap_done
