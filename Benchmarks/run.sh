#!/bin/sh
# make bench: generates a log in a temporary folder, measures PROGRAM on it, takes the folder away again.
#   run.sh PROGRAM        BENCH_BYTES (1 GiB), BENCH_PEOPLE (10,000,000), BENCH_MAILS (131,936) and BENCH_RUNS (3) may be
#                         set; TMPDIR says where the log and the dump go
set -eu

program=$1
here=$(dirname "$0")
swift=${SWIFT:-swift}
size=${BENCH_BYTES:-1073741824}
runs=${BENCH_RUNS:-3}

echo "Building the benchmark ..."
"$swift" build --package-path "$here" --configuration release --quiet
"$here/.build/release/solve-questions"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
echo "Generating a log of $size bytes in $folder ..."
"$here/.build/release/generate-log" "$size" >"$folder/access.log" 2>"$folder/facts"
echo "It holds: $(cat "$folder/facts")"
"$here/.build/release/measure" "$program" "$folder/access.log" "$runs"
people=${BENCH_PEOPLE:-10000000}
rm -f "$folder/access.log"
echo "Generating a population of $people in $folder ..."
sed "s/count: 10000000/count: $people/" "$here/Scenes/population.yml" >"$folder/population.yml"
"$program" scene "$folder/population.yml" --out "$folder/people" >/dev/null
gzip -1 "$folder/people/evidence/dump.sql"
"$here/.build/release/measure" "$program" --people "$folder/people" "$runs"
rm -rf "$folder/people"
echo "Filling a case with $people people in $folder ..."
"$here/.build/release/measure-case" "$people" "$folder"
mails=${BENCH_MAILS:-131936}
echo "Sending $mails mails to a sink on this computer ..."
"$here/.build/release/measure-mail" "$program" "$here/.build/release/mail-sink" "$mails" "$folder"
