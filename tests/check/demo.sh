#!/bin/sh
# demo.sh -- the demo organisation is what its plan and its README say
#
# It is generated anew and compared byte for byte, built, and counted with jq,
# git and awk alone: the counts must be those that are kept beside it and those
# of the plan.
set -u

demo=$(cd "${srcdir:-$(dirname "$0")/../..}/fixtures/demo" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

n=0
# report WHAT -- the outcome of the command before it, as a TAP line
report()
{
	if [ $? -eq 0 ]; then word=ok; else word='not ok'; fi
	n=$((n + 1))
	echo "$word $n - $1"
}

skip()
{
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

same_files()
{
	for file in "$1"/*.fi "$1"/exports/*; do
		cmp "$file" "$2/${file#"$1"/}" || return 1
	done
}

# the plan's tokens are its counted deploys, but for R
plan_counts()
{
	awk '$1 == "roles" {
		for (i = 4; i <= NF; i++)
			if ($i !~ /^R/)
				n[$3 "\t" $2]++
	}
	END { for (key in n) print key "\t" n[key] }' "$demo/plan.txt" |
	LC_ALL=C sort
}

kept_counts()
{
	awk '$2 != "all" && $3 > 0 && $3 != "deploys" {
		print $1 "\t" $2 "\t" $3
	}' "$demo/expected/quarters.txt" | LC_ALL=C sort
}

echo 1..9

"$demo/regenerate.sh" "$work/new"
report "the generator runs"

same_files "$work/new" "$demo" && same_files "$demo" "$work/new"
report "what it writes is what is kept, byte for byte"

"$demo/build.sh" "$work/built"
report "build.sh builds"

(cd "$work/built" && for bare in *.git; do
	git --git-dir="$bare" fsck --strict --no-dangling || exit 1
	git --git-dir="$bare" for-each-ref || exit 1
done) >"$work/refs"
report "git finds no fault with the repositories"

"$demo/build.sh" "$work/built"
report "build.sh builds again over its own work"

mkdir "$work/foreign" && : >"$work/foreign/letter" &&
	! "$demo/build.sh" "$work/foreign" 2>"$work/refusal" &&
	test "$(ls -A "$work/foreign")" = letter
report "build.sh leaves a foreign folder alone"

mkdir "$work/home" "$work/template" &&
	printf '[init]\n\tdefaultBranch = trunk\n\ttemplateDir = %s\n' \
		"$work/template" >"$work/home/.gitconfig" &&
	HOME=$work/home GIT_DEFAULT_HASH=sha256 TZ=Asia/Kolkata \
		"$demo/build.sh" "$work/elsewhere" &&
	(cd "$work/elsewhere" && for bare in *.git; do
		git --git-dir="$bare" fsck --strict --no-dangling || exit 1
		git --git-dir="$bare" for-each-ref || exit 1
	done) >"$work/refs-elsewhere" &&
	cmp "$work/refs" "$work/refs-elsewhere"
report "ids do not depend on the user's configuration"

if command -v jq >"$work/jq"; then
	"$demo/count.sh" "$work/built" "$work/counted" &&
		diff -r "$work/counted" "$demo/expected"
	report "jq, git and awk count what is kept in expected/"
else
	skip "jq, git and awk count what is kept in expected/" "no jq"
fi

plan_counts >"$work/plan" && kept_counts | cmp - "$work/plan"
report "the deploys counted are the tokens of the plan"
