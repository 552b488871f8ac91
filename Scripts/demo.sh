#!/bin/sh
# The founding case, played again: writes the evidence of the scene club-japan-2016, investigates it, and shows the
# outline of the leak. Arguments: the program, and optionally the report's language (ja or en).
set -eu

program=$1
language=${2:-}
if [ -z "$language" ]; then
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in ja*) language=ja ;; *) language=en ;; esac
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case=$folder/club-japan-2016

if [ "$language" = ja ]; then
  echo "2016年12月の不正アクセスを、架空の人物で再現します：ログ、ダンプ、置き忘れたファイルを生成中 ..."
else
  echo "Playing December 2016 again, with people who never were: writing logs, a dump, a forgotten file ..."
fi
"$program" scene club-japan-2016 --out "$case" >"$folder/scene.txt"
sed -n '2p' "$folder/scene.txt"
echo
started=$(date +%s%N)
"$program" investigate "$case/evidence" --data-map "$case/data-map.yml" --outline --lang "$language"
took=$((($(date +%s%N) - started) / 100000000))
seconds="$((took / 10)).$((took % 10))"
echo
if [ "$language" = ja ]; then
  echo "証拠からここまで：${seconds} 秒。2017年には、外部の調査会社による調査に 24 日かかりました（1月7日～31日）。"
  echo "ご自分で試すには：tenmatsu scene club-japan-2016 --out DIR、次に"
else
  echo "From the evidence to these figures: ${seconds} s. In 2017 outside forensics took 24 days (7 to 31 January)."
  echo "To try it yourself: tenmatsu scene club-japan-2016 --out DIR, then"
fi
echo "  $program investigate DIR/evidence --data-map DIR/data-map.yml"
echo "  $program why DIR/evidence --data-map DIR/data-map.yml cards"
