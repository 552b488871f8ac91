import Bytes
import Crypto
import Foundation

/// The case's key, wrapped for one passphrase or key file.
struct KeySlot: Codable, Hashable, Sendable {
  enum Kind: String, Codable { case passphrase, keyFile }

  /// What scrypt (RFC 7914) costs: memory is 128 × rounds × blockSize bytes.
  struct Cost: Codable, Hashable, Sendable {
    var rounds: Int
    var blockSize: Int
    var parallelism: Int

    /// 128 MiB and some 0.4 s: RFC 7914 leaves the choice open; OWASP's Password Storage Cheat Sheet names these.
    static let usual = Cost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

    var megabytes: Int { 128 * rounds * blockSize >> 20 }
    /// What a hostile file may ask of this machine.
    var isBearable: Bool {
      rounds >= 2 && rounds <= 1 << 20 && rounds & (rounds - 1) == 0 && (1...16).contains(blockSize)
        && (1...16).contains(parallelism)
    }
  }

  /// What people call it, for example `incident lead`.
  let label: String
  let kind: Kind
  /// 16 random bytes in hexadecimal.
  let salt: String
  /// Nil for a key file.
  let cost: Cost?
  /// ChaCha20-Poly1305 (RFC 8439): nonce, ciphertext, tag; in hexadecimal.
  let wrapped: String

  init(_ key: CaseKey, for passphrase: Passphrase, label: String, cost: Cost = .usual) throws {
    self.label = label
    let salt = Random.bytes(16)
    self.salt = Hex.text(salt)
    switch passphrase {
    case .words: (kind, self.cost) = (.passphrase, cost)
    case .keyFile: (kind, self.cost) = (.keyFile, nil)
    }
    wrapped = Hex.text(
      try key.wrapped(under: passphrase.key(salt: salt, cost: self.cost), for: "\(kind.rawValue) \(label)"))
  }

  /// The case's key, if this passphrase opens the slot.
  func open(_ passphrase: Passphrase, caseID: String) throws(CaseError) -> CaseKey? {
    switch (kind, passphrase) {
    case (.passphrase, .words), (.keyFile, .keyFile): break
    default: return nil
    }
    guard let salt = Hex.bytes(salt), let wrapped = Hex.bytes(wrapped), cost?.isBearable ?? true else {
      throw CaseError(
        .damaged, "The slot “\(label)” was changed",
        remedy: "Use another passphrase; tenmatsu verify tells more")
    }
    return CaseKey.unwrapped(
      wrapped, under: try passphrase.key(salt: salt, cost: cost), for: "\(kind.rawValue) \(label)",
      caseID: caseID)
  }

  /// SHA-256 over all slots, as the ledger knows them.
  static func digest(of slots: [KeySlot]) throws -> String {
    Hex.text(SHA256.hash(data: try Canonical.bytes(slots)))
  }
}

/// Bytes from the system's generator.
enum Random {
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
