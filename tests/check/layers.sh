#!/bin/sh
# layers.sh -- who may include whom, and what a layer may do
#
# Nouns stand alone; importers, the analyzer and renderers know the nouns and
# themselves; cli knows all.  Only cli asks for the time and the environment,
# and the analyzer cannot fail: it knows no error and no file.
. "$(dirname "$0")/lib.sh"

# strangers TREE FOLDER ALLOWED -- includes of ours that are of no folder allowed
strangers() {
	code "$1/$2" | grep -E '^[^ ]+[[:blank:]]+#[[:blank:]]*include *"' |
		grep -Ev "include *\"($3)/"
}

layer() {
	! strangers "$@" | grep .
}

# callers TREE FUNCTIONS FOLDER… -- lines that call one of the functions
callers() {
	tree=$1 functions=$2
	shift 2
	for folder in "$@"; do
		code "$tree/$folder"
	done | grep -E "(^|[^A-Za-z0-9_\"])($functions) *\\("
}

nobody_calls() {
	! callers "$@" | grep .
}

# names TREE WORDS FOLDER -- lines that name one of the words
names() {
	code "$1/$3" | grep -wE "$2"
}

nobody_names() {
	! names "$@" | grep .
}

clock='time|gettimeofday|clock_gettime|g_get_real_time|g_get_monotonic_time'
clock="$clock|g_date_time_new_now[a-z_]*|g_time_zone_new_local|localtime(_r)?"
environment='getenv|secure_getenv|g_getenv|g_get_user_[a-z_]*|g_get_home_dir'
environment="$environment|g_get_host_name|g_get_current_dir|setlocale|isatty"
ends='exit|_exit|abort|system|popen|exec[lv]p?e?|fork|g_spawn_[a-z_]*'
files='GError|FILE|g_set_error|fopen|g_fopen|g_open|g_file_[a-z_]*'
files="$files|printf|fprintf|g_print|g_printerr"
below='model importers analyzer render'

tap "model stands alone" layer "$source_tree" model model
for folder in importers analyzer render; do
	tap "$folder: the model and itself" \
		layer "$source_tree" "$folder" "$folder|model"
done
tap "cli knows all" \
	layer "$source_tree" cli "cli|render|analyzer|importers|model"
tap "tests too" \
	layer "$source_tree" tests "tests|cli|render|analyzer|importers|model"
# shellcheck disable=SC2086 # a list of folders
tap "only cli asks the time" nobody_calls "$source_tree" "$clock" $below
# shellcheck disable=SC2086
tap "only cli asks the environment" \
	nobody_calls "$source_tree" "$environment" $below
# shellcheck disable=SC2086
tap "nobody below cli ends the program or starts another" \
	nobody_calls "$source_tree" "$ends" $below
tap "the analyzer knows no error and no file" \
	nobody_names "$source_tree" "$files" analyzer

write model/facts.c '#include "render/pdf.h"'
write render/pdf.c '#include "analyzer/join.h"'
write importers/csv.c '#include "model/facts.h"' '#include "csv.h"'
write analyzer/age.c 'int64_t now = g_get_real_time();'
write analyzer/tier.c '/* time() and' ' * fopen() of old */' 'lead_time(x);'
write importers/home.c '	x = getenv("HOME");'
write render/end.c '	exit(1);'
write analyzer/read.c 'bool read(GError **error);'
tap_fails "a model that draws" layer "$scratch" model model
tap_fails "a renderer that joins" layer "$scratch" render "render|model"
tap_fails "a header without its folder" \
	layer "$scratch" importers "importers|model"
tap_fails "an analyzer that looks at the clock" \
	nobody_calls "$scratch" "$clock" analyzer
tap_fails "an importer that reads the environment" \
	nobody_calls "$scratch" "$environment" importers
tap_fails "a renderer that ends the program" \
	nobody_calls "$scratch" "$ends" render
tap_fails "an analyzer that can fail" nobody_names "$scratch" "$files" analyzer
rm "$scratch/analyzer/age.c" "$scratch/analyzer/read.c"
tap "words in a comment, or in a name, are none of this" \
	nobody_calls "$scratch" "$clock|fopen" analyzer
tap_done
