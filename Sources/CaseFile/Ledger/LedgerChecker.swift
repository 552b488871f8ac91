/// What is wrong with an entry of the ledger.
public struct LedgerFault: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Its bytes are not what any version writes that this one knows.
    case unreadable
    /// It does not follow the entry before: the number that was expected.
    case sequence(expected: Int, found: Int)
    /// It does not name the hash of the entry before: that entry or this one was changed, or one was taken out or put in.
    case chain
    /// It is kept under another number than its own.
    case number(Int)
    /// The hash kept beside it is not that of its bytes.
    case hash
    /// The case's key did not sign it.
    case signature
    /// It changes what is not there, or what cannot be changed.
    case contradiction(String)
  }

  /// The place in the ledger, from 1.
  public let place: Int
  public let reason: Reason
}

/// Follows a ledger from its first entry, and finds the first that cannot stand.
struct LedgerChecker {
  private(set) var state = CaseState()
  private(set) var place = 0
  private(set) var head = LedgerEntry.none

  /// Takes the next entry.
  ///
  /// - Parameters:
  ///   - hash: as it is kept beside the entry; nil where none is.
  ///   - number: likewise.
  /// - Returns: the entry.
  mutating func follow(_ link: LedgerLink, hash: String?, number: Int?) throws(LedgerFault) -> LedgerEntry {
    place += 1
    func fault(_ reason: LedgerFault.Reason) -> LedgerFault { LedgerFault(place: place, reason: reason) }
    let actual = link.hash
    guard let entry = try? Canonical.value(LedgerEntry.self, from: link.bytes) else {
      throw fault(.unreadable)
    }
    guard entry.sequence == place else { throw fault(.sequence(expected: place, found: entry.sequence)) }
    guard number == nil || number == place else { throw fault(.number(number ?? 0)) }
    guard entry.previous == head else { throw fault(.chain) }
    guard hash == nil || hash == actual else { throw fault(.hash) }
    do throws(CaseState.Contradiction) {
      try state.apply(entry)
    } catch {
      throw fault(.contradiction(error.words))
    }
    let message = LedgerLink.message(caseID: state.id, sequence: place, hash: actual)
    guard state.publicKey?.accepts(link.signature, of: message) == true else { throw fault(.signature) }
    head = actual
    return entry
  }
}
