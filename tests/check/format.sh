#!/bin/sh
# format.sh -- C has the shape that `make format` gives it
#
# Versions of clang-format differ a little: the shape is that of version 14.
. "$(dirname "$0")/lib.sh"

version=$(clang-format --version 2>/dev/null |
	sed -n 's/.*version \([0-9]*\)\..*/\1/p')
if [ "$version" != 14 ]; then
	tap_skip "the shape of C" "no clang-format 14"
	tap_done
fi

# misshapen TREE -- files that `make format` would change
misshapen() {
	find "$1" -name '*.[ch]' -exec clang-format --dry-run -Werror {} + 2>&1 |
		sed -n 's/^\([^ :]*\):.*/\1/p' | LC_ALL=C sort -u
}

shaped() {
	! misshapen "$1" | grep .
}

for folder in model importers analyzer render cli tests; do
	tap "the shape of $folder" shaped "$source_tree/$folder"
done

cp "$source_tree/.clang-format" "$scratch/"
write good.c 'static int same(int a)' '{' '	return a;' '}'
tap "house style" shaped "$scratch"
write bad.c 'static int same(int a) { return a; }'
tap_fails "a function on one line" shaped "$scratch"
tap_done
