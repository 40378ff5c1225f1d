#!/bin/sh
# series.sh -- times what is asked of error rates beside the reading of them
#
# `make bench`, or SHIPLOG_BUILD=BUILD bench/series.sh.  From the environment:
#   SERVICES=100   each with an error rate, a point a minute
#   DAYS=90        of points
#   DEPLOYS=2000   of all services together, over these days
#   ROUNDS=3       how often each case is timed; the median is printed
#   BENCH_DIR=     a folder to keep the made inputs in; they are used again if
#                  they have the same sizes
#
# Series alone are only read, as nothing was deployed; with the deploys each is
# compared before and after, a rule of rollback is tried on it with its sweep,
# and each quiet half hour is asked the same.
set -eu

ROUNDS=${ROUNDS:-3}
. "$(dirname "$0")/lib.sh"
times=series-times
SERVICES=${SERVICES:-100} DAYS=${DAYS:-90} DEPLOYS=${DEPLOYS:-2000}
whole_numbers "SERVICES, DAYS, DEPLOYS and ROUNDS" "$SERVICES" "$DAYS" \
	"$DEPLOYS" "$ROUNDS"
enter_folder

# -- the inputs ------------------------------------------------------------

# Ninety days from 1 April 2026, answers of query_range, a service a file.
make_series() {
	rm -rf series
	mkdir series
	awk -v services="$SERVICES" -v points="$((DAYS * 1440))" 'BEGIN {
		for (s = 0; s < services; s++) {
			file = sprintf("series/%04d.json", s)
			printf "{\"status\":\"success\",\"data\":{" \
				"\"resultType\":\"matrix\",\"result\":[{" \
				"\"metric\":{\"__name__\":" \
				"\"http_errors_ratio\",\"service\":" \
				"\"service-%d\"},\"values\":[", s >file
			for (n = 0; n < points; n++) {
				level = 20 + (n * 7919 + s * 31) % 23
				if (n % 4001 < 40)
					level *= 17
				printf "%s[%d,\"0.%04d\"]", n ? "," : "", \
					1775001600 + n * 60, level >file
			}
			print "]}]}}" >file
			close(file)
		}
	}'
}

make_deploys() {
	awk -v services="$SERVICES" -v days="$DAYS" -v deploys="$DEPLOYS" '
	BEGIN {
		print "["
		step = days * 86400 / (deploys + 1)
		for (n = 1; n <= deploys; n++)
			printf "{\"id\":%d,\"time\":%d000,\"tags\":" \
				"[\"deploy\",\"service-%d\",\"v1.%d\"]," \
				"\"text\":\"\"}%s\n", n, \
				1775001600 + int(n * step), \
				n * 37 % services, n, n < deploys ? "," : ""
		print "]"
	}' >deploys.json
}

sizes="$SERVICES $DAYS $DEPLOYS"
if [ "$(cat series-sizes 2>/dev/null || true)" != "$sizes" ]; then
	printf 'making %s points\n' "$((SERVICES * DAYS * 1440))" >&2
	make_series
	make_deploys
	printf '%s\n' "$sizes" >series-sizes
fi

# -- the cases -------------------------------------------------------------

run() { # run CASE COMMAND SOURCE...
	into=$1
	shift
	timed "$into" "$shiplog" "$@" -q --format=csv --as-of=2026-07-01 \
		--since=2026-04-01 --until=2026-06-30
}

time_cases() {
	run import show deploys series
	run asked show impact series deploys.json
	run tried show rollback series deploys.json
}

in_turns time_cases

read_seconds=$(median "$times.import" 1)
for one in import asked tried; do
	printf '%s %s %s\n' "$one" "$(median "$times.$one" 1)" \
		"$(median "$times.$one" 3)"
done | awk -v points="$((SERVICES * DAYS * 1440))" -v deploys="$DEPLOYS" \
	-v read="$read_seconds" '
	BEGIN {
		print "| case | seconds | beyond reading | MiB | bytes a point beyond 64 MiB |"
		print "| --- | ---: | ---: | ---: | ---: |"
		name["import"] = "reading " points " points"
		name["asked"] = "and change impact of " deploys " deploys"
		name["tried"] = "and the rule of rollback, with its sweep"
	}
	{
		mib = $3 / 1024
		bytes = (mib - 64) * 1048576 / points
		printf "| %s | %.2f | %.2f | %.0f | %.1f |\n", name[$1], $2, \
			$2 - read, mib, bytes
		if ($2 - read > longest)
			longest = $2 - read
		if (NR == 1 || bytes > most)
			most = bytes
	}
	END {
		printf "\nbars: analysis %.2f s, at most the %.2f s of reading: %s; " \
			"memory %.1f bytes a point beyond 64 MiB, at most 20: %s\n", \
			longest, read, longest <= read ? "met" : "missed", \
			most < 0 ? 0 : most, most <= 20 ? "met" : "missed"
	}'
