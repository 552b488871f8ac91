import Exposure
import Investigation
import YAMLText

/// Enters facts into a case.
public struct FactsRecorder {
  let writer: CaseWriter

  public init(_ writer: CaseWriter) { self.writer = writer }

  /// Enters what a file of facts adds and amends, in one entry of the ledger; facts that it does not hold stay.
  ///
  /// - Throws: `FactsError` with everything that is wrong with the file; `CaseError` where it names an address of an
  ///   affected person, since facts stand in the ledger in the clear.
  public func record(_ bytes: [UInt8], path: String, reason: String?) throws -> FactsChange {
    let existing = writer.state.facts
    let file = try FactsFile(bytes: bytes, path: path, existing: existing, sets: try sets())
    let change = FactsChange.between(existing, and: file.facts)
    let new = change.added + change.amended.map(\.new)
    guard !new.isEmpty else { return change }
    try refuseAffected(in: new)
    try writer.commit { entries in
      try entries.append(.factsRecorded(FactsRecorded(facts: new, withdrawn: nil)), reason: reason)
    }
    return change
  }

  /// Takes facts back that were entered by mistake; the ledger keeps that they were there.
  ///
  /// - Throws: `CaseError` where there is no such fact.
  public func withdraw(_ ids: [String], reason: String?) throws(CaseError) {
    let known = Set(writer.state.facts.map(\.id.description))
    if let unknown = ids.first(where: { !known.contains($0) }) {
      throw CaseError(.usage, "There is no fact \(unknown)", remedy: "tenmatsu facts CASE lists them")
    }
    try writer.commit { entries in
      try entries.append(.factsRecorded(FactsRecorded(facts: [], withdrawn: ids)), reason: reason)
    }
  }

  private func sets() throws(CaseError) -> Set<String>? {
    try writer.dataMap().map { file in Set(file.map.sets.map(\.id.value)) }
  }

  /// Addresses in texts are looked up among the people of the last run.
  private func refuseAffected(in facts: [Fact]) throws {
    guard let run = writer.state.run, run.content.people != nil else { return }
    let people = try PeopleReader(writer.reading(), run: run, key: writer.key)
    for fact in facts {
      let text = String(decoding: try fact.json, as: UTF8.self)
      for match in text.matches(of: #/[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+/#)
      where try !people.find(String(match.0)).isEmpty {
        throw CaseError(
          .badInput, "The fact \(fact.id) holds the mail address of an affected person",
          remedy: "Facts stand unsealed in the ledger: leave it out, and seal the document that has it")
      }
    }
  }
}

/// Facts that people entered, amended or took back.
public struct FactsRecorded: Codable, Hashable, Sendable {
  public var facts: [Fact]
  /// Ids of facts that were taken back.
  public var withdrawn: [String]?
}
