import Bytes
import Crypto
import Foundation

/// The key by which anybody can check the ledger's signatures (Ed25519, RFC 8032).
public struct PublicKey: Codable, Hashable, Sendable {
  /// The 32 bytes in hexadecimal.
  public let hex: String

  init(_ key: Curve25519.Signing.PublicKey) { hex = Hex.text(key.rawRepresentation) }

  public init(from decoder: any Decoder) throws {
    hex = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// As OpenSSL reads it: SubjectPublicKeyInfo (RFC 8410, section 4) in PEM (RFC 7468).
  public var pem: String {
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    let body = Data(prefix + (Hex.bytes(hex) ?? [])).base64EncodedString()
    return "-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----\n"
  }

  /// SHA-256 of the key in groups of four, short enough to be read out on the telephone: its first 80 bits.
  public var fingerprint: String {
    let digest = Array(Hex.text(SHA256.hash(data: Hex.bytes(hex) ?? [])).prefix(20))
    return stride(from: 0, to: digest.count, by: 4).map { String(digest[$0..<($0 + 4)]) }
      .joined(separator: "-")
  }

  /// Whether a signature over a message was made with the private half.
  func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let bytes = Hex.bytes(hex), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
