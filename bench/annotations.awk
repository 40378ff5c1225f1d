# annotations.awk -- deploys and incidents, as Grafana exports them
#
# awk -v deploys=K -v services=S -v incidents=FILE [-v heads=FILE] \
#     [-v years=10] [-v seed=1] -f annotations.awk [MARKS LINE]
#
# Annotations go to standard output, incidents (one deploy in twelve is
# followed by one) to FILE, both newest first as Grafana lists them.
#
# With MARKS (":MARK ID" a line, as git fast-import exports them) and LINE
# ("MARK SECONDS", as history.awk writes it) each deploy names a commit of the
# main branch, evenly spread; without them a deploy has a version only.  One
# in thirty goes back by two, and half of those say so.  `heads` gets the ids
# in the order of the deploys, oldest last.

function random() # minimal standard generator: exact in doubles
{
	state = (state * 16807) % 2147483647
	return state / 2147483647
}

function below(n)
{
	return int(random() * n)
}

# 2026-05-12T14:02:31Z
function stamp(at,    day, era, doe, yoe, doy, month, year)
{
	day = int(at / 86400) + 719468
	era = int(day / 146097)
	doe = day - era * 146097
	yoe = int((doe - int(doe / 1460) + int(doe / 36524) - \
		int(doe / 146096)) / 365)
	doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
	month = int((5 * doy + 2) / 153)
	year = yoe + era * 400 + (month > 9)
	day = doy - int((153 * month + 2) / 5) + 1
	at = at % 86400
	return sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", year, \
		month < 10 ? month + 3 : month - 9, day, int(at / 3600), \
		int(at / 60) % 60, at % 60)
}

function service_of(i)
{
	return services == 1 ? "shop" : "service-" (1 + i % services)
}

# The place on the main line of what deploy `i` ships, from 1.
function place_of(i)
{
	return int((i * lines + deploys - 1) / deploys)
}

function time_of(i)
{
	if (lines)
		return int(at[place_of(i)] + 900)
	return int(first + (last - first) * i / deploys)
}

function incident(i, began,    lasted, severity)
{
	lasted = 60 + int(14400 * random() * random())
	severity = random() < 0.2 ? "critical" : "minor"
	printf "%s {\"incidentID\": \"%d\", \"severity\": \"%s\", " \
		"\"status\": \"resolved\", \"title\": \"Errors in %s\", " \
		"\"summary\": \"\", \"isDrill\": false, \"labels\": " \
		"[{\"key\": \"service\", \"label\": \"%s\"}], " \
		"\"createdTime\": \"%s\", \"modifiedTime\": \"%s\", " \
		"\"closedTime\": \"%s\", \"incidentStart\": \"%s\", " \
		"\"incidentEnd\": \"%s\", \"durationSeconds\": %d}", \
		told++ ? ",\n" : "", i, severity, service_of(i), \
		service_of(i), stamp(began + 120), stamp(began + lasted), \
		stamp(began + lasted), stamp(began), \
		stamp(began + lasted), lasted >incidents
}

# Tag and text that say what was deployed.
function naming(i, of,    version, id)
{
	version = "v1." of ".0"
	if (!lines) {
		text = "Deployed " service_of(i) " " version
		return version
	}
	id = ids[mark[place_of(of)]]
	text = "Deploy example/" service_of(i) "@" id "\\nTriggered by: ci" \
		"\\nBranch: main"
	if (heads)
		print id >heads
	return id
}

function annotation(i,    started, of, kind, name)
{
	started = time_of(i) + below(600)
	of = i
	kind = "deploy"
	if (i > 2 * services && i < deploys && below(30) == 0) {
		of = i - 2 * services
		if (below(2))
			kind = "rollback"
	}
	name = naming(i, of)
	printf "%s {\"id\": %d, \"time\": %.0f, \"timeEnd\": %.0f, " \
		"\"created\": %.0f, \"updated\": %.0f, \"tags\": " \
		"[\"%s\", \"%s\", \"%s\", \"env:production\"], " \
		"\"text\": \"%s\", \"login\": \"ci\"}", \
		i < deploys ? ",\n" : "", i, started * 1000, \
		(started + 240) * 1000, (started + 241) * 1000, \
		(started + 241) * 1000, kind, service_of(i), name, text
	if (below(12) == 0)
		incident(i, started + 300 + below(2400))
}

BEGIN {
	state = 54321 + (seed ? seed : 1)
	last = 1782820800 # 2026-06-30 12:00 UTC
	first = last - (years ? years : 10) * 365.25 * 86400
}

FILENAME == ARGV[1] {
	ids[substr($1, 2)] = $2
	next
}

{
	mark[++lines] = $1
	at[lines] = $2
}

END {
	printf "[\n"
	printf "{\"incidents\": [\n" >incidents
	for (i = deploys; i > 0; i--)
		annotation(i)
	printf "\n]\n"
	printf "\n], \"error\": \"\"}\n" >incidents
}
