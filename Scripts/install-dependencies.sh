#!/bin/sh
# Installs the system packages that the build and the program need, by name, saying so; with the argument `tests` also those
# that only the tests need. Silent and quick where they are there.
set -eu

if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  echo "Swift 6.3 or newer is needed: https://www.swift.org/install/" >&2
  exit 1
fi
has() {
  for program in "$@"; do command -v "$program" >/dev/null 2>&1 || return 1; done
}
if has pkg-config age gpg weasyprint && [ "${1:-}" != tests ] &&
  pkg-config --exists zlib libzstd liblzma sqlite3 libarchive libcurl gmime-3.0; then exit 0; fi

packages="zlib1g-dev libzstd-dev liblzma-dev libsqlite3-dev libarchive-dev libcurl4-openssl-dev libgmime-3.0-dev
  age gnupg pkg-config weasyprint fonts-noto-cjk fonts-liberation"
if [ "${1:-}" = tests ]; then packages="$packages poppler-utils python3-html5lib python3-aiosmtpd openssl"; fi
missing=""
for package in $packages; do
  if ! dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
    missing="$missing $package"
  fi
done
if [ -z "$missing" ]; then exit 0; fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "These are needed, with their headers: zlib, libzstd, liblzma, sqlite3, libarchive, libcurl, gmime 3; and pkg-config," >&2
  echo "age, gnupg, weasyprint, the fonts Noto CJK and Liberation." >&2
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
