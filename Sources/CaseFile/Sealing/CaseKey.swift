import Bytes
import Crypto
import Foundation

/// The key of a case, from which every other key is derived (HKDF with SHA-256, RFC 5869): one for each sealed object,
/// one for looking people up, one for signing.
///
/// It is random and never stored but wrapped in a ``KeySlot``, one for each passphrase or key file.
public struct CaseKey: Sendable {
  private let master: LockedKey
  private let lookupKey: LockedKey
  private let signingSeed: LockedKey
  let caseID: String

  init(_ master: SymmetricKey, caseID: String) {
    self.master = LockedKey(master)
    self.caseID = caseID
    func derived(_ purpose: String) -> LockedKey { LockedKey(CaseKey.derived(master, [], purpose)) }
    lookupKey = derived("tenmatsu.lookup/1")
    signingSeed = derived("tenmatsu.sign/1")
  }

  /// A new one, from the system's generator.
  static func random(caseID: String) -> CaseKey { CaseKey(SymmetricKey(size: .bits256), caseID: caseID) }

  private static func derived(_ master: SymmetricKey, _ salt: [UInt8], _ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: master, salt: salt, info: Array(purpose.utf8), outputByteCount: 32)
  }

  // MARK: - Sealing

  /// The key of one sealed object.
  func objectKey(salt: [UInt8]) -> LockedKey {
    LockedKey(CaseKey.derived(master.key, salt, "tenmatsu.object/1"))
  }

  /// This key, sealed under another.
  func wrapped(under key: SymmetricKey, for slot: String) throws -> [UInt8] {
    let box = try unsafe master.key.withUnsafeBytes { bytes in
      try unsafe ChaChaPoly.seal(
        Data(bytes), using: key, authenticating: CaseKey.bound(to: slot, caseID))
    }
    return Array(box.combined)
  }

  /// The key that was wrapped, if this is the key that it was wrapped under.
  static func unwrapped(_ wrapped: [UInt8], under key: SymmetricKey, for slot: String, caseID: String)
    -> CaseKey?
  {
    guard let box = try? ChaChaPoly.SealedBox(combined: wrapped),
      let master = try? ChaChaPoly.open(box, using: key, authenticating: bound(to: slot, caseID))
    else { return nil }
    return CaseKey(SymmetricKey(data: master), caseID: caseID)
  }

  private static func bound(to slot: String, _ caseID: String) -> [UInt8] {
    Array("tenmatsu.slot/1 \(caseID) \(slot)".utf8)
  }

  // MARK: - Looking up

  /// A keyed hash (HMAC with SHA-256, RFC 2104) of a value of a kind; its first eight bytes.
  func lookup(_ kind: String, _ value: String) -> UInt64 {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("\(kind)\u{0}\(value)".utf8), using: lookupKey.key)
    return code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The same in full, in hexadecimal.
  func keyedHash(_ kind: String, of digest: String) -> String {
    Hex.text(
      HMAC<SHA256>.authenticationCode(for: Array("\(kind)\u{0}\(digest)".utf8), using: lookupKey.key))
  }

  // MARK: - Signing

  var publicKey: PublicKey {
    get throws { PublicKey(try signingKey().publicKey) }
  }

  func signature(of message: [UInt8]) throws -> [UInt8] { Array(try signingKey().signature(for: message)) }

  private func signingKey() throws -> Curve25519.Signing.PrivateKey {
    try unsafe signingSeed.key.withUnsafeBytes { bytes in
      try unsafe Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    }
  }
}
