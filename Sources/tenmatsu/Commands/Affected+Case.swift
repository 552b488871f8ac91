import ArgumentParser
import CaseFile
import Crypto
import Foundation
import Investigation

extension Affected {
  /// Lists people from what a case keeps under seal. Where they leave the case in full, the ledger says so.
  func list(case folder: String) throws {
    try options.validate(case: folder)
    let leaves = !options.isTerminal || options.reveal
    let writer = leaves ? try caseOptions.writer(folder, "affected") : nil
    let file = try Case(folder)
    let key = try writer?.key ?? file.key(caseOptions.passphrase(for: folder))
    let people = try PeopleReader(file, run: chosen(file), key: key)
    let target = try OutputFile(options.output)
    do {
      let csv = AffectedCSV(
        words: people.words, masks: !leaves, isForTerminal: options.isTerminal, showsCards: true)
      let seen = try ListSink(target, bom: bom)
      try seen.write(csv.head)
      func add(_ record: AffectedLine) throws {
        if let set, !record.sets.contains(set) { return }
        seen.count += 1
        try seen.write(csv.line(record))
      }
      if let find { try people.find(find).forEach(add) } else { try people.list(add) }
      seen.flush()
      try target.finish()
      try writer?.exported(
        Exported(what: .people, sha256: seen.sha256, recipient: nil, count: seen.count),
        reason: caseOptions.reason)
      if find != nil, seen.count == 0 {
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

/// Gathers lines into larger writes, and hashes what was written.
final class ListSink {
  private let target: OutputFile
  private var pending: [UInt8] = []
  private var hasher = SHA256()
  var count = 0

  init(_ target: OutputFile, bom: Bool) throws {
    self.target = target
    if bom { try write([0xEF, 0xBB, 0xBF]) }
  }

  func write(_ bytes: [UInt8]) throws {
    pending += bytes
    if pending.count > 1 << 16 { flush() }
  }

  func flush() {
    hasher.update(data: pending)
    target.write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  var sha256: String {
    hasher.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
