import ArgumentParser
import CaseFile
import Foundation
import Investigation

/// `tenmatsu compare`: what changed between two runs.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what changed between two runs of a case: figures, people, and why.",
    discussion: """
      New evidence or a corrected data map gives a new run; nothing of the earlier one is overwritten. The report says which \
      figures changed and what the runs differ in; --people lists who was added, who is no longer affected, and who is \
      affected otherwise than before.

      Examples:
        tenmatsu compare shop.tenmatsu
        tenmatsu compare shop.tenmatsu 1 3 --lang ja
        tenmatsu compare shop.tenmatsu --people --output changes.csv

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "Numbers of the two runs; the last two unless told.")
  var runs: [Int] = []

  @Option(help: "Language of the report: ja or en. By default from LANG.")
  var lang: String?

  @Flag(help: "List the people that are not as they were, as CSV.")
  var people = false

  @Flag(help: "Show personal values in full on the terminal.")
  var reveal = false

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if ![0, 2].contains(runs.count) { throw ValidationError("Name two runs, or none for the last two") }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let file = try Case(folder)
    let all = file.state.runs
    let numbers = runs.isEmpty ? [all.count - 1, all.count] : runs
    guard all.count > 1 else {
      throw CaseError(
        .usage, "Two runs are needed; the case has \(all.count)",
        remedy: "Add evidence or a corrected data map, then investigate the case again")
    }
    if let unknown = numbers.first(where: { !all.indices.contains($0 - 1) }) {
      throw CaseError(.usage, "The case has no run \(unknown)", remedy: "Its runs: 1 to \(all.count)")
    }
    let masks = output == nil && Console.outputIsTerminal && !reveal
    let writer = people && !masks ? try options.writer(folder, "compare") : nil
    let key = try writer?.key ?? file.key(options.passphrase(for: folder))
    let comparison = try RunComparison(file, from: all[numbers[0] - 1], to: all[numbers[1] - 1], key: key)
    let target = try OutputFile(output)
    do {
      if people {
        let csv = ComparisonCSV(words: comparison.words, masks: masks)
        try LeavingList(.comparison, writer, reason: options.reason).write(to: target) { sink in
          sink.write(csv.head)
          try comparison.list { sink.write(line: csv.line($0)) }
        }
      } else {
        let language =
          lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
        target.write(Array(try ComparisonReport(comparison, language: language).text.utf8))
        try target.finish()
      }
    } catch {
      target.discard()
      throw error
    }
  }
}
