#!/bin/sh
# delivery.sh -- times a report of many canaries and flags
#
# `make bench`, or SHIPLOG_BUILD=BUILD bench/delivery.sh.  From the environment:
#   SERVICES=20    each with a specification of its canaries, and two metrics
#   CANARIES=1000  of all services together, over 90 days
#   FLAGS=2000     of two variants, each seen by five subjects
#   ROUNDS=3       how often each case is timed; the median is printed
#   BENCH_DIR=     a folder to keep the made inputs in; they are used again if
#                  they have the same sizes
#
# A canary takes twelve minutes, in which its metrics and those of its primary
# have a point every fifteen seconds; one in ten fails.  `check` reads and
# measures the same, but writes nothing.
set -eu

ROUNDS=${ROUNDS:-3}
. "$(dirname "$0")/lib.sh"
times=delivery-times
SERVICES=${SERVICES:-20} CANARIES=${CANARIES:-1000} FLAGS=${FLAGS:-2000}
whole_numbers "SERVICES, CANARIES, FLAGS and ROUNDS" "$SERVICES" \
	"$CANARIES" "$FLAGS" "$ROUNDS"
enter_folder

# -- the inputs ------------------------------------------------------------

# Ninety days from 1 April 2026: $1 is events, resources, series, deploys or
# settings.
make_canaries() {
	awk -v what="$1" -v services="$SERVICES" -v canaries="$CANARIES" '
	function stamp(at,    day, month) {
		day = int((at - 1775001600) / 86400)
		for (month = 4; day >= length_of[month]; month++)
			day -= length_of[month]
		at %= 86400
		return sprintf("2026-%02d-%02dT%02d:%02d:%02dZ", month, day + 1,
			int(at / 3600), int(at % 3600 / 60), at % 60)
	}
	function event(at, text) {
		printf "{\"kind\":\"Event\",\"involvedObject\":{\"kind\":" \
			"\"Canary\",\"name\":\"service-%d\",\"namespace\":" \
			"\"bench\"},\"lastTimestamp\":\"%s\",\"message\":" \
			"\"%s\"}\n", s, stamp(at), text
	}
	# one in ten fails at 25 %
	function events(n,    at, fails, k) {
		at = begin(n)
		fails = n % 10 == 0
		event(at, "New revision detected! Scaling up service-" s ".bench")
		for (k = 1; k <= (fails ? 2 : 4); k++)
			event(at + k * 120, "Advance service-" s \
				".bench canary weight " ladder[k])
		for (k = 1; k <= 2 && fails; k++)
			event(at + (k + 2) * 120, "Halt service-" s \
				".bench advancement success rate 97.00% < 99%")
		event(at + (fails ? 600 : 720), fails ? \
			"Canary failed! Scaling down service-" s ".bench" : \
			"Promotion completed! Scaling down service-" s ".bench")
	}
	function begin(n) {
		return 1775001600 + int(n / services) * step
	}
	function series(metric, is_canary,    n, at, value) {
		printf "%s{\"metric\":{\"__name__\":\"%s\",\"app\":" \
			"\"service-%d\",\"track\":\"%s\"},\"values\":[", \
			separator, metric, s, is_canary ? "canary" : "primary"
		separator = ",\n"
		comma = ""
		for (n = s; n < canaries; n += services)
			for (at = 0; at <= 840; at += 15) {
				value = (n * 31 + at * 7919) % 97
				if (metric == "p99_seconds")
					value = "0." 240 + value
				else if (is_canary && n % 10 == 0 && at > 240)
					value = "97." 10 + value % 80
				else
					value = "99." 10 + value % 80
				printf "%s[%d,\"%s\"]", comma, begin(n) + at, value
				comma = ","
			}
		printf "]}"
	}
	BEGIN {
		split("5 25 50 100", ladder, " ")
		length_of[4] = length_of[6] = 30
		length_of[5] = length_of[7] = 31
		step = int(90 * 1440 / (canaries / services + 1)) * 60
		if (what == "series")
			print "{\"status\":\"success\",\"data\":{\"resultType\":" \
				"\"matrix\",\"result\":["
		for (n = 0; what == "events" && n < canaries; n++) {
			s = n % services
			events(n)
		}
		for (n = 0; what == "deploys" && n < canaries; n++)
			printf "%s{\"id\":%d,\"time\":%d000,\"tags\":" \
				"[\"deploy\",\"service-%d\",\"v1.%d\"]," \
				"\"text\":\"\"}%s\n", n ? "" : "[", n + 1, \
				begin(n) + 900, n % services, n, \
				n + 1 < canaries ? "," : "]"
		for (s = 0; s < services; s++) {
			if (what == "resources")
				printf "---\napiVersion: flagger.app/v1beta1\n" \
					"kind: Canary\nmetadata: {name: " \
					"service-%d, namespace: bench}\nspec:\n" \
					"  analysis:\n    interval: 2m\n" \
					"    threshold: 2\n    stepWeights: " \
					"[5, 25, 50, 100]\n    metrics:\n    - " \
					"{name: request-success-rate, " \
					"thresholdRange: {min: 99}}\n    - " \
					"{name: request-duration, " \
					"thresholdRange: {max: 500}}\nstatus:\n" \
					"  phase: Succeeded\n  " \
					"lastTransitionTime: \"%s\"\n", s, \
					stamp(begin(canaries - 1) + 720)
			if (what == "settings")
				printf "[canary \"service-%d\"]\n\tmetric = " \
					"request-success-rate = success_percent" \
					"{app=service-%d,track=canary}\n" \
					"\tprimary = request-success-rate = " \
					"success_percent{app=service-%d," \
					"track=primary}\n\tmetric = " \
					"request-duration = p99_seconds" \
					"{app=service-%d,track=canary}\n" \
					"\tprimary = request-duration = " \
					"p99_seconds{app=service-%d," \
					"track=primary}\n", s, s, s, s, s
			if (what != "series")
				continue
			series("success_percent", 1)
			series("success_percent", 0)
			series("p99_seconds", 1)
			series("p99_seconds", 0)
		}
		if (what == "series")
			print "]}}"
	}'
}

