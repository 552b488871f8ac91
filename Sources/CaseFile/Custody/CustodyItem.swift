/// An item of evidence, and everything that was done with it.
public struct CustodyItem: Sendable {
  public let added: EvidenceAdded
  /// Where it lies now, as far as the case was told: absolute.
  public internal(set) var path: String
  /// The entries of the ledger that concern it, the one that added it first.
  public internal(set) var history: [LedgerEntry]

  init(_ added: EvidenceAdded, _ entry: LedgerEntry) {
    self.added = added
    path = added.path
    history = [entry]
  }

  public var number: Int { added.item }
}
