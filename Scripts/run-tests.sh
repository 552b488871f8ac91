#!/bin/sh
# Runs the tests that have been built, and fails where one of them leaves a file behind: in the temporary folder
# that they are given, or in the repository.
set -eu

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
before=$(git status --porcelain 2>/dev/null || true)

TENMATSU_CI=1 TMPDIR=$temporary "${SWIFT:-swift}" test --skip-build --disable-xctest

# The package manager leaves lock files and empty folders of its own; they are not ours to complain of.
left=$(find "$temporary" -mindepth 1 ! -name '_*.lock' ! -path '*/TemporaryDirectory.*')
after=$(git status --porcelain 2>/dev/null || true)
if [ -n "$left" ]; then
  echo "The tests left files behind:" >&2
  echo "$left" >&2
  exit 1
fi
if [ "$before" != "$after" ]; then
  echo "The tests changed the repository; git status says now:" >&2
  echo "$after" >&2
  exit 1
fi
