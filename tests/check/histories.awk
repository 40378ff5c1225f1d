# histories.awk -- histories for git fast-import, and what is deployed of them
#
#	awk -v histories=N -v seed=S -f histories.awk >STREAM
#
# Each history is one of a service of its own, with 4 to 23 commits: roots,
# plain ones, merges (criss-cross ones among them) and octopuses.  Committer
# times rise, are equal, fall or jump, as the number of the history says.  The
# file `plan` gets a line for each deploy: HISTORY MARK, in their order.

# below(N) -- from 0 to N - 1 (Park and Miller 1988: exact in any awk)
function below(n) {
	state = state * 16807 % 2147483647
	return state % n
}

function time_of(h, i) {
	if (h % 4 == 0)
		return 60 * i
	if (h % 4 == 1)
		return 0
	if (h % 4 == 2)
		return -60 * i
	return below(7200)
}

# parents_of(I) -- how many parents the I-th commit has
function parents_of(i, dice) {
	dice = below(16)
	if (i == 0 || dice == 0)
		return 0
	if (dice < 9)
		return 1
	return dice < 14 ? 2 : 3 + below(4)
}

# parent(I) -- an earlier commit, more often a young one
function parent(i, reach) {
	reach = below(3) == 0 ? i : (i < 4 ? i : 4)
	return i - 1 - below(reach)
}

function print_parents(first, i, n, word, taken, p) {
	word = "from"
	for (split("", taken); n > 0; n--) {
		p = parent(i)
		if (p in taken)
			continue
		taken[p] = 1
		print word " :" first + p
		word = "merge"
	}
}

function print_commit(h, first, i, at) {
	at = 1700000000 + time_of(h, i)
	print "reset refs/heads/h" h "\n"
	print "commit refs/heads/h" h
	print "mark :" first + i
	print "author A <a@example.org> " 1700000000 + i " +0000"
	print "committer C <c@example.org> " at " +0000"
	print "data <<END\n" h "." i "\nEND"
	print_parents(first, i, parents_of(i))
	print ""
}

BEGIN {
	state = seed
	mark = 1
	for (h = 0; h < histories; h++) {
		n = 4 + below(20)
		for (i = 0; i < n; i++)
			print_commit(h, mark, i)
		for (d = 3 + below(4); d > 0; d--)
			print h, mark + below(n) >"plan"
		mark += n
	}
}
