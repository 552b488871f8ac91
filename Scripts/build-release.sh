#!/bin/sh
# Builds the release binary: one line of news, and the compiler's words only where it fails.
set -eu

swift=${SWIFT:-swift}
if [ -e .build/release/tenmatsu ]; then
  echo "Building Tenmatsu ..."
else
  echo "Building Tenmatsu; the first time this takes some minutes ..."
fi
mkdir -p .build
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! "$swift" build --configuration release --product tenmatsu >"$log" 2>&1; then
  cat "$log" >&2
  echo "The build failed; what the compiler said stands above." >&2
  exit 1
fi
