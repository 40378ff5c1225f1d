#!/bin/sh
# doors.sh -- every foreign library has one door
#
# A door is the files that may see the library's header, be it through a header
# of ours: so none of ours lets it out.
. "$(dirname "$0")/lib.sh"

folders='model importers analyzer render cli'

# FILE HEADER, for each include of our folders; a foreign one has its brackets
includes() {
	(cd "$1" && for folder in $folders; do code "$folder"; done) |
		sed -nE 's/^([^: ]+):[0-9]+:[[:blank:]]+#[[:blank:]]*include/\1/
			t found
			d
			: found
			s/ *"([^"]*)".*/ \1/p
			s/ *(<[^>]*>).*/ \1/p'
}

# intruders TREE HEADERS DOORS -- files that see a header and are no door to it
intruders() {
	includes "$1" | awk -v headers="^<($2)" '
		{ from[NR] = $1; to[NR] = $2 }
		$2 ~ headers { sees[$1] = $2 }
		END {
			do {
				more = 0
				for (i = 1; i <= NR; i++)
					if (to[i] in sees && !(from[i] in sees)) {
						sees[from[i]] = sees[to[i]] \
							" through " to[i]
						more = 1
					}
			} while (more)
			for (file in sees)
				print file " sees " sees[file]
		}' | grep -Ev "^($3) " | LC_ALL=C sort
}

door() {
	! intruders "$@" | grep .
}

# strangers TREE -- headers of no library that is known here
strangers() {
	includes "$1" | grep -E ' <' | grep -Ev " <($known)"
}

known() {
	! strangers "$1" | grep .
}

git='git2'
json='cjson/|cJSON'
csv='csv\.h'
drawing='cairo|pango'
workbook='xlsxwriter'
zip='zlib\.h'
deflate='libdeflate\.h'
sums='nettle/'
xz='lzma'
zstd='zstd\.h'
xml='expat'
yaml='yaml\.h'
standard='(assert|ctype|errno|float|inttypes|limits|locale|math|signal|stdarg'
standard="$standard|stdbool|stddef|stdint|stdio|stdlib|string|time)\\.h>"
system='(dirent|fcntl|fnmatch|langinfo|unistd)\.h>'
system="$system|sys/(file|ioctl|mman|stat|types)\\.h>"
known="$git|$json|$csv|$drawing|$workbook|$zip|$deflate|$sums"
known="$known|$xz|$zstd|$xml|$yaml"
known="$known|$standard|$system"
known="$known|glib\\.h>|glib/"

tap "libgit2" door "$source_tree" "$git" \
	'importers/git[a-z_]*\.[ch]|cli/config[a-z_]*\.c'
tap "cJSON" door "$source_tree" "$json" \
	'importers/json[a-z_]*\.c|render/(json|manifest)\.c'
tap "libcsv" door "$source_tree" "$csv" 'importers/csv\.c|render/csv\.c'
tap "cairo and pango" door "$source_tree" "$drawing" \
	'render/pdf\.c|render/text_measure\.c'
tap "libxlsxwriter" door "$source_tree" "$workbook" \
	'render/xlsx[a-z_]*\.[ch]|render/workbook[a-z_]*\.[ch]'
tap "zlib" door "$source_tree" "$zip" \
	'importers/unpack\.c|render/xlsx_parts\.c'
tap "liblzma" door "$source_tree" "$xz" 'importers/unpack\.c'
tap "libzstd" door "$source_tree" "$zstd" 'importers/unpack\.c'
tap "expat" door "$source_tree" "$xml" 'importers/xml_parser\.c'
tap "libyaml" door "$source_tree" "$yaml" 'importers/yaml\.c'
tap "libdeflate" door "$source_tree" "$deflate" 'importers/git_packs\.c'
tap "nettle" door "$source_tree" "$sums" \
	'importers/(checksum|git_graph_file)\.c'
tap "no library without a door" known "$source_tree"

write analyzer/join.c '#include <git2.h>'
write importers/git_open.h '#include <git2.h>'
write importers/git.h '#include "importers/git_open.h"'
write importers/git.c '#include "importers/git.h"'
write importers/import.c '#include "importers/git.h"'
write render/png.c '  #  include <png.h>'
tap_fails "an analyzer that reads git" \
	door "$scratch" "$git" 'importers/[a-z_]*\.[ch]'
rm "$scratch/analyzer/join.c"
tap_fails "a header that lets libgit2 out" \
	door "$scratch" "$git" 'importers/git[a-z_]*\.[ch]'
rm "$scratch/importers/import.c"
tap "behind the door libgit2 is free" \
	door "$scratch" "$git" 'importers/git[a-z_]*\.[ch]'
tap_fails "a library without a door" known "$scratch"
tap_done
