# history.awk -- a history of N commits, as a git fast-import stream
#
# awk -v commits=N [-v years=10] [-v seed=1] -v line=FILE -f history.awk
#
# Three commits in ten are merges: arms grow beside the main branch and are
# merged into it, now and then main is merged into an arm (criss-cross), and
# one merge in fifty takes in two arms at once.  Two services and a library
# share the repository; a merge holds what its arms hold.  Messages are as
# long as people write them, since a commit costs what its text costs.  One
# clock in ten is wrong: most by hours, a few by months.
#
# The history ends with June 2026 and is `years` long.  FILE gets a line
# "MARK SECONDS" for each commit on the main branch: when it truly stood there.
# The same arguments give the same bytes in every awk.

function random() # minimal standard generator: exact in doubles
{
	state = (state * 16807) % 2147483647
	return state / 2147483647
}

function below(n)
{
	return int(random() * n)
}

function word()
{
	return words[below(n_words) + 1]
}

function phrase(n,    text)
{
	for (text = word(); n > 1; n--)
		text = text " " word()
	return text
}

# A subject, and often some lines that say why.
function message(subject,    text, lines)
{
	text = subject "\n"
	lines = below(3) == 0 ? 0 : 1 + below(6)
	if (lines > 0)
		text = text "\n"
	for (; lines > 0; lines--)
		text = text phrase(6 + below(6)) "\n"
	return text
}

function person(    n)
{
	n = below(120)
	return "Person " n " <person" n "@example.org>"
}

function wrong_by(    chance)
{
	chance = random()
	if (chance < 0.9)
		return 0
	if (chance < 0.99)
		return below(172800) - 86400
	return below(15552000) - 7776000
}

function path(    chance)
{
	chance = random()
	if (chance < 0.5)
		return "services/orders/part" below(40) ".c"
	if (chance < 0.9)
		return "services/stock/part" below(40) ".c"
	return "libs/money/part" below(20) ".c"
}

function change(    text)
{
	text = "change " made " " word() "\n"
	return "M 100644 inline " path() "\ndata " length(text) "\n" text
}

function signature(role, at)
{
	printf "%s %s %.0f +0000\n", role, person(), at
}

function begin_commit(text,    at)
{
	made++
	now = first + (last - first) * made / commits
	at = now + wrong_by()
	printf "commit refs/heads/main\nmark :%d\n", made
	signature("author", at - below(below(2) ? 7200 : 432000))
	signature("committer", at)
	printf "data %d\n%s", length(text), text
}

function on_main()
{
	main = made
	printf "%d %.0f\n", made, now >line
}

function drop_arm(a)
{
	tip[a] = tip[arms]
	held[a] = held[arms]
	arms--
}

function commit_on_main()
{
	begin_commit(message(phrase(4 + below(5))))
	if (main)
		printf "from :%d\n", main
	printf "%s\n", change()
	on_main()
}

function commit_on_arm(a,    files)
{
	begin_commit(message(phrase(4 + below(5))))
	files = change()
	if (below(3) == 0)
		files = files change()
	printf "from :%d\n%s\n", tip[a], files
	tip[a] = made
	held[a] = held[a] files
}

function merge_main_into(a)
{
	begin_commit("Merge branch 'main' into arm\n")
	printf "from :%d\nmerge :%d\n%s\n", main, tip[a], held[a]
	tip[a] = made
}

function merge(a,    b, files)
{
	begin_commit("Merge pull request #" made " from arm\n\n" \
		     phrase(6) "\n")
	printf "from :%d\nmerge :%d\n", main, tip[a]
	files = held[a]
	drop_arm(a)
	if (arms > 0 && below(50) == 0) {
		b = 1 + below(arms)
		printf "merge :%d\n", tip[b]
		files = files held[b]
		drop_arm(b)
	}
	printf "%s\n", files
	on_main()
}

# The number of an arm: a new one that leaves main, or one that is there.
function some_arm()
{
	if (arms < 12 && random() < 0.48 || arms == 0) {
		tip[++arms] = main
		held[arms] = ""
		return arms
	}
	return 1 + below(arms)
}

function go_on(    chance, a)
{
	chance = random()
	if (arms > 0 && chance < 0.305) {
		a = 1 + below(arms)
		if (below(7) == 0)
			merge_main_into(a)
		else
			merge(a)
	} else if (chance < 0.36) {
		commit_on_main()
	} else {
		commit_on_arm(some_arm())
	}
}

BEGIN {
	state = 12345 + (seed ? seed : 1)
	n_words = split("the a of cart stock order price count page list " \
		"index cache query token session retry limit budget queue " \
		"worker ledger tax currency locale parse render import " \
		"export remove add rename move split guard check test fix " \
		"when before after without only every first last", words)
	last = 1782820800 # 2026-06-30 12:00 UTC
	first = last - (years ? years : 10) * 365.25 * 86400
	commit_on_main()
	while (made + arms < commits - 1)
		go_on()
	while (arms > 0)
		merge(1)
	while (made < commits)
		commit_on_main()
	printf "done\n"
}
