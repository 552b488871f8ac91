import Bytes
import Crypto

/// One entry of the ledger: what changed, who changed it, when and why, chained to the entry before.
///
/// Its bytes are canonical JSON; the format is documented in `docs/ledger.md` and can be checked without Tenmatsu.
public struct LedgerEntry: Codable, Hashable, Sendable {
  /// From 1, without a hole.
  public let sequence: Int
  /// When it was written: UTC, RFC 3339 with milliseconds.
  public let at: String
  /// Who wrote it, as they call themselves.
  public let by: String
  /// Why, in the writer's words.
  public let reason: String?
  /// SHA-256 of the bytes of the entry before, in hexadecimal; 64 zeros before the first.
  public let previous: String
  /// SHA-256 of `evidence.json` after this entry, where the entry changes it.
  public let manifest: String?
  public let change: Change

  /// What the first entry names as the one before.
  public static let none = String(repeating: "0", count: 64)
}

/// An entry as it is kept: its bytes and the signature of the head that it was.
public struct LedgerLink: Hashable, Sendable {
  public let bytes: [UInt8]
  /// Ed25519 (RFC 8032) over ``message(caseID:sequence:hash:)``.
  public let signature: [UInt8]

  public init(bytes: [UInt8], signature: [UInt8]) {
    self.bytes = bytes
    self.signature = signature
  }

  /// SHA-256 of the entry's bytes, in hexadecimal: what the next entry names.
  public var hash: String { Hex.text(SHA256.hash(data: bytes)) }

  /// What is signed: one line, so that it can be put together with `printf`.
  static func message(caseID: String, sequence: Int, hash: String) -> [UInt8] {
    Array("tenmatsu.ledger/1 \(caseID) \(sequence) \(hash)\n".utf8)
  }
}
