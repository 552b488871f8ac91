import Bytes
import Crypto
import Foundation

/// Identifiers of STIX objects: `type--UUID`, the UUID by name (RFC 4122, version 5), so that the same content has the
/// same identifier.
enum STIXIdentifier {
  /// The namespace of observables (STIX 2.1, section 2.9), which nothing else may use.
  private static let observables = bytes("00abedb4-aa42-466c-9c01-fed23315a9b7")
  /// Of Tenmatsu's cases; made at random once.
  private static let cases = bytes("5b8f7d62-2d0e-4f0a-9d4c-7a1e3c6b9f52")

  /// The identifier of an observable, from those of its properties that count for it, sorted by name.
  static func observable(_ type: String, _ properties: [(name: String, value: String)]) -> String {
    let members = properties.map { "\(canonical($0.name)):\(canonical($0.value))" }
    return "\(type)--\(uuid(in: observables, "{\(members.joined(separator: ","))}"))"
  }

  /// The identifier of any other object of a case.
  static func object(_ type: String, _ name: String, inCase id: String) -> String {
    "\(type)--\(uuid(in: bytes(uuid(in: cases, id)), "\(type)\u{0}\(name)"))"
  }

  /// A text as JSON's canonical form has it (RFC 8785, section 3.2.2.2): escaped only where it must be.
  static func canonical(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// RFC 4122, section 4.3.
  private static func uuid(in namespace: [UInt8], _ name: String) -> String {
    var hash = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
    hash[6] = hash[6] & 0x0F | 0x50
    hash[8] = hash[8] & 0x3F | 0x80
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
    return groups.map { Hex.text(hash[$0]) }.joined(separator: "-")
  }

  private static func bytes(_ uuid: String) -> [UInt8] {
    Hex.bytes(uuid.filter { $0 != "-" }) ?? []
  }
}
