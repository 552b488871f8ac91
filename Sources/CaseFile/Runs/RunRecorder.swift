import Bytes
import Crypto
import Exposure
public import Foundation
public import Investigation

/// Enters an investigation's findings into a case: a summary in the clear, the findings and the people sealed.
public struct RunRecorder {
  private let writer: CaseWriter

  public init(_ writer: CaseWriter) { self.writer = writer }

  /// Enters a run. Earlier ones stay as they are.
  ///
  /// - Parameters:
  ///   - findings: of the case's own evidence.
  ///   - started: when the investigation began.
  ///   - reason: why it was made, in the words of who made it.
  /// - Returns: the run as it was entered.
  /// - Throws: `CaseError` where what was read is not what was added, or cannot be kept.
  @discardableResult
  public func record(_ findings: Findings, started: Date, reason: String?) throws(CaseError) -> CaseState.Run
  {
    guard let people = findings.people else {
      return try record(findings, started: started, reason: reason, people: nil)
    }
    return try record(findings, started: started, reason: reason) { keeper in
      try add(people, of: findings, to: &keeper)
    }
  }

  /// The same with people that come from elsewhere, one after another.
  ///
  /// - Parameter people: adds the affected records; nil where none were counted.
  @discardableResult
  public func record(
    _ findings: Findings, started: Date, reason: String?, people: ((inout PeopleWriter) throws -> Void)?
  ) throws(CaseError) -> CaseState.Run {
    let evidence = try numbered(findings)
    try writer.commit { entries in
      let run = entries.state.runs.count + 1
      let summary = entries.object(isSealed: false)
      try summary.write(try Canonical.bytes(RunSummary(findings)))
      let sealed = entries.object(isSealed: true)
      var hasher = SHA256()
      try FindingsJSON(findings).write { (bytes: [UInt8]) throws(any Error) in
        hasher.update(data: bytes)
        try sealed.write(bytes)
      }
      let summaryEntry = try summary.finish()
      let findingsEntry = try sealed.finish()
      let stored = try people.map { list in
        var keeper = PeopleWriter(
          blocks: entries.object(isSealed: true), index: entries.object(isSealed: true),
          profiles: entries.object(isSealed: false), key: writer.key)
        try list(&keeper)
        return try keeper.finish()
      }
      try entries.append(
        .runFinished(
          RunFinished(
            run: run, started: Clock.text(started), version: findings.tool.version,
            parameters: findings.tool.parameters, evidence: evidence, dataMap: entries.state.dataMap?.sha256,
            findingsSha256: Hex.text(hasher.finalize()),
            total: findings.affected.map {
              RunTotal(
                records: RunTotal.Figures($0.total.records), people: RunTotal.Figures($0.total.people))
            },
            summary: summaryEntry, findings: findingsEntry, people: stored)),
        reason: reason)
    }
    guard let run = writer.state.run else {
      throw CaseError(.damaged, "The run was not entered", remedy: "Investigate again")
    }
    return run
  }

  private func add(_ people: People, of findings: Findings, to keeper: inout PeopleWriter) throws {
    let cards = CardsOfRecords(try people.cards(findings.reconstruction), writer.key)
    var failure: (any Error)?
    try people.list(findings.reconstruction) { record in
      guard failure == nil else { return }
      var line = AffectedLine(record)
      let own = cards.cards(of: line)
      line.cards = own.map(\.shown)
      do { try keeper.add(line, cards: own.map(\.hash)) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// The numbers by which the findings call the case's items, where they read just what was added.
  private func numbered(_ findings: Findings) throws(CaseError) -> [RunEvidence] {
    let cited = Dictionary(
      findings.evidence.map { (Case.absolute($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    var numbers: [RunEvidence] = []
    for item in writer.state.evidence {
      let used = cited[item.path]
      guard used == nil || used?.sha256 == item.added.sha256 else {
        throw CaseError(
          .evidence, "Item \(item.number) was changed while it was being investigated: \(item.path)",
          remedy: "Work on a copy that nothing writes to; nothing was concluded")
      }
      numbers.append(RunEvidence(item: item.number, cited: used?.number))
    }
    return numbers
  }
}
