#!/bin/sh
# exports.sh -- times the reading of exports beside other readers of the same
#
# `make bench`, or SHIPLOG_BUILD=BUILD bench/exports.sh.  From the environment:
#   ANNOTATIONS=20000  deploys, about 500 bytes of JSON each
#   POINTS=100000      points of series, as query_range answers
#   ROWS=50000         of a table of deploys
#   ROUNDS=5           how often each case is timed; the median is printed
#   BENCH_DIR=         a folder to keep the made inputs in
#
# The others are Python's json and csv modules and jq; those that are not there
# are left out.
set -eu

. "$(dirname "$0")/lib.sh"
times=exports-times
ANNOTATIONS=${ANNOTATIONS:-20000} POINTS=${POINTS:-100000} ROWS=${ROWS:-50000}
whole_numbers "ANNOTATIONS, POINTS, ROWS and ROUNDS" "$ANNOTATIONS" \
	"$POINTS" "$ROWS" "$ROUNDS"
enter_folder

# -- the inputs ------------------------------------------------------------

make_annotations() {
	awk -v deploys="$ANNOTATIONS" -v services=40 -v incidents=incidents.json \
		-f "$bench/annotations.awk" |
		sed 's|"text": "|"alertId": 0, "dashboardId": 0, "panelId": 0, \
"userId": 12, "newState": "", "prevState": "", "email": "ci@example.org", \
"avatarUrl": "/avatar/46d229b033af06a191ff2267bca9ae56", "data": {}, \
&Changes: one line of what was done, and another one of it\\n|' \
		>annotations.json
}

# A point a minute, for as long as there are points: $1 of them make a series.
make_series() {
	awk -v points="$POINTS" -v each="$1" 'BEGIN {
		printf "{\"status\":\"success\",\"data\":{\"resultType\":" \
			"\"matrix\",\"result\":["
		for (n = 0; n < points; n++) {
			if (n % each == 0)
				printf "%s{\"metric\":{\"__name__\":" \
					"\"errors_total\",\"pod\":\"p%d\"}," \
					"\"values\":[", n ? "]}," : "", n / each
			printf "%s[%d.781,\"%.6g\"]", n % each ? "," : "", \
				1782000000 - (each - n % each) * 60, \
				n * 7919 % 100003 / 1000
		}
		print "]}]}}"
	}'
}

make_table() {
	awk -v rows="$ROWS" 'BEGIN {
		print "time,service,commit,version,environment,outcome,kind"
		for (n = 0; n < rows; n++)
			printf "2026-%02d-%02dT%02d:%02d:%02dZ,service-%d," \
				"%07x,v1.%d.0,production,%s,deploy\n", \
				n % 12 + 1, n % 28 + 1, n % 24, n % 60, \
				n % 59, n % 40, n + 1048576, n, \
				n % 17 ? "success" : "failure"
	}' >table.csv
}

sizes="$ANNOTATIONS $POINTS $ROWS"
if [ "$(cat exports-sizes 2>/dev/null || true)" != "$sizes" ]; then
	make_annotations
	make_series 1440 >series.json
	make_series "$POINTS" >long.json
	make_table
	printf '%s\n' "$sizes" >exports-sizes
fi

# -- the cases -------------------------------------------------------------

json_load='import json, sys; json.load(open(sys.argv[1]))'
csv_list='import csv, sys; list(csv.reader(open(sys.argv[1])))'

check() {
	timed "$1" "$shiplog" check -q --as-of=2027-01-01 "$2"
}

time_all() {
	check annotations annotations.json
	check series series.json
	check long long.json
	check table table.csv
	if command -v python3 >/dev/null; then
		timed annotations_load python3 -c "$json_load" annotations.json
		timed series_load python3 -c "$json_load" series.json
		timed table_list python3 -c "$csv_list" table.csv
	fi
	if command -v jq >/dev/null; then
		timed annotations_jq jq length annotations.json
	fi
}

in_turns time_all

# -- the table -------------------------------------------------------------

print_row() { # print_row CASE NAME
	[ ! -f "$times.$1" ] ||
		printf '| %-50s | %7.3f | %7.3f | %5.0f |\n' "$2" \
			"$(median "$times.$1" 1)" "$(median "$times.$1" 2)" \
			"$(median "$times.$1" 3 | awk '{ print $1 / 1024 }')"
}

print_ratio() { # print_ratio WHAT CASE OTHER
	[ ! -f "$times.$3" ] ||
		awk -v what="$1" -v a="$(median "$times.$2" 1)" \
			-v b="$(median "$times.$3" 1)" 'BEGIN {
			printf "| %-50s | %7.2f |\n", what, b / a
		}'
}

printf '\n| exports | seconds | CPU s | MiB |\n| --- | ---: | ---: | ---: |\n'
print_row annotations "shiplog check, $ANNOTATIONS annotations"
print_row annotations_load "Python json.load of them"
print_row annotations_jq "jq length of them"
print_row series "shiplog check, $POINTS points of query_range"
print_row long "shiplog check, all of them one series"
print_row series_load "Python json.load of them"
print_row table "shiplog check, $ROWS rows of a table"
print_row table_list "Python csv.reader into lists of them"
printf '\n| times as fast as | ratio |\n| --- | ---: |\n'
print_ratio "annotations: json.load" annotations annotations_load
print_ratio "annotations: jq length" annotations annotations_jq
print_ratio "points: json.load" series series_load
print_ratio "rows: csv.reader" table table_list
