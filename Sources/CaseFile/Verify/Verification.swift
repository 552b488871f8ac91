/// What `verify` found out about a case.
public struct Verification: Sendable {
  /// Something that is not as the ledger says.
  public struct Fault: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
      /// An entry of the ledger, from 1.
      case entry(Int)
      /// A file of the case's folder.
      case file(String)
      /// An item of evidence.
      case evidence(Int)
    }

    public let place: Place
    public let words: String
  }

  public var faults: [Fault] = []
  /// What is no fault, and yet worth knowing.
  public var notes: [String] = []
  /// Entries that stand.
  public var entries = 0
  /// SHA-256 of the last entry that stands, and when it was written.
  public var head = LedgerEntry.none
  public var headAt = ""
  public var objects = 0
  public var evidence = 0
  public var publicKey: PublicKey?

  public init() {}
}
