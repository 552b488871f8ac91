#!/bin/sh
# The founding case, played again: writes the evidence of the scene club-japan-2016, investigates it as a case, shows the
# outline of the leak, and writes the final notice and the report to the authority, in Japanese and English, as HTML and PDF.
# Arguments: the program, and optionally the report's language (ja or en). DEMO=DIR says where the documents go.
set -eu

program=$1
language=${2:-}
if [ -z "$language" ]; then
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in ja*) language=ja ;; *) language=en ;; esac
fi
documents=${DEMO:-out/demo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
scene=$folder/club-japan-2016
case=$folder/shops.tenmatsu
TENMATSU_PASSPHRASE=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export TENMATSU_PASSPHRASE
say() { if [ "$language" = ja ]; then echo "$1"; else echo "$2"; fi; }

say "2016年12月の不正アクセスを、架空の人物で再現します：ログ、ダンプ、置き忘れたファイルを生成中 ..." \
  "Playing December 2016 again, with people who never were: writing logs, a dump, a forgotten file ..."
"$program" scene club-japan-2016 --out "$scene" >"$folder/scene.txt"
sed -n '2p' "$folder/scene.txt"
"$program" new "$folder/shops" --time-zone Asia/Tokyo >"$folder/log"
"$program" add "$case" "$scene/evidence" --data-map "$scene/data-map.yml" --source "web server" >>"$folder/log"
"$program" facts "$case" import "$scene/facts.yml" >>"$folder/log"
echo
started=$(date +%s%N)
"$program" investigate "$case" --outline --lang "$language" 2>>"$folder/log"
took=$((($(date +%s%N) - started) / 100000000))
seconds="$((took / 10)).$((took % 10))"
echo
say "証拠からここまで：${seconds} 秒。2017年には、外部の調査会社による調査に 24 日かかりました（1月7日～31日）。" \
  "From the evidence to these figures: ${seconds} s. In 2017 outside forensics took 24 days (7 to 31 January)."
echo
say "この数字と事実から、最終報告（お知らせ）と監督官庁への報告書を作成中 ..." \
  "From these figures and the facts: writing the final notice and the report to the authority ..."
mkdir -p "$documents"
for kind in final appi-final; do
  "$program" notice "$case" draft "$kind" --date 2017-02-13 >>"$folder/log"
  for tongue in ja en; do
    for format in html pdf; do
      file=$documents/$kind.$tongue.$format
      "$program" notice "$case" export "$kind" --lang "$tongue" --format "$format" --out "$file" >>"$folder/log"
      echo "  $file"
    done
  done
done
echo
say "ご自分で試すには：tenmatsu scene club-japan-2016 --out DIR、次に" \
  "To try it yourself: tenmatsu scene club-japan-2016 --out DIR, then"
echo "  $program investigate DIR/evidence --data-map DIR/data-map.yml"
echo "  $program why DIR/evidence --data-map DIR/data-map.yml cards"
