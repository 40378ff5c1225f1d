#!/bin/sh
# Commit-graphs that are damaged, old, foreign or lie: the program ships what
# git says, as without one, and tells the damage once.
. "$(dirname "$0")/many.sh"

cd "$scratch" || exit 1
make_many 12 7
info=many/objects/info
graph=$info/commit-graph

# number FILE OFFSET BYTES -- the number that stands there
number() {
	od -An -v -tu1 -j "$2" -N "$3" "$1" |
		awk '{ for (i = 1; i <= NF; i++) n = n * 256 + $i }
			END { printf "%d\n", n }'
}

# put FILE OFFSET BYTE... -- bytes, as numbers, in place of others
put() {
	put_file=$1
	put_at=$2
	shift 2
	for byte in "$@"; do
		# shellcheck disable=SC2059 # the format is the byte
		printf "\\$(printf %03o "$byte")"
	done | dd of="$put_file" bs=1 seek="$put_at" conv=notrunc 2>/dev/null
}

# flip FILE OFFSET -- all bits of a byte
flip() {
	put "$1" "$2" $((255 - $(number "$1" "$2" 1)))
}

size_of() {
	wc -c <"$1"
}

# sign FILE -- the digest that the bytes before it have
sign() {
	sign_at=$(($(size_of "$1") - 20))
	# shellcheck disable=SC2046 # a list of bytes
	put "$1" "$sign_at" $(head -c "$sign_at" "$1" | sha1sum | cut -c1-40 |
		sed 's/../ 0x&/g')
}

# chunk FILE NAME -- where a chunk begins and ends; nothing: it has none
chunk() {
	chunk_n=$(number "$1" 6 1)
	chunk_i=0
	while [ "$chunk_i" -lt "$chunk_n" ]; do
		chunk_at=$((8 + 12 * chunk_i))
		[ "$(tail -c +$((chunk_at + 1)) "$1" | head -c 4)" != "$2" ] ||
			echo "$(number "$1" $((chunk_at + 4)) 8)" \
				"$(number "$1" $((chunk_at + 16)) 8)"
		chunk_i=$((chunk_i + 1))
	done
}

# tells -- the commit-graph is told of once, and nothing else
tells() {
	rows unmatched >found || return 1
	n=$(grep -c ',finding,commit-graph,' found)
	echo "$n findings:"
	cat found
	[ "$n" = 1 ] && [ "$(wc -l <found)" = 1 ]
}

# bypasses -- the same changes, and the damage told once
bypasses() {
	ships_want 2 && tells
}

# bears -- the same changes, and the damage told once or not seen
bears() {
	ships_want 2 && rows unmatched >found && [ "$(wc -l <found)" -le 1 ]
}

# fresh FILE -- the graph as it was
fresh() {
	rm -f "$graph"
	cp "$1" "$graph"
	chmod u+w "$graph"
}

# flips VERSION NAME BEGIN END -- bytes at both ends of a region and between
flips() {
	for at in "$3" $((($3 + $4) / 2)) $(($4 - 1)); do
		fresh "v$1"
		flip "$graph" "$at"
		tap "v$1, $2: byte $at flipped" bypasses || return 1
	done
}

tap 'no commit-graph: ships what git says' ships_want 2
tap 'nothing is odd' test -z "$(rows unmatched)"
for version in 1 2; do
	covers $version <ids
	mv "$graph" "v$version"
done

# Every region, each byte of the header.
for version in 1 2; do
	file=v$version
	end=$(size_of $file)
	table=$((8 + 12 * ($(number $file 6 1) + 1)))
	for at in 0 4 5 6 7; do
		fresh $file
		flip "$graph" $at
		tap "$file, header: byte $at flipped" bypasses
	done
	flips $version table 8 $table
	for name in OIDF OIDL CDAT GDA2 EDGE; do
		bounds=$(chunk $file $name)
		# shellcheck disable=SC2086 # two numbers
		[ -z "$bounds" ] || flips $version $name $bounds
	done
	flips $version digest $((end - 20)) "$end"
	for length in 0 1 7 8 19 20 39 40 $table $((end / 3)) $((end / 2)) \
		$((end - 21)) $((end - 20)) $((end - 1)); do
		fresh $file
		truncate -s "$length" "$graph"
		tap "$file, cut off at $length" bypasses
	done
	fresh $file
	echo more >>"$graph"
	tap "$file, with more behind it" bypasses
	fresh $file
	tap "$file, undamaged: ships what git says" ships_want 2
	tap "$file, undamaged: nothing is odd" test -z "$(rows unmatched)"
done

