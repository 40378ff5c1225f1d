#!/bin/sh
# The manual has the options of every command's help, in its order, and no
# other; its keys and those of the example configuration are known.
. "$(dirname "$0")/lib.sh"

shiplog=${SHIPLOG_BUILD:?}/shiplog
manual=$source_tree/man/shiplog.1
keys=$source_tree/man/shiplog.conf.5

# The long options of the manual, those of a command.
of_manual() {
	sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/{
		/^\.TP/!d
		n
		s/\\-/-/g
		s/^[^-]*\(-., *", " *\)*[^-]*//
		s/^-[a-z] ", " //
		s/^\(--[a-z-]*\).*/\1/p
	}' "$1"
}

of_command() {
	"$shiplog" "$1" --help |
		sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'
}

# The options of a command, in the manual's order.
same_order() {
	of_command "$1" >"$scratch/command"
	test -s "$scratch/command" || return 1
	of_manual "$2" | grep -Fx -f "$scratch/command" |
		diff "$scratch/command" -
}

no_other() {
	for command in report metrics show check formats; do
		of_command "$command"
	done >"$scratch/commands"
	! of_manual "$1" | grep -Fxv -f "$scratch/commands"
}

# The keys of the manual, each with a value that any of them may have.
known_keys() {
	sed -n '/^\.SH KEYS/,/^\.SH EXAMPLE/{
		s/\\-/-/g
		s/^\.SS \[\([a-z]*\) .*/section \1.a/p
		s/^\.SS \[\([a-z]*\)\]/section \1/p
		/^\.TP/{
			n
			s/\\-/-/g
			s/", "/ /g
			s/^\.BR* /	/p
		}
	}' "$keys" | while read -r word rest; do
		case $word in
		section) section=$rest ;;
		*)
			for name in $word $rest; do
				echo "$section.$name"
			done ;;
		esac
	done
}

are_known() {
	known_keys >"$scratch/keys"
	test "$(wc -l <"$scratch/keys")" -ge 20 || return 1
	while read -r key; do
		"$shiplog" check --set "$key=" 2>&1 | grep -q "has no value\|only stand" || {
			echo "$key"
			return 1
		}
	done <"$scratch/keys"
}

# With the comments taken away from the keys that have one.
example_is_read() {
	sed -n 's/^;*\(\[.*\)/\1/p; s/^;*\(	[a-z-]* = .*\)/\1/p' \
		"$source_tree/contrib/shiplog.conf" >"$scratch/shiplog.conf"
	: >"$scratch/local.conf"
	"$shiplog" check --config="$scratch/shiplog.conf" >"$scratch/said" 2>&1
	test $? = 3 || {
		cat "$scratch/said"
		return 1
	}
}

has_version() {
	grep -q "^\.TH .*\"$("$shiplog" --version)\"" "$1"
}

is_clean() {
	test -z "$(groff -man -ww -Tutf8 "$1" 2>&1 >/dev/null)"
}

cd "$scratch" || exit 1
for command in report metrics show check formats; do
	tap "options of $command" same_order "$command" "$manual"
done
tap "no other options" no_other "$manual"
tap "keys" are_known
tap "the example" example_is_read
for page in "$manual" "$keys"; do
	tap "version in $(basename "$page")" has_version "$page"
	if command -v groff >/dev/null 2>&1; then
		tap "markup of $(basename "$page")" is_clean "$page"
	else
		tap_skip "markup of $(basename "$page")" "no groff"
	fi
done
grep -v 'since=' "$manual" >"$scratch/manual"
tap_fails "a missing option is found" same_order report "$scratch/manual"
tap_done
