import Crypto
import Foundation

/// Seals and opens the parts of one object: compressed, then ChaCha20-Poly1305 (RFC 8439) under a key of the object's own.
///
/// The nonce is the number of the part, and object and part are authenticated with it, so that no part passes for another.
struct PartSealer {
  private let key: LockedKey
  private let context: String

  init(_ key: CaseKey, object: Int, salt: [UInt8]) {
    self.key = key.objectKey(salt: salt)
    context = "tenmatsu.part/1 \(key.caseID) \(object)"
  }

  func sealed(_ bytes: [UInt8], part: Int) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(
      Compression.compressed(bytes), using: key.key, nonce: nonce(part), authenticating: bound(part))
    return Array(box.ciphertext + box.tag)
  }

  /// Nil where the bytes were changed, or belong to another part.
  func opened(_ bytes: [UInt8], part: Int) -> [UInt8]? {
    guard bytes.count >= 16,
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce(part), ciphertext: bytes.dropLast(16), tag: bytes.suffix(16)),
      let packed = try? ChaChaPoly.open(box, using: key.key, authenticating: bound(part))
    else { return nil }
    return Compression.expanded(Array(packed))
  }

  private func nonce(_ part: Int) throws -> ChaChaPoly.Nonce {
    let number = UInt64(part)
    return try ChaChaPoly.Nonce(
      data: [0, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) })
  }

  private func bound(_ part: Int) -> [UInt8] { Array("\(context) \(part)".utf8) }
}
