import ArgumentParser
import CaseFile
import Foundation

/// `tenmatsu show`: what a case holds.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what a case holds: evidence, runs, sealed files, documents; or its ledger.",
    discussion: """
      Needs no passphrase: nothing personal is shown.

      Examples:
        tenmatsu show shop.tenmatsu
        tenmatsu show shop.tenmatsu --ledger
        tenmatsu show shop.tenmatsu --ledger --json > ledger.jsonl

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Flag(help: "Every entry of the ledger: number, time, who, what and why.")
  var ledger = false

  @Flag(help: "With --ledger: the entries as they are hashed and signed, one a line.")
  var json = false

  func validate() throws {
    if json, !ledger { throw ValidationError("--json shows the ledger's entries: give --ledger, too") }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let file = try Case(folder)
    guard ledger else { return print(CaseOverview(file).text, terminator: "") }
    for entry in try file.ledger() {
      print(json ? String(decoding: entry.bytes, as: UTF8.self) : entry.line)
    }
  }
}
