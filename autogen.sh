#!/bin/sh
# Makes ./configure from configure.ac, after a checkout.
set -e
cd "$(dirname "$0")"
mkdir -p build-aux
exec autoreconf --install --force --warnings=all
