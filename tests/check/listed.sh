#!/bin/sh
# listed.sh -- every source is in its folder's list, in order, so it is built,
# run, and in the tarball
. "$(dirname "$0")/lib.sh"

# lists TREE -- the words of all lists of files
lists() {
	find "$1" -path "$1/[a-z]*" -name '*.mk' -exec cat {} + |
		cat - "$1/Makefile.am" | awk '
		{ sub(/[ \t]*\\$/, "") }
		/^\t[^ ]+$/ { print $1 }
		/^[A-Za-z_]+ [+]?= / { for (i = 3; i <= NF; i++) print $i }'
}

# sources TREE -- what is in its folders and was not made there
sources() {
	(cd "$1" && find model importers analyzer render cli fixtures tests \
		bench contrib docs man -type f ! -name '*.mk' ! -name '*.[ao]' \
		! -name '*.log' ! -name '*.trs' ! -name '.dirstamp' \
		! -path '*/.deps/*' 2>/dev/null) | LC_ALL=C sort
}

# unlisted TREE -- files of which no list has the name (of a program: without
# its ending) nor that of a folder they are in
unlisted() {
	lists "$1" >"$scratch/lists"
	sources "$1" | awk -v lists="$scratch/lists" '
		BEGIN {
			while ((getline word <lists) > 0)
				known[word] = 1
		}
		{
			name = $0
			found = name in known
			sub(/\.c$/, "", name)
			while (!(found = found || name in known) &&
			       sub(/\/[^\/]*$/, "", name))
				continue
			if (!found)
				print
		}'
}

listed() {
	lists "$1" >"$scratch/lists"
	sources "$1" | grep -v '\.\(log\|trs\|o\)$' |
		LC_ALL=C comm -23 - "$scratch/lists"
}

listed() {
	! unlisted "$1" | grep .
}

# disordered TREE -- lines of lists that are not after the one before
disordered() {
	find "$1" -path "$1/[a-z]*" -name '*.mk' -exec env LC_ALL=C awk '
		/^\t[a-z]+\/[^ ]*( \\)?$/ && $1 !~ /\.a$/ {
			if (before != "" && $1 <= before)
				print FILENAME ":" FNR ": " $1
			before = $1
			next
		}
		{ before = "" }' {} +
}

ordered() {
	! disordered "$1" | grep .
}

tap "every source is listed" listed "$source_tree"
tap "lists are in order" ordered "$source_tree"

tree=$scratch/tree
write tree/Makefile.am 'EXTRA_DIST = docs'
write tree/docs/metrics.md ''
write tree/model/facts.c ''
write tree/tests/unit/test_facts.c ''
write tree/model/local.mk "x = \\" '	model/facts.c'
write tree/tests/model.mk "check_tests += \\" '	tests/unit/test_facts'
tap "two that are listed" listed "$tree"
tap "and in order" ordered "$tree"
write tree/tests/scenes/few.txt ''
tap_fails "a folder that is not listed" listed "$tree"
write tree/tests/model.mk 'EXTRA_DIST += tests/scenes' "check_tests += \\" \
	'	tests/unit/test_facts'
tap "a folder that is listed" listed "$tree"
write tree/tests/unit/test_seal.c ''
tap_fails "a test that is not listed" listed "$tree"
write tree/model/local.mk "x = \\" "	model/seal.c \\" '	model/facts.c'
tap_fails "a list out of order" ordered "$tree"
tap_done
