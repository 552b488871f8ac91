import Foundation

/// A whole case in one file, as it is carried to another machine: a tar archive that can be checked with `check.sh` in it,
/// `sha256sum` and `openssl`, without Tenmatsu. `docs/case-file.md` describes it.
///
/// The same case gives the same bytes. What is sealed stays sealed; the evidence is not in it.
public enum CaseArchive {
  static let schema = "tenmatsu.archive/1"
  static let head = "case.json"
  static let ledger = "ledger.jsonl"
  static let signatures = "signatures.txt"
  static let slots = "slots.json"
  static let script = "check.sh"
  static let keys = "keys"
  static let objects = "objects"

  /// What an archive says of itself.
  struct Head: Codable {
    var schema = CaseArchive.schema
    let id: String
    let title: String
    let entries: Int
    let head: String
  }

  static func key(_ number: Int) -> String { "\(keys)/\(number).pem" }
  static func object(_ id: Int) -> String { "\(objects)/\(id)" }

  static func name(_ text: String) throws(CaseError) -> ArchiveName {
    guard let name = ArchiveName(text) else {
      throw CaseError(
        .damaged, "\(text) is no name for a file of an archive", remedy: "tenmatsu verify tells more")
    }
    return name
  }

  /// Checks a case's archive with what every system has; it names the first entry that cannot stand.
  static let check = #"""
    #!/bin/sh
    # Checks this case's ledger with sha256sum and openssl (3.0 or newer) alone. Run it in the unpacked archive.
    set -u
    id=$(sed -n 's/.*"id":"\([0-9a-f-]*\)".*/\1/p' case.json)
    previous=$(printf '%064d' 0); number=0; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
    fail() { echo "entry $number: $1" >&2; exit 1; }
    while IFS= read -r entry; do
      number=$((number + 1))
      hash=$(printf %s "$entry" | sha256sum | cut -c1-64)
      case $entry in *"\"previous\":\"$previous\""*) ;; *) fail "does not follow the entry before" ;; esac
      case $entry in *"\"sequence\":$number}") ;; *) fail "has another number" ;; esac
      set -- $(sed -n "${number}p" signatures.txt)
      [ $# -eq 4 ] || fail "was not signed"
      [ "$1" = "$number" ] && [ "$2" = "$hash" ] || fail "is not what was signed"
      printf 'tenmatsu.ledger/1 %s %s %s\n' "$id" "$number" "$hash" >"$work/message"
      printf %s "$4" | openssl base64 -d -A >"$work/signature"
      openssl pkeyutl -verify -pubin -inkey "keys/$3.pem" -rawin -in "$work/message" \
        -sigfile "$work/signature" >"$work/said" 2>&1 || fail "was not signed with key $3"
      previous=$hash
    done <ledger.jsonl
    [ "$(wc -l <signatures.txt)" -eq "$number" ] || fail "is not the last that was signed"
    for file in objects/* evidence.json out/*; do
      [ -f "$file" ] || continue
      hash=$(sha256sum <"$file" | cut -c1-64)
      grep -qF "\"$hash\"" ledger.jsonl || { echo "$file: no entry tells of it" >&2; exit 1; }
    done
    echo "$number entries stand; head $previous"
    """# + "\n"
}
