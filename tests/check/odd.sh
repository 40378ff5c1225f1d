# odd.sh -- for the scripts about odd repositories: what the program makes of
# one, and what git says of the same
# shellcheck shell=sh disable=SC2015 # what comes after || only tells
. "$(dirname "$0")/lib.sh"
. "$source_tree/fixtures/demo/lonely-git.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
export HOME=/nonexistent
# A test of ours that hangs is a test that fails.
patience=20

# make NAME [GRAPH] -- a repository of fixtures/repositories, and the current
# folder is the one that it is in
make() {
	made=$scratch/$1${2:+-$2}
	[ -e "$made" ] || "$source_tree/fixtures/repositories/make.sh" "$1" \
		"$made" ${2:+"$2"} || exit 1
	cd "$made" || exit 1
	configure
}

# The repository that the service is said to have.
repository=shop

# configure [LINE...] -- deploys of the service shop, one a day from
# 2026-01-02, and further lines of its configuration
configure() {
	awk -v start=1767225600 '
		{
			printf "%s\n{\"id\": %d, \"time\": %d000, \"text\": \"\",", \
				(NR > 1 ? "," : "["), NR, start + NR * 86400
			printf " \"tags\": [\"deploy\", \"shop\", \"commit:%s\"]}", $1
		}
		END { print (NR > 0 ? "]" : "[]") }' deploys >annotations.json
	printf '%s\n' '[import]' 'path = annotations.json' '[service "shop"]' \
		"repository = $repository" "$@" >shiplog.conf
}

# One more option, where it is needed.
trust=

# run COMMAND... -- its exit status, and in the files out and err what it said
run() {
	# shellcheck disable=SC2086 # an option or none
	timeout "$patience" "$shiplog" "$@" --since=2025-01-01 \
		--until=2027-01-01 --as-of=2026-12-31 $trust >out 2>err </dev/null
}

# rows TABLE [OPTION...] -- a table without its header; fails if it is not
# shown, or anything is said beside
rows() {
	rows_of=$1
	shift
	run show "$rows_of" --all --format=csv -q "$@" && test ! -s err || {
		echo "show $rows_of $*:"
		cat err
		return 1
	}
	tr -d '\r' <out | sed 1d
}

# ask GIT... -- git asked about the repository, or about the plain one
ask() {
	git -C "$([ -e plain ] && echo plain || echo shop)" \
		-c safe.directory='*' -c advice.graftFileDeprecated=false "$@"
}

# id_of NAME -- the id of a commit
id_of() {
	awk -v name="$1" '$1 == name { print $2 }' names
}

# known -- the deployed commits that git finds, with the number of the deploy
known() {
	ask cat-file --batch-check='%(objectname) %(objecttype)' <deploys |
		awk '$2 == "commit" { print NR, $1 }'
}

# A commit that was deployed before the first deploy.
baseline=

# git_ships [PATH...] -- DEPLOY,COMMIT,AUTHORED,COMMITTED,SUBJECT of each
# change that is shipped, as git says; without a baseline the first deploy
# ships nothing
git_ships() {
	known >known
	earlier=${baseline:+^$baseline}
	while read -r number commit; do
		# shellcheck disable=SC2086 # a list of commits
		[ -z "$earlier" ] || ask log --no-merges --full-history \
			--date=format-local:%Y-%m-%dT%H:%M:%SZ \
			--format="$number,%H,%ad,%cd,%s" "$commit" $earlier -- "$@"
		earlier="$earlier ^$commit"
	done <known | sort
}

# ships [PATH...] -- the same as the program says
ships() {
	rows changes >changes || return 1
	awk -F, '{ print $1 "," $3 "," $4 "," $5 "," $9 }' changes | sort
}

# agrees [PATH...] -- the changes are git's, and each deploy has its commit
agrees() {
	git_ships "$@" >git-ships
	ships >ships && diff git-ships ships || return 1
	rows deploys >deploys-shown || return 1
	awk -F, '$5 != "" { print $1, $5 }' deploys-shown | sort -n |
		diff known -
}

# agrees_in PATH... -- the same of the changes in these folders and files
agrees_in() {
	for path in "$@"; do
		echo "path = $path"
	done >paths
	configure "$(cat paths)"
	agrees "$@"
}

# agrees_from REVISION [LINE...] -- the same from this baseline on
agrees_from() {
	baseline=$(git -C "$repository" rev-parse "$1")
	configure "baseline = $1"
	agrees
}

# agrees_on NAME [GRAPH] -- two points: git's changes, and nothing is odd
agrees_on() {
	make "$@"
	tap "$*: ships what git says" agrees
	tap "$*: and finds nothing odd" finds_nothing
}

# finds_nothing -- neither records left out nor findings, nor a word
finds_nothing() {
	test -z "$(rows unmatched)" || {
		cat out
		return 1
	}
	run check -q && test ! -s err && run metrics --format=csv && test ! -s err
}

# finds KIND DETAIL -- the finding is among those shown, and check tells it
# (quotation marks aside)
finds() {
	rows unmatched >found && tr -d '"' <found |
		grep -F "finding,$1,$2" >found-it || {
		cat found err
		return 1
	}
	run check && tr -d '"' <out | tr '\n' ' ' | tr -s ' ' >said &&
		grep -qF "$1: $2" said || {
		cat out err
		return 1
	}
}

# has_notes NOTE... -- of the deploys in their order; - for none
has_notes() {
	rows deploys >deploys-shown || return 1
	echo "$@" >want-notes
	sort -n deploys-shown | awk -F, '
		{ printf "%s%s", (NR > 1 ? " " : ""), ($17 == "" ? "-" : $17) }
		END { print "" }' | diff want-notes -
}

# refuses MESSAGE -- exit status 3 and this message, a pattern of grep; nothing
# is shown, and check goes on to say what it read
refuses() {
	for command in 'show changes' metrics check; do
		# shellcheck disable=SC2086 # two words
		run $command -q
		status=$?
		[ "$status" = 3 ] && grep -qx "shiplog: $1" err || {
			echo "$command ends with $status:"
			cat err
			return 1
		}
		[ "$command" = check ] || test ! -s out || return 1
	done
	grep -q '^annotations.json: grafana-annotations' out
}