# One browser a line: it saw a flag, and one in three bought something.
make_flags() {
	awk -v flags="$FLAGS" 'BEGIN {
		for (n = 0; n < flags * 10; n++) {
			arm = n % 2 ? "on" : "off"
			at = sprintf("2026-%02d-%02dT%02d:15:00Z", \
				4 + n % 3, 1 + n % 29, n % 23)
			printf "{\"meta\":{\"app\":{\"name\":\"shop\"}," \
				"\"session\":{\"id\":\"visit-%d\"}},\"events\":" \
				"[{\"name\":\"feature_flag.evaluation\"," \
				"\"timestamp\":\"%s\",\"attributes\":" \
				"{\"feature_flag.key\":\"flag-%d\"," \
				"\"feature_flag.result.variant\":\"%s\"}}]", \
				n, at, int(n / 10), arm
			if (n % 3 == 0)
				printf ",\"measurements\":[{" \
					"\"values\":{\"conversion\":1}," \
					"\"timestamp\":\"%s\",\"context\":" \
					"{\"feature_flag.key\":\"flag-%d\"," \
					"\"flag_variant\":\"%s\"}}]", at, \
					int(n / 10), arm
			print "}"
		}
	}'
}

sizes="$SERVICES $CANARIES $FLAGS"
if [ "$(cat delivery-sizes 2>/dev/null || true)" != "$sizes" ]; then
	printf 'making %s canaries, %s flags\n' "$CANARIES" "$FLAGS" >&2
	rm -rf exports
	mkdir exports
	make_canaries settings >shiplog.conf
	make_canaries deploys >exports/deploys.json
	make_canaries events >exports/events.ndjson
	make_canaries resources >exports/canaries.yaml
	make_canaries series >exports/series.json
	make_flags >exports/flags.ndjson
	printf '%s\n' "$sizes" >delivery-sizes
fi

# -- the cases -------------------------------------------------------------

run() { # run CASE COMMAND [OPTION...]
	into=$1
	command=$2
	shift 2
	timed "$into" "$shiplog" "$command" exports -q --config=shiplog.conf \
		--as-of=2026-07-02 --since=2026-04-01 --until=2026-06-30 "$@"
}

time_cases() {
	run check check
	run files report --output=review --formats=csv,json
	run report report --output=review
}

in_turns time_cases

printf '| case | seconds | CPU s | MiB |\n| --- | ---: | ---: | ---: |\n'
for one in check files report; do
	case $one in
	check) says="reading and measuring $CANARIES canaries, $FLAGS flags" ;;
	files) says='and writing CSV, JSON' ;;
	report) says='and writing all formats' ;;
	esac
	printf '| %s | %.2f | %.2f | %.0f |\n' "$says" \
		"$(median "$times.$one" 1)" "$(median "$times.$one" 2)" \
		"$(median "$times.$one" 3 | awk '{ print $1 / 1024 }')"
done
