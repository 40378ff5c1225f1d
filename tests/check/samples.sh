#!/bin/sh
# samples.sh -- real exports are what they are, and each record has its fate
#
# samples.txt says which file is of which format.  Each is read alone, as if
# it had been named.  Skipped where the samples are not at hand.
. "$(dirname "$0")/lib.sh"

shared=${SHIPLOG_SHARED:-$source_tree/../shared}
samples=$shared/samples
shiplog=${SHIPLOG_BUILD:?}/shiplog
list=$source_tree/tests/check/samples.txt

if [ ! -d "$samples" ]; then
	tap_skip "the samples" "no data"
	tap_done
fi

# row_of FILE -- what samples.txt says of it
row_of() {
	while read -r pattern format records broken; do
		# shellcheck disable=SC2254 # it is a pattern
		case $1 in
		$pattern)
			echo "$format ${records:-} ${broken:-}"
			return
			;;
		esac
	done <<-END
		$(grep -v '^#' "$list")
	END
}

# formats_of FILE [BROKEN] -- the formats it is read as, joined, and how many
# records, of which BROKEN are malformed
formats_of() {
	"$shiplog" show data_quality -q --as-of=2026-12-31 --format=tsv "$1" |
		awk -F '\t' -v broken="${2:-0}" '
		NR == 1 { next }
		{
			formats = formats (NR > 2 ? "," : "") $2
			read += $4
			for (i = 5; i <= 12; i++)
				fates += $i
			malformed += $12
		}
		END {
			if (read != fates)
				print "of", read, "records", fates, "have a fate"
			if (malformed != broken)
				print malformed, "records are malformed"
			print formats, read
		}'
}

is_refused() {
	"$shiplog" check -q --as-of=2026-12-31 "$1" >/dev/null 2>&1
	test $? = 3
}

# is_read FILE FORMAT [RECORDS [BROKEN]]
is_read() {
	got=$(formats_of "$1" "${4:-}")
	echo "$1 is read as $got, not $2 ${3:-}"
	case $got in
	"$2 "*) test -z "${3:-}" || test "$got" = "$2 $3" ;;
	*) false ;;
	esac
}

later=0
for file in $(cd "$samples" && find . -mindepth 2 -type f |
	sed 's,^\./,,' | LC_ALL=C sort); do
	row=$(row_of "$file")
	# shellcheck disable=SC2086 # words
	case $row in
	'') later=$((later + 1)) ;;
	refused* | unknown*) tap "$file is refused" is_refused "$samples/$file" ;;
	*) tap "$file" is_read "$samples/$file" $row ;;
	esac
done
tap_fails "a file of another format" \
	is_read "$samples/slo/sloth_raw.yml" junit
[ "$later" = 0 ] || echo "# $later files have no row in samples.txt"
tap_done
