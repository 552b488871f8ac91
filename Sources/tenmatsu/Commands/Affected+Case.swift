import ArgumentParser
import CaseFile
import Foundation
import Investigation

extension Affected {
  /// Lists people from what a case keeps under seal. Where they leave the case in full, the ledger says so.
  func list(case folder: String) throws {
    try options.validate(case: folder)
    let find = find == "-" ? try Prompt.line("Whom do you look for?") : find
    let leaves = !options.isTerminal || options.reveal
    let writer = leaves ? try caseOptions.writer(folder, "affected") : nil
    let file = try Case(folder)
    let key = try writer?.key ?? file.key(caseOptions.passphrase(for: folder))
    let people = try PeopleReader(file, run: chosen(file), key: key)
    let target = try OutputFile(options.output)
    do {
      let csv = AffectedCSV(
        words: people.words, masks: !leaves, isForTerminal: options.isTerminal, showsCards: true)
      let count = try LeavingList(.people, writer, reason: caseOptions.reason).write(to: target) { sink in
        if bom { sink.write([0xEF, 0xBB, 0xBF]) }
        sink.write(csv.head)
        func add(_ record: AffectedLine) {
          if let set, !record.sets.contains(set) { return }
          sink.write(line: csv.line(record))
        }
        if let find { try people.find(find).forEach(add) } else { try people.list(add) }
      }
      if find != nil, count == 0 {
        Console.error("Nobody of this run is found by that")
        throw ExitCode(ExitCodes.foundWrong)
      }
    } catch {
      target.discard()
      throw error
    }
  }

  private func chosen(_ file: Case) throws -> CaseState.Run {
    let runs = file.state.runs
    let found = number == nil ? runs.last : runs.first { $0.content.run == number }
    guard let found else {
      throw CaseError(
        .usage, number.map { "The case has no run \($0)" } ?? "The case was not investigated yet",
        remedy: runs.isEmpty ? "tenmatsu investigate CASE does it" : "Its runs: 1 to \(runs.count)")
    }
    let sets = try file.summary(of: found).figures.filter { $0.kind == .set }.map(\.id)
    if let set, !sets.contains(set) {
      throw CaseError(
        .usage, "The data map has no set \(set)",
        remedy: sets.isEmpty ? "It names none" : "Its sets: \(sets.joined(separator: ", "))")
    }
    return found
  }
}
