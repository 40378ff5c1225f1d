#!/bin/sh
# shape.sh -- short files, short functions, short lines, nothing left over
#
# Sources have at most 400 lines, headers 100, functions 60, lines 80 columns
# but in tables (between `clang-format off` and `on`) and where one string
# fills the line.
. "$(dirname "$0")/lib.sh"

ours='model importers analyzer render cli tests bench'

# sources TREE NAME -- files of ours called so
sources() {
	for folder in $ours; do
		[ ! -d "$1/$folder" ] || find "$1/$folder" -name "$2"
	done | LC_ALL=C sort
}

# long_files TREE NAME LINES
long_files() {
	sources "$1" "$2" | xargs -r awk -v most="$3" '
		FNR == 1 && file { if (n > most) print file ": " n " lines" }
		{ file = FILENAME; n = FNR }
		END { if (n > most) print file ": " n " lines" }'
}

short_files() {
	! long_files "$@" | grep .
}

# long_functions TREE
long_functions() {
	sources "$1" '*.c' | xargs -r awk '
		FNR == 1 { start = 0 }
		/^[A-Za-z].*\(/ { name = $0 }
		/^\{/ { start = FNR }
		/^\}/ {
			if (start && FNR - start - 1 > 60)
				print FILENAME ":" start ": " \
					FNR - start - 1 " lines: " name
			start = 0
		}'
}

short_functions() {
	! long_functions "$1" | grep .
}

# wide_lines TREE -- columns, not bytes: a letter may have several
wide_lines() {
	sources "$1" '*.[ch]' | LC_ALL=C xargs -r awk '
		FNR == 1 { table = 0 }
		/clang-format off/ { table = 1 }
		/clang-format on/ { table = 0 }
		table || /^[ \t]*"[^"]*"[,;]?$/ { next }
		{
			line = $0
			gsub(/[\200-\277]/, "", line)
			n = split(line, parts, "\t")
			width = length(parts[1])
			for (i = 2; i <= n; i++)
				width += 8 - width % 8 + length(parts[i])
			if (width > 80)
				print FILENAME ":" FNR ": " width " columns"
		}'
}

narrow() {
	! wide_lines "$1" | grep .
}

# spaced_lines TREE -- indented by spaces, or with blanks at the end
spaced_lines() {
	sources "$1" '*.[ch]' | xargs -r grep -nE '^ {8,}[^ \]|[[:blank:]]$'
}

tabbed() {
	! spaced_lines "$1" | grep .
}

# leftovers TREE -- what was to be done later, and code in comments
leftovers() {
	words='TO''DO|FIX''ME|X''XX|HA''CK'
	sources "$1" '*.[!0-9f]*' | grep -v golden/ |
		xargs -r grep -nwE "$words"
	code='[A-Za-z_>.-]+\(.*\)|[][A-Za-z_>.-]+ [-+]?= .*'
	sources "$1" '*.[ch]' | xargs -r grep -nE \
		"^[[:blank:]]*(//|(/\*|\*)[[:blank:]]+($code);)|^#if 0"
}

finished() {
	! leftovers "$1" | grep .
}

# nameless TREE -- files that do not open with their name
nameless() {
	sources "$1" '*.[ch]' | while read -r file; do
		head -n 1 "$file" | grep -q "^/\* ${file##*/} -- " ||
			echo "$file"
	done
}

named() {
	! nameless "$1" | grep .
}

# strange_types TREE -- names of GLib for types that C has
strange_types() {
	code "$1" | grep -wE 'g(int|uint|char|uchar|short|ushort|long|ulong)|g(float|double)|g(int|uint)(8|16|32|64)'
}

c_types() {
	! strange_types "$1" | grep .
}

tap "sources are short" short_files "$source_tree" '*.c' 400
for folder in model importers analyzer render cli; do
	ours=$folder
	tap "headers of $folder are short" short_files "$source_tree" '*.h' 100
	tap "types of $folder are those of C" c_types "$source_tree/$folder"
done
ours='model importers analyzer render cli tests bench'
tap "functions are short" short_functions "$source_tree"
tap "lines are short" narrow "$source_tree"
tap "tabs indent" tabbed "$source_tree"
tap "nothing is left over" finished "$source_tree"
tap "a file opens with its name" named "$source_tree"

body=$(seq 60 | sed 's/.*/	g();/')
write model/long.h "$(seq 101 | sed 's/.*/extern int a&;/')"
tap_fails "a long header" short_files "$scratch" '*.h' 100
tap "a header that is not too long" short_files "$scratch" '*.h' 101
write model/long.c 'static void f(void)' '{' "$body" '	g();' '}'
tap_fails "a long function" short_functions "$scratch"
write model/long.c 'static void f(void)' '{' "$body" '}'
tap "a function that is not too long" short_functions "$scratch"
tap_fails "a file without its name" named "$scratch"
write model/long.c "/* long.c -- $(seq -s '–' 33) */"
tap_fails "a long line" narrow "$scratch"
write model/long.c "/* long.c -- $(seq -s '–' 24) */"
tap "letters of several bytes" narrow "$scratch"
write model/long.c '        int spaces;'
tap_fails "spaces" tabbed "$scratch"
for left in '/* TO''DO */' '// f();' '	/* f(x); */' '#if 0'; do
	write model/long.c "$left"
	tap_fails "left over: $left" finished "$scratch"
done
write model/long.c 'static gint n;'
tap_fails "a type of GLib" c_types "$scratch/model"
tap_done
