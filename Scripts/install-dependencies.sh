#!/bin/sh
# Installs the system packages that the build needs, by name, saying so. Silent and quick where they are there.
set -eu

if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  echo "Swift 6.3 or newer is needed: https://www.swift.org/install/" >&2
  exit 1
fi
if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists zlib libzstd liblzma sqlite3 libarchive &&
  command -v age >/dev/null 2>&1 && command -v gpg >/dev/null 2>&1; then exit 0; fi

missing=""
for package in zlib1g-dev libzstd-dev liblzma-dev libsqlite3-dev libarchive-dev age gnupg pkg-config; do
  if ! dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
    missing="$missing $package"
  fi
done
if [ -z "$missing" ]; then exit 0; fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "These are needed, with their headers: zlib, libzstd, liblzma, sqlite3, libarchive; and pkg-config, age, gnupg." >&2
  echo "Install them as your system does it, then run make again." >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo"
else
  if command -v sudo >/dev/null 2>&1; then become="sudo sh -c"; else become="su -c"; fi
  echo "Some system packages are missing. Install them with this command, then run make again:" >&2
  echo >&2
  echo "    $become 'apt-get update && apt-get install --yes$missing'" >&2
  echo >&2
  exit 1
fi

echo "Installing the system packages that are missing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update && DEBIAN_FRONTEND=noninteractive $as_root apt-get install --yes \
    --no-install-recommends $missing; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "The packages could not be installed; what apt-get said stands above." >&2
  exit 1
fi
