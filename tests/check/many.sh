# many.sh -- for the scripts about many histories: a repository of them, and
# what git says of it
# shellcheck shell=sh
. "$(dirname "$0")/odd.sh"

# make_many HISTORIES SEED -- in the current folder the repository `many`, its
# histories as histories.awk makes them, with a service and some deploys each
make_many() {
	git init -q --bare -b h0 many
	export GIT_DIR="$PWD/many"
	awk -v histories="$1" -v seed="$2" \
		-f "$source_tree/tests/check/histories.awk" >stream
	git fast-import --quiet --export-marks=marks <stream || exit 1
	sort -n -k1.2 marks | cut -d' ' -f2 >ids
	awk 'NR == FNR { id[FNR] = $1; next } { print $1, id[$2] }' ids plan \
		>deploys
	configure_many
	find_want
}

# A service for each history, and a deploy an hour.
configure_many() {
	awk -v start=1767225600 '
		{
			printf "%s\n{\"id\": %d, \"time\": %d000, \"text\": \"\",", \
				(NR > 1 ? "," : "["), NR, start + NR * 3600
			printf " \"tags\": [\"deploy\", \"h%d\", \"commit:%s\"]}", $1, $2
		}
		END { print "]" }' deploys >annotations.json
	{
		printf '%s\n' '[import]' 'path = annotations.json' '[metrics]' \
			'count-merges = true'
		cut -d' ' -f1 deploys | uniq | while read -r history; do
			printf '[service "h%s"]\nrepository = many\n' "$history"
		done
	} >shiplog.conf
}

# DEPLOY,COMMIT of each change in `want`: what `git rev-list COMMIT` says that
# a deploy reaches, without what the earlier ones of its service reach
find_want() {
	n=0
	while read -r history commit; do
		n=$((n + 1))
		echo "$n h$history $commit"
		git rev-list "$commit"
	done <deploys | awk '
		NF == 3 {
			number = $1
			is_first = $2 != history
			history = $2
			if (is_first)
				split("", seen)
			next
		}
		!($1 in seen) {
			seen[$1] = 1
			if (!is_first)
				print number "," $1
		}' | sort >want
}

# covers VERSION OPTION... -- a commit-graph of the ids on standard input, with
# generation numbers of this version
covers() {
	version=$1
	shift
	git -c commitGraph.generationVersion="$version" commit-graph write \
		--no-progress --stdin-commits "$@"
}

# ships_want THREADS -- the program has the same changes
ships_want() {
	rows changes "--jobs=$1" >changes || return 1
	awk -F, '{ print $1 "," $3 }' changes | sort >got
	cmp want got || {
		diff want got | head -n 20
		return 1
	}
}
