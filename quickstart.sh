#!/bin/sh
# quickstart.sh -- from a fresh checkout to the demo review, and to its tests
#
#   ./quickstart.sh         packages, build, the demo organisation's review
#   ./quickstart.sh check   the same, then every test
#
# Needs Debian 12 (or a system like it) and root or sudo, and nothing but git.
# Writes into build/ and demo-review/ only.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$here/build
review=$here/demo-review
log=$build/quickstart.log

# What the program is built from and drawn with.
packages="build-essential autoconf automake pkg-config git
	libglib2.0-dev libgit2-dev libcjson-dev libcsv-dev libxlsxwriter-dev
	libcairo2-dev libpango1.0-dev zlib1g-dev liblzma-dev libzstd-dev
	libdeflate-dev libexpat1-dev libyaml-dev nettle-dev
	fonts-inter fonts-dejavu-core"
# What its tests look at its outputs with.
check_packages="clang-format groff-base jq libxml2-utils poppler-utils qpdf
	shellcheck unzip xz-utils"

say() {
	printf 'quickstart: %s\n' "$*"
}

fail() {
	say "$*" >&2
	exit 1
}

# What a command says is worth reading only if it fails.
quietly() {
	"$@" >"$log" 2>&1 || {
		cat "$log" >&2
		fail "this failed: $*"
	}
}

missing() {
	for package in "$@"; do
		status=$(dpkg-query -W -f='${db:Status-Status}' "$package" \
			2>/dev/null || true)
		[ "$status" = installed ] || printf '%s ' "$package"
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

install_packages() {
	if ! command -v dpkg-query >/dev/null; then
		say "no dpkg here: configure says which libraries are missing"
		return
	fi
	wanted=$(missing "$@")
	if [ -z "$wanted" ]; then
		say "packages: all there"
		return
	fi
	say "packages: installing $wanted"
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		fail "neither root nor sudo: these need an administrator"
	fi
	quietly as_root apt-get update -q
	# shellcheck disable=SC2086 # a list of words
	quietly as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -q -y --no-install-recommends $wanted
}

build_program() {
	say "building in build/"
	[ -x "$here/configure" ] || quietly "$here/autogen.sh"
	cd "$build"
	[ -f Makefile ] || quietly "$here/configure"
	make -s -j"$(nproc)" V=0
}

# The demo is in fixtures/demo: its README says what the review must say.
demo_review() {
	say "the demo organisation's second quarter of 2026"
	"$here/fixtures/demo/build.sh" "$build/demo"
	cd "$build/demo"
	"$build/shiplog" report -q --quarter=2026Q2 --as-of=2026-07-02 \
		--output="$review"
	echo
	"$build/shiplog" metrics --quarter=2026Q2 --as-of=2026-07-02
	echo
	for file in "$review"/*; do
		say "written: demo-review/${file##*/}"
	done
	say "the program: build/shiplog (make -C build install puts it on the path)"
}

# The number behind "# NAME:" in the summary of the tests, 0 without one.
count() {
	sed -n "s/^# $1: *//p" "$build/test-suite.log" 2>/dev/null |
		head -n 1 | grep . || echo 0
}

run_tests() {
	say "every test"
	cd "$build"
	rm -f test-suite.log
	status=0
	make -s -j"$(nproc)" V=0 check || status=$?
	failed=$(($(count FAIL) + $(count XPASS) + $(count ERROR)))
	say "$(count PASS) passed, $failed failed, $(count SKIP) skipped"
	return "$status"
}

case ${1:-} in
'') ;;
check) packages="$packages $check_packages" ;;
*)
	echo "usage: ./quickstart.sh [check]" >&2
	exit 2
	;;
esac
mkdir -p "$build"
# shellcheck disable=SC2086 # a list of words
install_packages $packages
build_program
demo_review
if [ "${1:-}" = check ]; then
	run_tests
fi
