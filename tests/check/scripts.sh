#!/bin/sh
# scripts.sh -- shell scripts are sound
. "$(dirname "$0")/lib.sh"

if ! command -v shellcheck >/dev/null 2>&1; then
	tap_skip "shell scripts" "no shellcheck"
	tap_done
fi

cd "$source_tree" || exit 1
for script in autogen.sh quickstart.sh .ci/run tests/*/*.sh \
	fixtures/demo/*.sh bench/*.sh contrib/*/*.sh; do
	[ -f "$script" ] || continue
	tap "$script" shellcheck "$script"
done

write unquoted.sh '#!/bin/sh' 'rm -rf $1/cache'
tap_fails "a word that splits" shellcheck "$scratch/unquoted.sh"
tap_done
