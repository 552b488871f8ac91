import Evidence
import Foundation

/// Holds the evidence against what was taken into custody.
public struct EvidenceCheck: Sendable {
  /// What lies where an item should.
  public enum Finding: Hashable, Sendable {
    case unchanged
    case missing
    /// SHA-256 of what is there now.
    case changed(String)
    /// It is there and cannot be read: why.
    case unreadable(String)
  }

  /// The state of an item's file, by all of its bytes.
  public static func check(_ item: CustodyItem) -> Finding {
    guard let facts = EvidenceFacts(item.path) else { return .missing }
    do throws(EvidenceError) {
      let sha256 = try Digest.sha256(of: EvidenceFile(item.path), bytes: facts.bytes)
      return sha256 == item.added.sha256 && facts.bytes == item.added.bytes ? .unchanged : .changed(sha256)
    } catch {
      return .unreadable(error.message)
    }
  }

  /// Checks all items before anything is concluded from them.
  ///
  /// - Returns: the faults, as the ledger records them.
  static func faults(_ items: [CustodyItem], progress: (String) -> Void = { _ in })
    -> [(fault: EvidenceRead.Fault, words: String)]
  {
    items.compactMap { item in
      progress(item.path)
      return switch check(item) {
      case .unchanged: nil
      case .missing: (.init(item: item.number, found: nil), "item \(item.number) is missing: \(item.path)")
      case .changed(let sha256):
        (
          .init(item: item.number, found: sha256),
          "item \(item.number) was changed since it was added: \(item.path)"
        )
      case .unreadable(let why):
        (.init(item: item.number, found: nil), "item \(item.number) cannot be read: \(item.path): \(why)")
      }
    }
  }
}

extension CaseWriter {
  /// Enters that an item passed from one hand to another.
  public func handOver(_ handOver: HandOver, reason: String?) throws(CaseError) {
    try commit { entries in try entries.append(.evidenceHandedOver(handOver), reason: reason) }
  }

  /// Enters that the evidence is about to be read, after holding it against what was added.
  ///
  /// - Throws: `CaseError` (`evidence`) that names what is missing or changed; the ledger then says so, too.
  public func open(
    evidenceFor purpose: EvidenceRead.Purpose, progress: (String) -> Void = { _ in }
  ) throws(CaseError) -> [String] {
    let items = state.evidence
    guard !items.isEmpty else {
      throw CaseError(.usage, "The case has no evidence", remedy: "Add some: tenmatsu add CASE FILE…")
    }
    let faults = EvidenceCheck.faults(items, progress: progress)
    try commit { entries in
      try entries.append(
        .evidenceRead(
          EvidenceRead(
            items: items.map(\.number), purpose: purpose, faults: faults.isEmpty ? nil : faults.map(\.fault)))
      )
    }
    guard faults.isEmpty else {
      throw CaseError(
        .evidence, "The evidence is not what was added: " + faults.map(\.words).joined(separator: "; "),
        remedy: "Bring the files back as they were; where one has only moved, add it again from its new place"
      )
    }
    return items.map(\.path)
  }
}
