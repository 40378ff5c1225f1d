# lib.sh -- for the check scripts: TAP, and a tree to try a rule on
# shellcheck shell=sh
tap_n=0
tap_failed=0

# tap NAME COMMAND…: one test point; what the command printed goes with it.
tap() {
	tap_name=$1
	shift
	tap_n=$((tap_n + 1))
	if tap_output=$("$@" 2>&1); then
		printf 'ok %d - %s\n' "$tap_n" "$tap_name"
	else
		printf 'not ok %d - %s\n' "$tap_n" "$tap_name"
		printf '%s\n' "$tap_output" | sed 's/^/# /'
		tap_failed=1
	fi
}

# tap_fails NAME COMMAND…: the rule must find what is wrong.
tap_fails() {
	tap_name=$1
	shift
	tap "$tap_name" negate "$@"
}

negate() {
	! "$@" >/dev/null 2>&1
}

tap_skip() {
	tap_n=$((tap_n + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tap_n" "$1" "$2"
}

tap_done() {
	printf '1..%d\n' "$tap_n"
	exit "$tap_failed"
}

# code FOLDER: each line of its C as `FILE:LINE: TEXT`, comments taken out, and
# what is in strings too but for those of an #include.
code() {
	find "$1" -name '*.[ch]' -exec awk '
	FNR == 1 { inside = 0 }
	{
		rest = $0
		text = ""
		while (rest != "") {
			if (inside) {
				end = index(rest, "*/")
				rest = end ? substr(rest, end + 2) : ""
				inside = !end
			} else if (rest !~ /^[ \t]*#[ \t]*include/ &&
				   match(rest, /"([^"\\]|\\.)*"|\/\*/)) {
				found = substr(rest, RSTART, RLENGTH)
				inside = found == "/*"
				text = text substr(rest, 1, RSTART - 1) \
					(inside ? " " : "\"\"")
				rest = substr(rest, RSTART + RLENGTH)
			} else {
				text = text rest
				rest = ""
			}
		}
		print FILENAME ":" FNR ": " text
	}' {} +
}

# write FILE LINE…: a file of the tree that a rule is tried on.
write() {
	mkdir -p "$scratch/$(dirname "$1")"
	write_to=$scratch/$1
	shift
	printf '%s\n' "$@" >"$write_to"
}

# shellcheck disable=SC2034 # for those who read this file
source_tree=${SHIPLOG_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
