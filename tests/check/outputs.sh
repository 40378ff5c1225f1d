#!/bin/sh
# The numbers agree in the PDF's text, the workbook, CSV, JSON and terminal; a
# disk that is full leaves the earlier report whole; the PDF is sound.
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
for tool in jq pdftotext pdfinfo pdffonts qpdf unzip xmllint; do
	if ! command -v $tool >/dev/null 2>&1; then
		tap_skip "outputs" "no $tool"
		tap_done
	fi
done

"$source_tree/fixtures/demo/build.sh" "$scratch/demo" >/dev/null
chmod -R u+w "$scratch/demo"
cd "$scratch/demo" || exit 1
window="--quarter=2026Q2 --as-of=2026-07-02"
# shellcheck disable=SC2086 # a list of options
tap "a review" "$shiplog" report -q $window --output="$scratch/out"
name=$scratch/out/engineering-review_2026Q2
pdftotext -layout "$name.pdf" "$scratch/text"
# shellcheck disable=SC2086
"$shiplog" metrics -q $window --width=120 >"$scratch/terminal"

# value SCOPE-SERVICE METRIC STATISTIC, of the CSV.
csv() {
	tr -d '\r' <"${name}_csv/metrics.csv" | awk -F, -v service="$1" \
		-v metric="$2" -v statistic="$3" '
		$4 == service && $5 == metric && $6 == statistic { print $7 }'
}

json() {
	jq -r --arg service "$1" --arg metric "$2" --arg statistic "$3" '
		.tables.metrics[] | select((.service // "") == $service
		and .metric == $metric and .statistic == $statistic).value' \
		"$name.json"
}

# Row ROW, column COLUMN of the workbook's scorecard.
cell() {
	unzip -p "$name.xlsx" xl/worksheets/sheet2.xml | xmllint --xpath \
		"string(//*[local-name()='c'][@r='$1']/*[local-name()='v'])" -
}

equal() {
	awk -v a="$1" -v b="$2" 'BEGIN {
		d = a - b
		exit !(a != "" && b != "" && d < 1e-9 * (1 + a * a) &&
			-d < 1e-9 * (1 + a * a))
	}'
}

for service in "" payment-service; do
	for row in "deployment_frequency count" "lead_time p50" \
		"change_failure_rate rate" "time_to_recovery mean"; do
		# shellcheck disable=SC2086
		tap "CSV and JSON agree: ${service:-all} $row" \
			equal "$(csv "$service" $row)" "$(json "$service" $row)"
	done
done

deploys=$(csv "" deployment_frequency count)
failed=$(csv "" change_failure_rate failed)
hours=$(csv "" lead_time p50 | awk '{ printf "%.0f", $1 / 3600 }')
percent=$(csv "" change_failure_rate rate | awk '{ printf "%.0f", 100 * $1 }')
tap "the workbook has the deploys" equal "$(cell C5)" "$deploys"
tap "the workbook has the failures" equal "$(cell O5)" "$failed"
tap "the workbook has the lead time" equal "$(cell J5)" \
	"$(csv "" lead_time p50 | awk '{ printf "%.17g", $1 / 3600 }')"
tap "the PDF has the deploys" grep -q "$deploys deploys, $failed failed" \
	"$scratch/text"
tap "the PDF has the lead time" grep -q "^ *[0-9]* .*$hours" "$scratch/text"
tap "the PDF has the failure rate" grep -q "failed ($percent%)" "$scratch/text"
tap "the terminal has the deploys" grep -q "· $deploys deploys ·" \
	"$scratch/terminal"
tap "the terminal has the lead time" grep -q "^storefront .* $(csv storefront \
	lead_time p50 | awk '{ printf "%.0f", $1 / 3600 }') h " \
	"$scratch/terminal"
tap "the terminal has the failure rate" \
	grep -q "Change failure rate  *$percent%" "$scratch/terminal"

tap "qpdf finds the PDF sound" qpdf --check "$name.pdf"
tap "the PDF is tagged" sh -c "pdfinfo '$name.pdf' | grep -q 'Tagged: *yes'"
tap "all fonts are embedded" sh -c \
	"! pdffonts '$name.pdf' | tail -n +3 | awk '{ print \$(NF-4) }' | grep -v yes"
has_headlines() {
	tr -s ' \n\302\240' ' ' <"$scratch/text" >"$scratch/squeezed"
	test "$(jq '.headlines | length' "$name.json")" -ge 8
}
tap "every page has its headline in the JSON" has_headlines
unzip -q "$name.xlsx" -d "$scratch/parts"
find "$scratch/parts" -type f ! -name '*.png' -exec \
	sh -c 'xmllint --noout "$1" 2>/dev/null || echo "$1"' - {} \; \
	>"$scratch/broken"
tap "every part of the workbook is XML" test ! -s "$scratch/broken"

# A full disk: the earlier report stays, whole, and nothing beside it.
fails_with() {
	want=$1
	shift
	status=0
	"$@" >"$scratch/said" 2>&1 || status=$?
	[ "$status" = "$want" ] || {
		echo "status $status, not $want"
		cat "$scratch/said"
		return 1
	}
}
mkdir "$scratch/full"
if mount -t tmpfs -o size=100k tmpfs "$scratch/full" 2>/dev/null; then
	echo earlier >"$scratch/full/engineering-review_2026Q2.pdf"
	# shellcheck disable=SC2086
	tap "a full disk is exit 4" fails_with 4 "$shiplog" report -q $window \
		--output="$scratch/full"
	tap "the earlier report is whole" \
		grep -qx earlier "$scratch/full/engineering-review_2026Q2.pdf"
	tap "nothing is left beside it" test "$(find "$scratch/full" -type f \
		-name '*2026Q2*' | wc -l)" = 1
	umount "$scratch/full"
else
	tap_skip "a full disk" "no mount here"
fi
# shellcheck disable=SC2086
to_full() {
	"$shiplog" "$@" $window >/dev/full
}
tap "a terminal that is full is exit 4" fails_with 4 to_full metrics
tap "so is a table" fails_with 4 to_full show deploys --format=csv
tap "an unwritable folder is exit 4" fails_with 4 "$shiplog" report -q \
	--quarter=2026Q2 --as-of=2026-07-02 --output=/proc/review
tap_done
