import ArgumentParser
import CaseFile
import Foundation
import Investigation

/// `tenmatsu custody`: the custody record of each item, and hand-overs.
struct Custody: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the custody record of evidence, or enter that it was handed over.",
    discussion: """
      A record for each item: what it is, where it came from, every hand that had it and every time that it was read, with \
      the ledger's entries. Needs no passphrase; entering a hand-over does.

      Examples:
        tenmatsu custody shop.tenmatsu
        tenmatsu custody shop.tenmatsu 3 --lang ja --html --output custody-3.html
        tenmatsu custody shop.tenmatsu 3 --hand-over-to "C. Examiner" --hand-over-from "A. Admin" --at 2017-01-07T10:15+09:00

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "The item's number; all of them unless told.")
  var item: Int?

  @Option(help: "Language of the record: ja or en. By default from LANG.")
  var lang: String?

  @Flag(help: "Write a page for printing (HTML, A4) instead of text.")
  var html = false

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  @Option(help: "Enter a hand-over: who received the item.")
  var handOverTo: String?

  @Option(help: "Who gave it away.")
  var handOverFrom: String?

  @Option(help: "When it was handed over: a time with its zone.")
  var at: String?

  @Option(help: "What for.")
  var purpose: String?

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    let given = [handOverTo, handOverFrom, at].count { $0 != nil }
    if given > 0, given < 3 || item == nil {
      throw ValidationError("A hand-over needs the item's number, --hand-over-from, --hand-over-to and --at")
    }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    if let item, let to = handOverTo, let from = handOverFrom, let at {
      let writer = try options.writer(folder, "custody")
      try writer.handOver(
        HandOver(item: item, from: from, to: to, at: at, purpose: purpose), reason: options.reason)
    }
    let file = try Case(folder)
    if let item, !file.state.evidence.indices.contains(item - 1) {
      throw CaseError(
        .usage, "The case has no item \(item)", remedy: "Its items: 1 to \(file.state.evidence.count)")
    }
    let language =
      lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
    let items = file.state.evidence.filter { item == nil || $0.number == item }
    let records = try items.map { try CustodyRecord($0, of: file, language: language) }
    let target = try OutputFile(output)
    target.write(
      Array(
        (html ? CustodyRecord.page(records, language: language) : records.map(\.text).joined(separator: "\n"))
          .utf8))
    try target.finish()
  }
}
