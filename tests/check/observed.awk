# observed.awk -- impacts and backtests of the demo, by the obvious loops
#
# awk -f random.awk -f calendar.awk -f observed.awk error-rates.csv deploys.txt
#
# Looks at every second where the program looks at points.  A line for each
# counted deploy of 2026Q2, by id: what the table impact says of it, and what
# the rule `above 5% for 3m within 30m` does.

BEGIN {
	FS = "\t"
	SINCE = 1774994400
	UNTIL = 1782856800
}

FILENAME == ARGV[1] {
	cells = split($0, cell, ",")
	if (FNR == 1) {
		for (c = 2; c <= cells; c++) {
			match(cell[c], /service=""[a-z-]*/)
			column[c] = substr(cell[c], RSTART + 10, RLENGTH - 10)
			has_series[column[c]] = 1
		}
		next
	}
	for (c = 2; c <= cells; c++)
		if (cell[c] != "")
			value[column[c], cell[1] / 1000] = cell[c]
	next
}

FNR > 1 {
	n++
	id[n] = $1 ~ /@/ ? $2 "@" iso($4) : $1
	service[n] = $2
	started[n] = $3
	deployed[n] = $4
	what[n] = $5
	failed[n] = $8 != "-"
}

# the youngest point, for five minutes; "" if there is none
function standing(s, t,    back)
{
	for (back = t; back >= t - 300; back--)
		if ((s, back) in value)
			return value[s, back]
	return ""
}

function rule(s, d,    t, before, seen)
{
	for (t = d + 1; t <= d + 1800; t++) {
		if (!((s, t) in value))
			continue
		before = standing(s, t - 3600)
		if (before == "")
			continue
		seen = 1
		if (value[s, t] + 0 > 2 * before)
			return "true," iso(t)
	}
	return (seen ? "false" : "") ","
}

# sum and number of the points in (after, until]
function add_up(s, after, until,    t)
{
	sum = points = 0
	for (t = after + 1; t <= until; t++)
		if ((s, t) in value) {
			sum += value[s, t]
			points++
		}
}

function impact(i,    s, before, n_before, after, n_after, text)
{
	s = service[i]
	add_up(s, started[i] - 3600, started[i])
	before = sum
	n_before = points
	add_up(s, deployed[i], deployed[i] + 1800)
	after = sum
	n_after = points
	text = rule(s, deployed[i]) ","
	if (!(s in has_series))
		return text ",,,0,0,no series"
	before /= n_before
	after /= n_after
	return text sprintf("%.6g,%.6g,%.6g,%d,%d,", after / before, before, \
			    after, n_before, n_after)
}

# the start of the next roll-out of the service, if it is earlier
function looked_until(i,    k, until)
{
	until = deployed[i] + 1800
	for (k = 1; k <= n; k++)
		if (service[k] == service[i] && what[k] !~ /failed/ && \
		    deployed[k] > deployed[i] && started[k] < until)
			until = started[k]
	return until
}

function fires(i,    s, t, last, since, until)
{
	s = service[i]
	until = looked_until(i)
	since = standing(s, deployed[i]) + 0 > 0.05 ? deployed[i] : 0
	last = deployed[i]
	for (t = deployed[i] + 1; t <= until; t++) {
		if (!((s, t) in value))
			continue
		if (t - last > 300 || value[s, t] + 0 <= 0.05)
			since = 0
		last = t
		if (value[s, t] + 0 <= 0.05)
			since = 0
		else if (!since)
			since = t
		if (since && t - since >= 180)
			return t
	}
	return 0
}

function backtest(i,    t)
{
	if (!(service[i] in has_series))
		return ",," (failed[i] ? "true" : "false") ","
	t = fires(i)
	return (t ? "true," iso(t) : "false,") "," \
	       (failed[i] ? "true," (t ? "caught" : "missed") : \
			    "false," (t ? "false alarm" : "correct"))
}

END {
	for (i = 1; i <= n; i++)
		if (what[i] ~ /^counted/ && deployed[i] >= SINCE && \
		    deployed[i] < UNTIL)
			print id[i] "," impact(i) "," backtest(i)
}