# The right digest, and commits that are something else.
commits() {
	# shellcheck disable=SC2046 # two numbers
	set -- $(chunk v1 OIDL) $(chunk v1 CDAT)
	od -An -v -tx1 -w20 -j "$1" -N $(($2 - $1)) v1 | tr -d ' ' >hex
	od -An -v -tu1 -w36 -j "$3" -N $(($4 - $3)) v1 | awk -v at="$3" '
		NR == FNR { hex[FNR] = $1; next }
		{
			print FNR - 1, at + 36 * (FNR - 1), hex[FNR],
				(($21 * 256 + $22) * 256 + $23) * 256 + $24,
				($25 * 256 + $26 == 28672),
				int((($30 * 256 + $31) * 256 + $32) / 4)
		}' hex -
}

# false_parent -- WHERE PARENT: for a commit that ships and has one parent,
# another one of the same level
false_parent() {
	commits | awk 'FILENAME == "want" { split($0, w, ","); ships[w[2]]; next }
		{ n++; at[n] = $2; id[n] = $3; parent[n] = $4; one[n] = $5
		  level[$1] = $6 }
		END {
			for (i = 1; i <= n; i++)
				for (p = 0; p < n; p++)
					if ((id[i] in ships) && one[i] &&
					    parent[i] < n && p != parent[i] &&
					    level[p] == level[parent[i]]) {
						print at[i] + 20, p
						exit
					}
		}' want -
}

four_bytes() {
	echo "$(($1 >> 24)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255))"
}

# shellcheck disable=SC2046 # two numbers
set -- $(false_parent)
tap 'there is a parent to lie about' test $# = 2
fresh v1
# shellcheck disable=SC2046 # a list of bytes
put "$graph" "$1" $(four_bytes "$2")
tap 'a false parent' bypasses
sign "$graph"
is_said() {
	bypasses && grep -q 'at odds with its commits' found
}
tap 'a false parent, with the right digest' is_said
fresh v1
put "$graph" $(($1 + 15)) 77
sign "$graph"
tap 'a false time, with the right digest' bears
fresh v1
flip "$graph" $(($1 + 11))
sign "$graph"
tap 'a false level, with the right digest' bypasses
# shellcheck disable=SC2046 # two numbers
set -- $(chunk v1 OIDL)
fresh v1
flip "$graph" $(($1 + 5))
sign "$graph"
tap 'a false id, with the right digest' bypasses
rm -f "$graph"

# Of another repository; and with a commit that is there no more.
mkdir other
(
	cd other || exit 1
	make_many 3 99
	covers 2 <ids
)
fresh other/$graph
tap 'the graph of another repository' bypasses
rm -f "$graph"
tree=$(git rev-parse 'h0^{tree}')
gone=$(echo gone | git -c user.name=A -c user.email=a@example.org \
	commit-tree "$tree" -p "$(tail -n 1 ids)")
(cat ids && echo "$gone") | covers 2
rm -f "many/objects/$(echo "$gone" | sed 's|^..|&/|')"
tap 'a graph with a commit that is gone' bypasses
cp deploys deploys-kept
echo "h11 $gone" | sed 's/^h//' >>deploys
configure_many
is_unmatched() {
	ships_want 2 && rows unmatched >found && [ "$(wc -l <found)" = 2 ] &&
		grep -q 'commit not in repository' found
}
tap 'and it is deployed: that is told' is_unmatched
mv deploys-kept deploys
configure_many
rm -f "$graph"

# A chain.
chain=$info/commit-graphs/commit-graph-chain
for part in 60 120; do
	head -n $part ids | covers 2 --split=no-merge
done
covers 2 --split=no-merge <ids
cp -r $info/commit-graphs chain-kept
chmod -R u+w chain-kept
# layer N -- one of its files
layer() {
	echo "$info/commit-graphs/graph-$(sed -n "$1p" $chain).graph"
}
fresh_chain() {
	rm -rf $info/commit-graphs
	cp -r chain-kept $info/commit-graphs
}
tap 'a chain of three' test "$(wc -l <$chain)" = 3
tap 'a chain: ships what git says' ships_want 2
for number in 1 2 3; do
	fresh_chain
	rm "$(layer $number)"
	tap "a chain, file $number missing" bypasses
	fresh_chain
	flip "$(layer $number)" 1200
	tap "a chain, file $number damaged" bypasses
	fresh_chain
	truncate -s 900 "$(layer $number)"
	tap "a chain, file $number cut off" bypasses
	fresh_chain
	flip "$(layer $number)" 1110
	sign "$(layer $number)"
	tap "a chain, file $number called by another digest" bypasses
done
fresh_chain
sed -e '1{h;d;}' -e 2G chain-kept/commit-graph-chain >$chain
tap 'a chain out of order' bypasses
fresh_chain
sed 1d chain-kept/commit-graph-chain >$chain
tap 'a chain without its first file' bypasses
fresh_chain
echo ../../../etc/passwd >$chain
tap 'a chain of something else' bypasses
tap_done
